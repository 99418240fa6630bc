"""Words: tokens, stems, function words, and how alike two texts are."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import product

import pytest
import snowballstemmer
from hypothesis import given
from hypothesis import strategies as st

from articlekit.language.letters import fold
from articlekit.language.locale import available, load
from articlekit.language.words import content, function_words, jaccard, list_index, ngrams, stems, tokens
from tests.growth import no_faster_than_length


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Le câble n’était pas signalé.", ["le", "câble", "n", "était", "pas", "signalé"]),
        ("CVE-2021-41817 in Ruby 2.6.7", ["cve-2021-41817", "in", "ruby", "2.6.7"]),
        ("press@example.org, 14:05", ["press@example.org", "14:05"]),
        ("आग बुझ गई।", ["आग", "बुझ", "गई"]),
        ("می\u200cشود", ["می\u200cشود"]),
        ("製紙工場", ["製紙", "紙工", "工場"]),
        ("東京のSONY社", ["東京", "京の", "sony", "社"]),
        ("snake_case", ["snake_case"]),
        ("—!?", []),
    ],
)
def test_tokens(text: str, words: list[str]) -> None:
    assert tokens(text) == [fold(word) for word in words]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("fr", "incendies", "incendie"),
        ("en", "injured", "injuring"),
        ("de", "Servern", "Server"),
        ("es", "incendios", "incendio"),
        ("it", "incendi", "incendio"),
        ("pt-BR", "funcionários", "funcionário"),
        ("ru", "пожара", "пожар"),
        ("fi", "varastossa", "varasto"),
        ("nb", "bilene", "bilen"),
        ("hu", "raktárban", "raktár"),
        ("tr", "depoda", "depo"),
    ],
)
def test_forms_of_a_word_have_one_stem(language: str, one: str, other: str) -> None:
    assert stems(one, language) == stems(other, language)


def test_content_leaves_function_words_out() -> None:
    assert content("The fire was in the warehouse", "en") == content("Fires: a warehouse", "en")
    assert "de" not in content("la panne de courant", "fr")


def test_what_happened_is_never_a_function_word() -> None:
    assert "fire" in content("a fire", "en")
    assert content("les personnes", "fr")


@pytest.mark.parametrize("language", [tag for tag in available() if tag not in {"zh", "ja"}])
def test_every_language_has_function_words(language: str) -> None:
    assert len(function_words(language)) > 50
    assert all(word == fold(word) for word in function_words(language))


def test_a_language_without_a_stemmer_or_function_words_is_left_as_it_is() -> None:
    assert stems("Wasilisha ripoti", "xx") == ["wasilisha", "ripoti"]
    assert function_words("xx") == frozenset()


def test_likeness() -> None:
    first, second = frozenset({"fire", "warehouse"}), frozenset({"fire", "depot"})
    assert jaccard(first, second) == pytest.approx(1 / 3)
    assert jaccard(first, first) == 1.0
    assert jaccard(frozenset(), frozenset()) == 0.0


def test_character_ngrams_mark_the_edges_of_words() -> None:
    assert ngrams("Feu", (3,)) == [" fe", "feu", "eu "]


@given(st.text(), st.sampled_from([*available(), "und", "xx"]))
def test_any_text_has_words(text: str, language: str) -> None:
    assert all(word == fold(word) and word.strip() for word in tokens(text))
    assert len(stems(text, language)) == len(tokens(text))
    assert len(content(text, language)) <= len(tokens(text))
    assert all(len(gram) == 3 for gram in ngrams(text, (3,)))


@pytest.mark.parametrize("unit", ["a", "a.", "日", "a-", ".-", "_", "a日", "\u0301", "a\u200d"])
def test_long_runs_cost_no_time(unit: str) -> None:
    assert no_faster_than_length(lambda count: tokens(unit * count), 100_000)
    assert no_faster_than_length(lambda count: list_index("fr").of(unit * count), 100_000)


@pytest.fixture
def hasty_threads() -> Iterator[None]:
    """Threads that take turns as often as they can."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("hasty_threads")
def test_threads_do_not_mix_their_words_up() -> None:
    words = [f"{''.join(letters)}ationalities" for letters in product("bcdfgklm", repeat=4)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda word: stems(word, "en"), words))
    assert found == [[stem] for stem in snowballstemmer.stemmer("english").stemWords(words)]


@pytest.mark.parametrize("language", available())
def test_every_entry_is_told_by_its_longest_word(language: str) -> None:
    locale, known = load(language), list_index(language)
    for (table, key), bit in known.bits.items():
        for entry in getattr(locale, table)[key]:
            text = fold(entry).replace("|", "").replace(" … ", " , ").replace("*", "ab")
            assert known.of(f"7 {text} 7") & bit, (table, key, entry)


@pytest.mark.parametrize(
    ("language", "text", "table", "key"),
    [
        ("en", "Fire crews left", "cues", "what"),
        ("fr", "à cause de l’incendie", "cues", "what"),
        ("it", "dall’incendio", "cues", "what"),
        ("he", "והשריפה כובתה", "cues", "what"),
        ("en", "go\u200dfire", "cues", "what"),  # behind a joiner an English word begins
        ("ja", "大火災が", "cues", "what"),
        ("ja", "火", "cues", "what"),
        ("en", "a fir", "cues", "what"),
        ("en", "misfire", "cues", "what"),
    ],
)
def test_the_index_misses_nothing_that_the_list_finds(language: str, text: str, table: str, key: str) -> None:
    known, folded = list_index(language), fold(text)
    told = bool(known.of(folded) & known.bits[table, key])
    found = load(language).pattern(table, key).search(folded) is not None
    assert told >= found
    assert told == found or language == "ja"


def test_most_lists_are_ruled_out_by_the_index() -> None:
    known = list_index("en")
    kept = known.of("the library opens at ten on weekdays.")
    assert sum(bool(kept & bit) for bit in known.bits.values()) < len(known.bits) / 8
