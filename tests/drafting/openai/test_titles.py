"""Titles that are asked for alone."""

import pytest

from articlekit.drafting.drafter import Brief
from articlekit.drafting.openai.titles import repeats, title_of
from articlekit.model.article import Paragraph, Sentence
from tests.fakes.notes import read

TEXT = "A corroded pipe under the kitchen had cracked. The fire service closed the main valve at 9:25."


def title(answer: str, language: str = "en") -> str | None:
    return title_of(answer, TEXT, 60, Brief(note=read(), language=language))


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("Corroded pipe under the kitchen had cracked", "Corroded pipe under the kitchen had cracked"),
        ('**"Fire service closed the main valve."**', "Fire service closed the main valve"),
        (
            "Headline: Fire service closed the main valve\n\nI hope this helps!",
            "Fire service closed the main valve",
        ),
        ("Fire service closed the main valve at 9:52", None),
        ("Gas company to pay for damage done in Northfield", None),
        ("Corroded pipe under the kitchen of the school of Northfield had cracked", None),
        ("", None),
        ('{"sentences": []}', None),
    ],
)
def test_a_title_is_one_line_that_says_no_more_than_the_text(answer: str, found: str | None) -> None:
    assert title(answer) == found


def test_in_a_translation_the_rules_judge_what_it_says() -> None:
    assert title("Une conduite corrodée avait cédé", "fr") == "Une conduite corrodée avait cédé"


@pytest.mark.parametrize(
    ("heading", "is_repeated"),
    [
        ("A corroded pipe under the kitchen had cracked", True),
        ("Corroded pipe had cracked under the kitchen", True),
        ("Pipe had cracked", False),
    ],
)
def test_a_heading_that_is_a_sentence_repeats_it(heading: str, is_repeated: bool) -> None:
    paragraph = Paragraph(sentences=tuple(Sentence(text=f"{each}.") for each in TEXT.rstrip(".").split(". ")))
    assert repeats(Sentence(text=heading), (paragraph,), "en") is is_repeated
