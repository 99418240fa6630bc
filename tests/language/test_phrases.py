"""Phrases that a house bans: where they are found, and where other words may take their place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.language.phrases import phrases_in


@pytest.mark.parametrize(
    ("text", "phrases", "found"),
    [
        ("In the  WAKE of it", ["in the wake of"], ["In the  WAKE of"]),
        ("tragicomic, untragic", ["tragic"], []),
        ("a c++ tool", ["c++"], ["c++"]),
        ("この悲劇は", ["悲劇"], ["悲劇"]),
        ("the wake of the storm", ["wake", "the wake of"], ["the wake of"]),
        ("l'été", ["été"], ["été"]),
        ("anything", [], []),
    ],
)
def test_phrases_are_found_as_whole_words(text: str, phrases: list[str], found: list[str]) -> None:
    assert [text[start:end] for start, end, _ in phrases_in(text, phrases)] == found


@given(st.text(), st.lists(st.text().filter(str.strip), min_size=1))
def test_any_phrase_can_be_looked_for(text: str, phrases: list[str]) -> None:
    for start, end, phrase in phrases_in(text, phrases):
        assert 0 <= start < end <= len(text)
        assert phrase in phrases
