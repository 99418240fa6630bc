"""Endings: where a clause may end early, so that what stands before is whole and as true."""

import re
from collections.abc import Iterable, Iterator

from articlekit.checks.grounding.matching import cue_pattern
from articlekit.drafting.extractive.features import has_people
from articlekit.drafting.extractive.openings import REST, STRANGE, WHEN, dayparts, is_adverbial, only_leads
from articlekit.drafting.extractive.roles import is_event
from articlekit.drafting.extractive.wording import loses, stands, tidy, weakens
from articlekit.language.doc import Doc
from articlekit.language.facts import without_hour_word
from articlekit.language.facts.vocabulary import vocabulary
from articlekit.language.letters import fold, protected_spans
from articlekit.language.locale import Locale
from articlekit.language.tags import uses_spaces
from articlekit.language.words import function_words

__all__ = [
    "before_saying",
    "before_subordinate",
    "before_time",
    "beginnings",
    "behind_subject",
    "event_and_harm",
    "runs_on",
    "until_event",
]

_MOSTLY = 0.6
_BEHIND = 70
"""Characters behind a cut in which a weakening word may still belong to what stands before it."""
_SAID = 3
"""Words before "that" among which the verb of what is said stands."""
_OBJECT = 3
"""Characters between a verb and those whom it counts: "injured four", "hirió a cuatro"."""
_RUN = 12
"""Words of a clause whose writer may use no marks."""
_ANY_MARK = re.compile(r"[,;:!?()«»„“”\"–،؛؟।]|\.(?!\d)|[-/] ")
_LEAST_TOLD = 4
"""Words of a message up to the event in it."""
_COMMA = re.compile(r"[,،]\s")


def before_time(doc: Doc, start: int, end: int) -> Iterator[int]:
    """Where a clause may end that has nothing but times behind it, where its verb does not end it."""
    text, locale = doc.text, doc.locale
    if locale.verb_final or not uses_spaces(locale.tag):
        return
    place = end
    for fact in reversed(doc.facts):
        if fact.kind in WHEN and start < fact.start < place:
            strange = STRANGE if place < end else 0
            if not only_leads(text[fact.end : place].rstrip(" .,)"), locale, strange=strange):
                break
            place = _word_start(text, fact.start)
    kept = without_hour_word(text[start:place].rstrip(" ,،("))
    rounds = vocabulary(locale.tag).entries("hedges", "before")
    kept = _without_small_words(_without_last(kept, rounds), locale)  # "shortly after" six
    if place < end:  # "in the night of" Tuesday
        kept = _without_small_words(_without_last(kept, dayparts(locale.tag)), locale)
    # "will not open | before Monday" says something else without its time.
    if place < end and len(kept.split()) >= REST and not weakens(fold(kept), locale, speech=False):
        yield start + len(kept)


def _word_start(text: str, place: int) -> int:
    """Where the word begins that a fact stands in: Hebrew and Arabic glue "on" to the front of a day."""
    return place if place == 0 or not text[place - 1].isalpha() else text.rfind(" ", 0, place) + 1


def _without_last(kept: str, entries: Iterable[str]) -> str:
    """A clause without one of these words at its end."""
    folded = fold(kept)
    last = max((each for each in entries if folded.endswith(f" {each}")), key=len, default="")
    return kept[: len(kept) - len(last)].rstrip(" ,،(")


def _without_small_words(kept: str, locale: Locale) -> str:
    """A clause without the small words at its end, as long as enough of it is left."""
    for word in reversed(kept.split()):
        if fold(word) not in function_words(locale.tag) or len(kept.split()) <= REST:
            break
        kept = kept[: kept.rindex(word)].rstrip(" ,،(")
    return kept


def before_subordinate(doc: Doc, start: int, end: int) -> Iterator[int]:
    """Where a clause may end that tells what happened, as a clause of when, why or which follows."""
    text, locale = doc.text, doc.locale
    if locale.verb_final or not uses_spaces(locale.tag) or is_adverbial(text[start:], locale):
        return
    for match in locale.pattern("words", "clause_openers").finditer(doc.folded, start, end):
        kept = text[start : match.start()].rstrip()
        behind = doc.folded[match.start() : match.start() + _BEHIND]
        relative = _is_relative(doc, start, match)
        if (
            len(kept.split()) > REST
            and kept[-1:].isalnum()
            and (is_adverbial(match[0], locale) or relative)
            and fold(kept.split()[-1]) not in function_words(locale.tag)
            and not weakens(fold(kept), locale, speech=False)
            and not (_is_said(behind, locale) if relative else _takes_back(behind, locale))
            and is_event(doc.part(start, start + len(kept)))
        ):
            yield match.start()
            return


def _is_relative(doc: Doc, start: int, opener: re.Match[str]) -> bool:
    """Whether a word joins a clause to a thing, and neither to a verb of saying nor as an "and" does."""
    near, locale = " ".join(doc.folded[start : opener.start()].split()[-_SAID:]), doc.locale
    joins = locale.pattern("words", "conjunctions").match(opener[0]) or is_adverbial(opener[0], locale)
    return not joins and not _is_said(near, locale) and not locale.pattern("cues", "reaction").search(near)


def _is_said(folded: str, locale: Locale) -> bool:
    """Whether words tell that somebody says something, or doubt it."""
    lists = (("words", "attribution"), ("zones", "announces"), ("words", "hedges"))
    return any(locale.pattern(*each).search(folded) for each in lists)


def beginnings(doc: Doc, limit: int) -> Iterator[str]:
    """What stands before a comma or a phrase of place in a clause that is too long, the longest first.

    It has to tell what happened, and nothing behind it may take that back. Where the verb, or half of it,
    stands at the end of a clause, there is none.

    Args:
        doc: the clause.
        limit: most characters of a beginning.
    """
    text, locale = doc.text, doc.locale
    if locale.verb_final or locale.verb_bracket or not uses_spaces(locale.tag):
        return
    leads = ("clause_openers", "lead_ins", "anaphora")
    if any(locale.pattern("words", key).match(doc.folded) for key in leads):
        return
    # A clause that opens with a phrase of when or how needs more before it has said anything.
    least = limit * _MOSTLY if is_adverbial(text, locale) else 0
    kept = [*protected_spans(text), *((fact.start, fact.end) for fact in doc.facts)]
    stops = {match.start() for match in _COMMA.finditer(text, 0, limit)}
    stops |= {span.start for span in doc.found("words", "place") if span.start <= limit}
    stops |= {
        _word_start(text, fact.start) for fact in doc.facts if fact.kind in WHEN and fact.start <= limit
    }
    for stop in sorted(stops, reverse=True):
        form = doc.like(_without_end(tidy(text[:stop]), locale))
        inside = any(start < stop < end for start, end in kept)
        if (
            not inside
            and stop > least
            and len(form.text.split()) > REST
            and not _takes_back(fold(text[stop : stop + _BEHIND]), locale)
            and stands(form.text, locale, whole=False)
            and is_event(form)
        ):
            yield form.text


def event_and_harm(doc: Doc) -> Iterator[str]:
    """The event that a clause begins with and whom it harmed, without where and when it was in between.

    "An explosion on Monday in a flat on the third floor injured four people" is still true without them.
    """
    text, locale = doc.text, doc.locale
    if locale.verb_final or not uses_spaces(locale.tag) or locale.verb_bracket:
        return
    events = [*doc.found("cues", "what"), *doc.found("zones", "decisions")]
    event = next((span for span in events if len(text[: span.start].split()) <= 1), None)
    if event is None:
        return
    for harm in (*doc.found("cues", "impact"), *doc.found("zones", "decisions")):
        counted = any(fact.kind == "number" and 0 < fact.start - harm.end <= _OBJECT for fact in doc.facts)
        if harm.start <= event.end or not counted:
            continue
        start, small = harm.start, function_words(locale.tag)
        while (before := text[:start].split()) and fold(before[-1]) in small and start > event.end + 1:
            start = text.rindex(before[-1], 0, start)
        between, told = text[event.end : start], doc.part(start, len(text))
        relative = any(event.end <= span.start < start for span in doc.found("words", "clause_openers"))
        closed = between.rstrip().endswith(",") or not relative
        if closed and has_people(told) and not weakens(doc.folded, locale) and len(between.split()) > REST:
            yield f"{text[: event.end]} {tidy(text[start:])}"
            return


def _without_end(text: str, locale: Locale) -> str:
    """A text without the small words at its end, which belong to what stood behind them."""
    while " " in text and fold(text.rsplit(" ", 1)[1]) in function_words(locale.tag):
        text = text.rsplit(" ", 1)[0]
    return text


def _takes_back(behind: str, locale: Locale) -> bool:
    """Whether what would be cut may weaken what is kept; the reason of a thing does not."""
    if locale.pattern("cues", "cause").match(behind.lstrip(" ,،")):
        return False
    where = {match.end() for match in locale.pattern("words", "place").finditer(behind)}
    said = locale.pattern("words", "attribution").finditer(behind)
    # "in the municipality" is a place, though municipalities are often quoted.
    return weakens(behind, locale, speech=False) or any(match.start() - 1 not in where for match in said)


def runs_on(text: str) -> bool:
    """Whether many words stand without a mark, as in a message that somebody types in a hurry."""
    return text[-1:].isalnum() and len(text.split()) > _RUN and not _ANY_MARK.search(text)


def until_event(doc: Doc, limit: int) -> str | None:
    """The beginning of a message without marks up to its last word for an event or harm within a limit.

    What follows must not take it back: in "8 injured no dead" and "8 yaralı ölü yok" the denial goes with it.
    """
    if not runs_on(doc.text) or not uses_spaces(doc.language):
        return None
    found = (
        doc.found(*each) for each in (("zones", "decisions"), ("zones", "harms"), ("words", "negations"))
    )
    for end in sorted({span.end for spans in found for span in spans if span.end <= limit}, reverse=True):
        kept, behind = doc.text[:end], doc.folded[end : end + _BEHIND].split()
        denied = doc.locale.pattern("words", "negations").match(" ".join(behind[:1]))
        last_denies = any(span.end == end for span in doc.found("words", "negations"))
        if last_denies and not doc.locale.verb_final:
            continue  # it denies what follows
        if not denied and len(kept.split()) >= _LEAST_TOLD and end == len(kept.rstrip()):
            return kept
    return None


_LATE = 16
"""Characters before the end of a clause in which the day of an announcement stands: 12일 밝혔다."""
_SPEAKER = 26
"""Characters of who announces it."""
_END = " .。"
_AROUND_TIME = re.compile(r"(?:쯤|께|경)?[\s、,]+")
"""What rounds a time, and what parts it from what follows."""


def before_saying(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
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


def behind_subject(doc: Doc) -> Doc | None:
    """What is said of a subject that may be left out where it is too long: "… halted the launch"."""
    locale, spaced = doc.locale, uses_spaces(doc.locale.tag)
    marks = [*locale.words.get("topics", ()), *locale.words.get("subjects", ())]
    begin = min((at for at in (_mark(doc.text, 0, mark, spaced=spaced) for mark in marks) if at), default=0)
    around = _AROUND_TIME.match(doc.text, begin) if begin else None
    if around is None or loses(doc, 0, begin):
        return None
    rest = doc.part(around.end(), len(doc))
    acts = any(_mark(rest.text, 0, mark, spaced=spaced) for mark in locale.words.get("objects", ()))
    return rest if acts and is_event(rest) else None


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
    pattern = rf"(?<=[\w'’”』」)]){mark}(?=\s)" if spaced else rf"(?<=\w){mark}(?!\w?[いくけこ])"
    found = re.compile(pattern).search(text, start)
    return found.end() if found else 0
