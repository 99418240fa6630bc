"""Titles that leave out what a deed was done to."""

import pytest

from articlekit.drafting.drafter import Brief
from articlekit.drafting.openai.curtailed import curtailed
from tests.fakes.notes import read

NOTES = {
    "de": "Am Samstag hat ein Wolf bei Uelzen 14 Schafe gerissen, so das Amt. Der Zaun war kaputt.",
    "en": "A wolf killed eleven sheep near Uelzen on 3 March 2026. Crews closed the road with three others.",
    "fr": "Un loup a tué 14 brebis près de Digne. La bergère ne sait pas si elle continue.",
    "it": "Un lupo ha ucciso 14 pecore vicino a Belluno.",
    "ru": "Волк задрал 14 овец под Псковом.",
    "ar": "قتل ذئب 14 خروفا قرب المدينة.",
    "ja": "オオカミが羊14頭を殺した。",
}


@pytest.mark.parametrize(
    ("language", "title", "left_out"),
    [
        ("de", "Wolf bei Uelzen gerissen", "14 Schafe"),
        ("de", "Wolf gerissen, Zaun war kaputt", "14 Schafe"),
        ("de", "Wolf hat 14 Schafe gerissen", None),
        ("de", "Schafe bei Uelzen gerissen", None),
        ("de", "Zaun war kaputt", None),
        ("en", "Wolf killed near Uelzen", "eleven sheep"),
        ("en", "Wolf killed sheep", None),
        ("en", "Crews closed the road", None),
        ("en", "Crews closed road near Uelzen", None),  # of two statements: for other rules
        ("en", "Wolf", None),
        ("fr", "Loup tué près de Digne", "14 brebis"),
        ("fr", "Un loup tue 14 brebis", None),
        ("it", "Lupo ucciso vicino a Belluno", "14 pecore"),
        ("ru", "Волк задрал под Псковом", "14 овец"),
        ("ar", "قتل ذئب قرب المدينة", "14 خروفا"),
        ("ja", "オオカミが殺した", None),
    ],
)
def test_what_a_title_leaves_out(language: str, title: str, left_out: str | None) -> None:
    assert curtailed(title, Brief(note=read(NOTES[language]), language=language)) == left_out


def test_the_title_of_the_note_is_left_alone() -> None:
    note = read("Wolf bei Uelzen gerissen\n\n" + NOTES["de"])
    assert curtailed("Wolf bei Uelzen gerissen", Brief(note=note, language="de")) is None
