"""Typography: what is set, and what is left alone."""

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from articlekit.language.locale import available, load
from articlekit.language.typography import set_punctuation, set_spaces
from tests.growth import no_faster_than_length


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("fr", "Bilan : 14 rames", "Bilan\u00a0: 14 rames"),
        ("fr", "Bilan: 14 rames", "Bilan\u00a0: 14 rames"),
        ("fr", "Qui ? Attention! Oui; non.", "Qui\u202f? Attention\u202f! Oui\u202f; non."),
        ("fr", "«Aucun blessé» et « rien »", "«\u00a0Aucun blessé\u00a0» et «\u00a0rien\u00a0»"),
        ("fr", "50 % des 20 €", "50\u00a0% des 20\u00a0€"),
        ("fr", "Quoi ?!", "Quoi\u202f?!"),
        ("en", "Crews  are at work , and home .", "Crews are at work, and home."),
        ("cs", "5 % a 5%", "5\u00a0% a 5%"),
        ("ru", "дом № 5", "дом №\u00a05"),
        (
            "fr",
            "environ 2 300 voyageurs, 1 200 000 euros",
            "environ 2\u202f300 voyageurs, 1\u202f200\u202f000 euros",
        ),
        (
            "sv",
            "över 3 000–4 000 hushåll (1 500 i dag)",
            "över 3\u00a0000–4\u00a0000 hushåll (1\u00a0500 i dag)",
        ),
        ("cs", "škoda 12 500,50 Kč", "škoda 12\u00a0500,50 Kč"),
        ("fi", "5 000-kertainen", "5\u00a0000-kertainen"),
        ("uk", "збитки 126 400 000 гривень", "збитки 126\u00a0400\u00a0000 гривень"),
    ],
)
def test_spaces(language: str, text: str, wanted: str) -> None:
    assert set_spaces(text, load(language)) == wanted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "À 14:05, v1.2.3 ; non".replace(" ;", "\u202f;")),
        ("fr", "http://exemple.fr/a?b:c"),
        ("fr", "Bilan\u202f: rien\u00a0!"),
        ("fr", "Yahoo! annonce"),
        ("fr", "`a ? b : c` std::map C:\\x"),
        ("fr", "12% et 20€"),
        ("en", ".NET and .com are written so"),
        ("en", "3 , 5".replace(" ,", ",")),
        ("fr", "tél. 01 42 68 53 00, réf. 12 345"),
        ("sv", "08-123 456 78, 070-123 45 67, 114 55 Stockholm, tel 123 456"),
        ("cs", "mobil 601 123 456, IČO 12 345 678, PSČ 120 00"),
        ("ru", "8 800 555 35 35, +7 495 123-45-67"),
        ("hu", "+36 1 234 5678, 06 1 234 5678, 12 345/2026"),
        ("pl", "602 123 456"),
        ("en", "2 300 people"),
    ],
)
def test_spaces_that_stay(language: str, text: str) -> None:
    assert set_spaces(text, load(language)) == text


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", 'He said: "No plan" ("none at all")...', "He said: “No plan” (“none at all”)…"),
        ("en", "It's the driver's", "It’s the driver’s"),
        ("fr", 'l\'avion dit "non"', "l’avion dit «\u00a0non\u00a0»"),
        ("fr", '« Le câble n\'est pas "signalé" »', "« Le câble n’est pas “signalé” »"),
        ("de", 'Er sagte: "Gut."', "Er sagte: „Gut.“"),
        ("fi", 'Laiva "Titanic"in uppoaminen', "Laiva ”Titanic”in uppoaminen"),
        ("ko", '그는 "화재가 났다"고 말했다. "끝"', "그는 “화재가 났다”고 말했다. “끝”"),
        ("he", 'צה"ל: "הכול בסדר"', 'צה"ל: ”הכול בסדר”'),
        ("es", "Hay heridos? Que horror!", "¿Hay heridos? ¡Que horror!"),
        ("zh", "原因:电缆故障,10:25恢复(服务器)正常.", "原因：电缆故障，10:25恢复（服务器）正常。"),
        ("zh", '他说"没事"!', "他说“没事”！"),
        ("ja", "工場で爆発,3人けが.", "工場で爆発、3人けが。"),
        ("ar", 'قال, "نعم"; هل انتهى?', "قال، «نعم»؛ هل انتهى؟"),
    ],
)
def test_punctuation(language: str, text: str, wanted: str) -> None:
    assert set_punctuation(text, load(language)) == wanted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", '5" pipes and 6" pipes'),
        ("en", '"One "two" three'),
        ("en", '`it\'s "x"...` a="b" http://x.org/it\'s'),
        ("en", 'Add gem "webrick", ">= 1.6.1" to the file'),
        ("es", "Dijo Juan, y ella, vienes?"),
        ("es", "¿Vienes? ¡Sí!"),
        ("es", "Yahoo! anuncia"),
        ("zh", "版本3.5于10:25恢复，API(v2)正常"),
        ("ar", "API, 3,5"),
        ("xx", '"It\'s"...'),
    ],
)
def test_punctuation_that_stays(language: str, text: str) -> None:
    assert set_punctuation(text, load(language)) == text


PIECES = st.sampled_from(
    [
        '"',
        "'",
        " ",
        "  ",
        "\u00a0",
        "\u202f",
        "\n",
        ".",
        "...",
        ",",
        ":",
        ";",
        "?",
        "!",
        "«",
        "»",
        "“",
        "”",
        "(",
        ")",
        "`",
        "a",
        "Mot",
        "5",
        "14:05",
        "http://a.b/c",
        "%",
        "€",
        "№",
        "中",
        "文",
        "の",
        "بيت",
        "¿",
        "—",
        "x_y",
        "\u2009",
    ]
)
TEXTS = st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=40)
LANGUAGES = st.sampled_from((*available(), "und"))


@given(TEXTS, LANGUAGES)
def test_set_spaces_changes_white_space_only_and_settles(text: str, language: str) -> None:
    locale = load(language)
    once = set_spaces(text, locale)
    assert "".join(once.split()) == "".join(text.split())
    assert set_spaces(once, locale) == once


@given(TEXTS, LANGUAGES)
def test_set_punctuation_keeps_every_letter_and_digit_and_settles(text: str, language: str) -> None:
    locale = load(language)
    once = set_punctuation(text, locale)
    assert [mark for mark in once if mark.isalnum()] == [mark for mark in text if mark.isalnum()]
    assert set_punctuation(once, locale) == once


@given(TEXTS, LANGUAGES)
def test_both_together_settle(text: str, language: str) -> None:
    locale = load(language)
    once = set_spaces(set_punctuation(text, locale), locale)
    twice = set_spaces(set_punctuation(once, locale), locale)
    assert set_spaces(set_punctuation(twice, locale), locale) == twice


@pytest.mark.parametrize(
    "part", ['"', '" a', 'a"', "«", "? ", ". ", "(", "`", "中", "中, ", "a1/", " ", "a.", "'a"]
)
@pytest.mark.parametrize("language", ["fr", "es", "zh", "he", "ar"])
def test_long_hostile_text_takes_no_longer_than_its_length(language: str, part: str) -> None:
    def set_all(count: int) -> None:
        set_spaces(set_punctuation(part * count, load(language)), load(language))

    assert no_faster_than_length(set_all, 20_000)


@pytest.mark.parametrize(("tag", "piece"), [("en", '"a b" c '), ("fr", "a : b ; "), ("zh", "中(中), ")])
def test_a_long_line_takes_no_longer_than_its_length(tag: str, piece: str) -> None:
    locale = load(tag)
    assert no_faster_than_length(
        lambda size: set_spaces(set_punctuation(piece * size, locale), locale), 60_000
    )


@pytest.mark.parametrize("tag", available())
def test_groups_of_digits_are_parted_as_in_cldr(tag: str) -> None:
    group = Locale.parse(tag).number_symbols["latn"]["group"]
    assert load(tag).typography.group_space == (group if group.isspace() else "")
