"""Names: capitalised runs inside sentences, acronyms, and, where there are no capitals, what titles show."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from articlekit.language.caching import loaded, remembered
from articlekit.language.facts.fact import Fact, Spans
from articlekit.language.facts.name_marks import (
    capital_runs,
    district_names,
    is_known,
    lettered_names,
    shaped_names,
    territories,
)
from articlekit.language.facts.vocabulary import base, vocabulary
from articlekit.language.letters import fold
from articlekit.language.locale import load
from articlekit.language.sentences import split
from articlekit.language.words import function_words

__all__ = [
    "has_capitals",
    "has_names",
    "name_coverage",
    "names",
    "names_beside",
    "noun_endings",
    "nouns_have_capitals",
    "participle_beginnings",
]

_WORD = re.compile(r"[^\W\d_][\w-]*+(?:[’'][\w-]++)*+")
_PLAIN_WORD = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_ACRONYM = re.compile(r"(?<!\w)[A-ZА-ЯЁІЇЄΑ-Ω]{2,}(?:[&/-][A-Z]{2,})*(?!\w)")
_OPENING = re.compile(r"(?:[:;*•|–—-]\s+|\d[.)]\s+|[«“„\"‘「]\s?)$")
"""What a new beginning stands behind, besides the start of a sentence."""
_FIRST = re.compile(r"(\S+)[ \u00a0]")
_PARTICIPLE = re.compile(r"^(?!Verein)\w{5,}(?:[^t]te|ene)[nrsm]?$")
"""An ending of participles; shorter words may be a first name, Beate, and the United Nations are one."""
_CHUNK = re.compile(r"\S+")
_GAPS = frozenset({" ", "\u00a0"})

_BY_PARTICLE = re.compile(r"\S+(?:\s[^\W\d_A-ZÄÖÜ]\w*)+\s\S+")
"""Two capitalised words with a particle between them, which in German may be any two nouns."""

_WITH_CAPITALS = frozenset({"Latn", "Cyrl", "Grek", "Armn"})

_Span = tuple[int, int]


class _Writing(NamedTuple):
    """How a language writes names."""

    capitals: bool
    nouns: bool
    """Whether all nouns have capitals."""
    word: re.Pattern[str]
    particles: frozenset[str]
    passing: frozenset[str]
    """Its function words."""


class _Sentence(NamedTuple):
    """What the letters of a sentence show, whatever other facts it holds."""

    start: int
    shaped: tuple[_Span, ...]
    runs: tuple[_Span, ...]
    """Runs of capitalised words."""


@remembered
def names(text: str, language: str) -> tuple[Fact, ...]:
    """The names of a text, in order.

    The first word of a sentence shows nothing unless another capitalised word follows it, it stands with
    a capital elsewhere too, it is a country, a large city or a common name, or it has a capital inside;
    a sentence all in capitals shows nothing. Particles inside a name belong to it. In German, where nouns
    have capitals, every single capitalised word is like the first word of a sentence. Scripts without
    capitals show their Latin-script names, countries, large cities and common names, and what a title or
    a word such as 市 marks as a name.
    """
    return tuple(names_beside(text, language, ()))


@remembered
def has_names(text: str, language: str) -> bool:
    """Whether a text has a name at all, for which it need not be read beyond the first one."""
    shown = _in_sentences(text, language, Spans())
    others = () if has_capitals(language) else lettered_names(text, language)
    return any(True for found in (shown, others) for _ in found)


def names_beside(text: str, language: str, taken: Iterable[_Span]) -> list[Fact]:
    """The names of a text that other facts leave, in order: a month, weekday or identifier is none.

    Args:
        text: the text.
        language: its BCP 47 tag.
        taken: the spans of the other facts.
    """
    barred = Spans(taken)
    found = dict(_in_sentences(text, language, barred))
    others = district_names if has_capitals(language) else lettered_names
    for start, end in others(text, language):
        if not barred.overlaps(start, end):
            found.setdefault(start, end)
    kept: list[Fact] = []
    for start, end in sorted(found.items()):
        if not kept or start >= kept[-1].end:
            kept.append(Fact("name", start, end, text[start:end], text[start:end]))
    return kept


def name_coverage(language: str) -> tuple[str, ...]:
    """By what the names of a language are found.

    Some of `capitals`, `runs of capitals` (German: a single capitalised word shows nothing),
    `latin script`, `acronyms`, `countries`, `common names`, `titles`, `places`.
    """
    words = vocabulary(language)
    means = ["acronyms"]
    if not has_capitals(language):
        means += ["latin script"]
    else:
        means += ["runs of capitals" if words.flag("names", "nouns_have_capitals") else "capitals"]
    if territories(base(language)):
        means.append("countries")
    if words.entries("names", "known"):
        means.append("common names")
    titles = words.entries("names", "titles") or words.entries("names", "titles_after")
    places = words.entries("names", "places_before") or words.entries("names", "places_after")
    return (*means, *(["titles"] if titles else []), *(["places"] if places else []))


@remembered
def _sentences(text: str, language: str) -> tuple[_Sentence, ...]:
    """The sentences of a text that have capitals, and not nothing else, for all who look for names in it."""
    writing = _writing(base(language))
    runs, inside = capital_runs(text, writing.word, writing.particles)
    shaped = sorted(shaped_names(text, inside, language))
    if not runs and not shaped:
        return ()
    found = []
    for start, end in split(text, language):
        sentence = _Sentence(start, _between(shaped, start, end), _between(runs, start, end))
        if (sentence.runs or sentence.shaped) and not _shouts(text[start:end]):
            found.append(sentence)
    return tuple(found)


def _between(spans: list[_Span], start: int, end: int) -> tuple[_Span, ...]:
    """Those of some spans, in order, that begin in a part of a text."""
    return tuple(spans[bisect_left(spans, (start,)) : bisect_left(spans, (end,))])


def _in_sentences(text: str, language: str, barred: Spans) -> Iterator[_Span]:
    """Names that capitals show; where the script has none, those in Latin letters."""
    openers: list[_Span] = []
    inside: set[str] = set()
    writing = _writing(base(language))
    for sentence in _sentences(text, language):
        for start, end in sentence.shaped:
            if not barred.overlaps(start, end):
                yield start, end
        for start, end in _outside_of_facts(text, sentence, barred, language):
            value = text[start:end]
            if writing.capitals and not _is_name(value, language, writing):
                if writing.nouns:
                    yield from _known_words(text, start, end, language)
                    continue
                if len(value) > 1 and fold(value) in writing.passing:
                    continue
                if _opens(text, sentence.start, start):
                    openers.append((start, end))
                    continue
            inside.add(value)
            yield start, end
    yield from ((start, end) for start, end in openers if text[start:end] in inside)


def _opens(text: str, start: int, place: int) -> bool:
    """Whether a place is the beginning of the sentence that starts there, or a new beginning in it."""
    return place == start or bool(_OPENING.search(text, max(start, place - 6), place))


def _is_name(run: str, language: str, writing: _Writing) -> bool:
    """Whether a run of capitalised words is a name wherever it stands."""
    if not _GAPS.isdisjoint(run) and not (writing.nouns and _BY_PARTICLE.fullmatch(run)):
        return True
    return bool(_ACRONYM.fullmatch(run)) or is_known(run, language)


def _outside_of_facts(text: str, sentence: _Sentence, barred: Spans, language: str) -> Iterator[_Span]:
    """The capitalised runs of a sentence without other facts, and without function words at its start."""
    for run in sentence.runs:
        for start, end in _outside(text, run, barred) if barred.overlaps(*run) else (run,):
            if start == sentence.start:
                start = _without_opener(text, start, end, language)
            if start < end:
                yield start, end


def _known_words(text: str, start: int, end: int, language: str) -> Iterator[_Span]:
    """The words of a run that are names by themselves: Altstadt von Leipzig."""
    for match in _CHUNK.finditer(text, start, end):
        if is_known(match[0], language):
            yield match.span()


def _without_opener(text: str, start: int, end: int, language: str) -> int:
    """Where a run at the start of a sentence begins without the words in front of it that are no name."""
    passing = function_words(language)
    while True:
        match = _FIRST.match(text, start, end)
        if match is None or _ACRONYM.fullmatch(match[1]):
            return start
        if fold(match[1]) not in passing and not _is_participle(match[1], text[start:end], language):
            return start
        start = match.end()


def _is_participle(word: str, run: str, language: str) -> bool:
    """Whether a word is an inflected participle before a noun, as in "Verletzte Personen gab es nicht"."""
    beginnings = participle_beginnings(language)
    if not beginnings or is_known(run, language) or not fold(word).startswith(beginnings):
        return False
    return _PARTICIPLE.search(word) is not None


def _outside(text: str, run: _Span, barred: Spans) -> Iterator[_Span]:
    """The parts of a run that lie outside other facts."""
    start, end = run
    for there_start, there_end in barred.within(start, end):
        if text[start:there_start].strip(" \u00a0") and there_start - start > 1:  # not the T of a moment
            yield start, start + len(text[start:there_start].rstrip(" \u00a0"))
        start = there_end + len(text[there_end:end]) - len(text[there_end:end].lstrip(" \u00a0"))
    if start < end and text[start].isupper():
        yield start, end


def _shouts(sentence: str) -> bool:
    """Whether a sentence of some words is all in capitals."""
    if not sentence.isupper() or len(sentence.split()) <= 2:
        return False
    return sum(map(str.isupper, sentence)) * 2 > sum(map(str.isalpha, sentence))


@loaded
def _writing(language: str) -> _Writing:
    capitals = has_capitals(language)
    return _Writing(
        capitals,
        nouns_have_capitals(language),
        _WORD if capitals else _PLAIN_WORD,
        frozenset(vocabulary(language).entries("names", "particles")),
        function_words(language),
    )


def has_capitals(language: str) -> bool:
    """Whether the script of a language has capitals; of a language that is not known it is taken to."""
    return _script(base(language)) in _WITH_CAPITALS


@loaded
def _script(language: str) -> str:
    """The script that a language is written in (source: the locale files, then CLDR's likely subtags)."""
    if load(language).known:
        return load(language).script
    from babel.core import get_global

    likely = get_global("likely_subtags").get(language, "").split("_")
    return next((part for part in likely if len(part) == len("Latn") and part.istitle()), "Latn")


def nouns_have_capitals(language: str) -> bool:
    """Whether a language writes all nouns with a capital."""
    return vocabulary(language).flag("names", "nouns_have_capitals")


def participle_beginnings(language: str) -> tuple[str, ...]:
    """What participles begin with, folded, where a language writes nouns with a capital."""
    return vocabulary(language).entries("names", "participle_beginnings")


def noun_endings(language: str) -> tuple[str, ...]:
    """The endings that make nouns of other words, folded, where a language writes nouns with a capital."""
    return vocabulary(language).entries("names", "noun_endings")
