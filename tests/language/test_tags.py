"""Language tags: which are valid, how they are written, and which way their text runs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.language.tags import direction, is_valid, normalize, primary, script_counts, uses_spaces


@pytest.mark.parametrize(
    "tag",
    [
        *(
            "en",
            "en-GB",
            "EN-gb",
            "zh-Hant-TW",
            "de-CH-1996",
            "sl-rozaj-biske",
            "es-419",
            "sr-Latn-RS",
            "pt-BR",
        ),
        *(
            "fil",
            "nb",
            "nn",
            "no",
            "yue",
            "haw",
            "gsw",
            "sh",
            "cmn",
            "iw",
            "ca-valencia",
            "de-Latf",
            "en-Zyyy",
        ),
        *("zh-yue", "ar-arb", "sgn-ase", "ja-Latn-hepburn", "hy-Latn-IT-arevela", "az-Arab-x-AZE-derbend"),
        *("en-u-ca-gregory", "de-DE-u-co-phonebk", "en-a-bbb-x-a-ccc", "en-x-twain", "x-private", "x-a-b-c"),
        *("und", "mul", "zxx", "i-klingon", "en-GB-oed", "zh-min-nan", "art-lojban", "sgn-BE-FR"),
    ],
)
def test_valid(tag: str) -> None:
    assert is_valid(tag)


@pytest.mark.parametrize(
    "tag",
    [
        *(
            "",
            "e",
            "english",
            "french",
            "xyzzy",
            "xx",
            "en_US",
            "en US",
            " en",
            "en\n",
            "en-",
            "-en",
            "en--US",
        ),
        *("fr-FRA", "en-UK", "en-XY", "fr-Abcd", "fr-Q", "a-DE", "de-419-DE", "en-Latn-Latn", "en-GB-US"),
        *(
            "de-DE-1996-1996",
            "en-a-bbb-a-ccc",
            "en-x",
            "en-a",
            "x-",
            "x-waytoolong",
            "ſv",
            "\u212ao",
            "i-elvish",
        ),
    ],
)
def test_not_valid(tag: str) -> None:
    assert not is_valid(tag)


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("EN_us", "en-US"),
        (" fr ", "fr"),
        ("zh-HANT-tw", "zh-Hant-TW"),
        ("SR-latn", "sr-Latn"),
        ("de-de-1996", "de-DE-1996"),
        ("en-X-TWAIN", "en-x-twain"),
        ("de-u-CO-phonebk", "de-u-co-phonebk"),
        ("mn-cyrl-MN", "mn-Cyrl-MN"),
    ],
)
def test_recommended_letter_case(tag: str, written: str) -> None:
    assert normalize(tag) == written


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("pt-BR", "pt"),
        ("nb-NO", "no"),
        ("nn", "no"),
        ("iw", "he"),
        ("in-ID", "id"),
        ("cmn-Hant", "zh"),
        ("fil", "tl"),
    ],
)
def test_the_language_of_a_tag(tag: str, language: str) -> None:
    assert primary(tag) == language


@pytest.mark.parametrize(
    ("tag", "way"),
    [
        ("ar", "rtl"),
        ("ar-EG", "rtl"),
        ("ar-x-newsroom", "rtl"),
        ("ar-Latn", "ltr"),
        ("he-IL", "rtl"),
        ("iw", "rtl"),
        ("fa", "rtl"),
        ("az-Arab-IR", "rtl"),
        ("pa-Arab", "rtl"),
        ("sd-Deva", "ltr"),
        ("ur", "rtl"),
        ("ff-Adlm", "rtl"),
        ("en", "ltr"),
        ("en-x-arab", "ltr"),
        ("ja", "ltr"),
    ],
)
def test_direction(tag: str, way: str) -> None:
    assert direction(tag) == way


def test_spaces_between_words() -> None:
    assert [tag for tag in ("fr", "ko", "zh-Hant", "ja", "th", "vi", "km") if not uses_spaces(tag)] == [
        "zh-Hant",
        "ja",
        "th",
        "km",
    ]


def test_letters_are_counted_by_script() -> None:
    assert script_counts("3人 и Ωμέγα, ok!") == {"Hani": 1, "Cyrl": 1, "Grek": 5, "Latn": 2}


@given(st.text())
def test_any_text_is_a_tag_or_not(text: str) -> None:
    assert isinstance(is_valid(text), bool)
    assert normalize(normalize(text)) == normalize(text)
    assert direction(text) in {"ltr", "rtl"}
    assert sum(script_counts(text).values()) <= len(text)


@given(st.from_regex(r"[a-zA-Z]{2,3}(-[A-Za-z]{4})?(-[A-Za-z]{2})?", fullmatch=True))
def test_letter_case_says_nothing(tag: str) -> None:
    assert is_valid(tag) == is_valid(tag.upper()) == is_valid(normalize(tag))
