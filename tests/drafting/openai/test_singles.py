"""Sentences that a model handed in as one, or with more sources than they have."""

import pytest

from articlekit.drafting.drafter import Brief
from articlekit.drafting.openai.singles import singles
from articlekit.drafting.openai.wire import Part, WireSentence
from tests.fakes.notes import read


def taken_apart(
    text: str, *sources: str, part: Part = "text", language: str = "en"
) -> list[tuple[str, tuple[str, ...]]]:
    given = WireSentence(part=part, text=text, sources=sources)
    return [(each.text, each.sources) for each in singles([given], Brief(note=read(), language=language))]


def test_each_sentence_cites_what_it_tells() -> None:
    text = "All 240 pupils left the building. A corroded pipe had cracked."
    assert taken_apart(text, "s1", "s2", "s3", "s4") == [
        ("All 240 pupils left the building.", ("s2",)),
        ("A corroded pipe had cracked.", ("s3",)),
    ]


def test_what_is_cited_and_not_told_is_no_source() -> None:
    text = "The fire service closed the main valve at 9:25."
    assert taken_apart(text, "s2", "s3", "s4", "s5") == [(text, ("s4",))]


def test_one_or_two_sources_are_believed() -> None:
    text = "Everybody was led outside."
    assert taken_apart(text, "s2", "s4") == [(text, ("s2", "s4"))]


def test_in_a_translation_the_sources_are_those_that_are_named() -> None:
    text = "Les élèves sont sortis. Une conduite était fissurée."
    assert [sources for _, sources in taken_apart(text, "s2", "s3", language="fr")] == [("s2", "s3")] * 2


@pytest.mark.parametrize(
    ("text", "part", "closed"),
    [
        ("All pupils left", "text", "All pupils left."),
        ("All pupils left", "lede", "All pupils left."),
        ("All pupils left!", "text", "All pupils left!"),
        ("All pupils left", "item", "All pupils left"),
        ("All pupils left", "heading", "All pupils left"),
    ],
)
def test_a_sentence_has_an_end(text: str, part: Part, closed: str) -> None:
    assert taken_apart(text, "s2", part=part) == [(closed, ("s2",))]


def test_of_two_sources_the_one_that_is_not_told_is_left_out() -> None:
    text = "The fire service closed the main valve at 9:25."
    assert taken_apart(text, "s4", "s5") == [(text, ("s4",))]


def test_very_words_of_another_statement_are_a_stray_of_that() -> None:
    text = "The fire service closed the main valve at 9:25."
    given = WireSentence(part="text", text=text, sources=("s5",))
    (found,) = singles([given], Brief(note=read(), language="en"))
    assert (found.sources, found.stray) == (("s4",), True)
