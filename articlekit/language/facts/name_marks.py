"""Marks of names: capitals, the shape of a word, and, in scripts without capitals, titles and places."""

import re
from collections.abc import Iterable, Iterator

from articlekit.language.caching import loaded
from articlekit.language.facts.vocabulary import Vocabulary, alternatives, base, vocabulary
from articlekit.language.letters import NOT_AFTER_LETTER, NOT_BEFORE_LETTER, WORD_CHARACTER, fold
from articlekit.language.tags import primary, uses_spaces
from articlekit.language.words import function_words

__all__ = [
    "capital_runs",
    "district_names",
    "is_known",
    "lettered_names",
    "shaped_names",
    "territories",
]

_Span = tuple[int, int]

# Shorter words, and what stands behind a number, are units: kWh, 120 mmHg.
_MIXED = re.compile(
    r"(?<![\w.#@/:-])(?<!\d[ \u00a0])(?=[A-Za-zÀ-ÿ]{0,30}[a-zß-ÿ][A-Z]|[A-Z]{2,12}[a-zß-ÿ]{2})"
    r"[A-Za-zÀ-ÿ]{4,40}+(?![\w@/:]|\.\w)"
)
_COMPOUND = re.compile(r"(?<![\w.#@/:-])[A-ZÄÖÜ]{2,12}(?=-[^\W\d])|(?<=[^\W\d]-)[A-ZÄÖÜ]{2,12}(?![\w-])")
_BICAMERAL = (*range(0x06), 0x10, 0x13, 0x1C, 0x1E, 0x1F, 0x2C, 0xA6, 0xA7, 0xFF)
"""The blocks of 256 characters that have capital letters, by the first byte of their codes."""
_LETTERS = (chr(code) for block in _BICAMERAL for code in range(block << 8, (block + 1) << 8))
_CAPITAL = re.compile(f"[{''.join(filter(str.isupper, _LETTERS))}]")
_WITHIN = frozenset("_-’'")
"""What stands inside of words besides letters and digits."""
_APOSTROPHE = re.compile("[’']")
_ELISION = re.compile(r"\w{1,5}[’'](?=\w)")
_POSSESSIVE = 2
"""Letters that English has behind an apostrophe, at most."""
_GAPS = frozenset({" ", "\u00a0"})
_GAP = re.compile("[ \u00a0]")
_MOST_BETWEEN = 40
"""Characters of the particles between two words of a name."""


def shaped_names(text: str, capitals: Iterable[int], language: str) -> Iterator[_Span]:
    """The spans of words that nothing but a name looks like, wherever they stand.

    These are words with a capital behind a small letter (OpenSSL, YouTube), in any language, and the
    acronyms that are one side of a compound (ÖPNV-Störung). Endings that are written with a capital,
    as in the German "BürgerInnen", come from the data file of the language.

    Args:
        text: the text.
        capitals: where capitals stand inside of words, in order.
        language: its BCP 47 tag.
    """
    edge = 0
    for place in capitals:
        if place < edge:
            continue
        start = place
        while start > edge and (text[start - 1].isalnum() or text[start - 1] == "_"):
            start -= 1
        edge = place + 1
        for pattern in (_MIXED, _COMPOUND):
            match = pattern.match(text, start)
            if match is None:
                continue
            edge = match.end()
            endings = tuple(vocabulary(language).value("names", "capital_endings") or ())
            if not match[0].endswith(endings) or match[0].isupper():
                yield match.span()
                break


def capital_runs(
    text: str, pattern: re.Pattern[str], particles: frozenset[str]
) -> tuple[list[_Span], list[int]]:
    """Runs of capitalised words, joined over the particles between them, and the capitals inside of words.

    Most letters are small: capitals are looked for, and then the words around them.

    Args:
        text: the text.
        pattern: what a word looks like.
        particles: words that may stand between two words of a name, folded.
    """
    runs: list[_Span] = []
    inside: list[int] = []
    edge = 0
    """Where the last word with a capital ends."""
    for capital in _CAPITAL.finditer(text):
        place = capital.start()
        word = None if place < edge else _word_around(text, place, edge, pattern)
        if word is None:
            inside.append(place)
            continue
        first, finish = word.span()
        begin = _without_article(text, first, finish) if _APOSTROPHE.search(word[0]) else first
        if begin != place:
            inside.append(place)
        else:
            close = bool(runs) and runs[-1][1] == edge and first - edge <= _MOST_BETWEEN
            near = close and _joins(text[edge:first], particles)
            if near and (begin == first or fold(text[first:begin]) in particles):
                runs[-1] = (runs[-1][0], finish)
            else:
                runs.append((begin, finish))
        edge = finish
    return runs, inside


def _word_around(text: str, place: int, edge: int, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """The word that a capital is the beginning of, or stands inside of."""
    start = place
    while start > edge and (text[start - 1].isalnum() or text[start - 1] in _WITHIN):
        start -= 1
    if start == place:
        return pattern.match(text, place)
    word = pattern.search(text, start)
    while word is not None and word.end() <= place:
        word = pattern.search(text, word.end())
    return word if word is not None and word.start() <= place else None


def _joins(between: str, particles: frozenset[str]) -> bool:
    """Whether two capitalised words with this between them are one name."""
    if between in _GAPS:
        return True
    if between[:1] not in _GAPS or between[-1:] not in _GAPS:
        return False
    return all(fold(word) in particles for word in _GAP.split(between[1:-1]))


def _without_article(text: str, begin: int, end: int) -> int:
    """Where a word begins behind an article or the like and its apostrophe.

    Such stands in l'Élysée and dell'ENEL, and in "L'usine" at the start of a sentence; not in L'Aquila,
    which is a town, nor in Intel's.
    """
    elision = _ELISION.match(text, begin, end)
    if elision is None:
        return begin
    middle = elision.end()
    is_article = text[begin].islower() or (end - middle > _POSSESSIVE and text[middle].islower())
    return middle if is_article else begin


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
