"""Who did what: all the words of a sentence may be the note's, and the sentence still wrong."""

import pytest

from articlekit.app.attributions import Whereabouts, misattributed
from articlekit.language.words import content

NOTES = {
    "en": (
        "An excavator cut the pipe in Harbour Street.",
        "Mayor Anna Lenoir said the pipe was not on the plans.",
    ),
    "fr": (
        "L’ingénieur en chef démissionne après la panne.",
        "Un échange en direct entre Ron DeSantis, gouverneur de Floride, et Elon Musk était prévu.",
        "Les internautes reprochent à la plateforme d’avoir réagi trop tard.",
    ),
}


def name(text: str, language: str) -> str | None:
    words = {f"s{number}": content(each, language) for number, each in enumerate(NOTES[language], start=1)}
    return misattributed(text, Whereabouts(words), language)


@pytest.mark.parametrize(
    ("text", "language", "who"),
    [
        ("An excavator was driven by Anna Lenoir.", "en", "Anna Lenoir"),
        ("Après la panne, Elon Musk démissionne.", "fr", "Elon Musk"),
        ("Trop tard, reproche Elon Musk aux internautes.", "fr", "Elon Musk"),
    ],
)
def test_what_is_said_of_somebody_else_is_found(text: str, language: str, who: str) -> None:
    assert name(text, language) == who


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The plans did not show the pipe, said Mayor Anna Lenoir.", "en"),
        ("The excavator cut a pipe.", "en"),
        ("Ron DeSantis et Elon Musk devaient échanger en direct.", "fr"),
        ("L’ingénieur en chef démissionne.", "fr"),
        ("", "en"),
    ],
)
def test_what_a_statement_says_of_somebody_stands(text: str, language: str) -> None:
    assert name(text, language) is None
