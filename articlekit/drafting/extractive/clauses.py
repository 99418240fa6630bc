"""Clauses: the spans of a statement between strong marks, and what is announced in one."""

import re
from itertools import pairwise

from articlekit.checks.grounding.matching import cue_pattern
from articlekit.drafting.extractive.endings import before_saying
from articlekit.drafting.extractive.openings import POSTPOSITIONS, WHEN, dayparts, only_leads, past_time
from articlekit.drafting.extractive.wording import weakens
from articlekit.language.caching import loaded
from articlekit.language.doc import Doc
from articlekit.language.facts import calendar_words
from articlekit.language.facts.vocabulary import vocabulary
from articlekit.language.letters import fold
from articlekit.language.locale import Locale, load
from articlekit.language.sentences import Span, split
from articlekit.language.tags import uses_spaces
from articlekit.language.words import function_words

__all__ = ["announced", "clauses_of", "is_free", "is_outside", "without_inside", "without_times"]

_STRONG = re.compile(r"\s*[;؛；]\s*|[。！？।۔؟]\s*(?=\S)|\s+[–—-]\s+|\s*——?\s*")
_BARE_DOUBT = 5
"""Words up to which a clause behind a semicolon only says how sure the one before it is."""


def clauses_of(doc: Doc, protected: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans between strong marks or sentences; a bare doubt stays with the clause that it is about."""
    text, locale = doc.text, doc.locale
    marks = [
        m.span()
        for m in _STRONG.finditer(text)
        if is_free(m.start(), m.end(), protected)
        and is_outside(text, m.start())
        and not _is_route(text, m, locale)
    ]
    sentences = split(text, locale.tag)
    marks += [(one.end, other.start) for one, other in pairwise(sentences) if one.end < other.start]
    edges = [(0, 0), *sorted(marks), (len(text), len(text))]
    found: list[tuple[int, int]] = []
    for (_, start), (end, _) in pairwise(edges):
        piece = text[start:end]
        doubt = len(piece.split()) <= _BARE_DOUBT and weakens(fold(piece), locale)
        if found and doubt and uses_spaces(locale.tag):
            found[-1] = (found[-1][0], end)
        elif piece.strip():
            found.append((start, end))
    return found


def _is_route(text: str, mark: re.Match[str], locale: Locale) -> bool:
    """Whether a dash stands between two names in mid-clause, as in "the train Tomsk – Biysk stopped"."""
    before, after = text[: mark.start()].split(), text[mark.end() :].split()
    named = before[-1:] and before[-1][:1].isupper() and after[:1] and after[0][:1].isupper()
    inside = len(before) > 1 and before[-2][:1].isalnum() and after[1:2] and after[1][:1].islower()
    return bool(mark[0].strip() in "–—-" and named and inside and locale.tag != "de")


def is_free(start: int, end: int, protected: list[tuple[int, int]]) -> bool:
    return not any(a < end and start < b for a, b in protected)


def is_outside(text: str, place: int) -> bool:
    """Whether a place is inside of no brackets and no quotation marks."""
    before = text[:place]
    opened = sum(map(before.count, "«「『(（[【“"))
    closed = sum(map(before.count, "»」』)）]】”"))
    if "„" in before:
        opened, closed = opened + before.count("„") - before.count("“"), closed + before.count("“")
    return opened <= closed and before.count('"') % 2 == 0


_ALARM_WORDS = 5
_OPENING_WORDS, _TOLD = 4, 2
"""Words among which the verb stands, and words for whom it tells: "inform our readers that"."""
_WORD = re.compile(r"\w+")
_INVERTED = 50
"""Characters of a verb, its subject and the conjunction."""
_COLON = re.compile(r"\s?[:：]\s+|：")


def announced(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """The span of what is announced, reported or said in a clause, if it is not hearsay and no blame.

    Args:
        doc: the statement.
        start: where the clause begins.
        end: where it ends.
    """
    if doc.locale.verb_final and doc.locale.words.get("topics"):
        return before_saying(doc, start, end)
    return (_behind_verb(doc, start, end) if uses_spaces(doc.locale.tag) else None) or _behind_alarm(
        doc, start, end
    )


def _behind_verb(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """What stands behind "announces that"."""
    said = next((span for span in doc.found("zones", "announces") if start <= span.start < end), None)
    said = said or _verb_first(doc, start, end)
    if said is None or cue_pattern(doc.language, "hearsay").search(doc.folded, said.start, said.end):
        return None
    if any(said.end <= span.start < end for span in doc.found("cues", "cause")):
        return None
    return None if weakens(doc.folded[start : said.start], doc.locale, speech=False) else (said.end, end)


def _verb_first(doc: Doc, start: int, end: int) -> Span | None:
    """The verb, whom it tells and the conjunction, if they stand apart: أعلنت البلدية أن."""
    joints = _joints(doc.locale.tag)
    for place, word in enumerate(_WORD.finditer(doc.folded, start, end)):
        if place >= _OPENING_WORDS:
            break
        for joint in joints.get(word[0], ()):
            found = doc.folded.find(f" {joint} ", word.end(), min(end, word.end() + _INVERTED))
            between = doc.folded[word.end() : found].split()
            if found > 0 and (not place or len(between) <= _TOLD):
                return Span(start if not place else word.start(), found + len(joint) + 2)
    return None


@loaded
def _joints(tag: str) -> dict[str, list[str]]:
    """The conjunctions behind each verb of announcing."""
    found: dict[str, list[str]] = {}
    for entry in load(tag).zones.get("announces", ()):
        verb, _, joint = fold(entry).rpartition(" ")
        found.setdefault(verb.rstrip(","), []).append(joint)
    return found


def _behind_alarm(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """What stands behind the colon of an alarm, such as "Caller: …"."""
    colon = _COLON.search(doc.text, start, end)
    if colon is None or len(doc.text[start : colon.start()].split()) > _ALARM_WORDS:
        return None
    alarm = any(start <= span.start < colon.start() for span in doc.found("zones", "alarms"))
    if not alarm or weakens(doc.folded[start : colon.start()], doc.locale, speech=False):
        return None
    return colon.end(), end


_BEHIND_TIME = re.compile(r"(?:ごろ|頃|すぎ|過ぎ)?(?:に、?|、)|(?:ごろ|頃|すぎ|過ぎ)")
_BEHIND_TIME_SPACED = re.compile(r"(?:쯤|께|경)?(?:에는|에)?\s+")
"""What rounds a time and marks it as one, in Japanese and in Korean."""
_BEFORE_TIME = " 、。はがをにで"
_BEHIND = 2
"""Words that a clause has at least behind what is taken out of it."""
_LEADS = 3
"""Words before a time that belong to it: "on the evening of"."""
_PLACE = 5
"""Words of a place between commas."""
_BETWEEN = re.compile(r"\s*,\s+([^,()«»„“”\"]{2,60}),\s+(?=[^\W\d])")


def without_inside(doc: Doc) -> Doc | None:
    """A statement without the time that stands in it, and the places that stand between its commas.

    What denies something keeps its time: "was not open on Monday" says something else without its day.
    """
    if not uses_spaces(doc.locale.tag) or doc.has("words", "negations"):
        return None
    text = doc.text
    for start, end in reversed([*_inner_times(doc), *_inner_places(doc)]):
        text = (
            f"{text[:start].rstrip()} {text[end:].lstrip()}"
            if text[end : end + 1] != ","
            else (text[:start].rstrip() + text[end:])
        )
    return doc.like(text) if text != doc.text else None


def without_times(doc: Doc) -> Doc | None:
    """A statement of Japanese or Korean without its times, which can go wherever they stand.

    A time that something lasts from or to stays, and so does one that is part of a name.
    """
    if "topics" not in doc.locale.words:
        return None
    behind = _BEHIND_TIME_SPACED if uses_spaces(doc.locale.tag) else _BEHIND_TIME
    runs: list[tuple[int, int]] = []
    for fact in doc.facts:
        if fact.kind in {"date", "time"}:
            joined = runs and not doc.text[runs[-1][1] : fact.start].strip()
            part = re.compile(rf"\s*(?:{'|'.join(dayparts(doc.locale.tag))})").match(doc.text, fact.end)
            end = part.end() if part else fact.end
            runs[-1:] = [(runs[-1][0], end)] if joined else [*runs[-1:], (fact.start, end)]
    text, stop = "", 0
    for start, end in runs:
        match = behind.match(doc.text, end)
        if match is not None and (not start or doc.text[start - 1] in _BEFORE_TIME):
            text += doc.text[stop:start]
            stop = match.end()
    return doc.like(text + doc.text[stop:]) if stop else None


def _inner_times(doc: Doc) -> list[tuple[int, int]]:
    """The span of the only time in mid-clause, with its prepositions and commas.

    Two times may be the ends of a stretch, and a small word that is left before a time belongs to it.
    """
    text, locale = doc.text, doc.locale
    runs: list[tuple[int, int]] = []
    for fact in doc.facts:
        if fact.kind in {"date", "time"} and not fact.value.isdigit():
            near = runs and only_leads(text[runs[-1][1] : fact.start], locale, strange=0)
            runs[-1:] = [(runs[-1][0], fact.end)] if near else [*runs[-1:], (fact.start, fact.end)]
    if len(runs) != 1 or not is_outside(text, runs[0][0]):
        return []
    ((first, last),) = runs
    glued = text[last : last + 1].isalpha() or text[last : last + 1] in ("'", "’", "-", ".", ":")
    start, end = _with_leads(doc, first), past_time(doc, last)
    for year in vocabulary(locale.tag).entries("days", "year"):
        end = past_time(doc, end + len(year)) if doc.folded.startswith(f"{year} ", end) else end
    before = fold(text[:start]).split()
    dangling = not before or before[-1] in function_words(locale.tag) or before[-1][-1] in ".:–—-"
    if dangling or (glued and locale.tag not in POSTPOSITIONS) or len(text[end:].split()) < _BEHIND:
        return []
    closing = "," in text[last:end]
    enclosed = text[:start].rstrip().endswith(",") or "," in text[first:last]
    if closing and not enclosed:
        end = text.index(",", last)
    return [(len(text[:start].rstrip(" ,")) if closing and enclosed else start, end)]


def _with_leads(doc: Doc, start: int) -> int:
    """Where the phrase of a time begins: at its preposition, its part of the day or what rounds it."""
    locale, text = doc.locale, doc.text
    if start and text[start - 1].isalpha():  # Arabic and Hebrew glue "on" to the front of a day
        start = text.rfind(" ", 0, start) + 1
    known = {*calendar_words(locale.tag), *dayparts(locale.tag), *_before_times(locale.tag)}
    for word in reversed(text[:start].split()[-_LEADS:]):
        folded = fold(word)
        opens = folded in function_words(locale.tag) and locale.pattern(
            "words", "adverbial_openers"
        ).fullmatch(folded)
        if folded not in known and not opens:
            break
        start = text.rindex(word, 0, start)
    return start


@loaded
def _before_times(tag: str) -> frozenset[str]:
    """Words before a time that are none of its clause: "about", "o'clock", "day"."""
    found = vocabulary(tag)
    lists = (("hedges", "before"), ("times", "clock_before"), ("times", "at"))
    day = (fold(word) for word in found.groups("durations", "words").get("P1D", ()))
    return frozenset([*day, *(word for each in lists for word in found.entries(*each))])


def _inner_places(doc: Doc) -> list[tuple[int, int]]:
    """The spans of places between commas, such as ", in Piauí,", with their commas."""
    text, locale, found = doc.text, doc.locale, list[tuple[int, int]]()
    if locale.verb_second:
        return found
    for match in _BETWEEN.finditer(text):
        inside, behind = fold(match[1]), fold(text[match.end() :])
        listed = any(locale.pattern("words", key).match(behind) for key in ("conjunctions", "place"))
        place = locale.pattern("words", "place").match(inside) and len(inside.split()) <= _PLACE
        named = any(fact.kind == "name" and match.start(1) <= fact.start < match.end(1) for fact in doc.facts)
        times = any(fact.kind in WHEN and match.start() <= fact.start < match.end() for fact in doc.facts)
        if (
            place
            and named
            and not (listed or times or weakens(inside, locale))
            and is_outside(text, match.start())
        ):
            found.append((match.start(), match.end()))
    return found
