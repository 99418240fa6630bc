"""The locale files: each one complete, consistent, and right about its language."""

import re
import tomllib
import unicodedata
from importlib.resources import files
from typing import Any

import babel
import pytest
from babel.core import get_global

from articlekit.language.letters import fold
from articlekit.language.locale import ROLES, Locale, available, load, phrases
from articlekit.language.tags import is_valid, uses_spaces
from tests.growth import no_faster_than_length

PROMISED = (
    *(
        "fr",
        "en",
        "de",
        "es",
        "it",
        "pt",
        "nl",
        "pl",
        "ru",
        "uk",
        "cs",
        "sv",
        "da",
        "no",
        "fi",
        "ro",
        "hu",
        "el",
    ),
    *("tr", "ar", "fa", "he", "hi", "zh", "ja", "ko", "id", "vi"),
)
LISTS = ("field_labels", "form_labels", "meta_labels", "cues", "words", "outline")
OPTIONAL = {
    *(
        "verb_final",
        "verb_second",
        "verb_bracket",
        "ordinal_point",
        "words.acronyms",
        "words.adverbial_endings",
    ),
    *("words.glued_conjunctions", "words.glued_kept", "words.indefinites", "words.topics", "words.subjects"),
    "words.objects",
    *(
        f"typography.{key}"
        for key in ("space_before", "space_after", "group_space", "inverted", "full_width", "local_marks")
    ),
}
MAY_BE_EMPTY = {"words.proclitics", "words.adverbial_openers", "typography.word_space"}
QUESTION_MARKS = {"ar": "؟", "fa": "؟", "ja": "？", "zh": "？", "el": ";"}
PLACEHOLDER = re.compile(r"\{\w+\}")
# Where the name that the language's readers expect is not the one of CLDR.
NAMES: dict[str, str] = {}

LANGUAGE = pytest.mark.parametrize("tag", available())


def table(tag: str) -> dict[str, Any]:
    return tomllib.loads(
        (files("articlekit.language") / "locales" / tag / "locale.toml").read_text(encoding="utf-8")
    )


def keys(tag: str) -> set[str]:
    result: set[str] = set()
    for key, value in table(tag).items():
        result |= {f"{key}.{inner}" for inner in value} if isinstance(value, dict) else {key}
    return result


def lists(locale: Locale) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(name, key, entries) for name in LISTS for key, entries in getattr(locale, name).items()]


def strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for inner in value.values() for text in strings(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in strings(inner)]
    return [value] if isinstance(value, str) else []


def test_every_promised_language_has_a_file() -> None:
    assert set(available()) >= set(PROMISED)
    assert len(available()) >= 26


@LANGUAGE
def test_the_same_tables_and_keys_as_english(tag: str) -> None:
    assert keys("en") - keys(tag) - OPTIONAL == set()
    assert keys(tag) - keys("en") - OPTIONAL == set()


@LANGUAGE
def test_nothing_is_empty(tag: str) -> None:
    empty = {
        f"{name}.{key}"
        for name, inner in table(tag).items()
        if isinstance(inner, dict)
        for key, value in inner.items()
        if value in ("", [], {})
    }
    assert empty - MAY_BE_EMPTY == set()
    assert (load(tag).typography.word_space == "") != uses_spaces(tag)


@LANGUAGE
def test_nothing_comes_twice_in_a_list(tag: str) -> None:
    twice = [
        (key, entry)
        for _, key, entries in lists(load(tag))
        for entry in entries
        if [other.lower() for other in entries].count(entry.lower()) > 1
    ]
    assert twice == []


@LANGUAGE
def test_a_label_has_one_role(tag: str) -> None:
    locale = load(tag)
    assert set(locale.field_labels) == set(ROLES)
    roles: dict[str, set[str]] = {}
    for role in ROLES:
        for label in (*locale.field_labels[role], *locale.form_labels.get(role, ()), locale.labels[role]):
            roles.setdefault(fold(label), set()).add(role)
    assert {label: found for label, found in roles.items() if len(found) > 1} == {}
    for role in ROLES:
        for label in (*locale.field_labels[role], *locale.form_labels.get(role, ()), locale.labels[role]):
            assert locale.role_of_label(f" {label}: ") == role


@LANGUAGE
def test_text_is_composed_and_trimmed(tag: str) -> None:
    for text in strings(table(tag) | {"typography": {}, "connectives": {}}):
        assert unicodedata.is_normalized("NFC", text), text
        assert text == text.strip(), text
        assert "  " not in text, text


@LANGUAGE
def test_questions_end_as_questions_do(tag: str) -> None:
    mark = QUESTION_MARKS.get(tag, "?")
    for about, question in load(tag).questions.items():
        if about == "capitals":  # a question, and why it is asked
            assert mark in question
        else:
            assert question.endswith(mark), question


@LANGUAGE
def test_placeholders_are_kept(tag: str) -> None:
    english, here = load("en").page, load(tag).page
    assert {key: PLACEHOLDER.findall(text) for key, text in here.items()} == {
        key: PLACEHOLDER.findall(text) for key, text in english.items()
    }
    wanted = {about: PLACEHOLDER.findall(text) for about, text in load(tag).questions.items()}
    assert wanted == {about: ["{heading}"] if about == "heading" else [] for about in wanted}


@LANGUAGE
def test_quotation_marks_differ(tag: str) -> None:
    typography = load(tag).typography
    assert typography.quotes != typography.inner_quotes


@LANGUAGE
def test_name_direction_and_script_are_those_of_cldr(tag: str) -> None:
    locale, cldr = load(tag), babel.Locale.parse(tag)
    assert locale.tag == tag
    assert is_valid(tag)
    assert locale.name == NAMES.get(tag, cldr.languages[tag])
    assert locale.direction == {"right-to-left": "rtl", "left-to-right": "ltr"}[cldr.character_order]
    assert locale.script == get_global("likely_subtags")[tag].split("_")[1]


@LANGUAGE
def test_limits_are_in_order(tag: str) -> None:
    limits = load(tag).limits
    assert 10 < limits.heading < limits.headline < limits.standfirst
    assert limits.section_words > 0


@LANGUAGE
def test_every_entry_finds_itself_in_a_sentence(tag: str) -> None:
    locale = load(tag)
    space = locale.typography.word_space
    lost = []
    for name, key, entries in lists(locale):
        pattern = locale.pattern(name, key)
        for entry in entries:
            text = entry.replace("*", "").replace("|", "")
            if not pattern.search(fold(f"({space}{text}{space})")):
                lost.append((name, key, entry))
    assert lost == []


@LANGUAGE
def test_patterns_take_their_time_and_no_more(tag: str) -> None:
    locale = load(tag)
    for name, key, entries in lists(locale):
        words = [fold(entry).replace("*", "").replace("|", "") for entry in entries] or ["word"]
        prefixes = " ".join(word[: max(1, len(word) - 1)] for word in words)
        hostile = " ".join((prefixes, words[0] + " " * 500, "".join(words), words[-1][:1] * 500))
        text = hostile * (15_000 // len(hostile) + 1)
        pattern = locale.pattern(name, key)
        assert no_faster_than_length(
            lambda size, text=text, pattern=pattern: sum(1 for _ in pattern.finditer(text[:size])),
            15_000,
        ), (name, key)


def test_a_star_stands_for_any_ending_or_beginning() -> None:
    pattern = phrases(("critici*", "*n't"), spaced=True)
    assert [match[0] for match in pattern.finditer("they didn't say, criticised by critics")] == [
        "n't",
        "criticised",
    ]


def test_whole_words_only_where_words_are_spaced() -> None:
    assert not phrases(("fire",), spaced=True).search("campfires and firemen")
    assert phrases(("火災",), spaced=False).search("大火災発生")


def test_what_stands_before_a_bar_has_to_be_there() -> None:
    pattern = phrases(("た|ため、",), spaced=False)
    match = pattern.search("故障したため、止まった")
    assert match is not None
    assert match[0] == "ため、"
    assert not pattern.search("安全のため、止まった")


def test_particles_may_be_glued_in_front() -> None:
    pattern = phrases(("שריפה",), spaced=True, proclitics=("ה", "ב"))
    assert pattern.search("בשריפה נפצעו")
    assert not pattern.search("משריפה")


def test_white_space_inside_a_phrase_may_be_any() -> None:
    assert phrases(("because of",), spaced=True).search("because\u00a0\n of")


def test_no_entries_find_nothing() -> None:
    assert not phrases((), spaced=True).search("anything")


@pytest.mark.parametrize("tag", ["xx", "und", "x-private", "", "../../secret", "sk"])
def test_a_language_without_a_file_gets_a_neutral_locale(tag: str) -> None:
    locale = load(tag)
    assert not locale.known
    assert locale.cues == {}
    assert locale.page.keys() == load("en").page.keys()
    assert locale.questions.keys() == load("en").questions.keys()
    assert not locale.pattern("cues", "cause").search("because")


def test_a_language_without_a_file_keeps_its_direction_and_spaces() -> None:
    assert load("ur").direction == "rtl"
    assert load("yue").typography.word_space == ""
    assert load("sk").direction == "ltr"


def test_a_language_without_a_file_ends_its_sentences_as_it_is_written() -> None:
    thai, bengali = load("th").typography, load("bn").typography
    assert (thai.sentence_end, thai.word_space) == ("", " ")
    assert (bengali.sentence_end, load("sk").typography.sentence_end) == ("।", ".")


@pytest.mark.parametrize(
    ("tag", "same"),
    [("pt-BR", "pt"), ("nb-NO", "no"), ("zh-Hans-HK", "zh"), ("zh-TW", "zh-Hant"), ("iw", "he")],
)
def test_a_region_has_the_locale_of_its_language(tag: str, same: str) -> None:
    assert load(tag) is load(same)


def test_chinese_in_traditional_characters_has_its_own_strings() -> None:
    traditional, simplified = load("zh-TW"), load("zh-CN")
    assert (traditional.questions["cause"], simplified.questions["cause"]) == ("原因是什麼？", "原因是什么？")
    assert traditional.typography.quotes == ("「", "」")
    for table in ("labels", "questions", "page"):
        assert getattr(traditional, table).keys() == getattr(simplified, table).keys()
    assert traditional.cues == simplified.cues


def test_an_agency_that_informs_somebody_of_something_only_attributes() -> None:
    for language, text in (
        ("es", "aguas del norte informa a los usuarios de que el suministro vuelve"),
        ("pt", "a câmara informou de que a ponte reabre"),
        ("it", "il comune informa la cittadinanza che il ponte riapre"),
        ("fr", "la mairie informe de ce que le pont rouvre"),
        ("ro", "primăria informează faptul că podul se redeschide"),
    ):
        found = load(language).pattern("zones", "announces").search(fold(text))
        assert found is not None, text


@pytest.mark.parametrize(("tag", "label"), [("sr", "Узрок"), ("sr-Latn", "Uzrok"), ("sr-Latn-RS", "Uzrok")])
def test_serbian_has_the_labels_of_its_script_and_the_lists_of_both(tag: str, label: str) -> None:
    locale = load(tag)
    assert locale.labels["cause"] == label
    assert {"узрок квара", "uzrok kvara"} <= {*locale.field_labels["cause"]}
    assert locale.zones["open_tasks"][0] == ("урадити" if tag == "sr" else "uraditi")


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("fr", "Le pont est fermé en raison du gel."),
        ("fr", "La ligne est coupée à cause des travaux."),
        ("fr", "Suite aux pluies, la rue est barrée."),
        ("es", "La calle está cortada a raíz del temporal."),
        ("pt", "A ponte fechou em virtude da cheia."),
        ("it", "La strada è chiusa in seguito alla frana."),
        ("ca", "El pont és tancat degut al vent."),
    ],
)
def test_a_cause_is_seen_where_preposition_and_article_are_one_word(tag: str, text: str) -> None:
    assert load(tag).pattern("cues", "cause").search(fold(text))
