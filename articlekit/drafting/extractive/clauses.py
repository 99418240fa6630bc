"""Clauses: the spans of a statement between strong marks, and what is announced in one."""

import re
from itertools import pairwise

from articlekit.checks.grounding.matching import cue_pattern
from articlekit.drafting.extractive.wording import weakens
from articlekit.language.caching import loaded
from articlekit.language.doc import Doc
from articlekit.language.letters import fold
from articlekit.language.locale import Locale, load
from articlekit.language.sentences import Span, split
from articlekit.language.tags import uses_spaces

__all__ = ["announced", "clauses_of", "is_free", "is_outside"]

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


_LATE = 16
"""Characters before the end of a clause in which the day of an announcement stands: 12일 밝혔다."""
_SPEAKER = 26
"""Characters of who announces it."""
_ALARM_WORDS = 5
_INVERTED = 50
"""Characters of a verb, its subject and the conjunction."""
_END = " .。"
_COLON = re.compile(r"\s?[:：]\s+|：")
_AROUND_TIME = re.compile(r"(?:쯤|께|경)?[\s、,]+")
"""What rounds a time, and what parts it from what follows."""


def announced(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """The span of what is announced, reported or said in a clause, if it is not hearsay and no blame.

    Args:
        doc: the statement.
        start: where the clause begins.
        end: where it ends.
    """
    if doc.locale.verb_final and doc.locale.words.get("topics"):
        return _before_verb(doc, start, end)
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
    """The verb, its subject and the conjunction, where the verb comes first: أعلنت البلدية أن."""
    first, _, _ = doc.folded[start:end].lstrip().partition(" ")
    for joint in _joints(doc.locale.tag).get(first, ()):
        found = doc.folded.find(f" {joint} ", start, min(end, start + _INVERTED))
        if found > 0:
            return Span(start, found + len(joint) + 2)
    return None


@loaded
def _joints(tag: str) -> dict[str, list[str]]:
    """The conjunctions behind each verb of announcing."""
    found: dict[str, list[str]] = {}
    for entry in load(tag).zones.get("announces", ()):
        verb, _, joint = fold(entry).rpartition(" ")
        found.setdefault(verb, []).append(joint)
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


def _before_verb(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """Where the verb ends the clause: what stands before "announced", behind the topic that announces it."""
    text, late = doc.text[start:end].rstrip(_END), None
    for fact in doc.facts:
        if fact.kind in {"date", "time"} and end - _LATE <= fact.start and fact.end < end:
            late = fact
    if late is not None:  # the day of the announcement
        text = doc.text[start : late.start] + doc.text[late.end : start + len(text)].lstrip()
    folded = fold(text)
    said = [m for m in doc.locale.pattern("zones", "announces").finditer(folded) if m.end() == len(folded)]
    if not said or weakens(said[0][0], doc.locale, speech=False) or _is_hearsay(doc, said[0][0]):
        return None
    # The verb keeps its ending before the particle: the 다 of 다고.
    ending = len(said[0][0].split()[0]) - 1 if uses_spaces(doc.locale.tag) else 0
    stop = start + said[0].start() + ending
    return _behind_topic(doc, start, stop), stop


def _is_hearsay(doc: Doc, said: str) -> bool:
    """Whether a verb only passes on what others say; Korean lists its official announcements one by one."""
    return not uses_spaces(doc.locale.tag) and bool(cue_pattern(doc.language, "hearsay").search(said))


def _behind_topic(doc: Doc, start: int, stop: int) -> int:
    """Where what is announced begins: behind its speaker, if it has a subject of its own."""
    text, spaced = doc.text, uses_spaces(doc.locale.tag)
    topics, subjects = doc.locale.words["topics"], doc.locale.words["subjects"]
    begin = min((at for at in (_mark(text, start, mark, spaced=spaced) for mark in topics) if at), default=0)
    if not begin or begin > start + _SPEAKER:
        return start
    for fact in doc.facts:
        if fact.kind in {"date", "time"} and begin <= fact.start <= begin + 2:
            begin = fact.end
    around = _AROUND_TIME.match(text, begin)
    begin, comma = (around.end(), around[0][:1] in ("、", ",")) if around else (begin, False)
    own = any(_mark(text[:stop], begin, mark, spaced=spaced) for mark in subjects)
    return begin if own and (spaced or comma) else start


def _mark(text: str, start: int, mark: str, *, spaced: bool) -> int:
    """Behind the first word with a particle; 0 where there is none."""
    pattern = rf"(?<=\w){mark}(?=\s)" if spaced else rf"(?<=\w){mark}(?!\w?[いくけこ])"
    found = re.compile(pattern).search(text, start)
    return found.end() if found else 0
