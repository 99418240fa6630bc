"""Desk: what colleagues say to each other about the making of a story, as in "can somebody send a camera"."""

import re
from collections.abc import Iterator

from articlekit.language.facts import dates_and_times
from articlekit.language.letters import fold
from articlekit.language.locale import Locale
from articlekit.language.sentences import Span
from articlekit.reading.zones.hits import Hits
from articlekit.reading.zones.survey import words_in

__all__ = [
    "EMOTICON",
    "clauses_of",
    "is_but_time",
    "is_hasty",
    "is_next_report",
    "is_to_desk",
    "orders_all",
    "talk_behind",
]

_LONGEST = 16
"""Words of a clause to colleagues."""
_BEFORE_ORDER = 3
"""Words that may stand before an order not to print: "NB please", "her surname"."""
_MARKS = frozenset(":;,!.-–—()[]：，")
EMOTICON = re.compile(r"(?<=\s)(?:[:;=]['-]?[()DPp]|[xX]D|\^\^)(?=[\s.!]|$)")
"""`:(` and its like, with a blank before them."""
_QUOTES = re.compile('[«»„“”"「」『』]')
_QUESTION = re.compile(r"(?:[?？؟]|(?<=[\u0370-\u03ff\u1f00-\u1fff])[;\u037e])\s*$")
_WORD = re.compile(r"[^\W_]")
_END = re.compile(r"[,;.!?…–—-]+(?:\s+|$)|[،؛؟。、，！？।]+\s*")
_LEAD = re.compile(r"[\s\d,;:.!…–—•*()\[\]-]*")


def is_to_desk(hits: dict[str, Hits], text: str, clause: Span, locale: Locale) -> bool:
    """Whether a clause is about the making of the story: it asks, allows or promises something of that work.

    It begins with one of the two, whom it is to or what it is about, and has the other behind it: news has
    seldom both, and neither at its beginning.

    Args:
        hits: the hits of each list in the text.
        text: a statement or line.
        clause: where the clause stands in it.
        locale: its language.
    """
    words = text[clause.start : clause.end]
    if is_order(hits, text, clause, locale):
        return True
    told = any(_has(hits, key, clause) for key in ("decisions", "embargo", "embargo_hints"))
    if told or words_in(words) > _LONGEST or _QUOTES.search(words):
        return False
    begin = _behind_lead(hits, text, clause)
    asks, work = _at(hits, "desk_asks", begin, clause), _at(hits, "desk_work", begin, clause)
    asked = asks or (locale.verb_final and _has(hits, "desk_asks", clause))
    if asked and _QUESTION.search(words) and not any(map(str.isdigit, words)):
        return True
    if work:
        return _has(hits, "desk_asks", clause) or _has(hits, "first_person", clause)
    return (asked or _at(hits, "first_person", begin, clause)) and _has(hits, "desk_work", clause)


def is_order(hits: dict[str, Hits], text: str, clause: Span, locale: Locale) -> bool:
    """Whether a clause says whom not to name or what not to print, or that somebody may be quoted.

    It begins with that, or ends with it behind little else: "police will not name the driver" orders nothing.
    """
    words = text[clause.start : clause.end]
    if words_in(words) > _LONGEST or _QUOTES.search(words):
        return False
    begin, end = _behind_lead(hits, text, clause), clause.start + len(words.rstrip())
    asked = locale.verb_final or _has(hits, "desk_asks", clause)
    for key in ("print_orders", "print_permits"):
        for hit in _in_clause(hits, key, clause):
            before, behind = words_in(text[begin : hit.start]), words_in(text[hit.end : end])
            denies = key == "print_orders" and fold(text[hit.start : hit.end]).split()[0] in _denials(locale)
            opens = before <= _BEFORE_ORDER and (not denies or _may_open(text[begin : hit.start], locale))
            if opens or (behind <= 1 and (asked or before <= _BEFORE_ORDER + 2 * (not denies))):
                return True
    return is_bare_order(hits, text, clause)


def _denials(locale: Locale) -> frozenset[str]:
    return frozenset(map(fold, (*locale.words.get("negations", ()), "don't", "dont", "do")))


def _may_open(before: str, locale: Locale) -> bool:
    """Whether nobody stands before an order who does what it says: "but", "please" or "NB" may."""
    words = fold(before).split()
    if not words or before.rstrip()[-1] in _MARKS or before.isupper():
        return True
    conjunctions = {word for key in ("conjunctions", "negations") for word in locale.words.get(key, ())}
    asks = {entry.split()[-1] for entry in locale.zones.get("desk_asks", ())}
    return words[-1] in {*map(fold, conjunctions), *map(fold, asks)}


def is_bare_order(hits: dict[str, Hits], text: str, clause: Span) -> bool:
    """Whether a clause is nothing but an order not to print what stands before it."""
    begin = _behind_lead(hits, text, clause)
    size = words_in(text[begin : clause.end])
    spans = (*_in_clause(hits, "run_orders", clause), *_in_clause(hits, "print_orders", clause))
    return any(size <= words_in(text[hit.start : hit.end]) + 1 for hit in spans)


def orders_all(hits: dict[str, Hits], text: str, locale: Locale) -> bool:
    """Whether all of a statement is under an order not to print it: "unconfirmed, do not run"."""
    clauses = list(clauses_of(text))
    if is_bare_order(hits, text, clauses[-1]) and words_in(text) <= 2 * _LONGEST:
        return True
    if not is_order(hits, text, clauses[0], locale):
        return False
    behind = text[clauses[0].end :]
    plain = not any(map(str.isdigit, behind)) and not _QUOTES.search(behind)
    rest = Span(clauses[0].end, len(text))
    return plain and not any(_has(hits, key, rest) for key in ("decisions", "harms"))


def _in_clause(hits: dict[str, Hits], key: str, clause: Span) -> list[Span]:
    spans = hits[key].spans if key in hits else ()
    return [span for span in spans if clause.start <= span.start and span.end <= clause.end]


def is_hasty(hits: dict[str, Hits], text: str, clause: Span) -> bool:
    """Whether a clause says in what hurry its writer is, as in "quick one from the train"."""
    begin = _behind_lead(hits, text, clause)
    return _at(hits, "haste", begin, clause) and not _has(hits, "decisions", clause)


def talk_behind(hits: dict[str, Hits], text: str, locale: Locale) -> int:
    """Where what is for colleagues begins at the end of a line, as in "Mill on fire – please call Ann"."""
    end = len(text)
    for clause in reversed(list(clauses_of(text))):
        if not (is_to_desk(hits, text, clause, locale) or is_hasty(hits, text, clause)):
            break
        end = clause.start
    return end


def clauses_of(text: str) -> Iterator[Span]:
    """The clauses of a text as marks part them; one without a word goes with its neighbour."""
    last = next((place for place in range(len(text) - 1, -1, -1) if text[place].isalnum()), -1)
    position, word = 0, _WORD.search(text)
    for end in (mark.end() for mark in _END.finditer(text)):
        if word is not None and word.start() < end <= last:
            yield Span(position, end)
            position, word = end, _WORD.search(text, end)
    yield Span(position, len(text))


def _behind_lead(hits: dict[str, Hits], text: str, clause: Span) -> int:
    """Where a clause begins behind its marks, a greeting and words such as "so"."""
    begin = _LEAD.match(text, clause.start, clause.end).end()  # type: ignore[union-attr]  # it matches nothing, too
    for key in ("greetings", "fillers"):
        lead = hits[key].at(begin, clause.end) if key in hits else None
        if lead is not None and lead.end < clause.end:
            begin = _LEAD.match(text, lead.end, clause.end).end()  # type: ignore[union-attr]
    return begin


def _at(hits: dict[str, Hits], key: str, begin: int, clause: Span) -> bool:
    return key in hits and hits[key].at(begin, clause.end) is not None


def _has(hits: dict[str, Hits], key: str, clause: Span) -> bool:
    return key in hits and hits[key].within(*clause) is not None


_CLOCK = re.compile(r"(?<![\d.,])(?:[01]?\d|2[0-4])[.:h][0-5]\d(?![\d.])|(?<![\d.,])(?:[01]?\d|2[0-4])\W*$")
_LITTLE = 12
"""Letters of the small words and units beside a time."""
_WIDE = 3
"""Letters that one of East Asia counts as."""


def is_next_report(folded: str, hits: Hits | None, language: str) -> bool:
    """Whether words say but at what time the next report is due, as "Next update 14:00" does.

    One of another day may be for readers.

    Args:
        folded: a line with its label, folded.
        hits: where entries of `next_reports` stand in it.
        language: its BCP 47 tag.
    """
    hit = hits.at(_LEAD.match(folded).end(), len(folded)) if hits is not None else None  # type: ignore[union-attr]
    if hit is None:
        return False
    return is_but_time(folded[hit.end :].lstrip(" :：–—-"), language)


def is_but_time(words: str, language: str) -> bool:
    """Whether words have a time of day, no day, and next to nothing besides."""
    found = dates_and_times(words, language)
    kinds = {fact.kind for fact in found}
    if (_CLOCK.search(words) is None and "time" not in kinds) or "date" in kinds:
        return False
    for fact in found:
        words = words.replace(fact.text, " ", 1)
    rest = _CLOCK.sub(" ", words, count=1)
    small = (_WIDE if "\u3000" < character < "\ud7a4" else 1 for character in rest if character.isalpha())
    return sum(small) <= _LITTLE and not any(map(str.isdigit, rest))
