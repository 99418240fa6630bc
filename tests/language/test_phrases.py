"""Phrases that a house bans: where they are found, and where other words may take their place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.language.locale import load
from articlekit.language.phrases import phrases_in, places, rewritten


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


HOUSE = {
    "in the wake of": "after",
    "tragic": "sad",
    "Twitter": "X",
    "allegedly": "officially",
    "a dozen": "some",
    "victims": "",
    "ouvrage d'art": "pont",
    "Drama": "Unglück",
    "悲劇": "事故",
    "la capitale": "Paris",
}


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "In the wake of the burst a tragic night began.", "After the burst a sad night began."),
        ("en", "IT WAS A TRAGIC NIGHT.", "IT WAS A SAD NIGHT."),
        ("en", "In  the wake\u00a0of the burst", "After the burst"),
        ("de", "Das Drama begann um 9 Uhr.", "Das Unglück begann um 9 Uhr."),
        ("ja", "この悲劇は午前に起きた。", "この事故は午前に起きた。"),
        ("fr", "Un ouvrage d’art est fermé.", "Un pont est fermé."),
    ],
)
def test_other_words_take_the_capitals_of_the_place(language: str, text: str, wanted: str) -> None:
    assert rewritten(text, HOUSE, load(language)) == wanted


@pytest.mark.parametrize(
    ("language", "text", "obstacle"),
    [
        ("en", "She said: “It was a tragic night.”", "quotation"),
        ("en", "The ‘tragic’ night is over.", "quotation"),
        ("en", "“It was a tragic night. She left.", "quotation"),
        ("en", "See https://example.org/tragic/night for more.", "code"),
        ("en", "Twitter was down for an hour.", "fact"),
        ("en", "It was Tragic Bob who fled.", "fact"),
        ("en", "There were a dozen tents.", "fact"),
        ("fr", "Le feu a touché la capitale hier.", "fact"),
        ("en", "He allegedly fled.", "polarity"),
        ("fr", "L’ouvrage d’art est fermé.", "joined"),
        ("en", "Two victims were found.", None),
    ],
)
def test_what_an_editor_has_to_decide_stays(language: str, text: str, obstacle: str | None) -> None:
    locale = load(language)
    assert rewritten(text, HOUSE, locale) == text
    (place,) = places(text, HOUSE, locale)
    assert place.obstacle == obstacle


def test_what_a_quotation_covers_from_outside_stays() -> None:
    text = "It was a tragic night."
    assert rewritten(text, HOUSE, load("en"), spoken=((0, len(text)),)) == text


@given(st.text(st.sampled_from("ab \"'“”«».,1Aé"), max_size=40), st.sampled_from(["en", "fr", "de", "ja"]))
def test_nothing_but_the_phrase_changes(text: str, language: str) -> None:
    phrases = {"a": "é", "bb": ""}
    wanted = rewritten(text, phrases, load(language))
    assert len(wanted) == len(text)
    assert all(new in (old, "é", "É") for old, new in zip(text, wanted, strict=True))
