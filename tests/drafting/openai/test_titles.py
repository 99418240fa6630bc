"""Titles that are asked for alone."""

import pytest

from articlekit.drafting.drafter import Brief
from articlekit.drafting.openai.titles import displaced, misnamed, repeats, title_of
from articlekit.drafting.openai.vocabulary import foreign_words
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
        ("Cause: a corroded pipe under the kitchen had cracked", True),
        ("Cause: pipe had cracked", False),
    ],
)
def test_a_heading_that_is_a_sentence_repeats_it(heading: str, is_repeated: bool) -> None:
    paragraph = Paragraph(sentences=tuple(Sentence(text=f"{each}.") for each in TEXT.rstrip(".").split(". ")))
    assert repeats(Sentence(text=heading), (paragraph,), "en") is is_repeated


WOLF = """\
Shepherd loses sheep

A wolf killed eleven sheep near Uelzen on 3 March 2026. The fence carried no current.

"I do not know whether I will go on," said shepherd Jürgen Behn.
"""


def of_the_wolf(text: str) -> tuple[Sentence, Brief]:
    return Sentence(text=text), Brief(note=read(WOLF), language="en")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Eleven sheep killed near Uelzen", []),
        ("Wolf killing near Uelzen", []),
        ("Cause: fence without current", []),  # what kinds of sections are called says nothing new
        ("Eleven sheep killed in a zoo near Uelzen", ["zoo"]),
        ("Furious wolf killed eleven sheep", ["furious"]),
    ],
)
def test_words_of_a_title_that_the_note_does_not_have(text: str, words: list[str]) -> None:
    title, brief = of_the_wolf(text)
    assert foreign_words(title.text, brief) == words


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shepherd Jürgen Behn does not know whether to go on", None),
        ("Jürgen Behn killed eleven sheep", "Jürgen Behn"),
        ("Eleven sheep killed near Uelzen", None),
    ],
)
def test_a_title_says_of_a_name_what_the_note_says_of_it(text: str, name: str | None) -> None:
    assert misnamed(*of_the_wolf(text)) == name


@pytest.mark.parametrize(
    ("text", "is_displaced"),
    [
        ("Eleven sheep killed on 3 March 2026", False),
        ("3 March 2026: eleven sheep killed", False),
        ("Eleven sheep killed by 3 March 2026", True),
        ("Eleven sheep killed since 3 March 2026", True),
    ],
)
def test_a_date_stands_behind_a_word_that_the_note_has_before_it(text: str, is_displaced: bool) -> None:
    assert displaced(*of_the_wolf(text)) is is_displaced


def test_a_title_in_japanese_has_the_pairs_of_the_note() -> None:
    note = "天神駅で停電\n\n福岡市地下鉄天神駅で停電が発生した。けが人はいなかった。\n"
    brief = Brief(note=read(note), language="ja")
    assert not foreign_words("地下鉄天神駅で停電発生", brief)
    assert foreign_words("飛行機の墜落で死者多数", brief)


def test_words_of_one_family_are_one() -> None:
    brief = Brief(note=read("Northgate in the dark\n\nPower failed at Northgate at 06:52.\n"), language="en")
    assert not foreign_words("Power failure at Northgate", brief)
    assert foreign_words("Power fairness at Northgate", brief) == ["fairness"]
