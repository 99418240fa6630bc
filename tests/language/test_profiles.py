"""Likelihoods of languages are those that langdetect's own tables give, sequence by sequence."""

import json
import math
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from langdetect.utils.ngram import NGram

from articlekit.language.profiles import SCRIPTS, weigh
from tests.language.letter_profiles import FOLDER, table
from tests.language.news import NEWS

TEXTS = [text.lower() for texts in NEWS.values() for text in texts]


def one_by_one(text: str, language: str) -> float:
    """The sum over all sequences that langdetect's reader finds in a text, a table look-up for each."""
    table = json.loads((files("langdetect") / "profiles" / language).read_text(encoding="utf-8"))
    reader, result = NGram(), 0.0
    for character in NGram.normalize_vi(text + " "):
        reader.add_char(character)
        for length in range(1, len(reader.grams) + 1):
            count = table["freq"].get(reader.grams[-length:], 0)
            result += math.log1p(count / table["n_words"][length - 1] / (0.5 / 10_000))
    return result


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_sequence_counts_as_in_the_tables(script: str) -> None:
    known = [(text, found) for text in TEXTS[::5] if (found := weigh(text, script).likelihoods)]
    assert known
    for text, found in known[:6]:
        assert found == pytest.approx({each: one_by_one(text, each) for each in SCRIPTS[script]})


@given(st.text(max_size=60))
def test_any_text_counts_so(text: str) -> None:
    lowered = text.lower()
    found = weigh(lowered, "Cyrl").likelihoods
    assert found.get("ru", 0.0) == pytest.approx(one_by_one(lowered, "ru"))


def test_no_letters_no_likelihood() -> None:
    assert weigh("2026 – 3, 4", "Latn").likelihoods == {}


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_file_of_a_script_is_made_from_the_tables(script: str) -> None:
    assert (FOLDER / f"{script}.json").read_text(encoding="utf-8") == table(script)
