"""Openings: what of a clause only tells when or where, so that the news may begin behind it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from articlekit.drafting.extractive.roles import is_event
from articlekit.drafting.extractive.wording import loses, weakens
from articlekit.language.doc import Doc
from articlekit.language.facts import after_hour_word, calendar_words
from articlekit.language.facts.vocabulary import vocabulary
from articlekit.language.letters import fold
from articlekit.language.locale import Locale
from articlekit.language.tags import uses_spaces
from articlekit.language.words import function_words

__all__ = [
    "POSTPOSITIONS",
    "REST",
    "STRANGE",
    "WHEN",
    "begins",
    "dayparts",
    "is_adverbial",
    "is_opening",
    "only_leads",
    "past_time",
]

WHEN = frozenset({"date", "time", "duration"})
_DAYPARTS = (
    "first_half_before",
    "second_half_before",
    "night_before",
    "first_half",
    "second_half",
    "night_half",
)
_AROUND = 5
"""Words around the times of an opening that are none of them: "at about", "in the night to"."""
STRANGE = 2
"""Those among them that are neither small words nor names of days."""
REST = 4
"""Words that a clause has at least."""
_EARLY = 0.7
"""Share of a clause in which a time has to stand, for the news to come behind it."""
_LONGEST = 18
"""Words of an opening before its first comma."""
_GLUED = re.compile(r"['’]?\w+")
_SUFFIX = re.compile(r"[-‑:](?=[^\W\d_])(?![A-ZÀ-ÞŐŰİŞĞ])\w+")
"""What Hungarian and Finnish write onto a figure, behind a hyphen or colon."""
POSTPOSITIONS = frozenset({"fi", "hi", "hu", "tr"})
"""Languages that put before or after behind the hour (WALS, feature 85A)."""
_UNTIL = re.compile(r"\s?[–—-]\s?\d{1,2}(?:[.:]\d\d)?")
"""The second hour of a stretch of time."""
_HOURS = re.compile(r"\s?hs?\b\.?", re.IGNORECASE)
"""What Spanish and Portuguese write behind a time."""
_OF_VERBS = ("de", "te", "er", "ar", "es", "t")
"""How verbs end in Dutch and in the languages of Scandinavia, and few nouns for what happened."""
_MARKS = re.compile(r"[\s,،、)）.]*")
_WORD = re.compile(r"[^\s,،、()（）]+")


def is_opening(opening: str, locale: Locale, doc: Doc) -> bool:
    """Whether the words before the first comma only tell when, where, how or by whose word."""
    folded = fold(opening.strip())
    if len(folded.split()) > _LONGEST or not folded:
        return False
    if locale.pattern("words", "lead_ins").match(folded):
        return True
    if locale.pattern("words", "adverbial_openers").match(folded):
        # "After the fire, …" opens a clause, and "on Quay Road a tram hit a van, …" is one.
        return bool(locale.pattern("words", "clause_openers").match(folded)) or not is_event(
            doc.like(opening)
        )
    dates = [fact for fact in doc.facts if fact.kind in ("date", "time") and fact.end <= len(opening) + 2]
    return (
        bool(dates)
        and sum(fact.end - fact.start for fact in dates) >= 0.5 * len(opening)
        and only_leads(opening[: dates[0].start], locale, strange=0)
    )


def begins(doc: Doc, start: int, end: int, commas: Sequence[tuple[int, int]]) -> list[int]:
    """Where a clause may begin later, each place once: behind what tells when, where or by whose word.

    Args:
        doc: the statement.
        start: where the clause begins.
        end: where it ends.
        commas: the spans of its commas.
    """
    text, locale = doc.text, doc.locale
    found: list[int] = []
    opening = text[start : commas[0][0]] if commas else ""
    if opening and is_opening(opening, locale, doc) and not locale.verb_second:
        place = commas[0][1]
        dated = any(fact.start == place and fact.kind in {"date", "time"} for fact in doc.facts)
        joined = _is_subordinate(text[place:end], locale)
        if not (dated or joined or loses(doc, start, place, timed=True)):
            found.append(place)
    found = [*_behind_time(doc, start, end)] or found
    found = found or [*_behind_verb(doc, start, end)]
    found = found or [*_later_clauses(doc, start, [place for _, place in commas], end)]
    return list(dict.fromkeys(found))


def _behind_time(doc: Doc, start: int, end: int) -> Iterator[int]:
    """Where a clause begins that has nothing but times before it, whatever commas stand among them.

    Where the verb comes second it stands behind the time, and the clause begins behind the verb, if that
    is an auxiliary whose participle ends the clause.
    """
    text, locale = doc.text, doc.locale
    if not uses_spaces(locale.tag):
        return
    place = start
    adverbial = not locale.verb_final and is_adverbial(text[start:], locale)
    for fact in doc.facts:
        if fact.kind in WHEN and place <= fact.start < end:
            if place == start and not adverbial and fact.kind == "duration":
                break  # "a 34-year-old"
            # Another word before the first time may be the subject, unless a preposition has opened.
            strange = STRANGE if place > start or adverbial else 0
            if not only_leads(text[place : fact.start], locale, strange=strange):
                break
            place = fact.end
    if place == start or loses(doc, start, place, timed=True):
        return
    begin = past_time(doc, place)
    if locale.verb_second and not _is_event_in_place(doc, begin):
        word = _WORD.match(text, begin)
        if (
            word is None
            or fold(word[0]) not in function_words(locale.tag)
            or is_adverbial(text[begin:], locale)
        ):
            return
        begin = _past(text, word.end())
    if len(text[begin:end].split()) >= REST:
        yield begin


def _is_event_in_place(doc: Doc, begin: int) -> bool:
    """Whether a noun for what happened and where follow, with no verb: "kl. 2.40 | brand i et rækkehus"."""
    word = _WORD.match(doc.text, begin)
    noun = word is not None and (
        word[0][:1].isupper() if doc.locale.tag == "de" else not word[0].endswith(_OF_VERBS)
    )
    events = [*doc.found("zones", "decisions"), *doc.found("cues", "what")] if noun else []
    ends = (span.end for span in events if span.start == begin)
    return any(doc.locale.pattern("words", "place").match(doc.folded, end + 1) for end in ends)


def _behind_verb(doc: Doc, start: int, end: int) -> Iterator[int]:
    """Where the verb comes second: behind a time that stands behind the verb, at the subject.

    "In the harbour is this morning, 28 November, | a worker killed" is how Dutch and German say it.
    """
    text, locale = doc.text, doc.locale
    if not locale.verb_second:
        return
    times = [
        fact
        for fact in doc.facts
        if fact.kind in WHEN and start < fact.start < start + _EARLY * (end - start)
    ]
    if not times or not _opens_with_when_or_where(doc, start):
        return
    before = {fold(word) for word in _WORD.findall(text[start : times[-1].start])}
    begin = _past(text, times[-1].end)
    rest = _WORD.findall(text[begin:end])
    if len(rest) < REST or loses(doc, start, times[-1].end):
        return
    names = rest[0][:1].isupper() or rest[0][:1].isdigit() or _is_short(rest[0], locale)
    if names and before & function_words(locale.tag) and not is_adverbial(text[begin:], locale):
        yield begin


def _later_clauses(doc: Doc, start: int, commas: list[int], end: int) -> Iterator[int]:
    """Where the clause itself may begin, if it opens with an adverbial that has commas of its own.

    Args:
        doc: the statement.
        start: where the clause begins.
        commas: the ends of its commas.
        end: where it ends.
    """
    text, locale = doc.text, doc.locale
    if locale.verb_second or len(commas) < 2 or not is_opening(text[start : commas[0]], locale, doc):
        return
    for place in commas[1:]:
        rest = text[place:end]
        opens = any(
            locale.pattern("words", key).match(fold(rest))
            for key in ("clause_openers", "lead_ins", "anaphora")
        )
        if not opens and len(rest.split()) >= REST and not loses(doc, start, place):
            yield place


def _is_subordinate(rest: str, locale: Locale) -> bool:
    """Whether a clause begins with what joins it to another, and not with an adverbial or a name."""
    folded = fold(rest)
    if any(locale.pattern("words", key).match(folded) for key in ("clause_openers", "lead_ins", "anaphora")):
        return True
    first = _WORD.match(folded)
    adverbial = locale.pattern("words", "adverbial_openers").match(folded)
    return first is not None and not adverbial and first[0] in function_words(locale.tag)


def only_leads(words: str, locale: Locale, *, strange: int) -> bool:
    """Whether words before or between times belong to them: prepositions, names of days, parts of the day.

    Args:
        words: the words.
        locale: their language.
        strange: how many other words may stand among them.
    """
    hours = (each.strip(".") for each in vocabulary(locale.tag).entries("times", "clock_before"))
    days = {*calendar_words(locale.tag), *dayparts(locale.tag), *hours}
    small = function_words(locale.tag)
    found = [fold(word).strip(".") for word in _WORD.findall(words)]
    return len(found) <= _AROUND and sum(not (each in small or each in days) for each in found) <= strange


def is_adverbial(rest: str, locale: Locale) -> bool:
    """Whether a text begins with what opens a phrase of when, where or how: neither verb nor subject."""
    return locale.pattern("words", "adverbial_openers").match(fold(rest)) is not None


def _opens_with_when_or_where(doc: Doc, start: int) -> bool:
    """Whether a clause begins with a phrase of when, where or how, so that its subject is still to come."""
    first = _WORD.match(doc.text, start)
    dated = any(fact.kind in ("date", "time") and fact.start == start for fact in doc.facts)
    calendar = first is not None and fold(first[0]) in calendar_words(doc.locale.tag)
    return dated or calendar or is_adverbial(doc.text[start:], doc.locale)


def _is_short(word: str, locale: Locale) -> bool:
    """Whether a word is an article or the like, with which a noun begins."""
    return len(word) <= 4 and fold(word) in function_words(locale.tag)


@cache
def dayparts(tag: str) -> tuple[str, ...]:
    """The words for parts of the day."""
    words = vocabulary(tag)
    return tuple(entry for key in _DAYPARTS for entry in words.entries("times", key))


def past_time(doc: Doc, place: int) -> int:
    """The next word behind a time that ends at a place, and behind what belongs to the time."""
    return _past_postposition(doc, _past_daypart(doc, _past(doc.text, place)))


def _past_daypart(doc: Doc, place: int) -> int:
    """The next word behind a part of the day or what rounds a time: the "evening" of "yesterday evening"."""
    for entry in [*vocabulary(doc.locale.tag).entries("hedges", "after"), *dayparts(doc.locale.tag)]:
        end = place + len(entry)
        if doc.folded.startswith(entry, place) and not doc.text[end : end + 1].isalnum():
            return _past(doc.text, end)
    return place


def _past_postposition(doc: Doc, place: int) -> int:
    """The next word behind what follows a time: a suffix, as in "10:05-től", or a postposition, as in
    "09:00'dan beri" and "kello 9 jälkeen".
    """
    if doc.locale.tag in POSTPOSITIONS and (suffix := _SUFFIX.match(doc.text, place)) is not None:
        place = _past(doc.text, suffix.end())
    word = _WORD.match(doc.text, place)
    if doc.locale.tag not in POSTPOSITIONS or word is None or weakens(fold(word[0]), doc.locale):
        return place
    rounds = fold(word[0]) in vocabulary(doc.locale.tag).entries("hedges", "before")  # "about" a number
    small = fold(word[0]) in function_words(doc.locale.tag) and not rounds
    return _past(doc.text, word.end()) if small else place


def _past(text: str, place: int) -> int:
    """The next word from a place on; what is glued to a time, such as a particle, goes with it."""
    glued = _GLUED.match(text, place) if place and text[place - 1].isalnum() else None
    glued = glued or (_HOURS.match(text, place) if place and text[place - 1].isdigit() else None)
    place = glued.end() if glued else place
    if place and text[place - 1].isdigit():
        until = _UNTIL.match(text, place)
        place = after_hour_word(text, until.end() if until else place)
    match = _MARKS.match(text, place)
    return match.end() if match else place
