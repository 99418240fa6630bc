"""Folding: what writers use for one another becomes the same, and nothing moves."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.language.letters import NOT_AFTER_LETTER, NOT_BEFORE_LETTER, WORD_CHARACTER, fold


@pytest.mark.parametrize(
    ("written", "as_well"),
    [
        ("L’incendie", "l'incendie"),
        ("6\u00a0h\u202f52", "6 h 52"),
        ("porte‑parole", "porte-parole"),
        ("Bucureşti", "București"),
        ("ΟΔΟΣ", "οδός"),
        ("İSTANBUL", "istanbul"),
        ("IŞIK", "ışık"),
        ("أسباب", "اسباب"),
        ("علی", "علي"),
    ],
)
def test_ways_of_writing_the_same(written: str, as_well: str) -> None:
    assert fold(written) == fold(as_well)


def test_every_character_keeps_its_place() -> None:
    lone_surrogates = range(0xD800, 0xE000)
    for code in range(sys.maxunicode + 1):
        if code not in lone_surrogates:
            assert len(fold(chr(code))) == 1


@given(st.text(), st.text())
def test_folding_keeps_offsets(before: str, after: str) -> None:
    folded = fold(before + after)
    assert len(folded) == len(before) + len(after)
    assert folded == fold(before) + fold(after)
    assert fold(folded) == folded


@pytest.mark.parametrize("word", ["café", "cafe\u0301", "डॉक्टर", "می\u200cشود", "קפּה", "ความ", "Ёлка"])
def test_a_word_keeps_its_marks(word: str) -> None:
    import re

    assert re.findall(f"{WORD_CHARACTER}+", f"« {word} », 3") == [word, "3"]
    assert re.search(f"{NOT_AFTER_LETTER}{word}{NOT_BEFORE_LETTER}", f"« {word} »")
    assert not re.search(f"{NOT_AFTER_LETTER}{word[:-1]}{NOT_BEFORE_LETTER}", f"« {word} »")
