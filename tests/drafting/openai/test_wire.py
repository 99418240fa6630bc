"""What models write for parts, texts and sources, made uniform."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.drafting.openai.answer import accept
from tests.fakes.notes import read

NOTE = read()


def sources(value: Any) -> tuple[str, ...]:
    return accept([{"part": "text", "sources": value, "text": "A sentence."}], NOTE)[0].sources


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (["s1", "s3"], ("s1", "s3")),
        (["s1", "s1", "S2"], ("s1", "s2")),
        ("s4", ("s4",)),
        (["[s1, s2]"], ("s1", "s2")),
        ([1, "2", "s03"], ("s1", "s2", "s3")),
        (["title"], ("title",)),
        (["s99", "note", None, {}, True], ()),
        (None, ()),
    ],
)
def test_sources_are_ids_that_the_note_has(value: Any, wanted: tuple[str, ...]) -> None:
    assert sources(value) == wanted


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("  All  pupils\nleft. ", "All pupils left."),
        ("All pupils left. [s2]", "All pupils left."),
        ("All pupils left [s2, s3].", "All pupils left."),
        ("## Pipe cracked", "Pipe cracked"),
        ("**Pipe cracked**", "Pipe cracked"),
        ("<h2>Pipe cracked</h2>", "Pipe cracked"),
        ("The tag <p> was left out", "The tag <p> was left out"),
        ("à 9\u00a0h\u00a010", "à 9\u00a0h\u00a010"),
        ("half \ud800 a character", "half \ufffd a character"),
        ("two halves \ud83d\ude92", "two halves 🚒"),
    ],
)
def test_texts_are_words_alone(value: str, wanted: str) -> None:
    assert accept([{"text": value}], NOTE)[0].text == wanted


def test_what_is_no_sentence_is_left_out() -> None:
    values: list[dict[str, Any]] = [{"text": 3}, {"text": "…"}, {}, {"text": None}, {"text": "Yes."}]
    assert [each.text for each in accept(values, NOTE)] == ["Yes."]


def test_parts_have_their_other_names() -> None:
    values = [{"part": name, "text": "A text"} for name in ("Title", "lead", "H2", "bullet", "nonsense", 7)]
    assert [each.part for each in accept(values, NOTE)] == [
        "headline",
        "lede",
        "heading",
        "item",
        "text",
        "text",
    ]


_VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=40)),
    lambda inner: st.lists(inner, max_size=4),
    max_leaves=6,
)


@given(st.lists(st.dictionaries(st.sampled_from(["part", "text", "sources", "x"]), _VALUES), max_size=5))
def test_anything_is_accepted_or_left_out(values: list[dict[str, Any]]) -> None:
    for sentence in accept(values, NOTE):
        assert sentence.text.strip()
        assert {*sentence.sources} <= {"title", "s1", "s2", "s3", "s4", "s5"}
