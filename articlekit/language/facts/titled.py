"""Names in scripts without capitals: countries, large cities, and what a title or a kind of place marks."""

import re
from collections.abc import Iterator

from articlekit.language.caching import loaded
from articlekit.language.facts.vocabulary import Vocabulary, alternatives, base, vocabulary
from articlekit.language.letters import NOT_AFTER_LETTER, NOT_BEFORE_LETTER, WORD_CHARACTER, fold
from articlekit.language.tags import primary, uses_spaces
from articlekit.language.words import function_words

__all__ = ["district_names", "is_known", "lettered_names", "territories"]

_SHORTEST = 2
_QUOTED = re.compile(
    r"「([^「」\n]{2,12})」|『([^『』\n]{2,12})』|《([^《》\n]{2,20})》|“([^“”\n]{2,12})”|«([^«»\n]{2,20})»"
)


@loaded
def territories(language: str) -> frozenset[str]:
    """The names of countries and of the cities that time zones are named after, folded (source: CLDR)."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return frozenset()
    cities = (zone.get("city", "") for zone in locale.time_zones.values())
    countries = (name for code, name in locale.territories.items() if code.isalpha())
    return frozenset(fold(name) for name in (*countries, *cities) if len(name) >= _SHORTEST)


def is_known(word: str, language: str) -> bool:
    """Whether a word is a country, a large city, or in a language's list of common names."""
    folded = fold(word)
    return folded in _known(base(language)) or folded.removesuffix("s") in _known(base(language))


@loaded
def _known(language: str) -> frozenset[str]:
    """Names that are known; a word that the language has for other things is none."""
    words = vocabulary(language)
    ordinary = function_words(language) | set(words.entries("names", "ordinary"))
    return (territories(language) - ordinary) | set(words.entries("names", "known"))


def lettered_names(text: str, language: str) -> Iterator[tuple[int, int]]:
    """The spans of names in a script without capitals.

    Args:
        text: the text.
        language: its BCP 47 tag.
    """
    folded = fold(text)
    for pattern, marks in _patterns(primary(language)):
        for match in pattern.finditer(folded) if not marks or any(map(folded.__contains__, marks)) else ():
            start, end = match.span("name")
            yield start, end
    limit = 3 if uses_spaces(language) else 1
    for match in _QUOTED.finditer(text):
        group = next(number for number in range(1, 6) if match[number] is not None)
        if len(match[group].split()) < limit or (limit == 1 and len(match[group]) < 8):
            yield match.span(group)


_Marked = tuple[re.Pattern[str], tuple[str, ...]]
"""A pattern, and the words of which a text has to have one; none where it may always match."""


@loaded
def _patterns(language: str) -> tuple[_Marked, ...]:
    words = vocabulary(language)
    known = alternatives(sorted(_known(language), key=len, reverse=True))
    spaced = uses_spaces(language) and not words.value("names", "letters")
    found: list[_Marked] = []
    if known and spaced:
        clitics = "|".join(re.escape(entry) for entry in words.entries("numbers", "proclitics"))
        front = f"(?:{clitics})?" if clitics else ""
        found.append((re.compile(f"{NOT_AFTER_LETTER}{front}(?P<name>{known}){NOT_BEFORE_LETTER}"), ()))
    elif known and uses_spaces(language):
        behind = words.choice("names", "particles_after")
        pattern = rf"{NOT_AFTER_LETTER}(?P<name>{known})(?:{behind})?{NOT_BEFORE_LETTER}"
        found.append((re.compile(pattern), ()))
    elif known:
        found.append((re.compile(rf"(?P<name>{known})"), ()))
    found += _spaced(words) if spaced else _unspaced(words)
    return tuple(found)


def district_names(text: str, language: str) -> Iterator[tuple[int, int]]:
    """The spans of adjectives with a small letter that name a district: w województwie śląskim."""
    found = _districts(base(language))
    if found is None:
        return
    folded = fold(text)
    if any(map(folded.__contains__, found[1])):
        yield from (match.span("name") for match in found[0].finditer(folded))


@loaded
def _districts(language: str) -> _Marked | None:
    words = vocabulary(language)
    kinds = words.entries("names", "districts")
    if not kinds:
        return None
    ordinary, endings = (words.choice("names", name) for name in ("not_districts", "district_endings"))
    name = rf"(?!{ordinary})(?P<name>\w+?(?:{endings}))"
    return re.compile(rf"{NOT_AFTER_LETTER}(?:{alternatives(kinds)})\s{name}{NOT_BEFORE_LETTER}"), kinds


def _spaced(words: Vocabulary) -> Iterator[_Marked]:
    """A title and the two words behind it; a kind of place and the word behind it."""
    word = rf"{WORD_CHARACTER}{{2,}}"
    titles, places = words.entries("names", "titles"), words.entries("names", "places_before")
    if titles:
        name = rf"(?P<name>{word}(?:\s{word})?)"
        yield re.compile(rf"{NOT_AFTER_LETTER}(?:{alternatives(titles)})\s{name}"), titles
    if places:
        glued = words.choice("numbers", "proclitics")
        front = rf"{NOT_AFTER_LETTER}(?:{glued})?(?:{alternatives(places)})"
        yield re.compile(rf"{front}\s(?P<name>{word})"), places


def _unspaced(words: Vocabulary) -> Iterator[_Marked]:
    """A few characters and the title or kind of place behind them."""
    letters = words.value("names", "letters")
    if not letters:
        return
    barred, longest = words.value("names", "not_in_names") or "", words.value("names", "longest")
    character = rf"(?:(?![{barred}])[{letters}])" if barred else f"[{letters}]"
    edge = rf"(?<![{letters}])" if not barred else ""
    for marks, name in (
        ("titles_after", rf"(?P<name>{character}{{2,{longest}}})\s?(?:%s)"),
        ("places_after", rf"(?P<name>{character}{{1,{longest}}}(?:%s))"),
    ):
        if entries := words.entries("names", marks):
            yield re.compile(edge + name % alternatives(entries)), entries
    quarters = words.entries("names", "quarters_after")
    if quarters:
        behind = words.choice("names", "particles_after")
        ordinary = "".join(f"(?<!{re.escape(entry)})" for entry in words.entries("names", "not_quarters"))
        name = rf"{character}{{2,{longest}}}(?:{alternatives(quarters)}){ordinary}"
        yield re.compile(rf"{edge}(?P<name>{name})(?:{behind})?(?![{letters}])"), quarters
    surnames = words.value("names", "surnames")
    if surnames:
        before, says = words.choice("names", "titles_before"), words.entries("names", "says")
        name = rf"(?P<name>[{surnames}][{letters}]{{1,2}})"
        yield re.compile(rf"(?:{before}){name}(?={alternatives(says)})"), says
