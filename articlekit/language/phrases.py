"""Phrases that a house does not print: where they stand, and what is written instead."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from articlekit.language.facts import FactKind, facts, quoted_spans
from articlekit.language.letters import fold, protected_spans
from articlekit.language.locale import Locale
from articlekit.language.typography import set_punctuation, set_spaces

__all__ = ["Obstacle", "Place", "Span", "is_banned", "phrases_in", "places", "rewritten"]

Span = tuple[int, int]
Obstacle = Literal["quotation", "code", "joined", "polarity", "fact"]
"""Why words stay though there are others for them: they were said so, they are part of an address or of
code, an apostrophe joins them to the word before, a negation or a reservation would come or go, a number
or a name would change."""

_SPACES = re.compile(r"\s+")
_JOINED = re.compile(r"\w['’]\Z")
_KEPT: tuple[FactKind, ...] = ("number", "date", "time", "duration", "identifier", "name")


@dataclass(frozen=True)
class Place:
    """A banned phrase in a text."""

    start: int
    end: int
    phrase: str
    """The phrase as the house has it."""
    instead: str
    """What is to be written, in the case and with the marks of the place; empty where nothing is given."""
    obstacle: Obstacle | None = None


def phrases_in(text: str, phrases: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Each place in which a text has one of the phrases as whole words: start, end, the phrase.

    Capitals and the kind of white space do not count.
    """
    if not phrases:
        return
    pattern, names = _pattern(tuple(phrases))
    for match in pattern.finditer(fold(text)):
        yield match.start(), match.end(), names[_SPACES.sub(" ", match[0])]


@lru_cache(maxsize=8)
def _pattern(phrases: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    names = {_SPACES.sub(" ", fold(phrase)).strip(): phrase for phrase in phrases}
    longest_first = sorted(names, key=len, reverse=True)
    alternatives = "|".join(_bounded(name) for name in longest_first)
    return re.compile(alternatives), names


def _bounded(name: str) -> str:
    """A pattern for a phrase that is no part of a longer word, in scripts that divide words."""
    words = r"\s+".join(re.escape(word) for word in name.split())
    before = r"(?<!\w)" if _divided(name[0]) else ""
    after = r"(?!\w)" if _divided(name[-1]) else ""
    return f"{before}{words}{after}"


def _divided(character: str) -> bool:
    is_unspaced = "\u0e00" <= character <= "\u0eff" or "\u2e80" <= character <= "\u9fff"
    return character.isalnum() and not is_unspaced


def places(
    text: str, phrases: Mapping[str, str], locale: Locale, *, spoken: Sequence[Span] = ()
) -> Iterator[Place]:
    """Each banned phrase of a text, what is to stand there, and what speaks against it.

    Args:
        text: the text.
        phrases: each phrase with what to write instead, or nothing.
        locale: conventions and cue words of the language of the text.
        spoken: spans that belong to quotations which begin or end outside of the text.
    """
    found = list(phrases_in(text, tuple(phrases)))
    if not found:
        return
    quoted = [*quoted_spans(text), *spoken]
    code = protected_spans(text)
    for start, end, phrase in found:
        if not phrases[phrase]:
            yield Place(start, end, phrase, "")
            continue
        instead = _as_there(phrases[phrase], text[start:end], phrase)
        instead = set_spaces(set_punctuation(instead, locale), locale)
        place = Place(start, end, phrase, instead)
        if _overlaps(quoted, place):
            obstacle: Obstacle | None = "quotation"
        elif _overlaps(code, place):
            obstacle = "code"
        elif _JOINED.search(text, 0, start):
            obstacle = "joined"
        else:
            obstacle = _change(text, place, locale, cased=not phrases[phrase].islower())
        yield Place(start, end, phrase, instead, obstacle)


def rewritten(
    text: str,
    phrases: Mapping[str, str],
    locale: Locale,
    *,
    spoken: Sequence[Span] = (),
    whatever: bool = False,
) -> str:
    """The text with every phrase replaced for which the house has other words and nothing speaks against it.

    Args:
        text: the text.
        phrases: each phrase with what to write instead, or nothing.
        locale: conventions and cue words of the language of the text.
        spoken: spans that belong to quotations which begin or end outside of the text.
        whatever: whether a number or name may change, which is for an editor to decide.
    """
    pieces: list[str] = []
    position = 0
    for place in places(text, phrases, locale, spoken=spoken):
        free = place.obstacle is None or (whatever and place.obstacle == "fact")
        if place.instead and free and place.start >= position:
            pieces += (text[position : place.start], place.instead)
            position = place.end
    return "".join((*pieces, text[position:]))


def _as_there(instead: str, found: str, phrase: str) -> str:
    """The other words with the capitals of the place."""
    if found == phrase or not any(map(str.isalpha, found)):
        return instead
    letters = [letter for letter in found if letter.isalpha()]
    if len(letters) > 1 and found.isupper() and not phrase.isupper():
        return instead.upper()
    if found[:1].isupper() and phrase[:1].islower():
        return instead[:1].upper() + instead[1:]
    if found[:1].islower() and phrase[:1].isupper() and instead[1:].islower():
        return instead[:1].lower() + instead[1:]
    return instead


def _overlaps(spans: Sequence[Span], place: Place) -> bool:
    return any(start < place.end and place.start < end for start, end in spans)


def _change(text: str, place: Place, locale: Locale, *, cased: bool) -> Obstacle | None:
    """What other words would change in what the text says."""
    if _alters_polarity(text, place, locale):
        return "polarity"
    return "fact" if _alters_fact(text, place, locale, cased=cased) else None


def _alters_fact(text: str, place: Place, locale: Locale, *, cased: bool) -> bool:
    """Whether a number, date, time, identifier or name stands in the words, or would stand there then.

    Words that the house writes in small letters (`cased` is false) make no name, wherever they stand.
    """
    before = [fact for fact in facts(text, locale.tag) if fact.kind in _KEPT]
    # At the start of a sentence a capital shows nothing: the phrase is looked at inside one, too.
    inner = facts(f"a {place.phrase}", locale.tag)
    spans = [(fact.start, fact.end) for fact in before]
    if _overlaps(spans, place) or any(fact.kind in _KEPT for fact in inner):
        return True
    values = {(fact.kind, fact.value, fact.unit) for fact in before}
    after = text[: place.start] + place.instead + text[place.end :]
    end = place.start + len(place.instead)
    for fact in facts(after, locale.tag):
        inside = fact.kind in _KEPT and fact.start < end and place.start < fact.end
        if inside and (fact.kind, fact.value, fact.unit) not in values and (cased or fact.kind != "name"):
            return True
    return False


def _alters_polarity(text: str, place: Place, locale: Locale) -> bool:
    """Whether a word of negation or reservation would come or go."""
    after = fold(text[: place.start] + place.instead + text[place.end :])
    folded = fold(text)
    for key in ("negations", "hedges"):
        pattern = locale.pattern("words", key)
        if len(pattern.findall(folded)) != len(pattern.findall(after)):
            return True
    return False


def is_banned(text: str, phrases: Mapping[str, str], locale: Locale) -> bool:
    """Whether a text has a phrase that no other words can take the place of by themselves."""
    return any(not place.instead or place.obstacle for place in places(text, phrases, locale))
