"""Names of files: safe everywhere, whatever they are made from."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.app.output import folded, safe_stem, with_key


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("Panne du réseau : ligne A/C", "Panne-du-réseau-ligne-A-C"),
        ("note.fr.txt", "note.fr"),
        ("../../etc/passwd", "etc-passwd"),
        ("..", "note"),
        ("CON", "CON-"),
        ("com1.fr", "com1-.fr"),
        ("report", "report-"),
        ("Manifest.x", "Manifest-.x"),
        ("a" * 300, "a" * 80),
        ("停電" * 90, ("停電" * 90)[:53]),
        ("trailing. ", "trailing"),
        ("\u202eevil", "evil"),
        ("", "note"),
    ],
)
def test_a_stem_is_safe(text: str, stem: str) -> None:
    assert safe_stem(text) == stem


def test_names_that_some_file_systems_confuse_are_one() -> None:
    assert folded("Straße") == folded("STRASSE")
    assert folded("e\u0301tude") == folded(unicodedata.normalize("NFC", "É") + "tude")


@given(st.text(max_size=200))
def test_any_text_becomes_a_name_that_every_system_takes(text: str) -> None:
    stem = safe_stem(text)
    name = f"{with_key(stem, 'f' * 64, 64)}.zh-Hant.fragment.html"
    assert stem
    assert not set(name) & set('<>:"/\\|?*\0\n')
    assert not name.startswith((".", "-"))
    assert len(name.encode()) <= 255
