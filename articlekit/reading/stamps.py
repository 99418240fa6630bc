"""Stamps: the time or day that heads a line of a log, and who speaks there."""

import re
from dataclasses import dataclass
from itertools import pairwise

from articlekit.language.caching import remembered
from articlekit.language.facts import dates_and_times
from articlekit.language.facts.dates import weekday_names
from articlekit.language.facts.vocabulary import vocabulary
from articlekit.language.letters import fold
from articlekit.language.sentences import Span

__all__ = ["Stamp", "is_clock", "military", "stamp", "whole"]


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time at the start of a line: `line[start:end]` without brackets, the rest from `value`."""

    start: int
    end: int
    value: int
    sure: bool
    """Whether a dash, colon or bracket sets the time off; otherwise only its neighbours show it."""
    speaker: str | None = None
    """Who is named before the time, as in a chat."""
    clock: bool = True
    """Whether it has a time of day, and not only a day."""


_HEAD, _LOOKED_AT = 64, 90
"""Characters of a line in which the time that heads it ends, and of words that are nothing else."""
_LEADING_WORDS, _NAME_WORDS, _WHOLE_WORDS = 3, 5, 9
"""Words that may stand before the figures of a time, that name who speaks, and that a time has at most."""
_DIGIT = re.compile(r"\d")
_GAP = r"[ \u00a0\u202f]?"
# A clock is 14:05, 14.05, 6 h 52, 14時05分, 2시 5분, in the digits of any script. A letter between the
# figures is one that stands for an hour, so that "4 A 12" is no time, and neither is "1ος".
_CLOCK = re.compile(
    r"(?<![\d.:/-])(?:[01]?\d|2[0-4]|[^\W\D0-9]{1,2})(?:"
    r"[:：]\d{2}(?:[:：]\d{2}(?:[.,]\d{1,6})?)?"
    r"|(?P<dot>\.)\d{2}(?![.\d])"
    rf"|{_GAP}(?:[hHuч](?!\w*[^\W\d])|[時时点點시])"
    rf"(?:{_GAP}\d{{1,2}}(?:{_GAP}(?:[m分분]|min)(?!\w*[a-z]))?)?"
    r")(?![\d%€$])"
)
_MILITARY = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d(?=[ \t]+[^\W\d])")
_DAY = re.compile(
    r"(?<![\d.:/-])(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|1\d\d[/.]\d{1,2}[/.]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{1,2}/\d{1,2}"
    r"|\d{1,2}\.[ ]?\d{1,2}\.?|(?:\d{1,4}[年년月월日일号][ ]?){2,3})(?![\d:])"
)
_JOINER = re.compile(r"\.?[\s,、;|·/\-–—~〜T()（）]*(?:(?:to|bis|à|a|до|–)\s)?")
_LEAD = re.compile(r"(?:[^\W\d_]{1,4}(?:\.[ \u00a0]?|[ \u00a0])){0,2}")
_HALF = re.compile(
    rf"{_GAP}\(?[^\W\d_]{{1,2}}\.{_GAP}[^\W\d_]\.\)?(?=[\s:：,–—-]|$)|{_GAP}[ap]m\b", re.IGNORECASE
)
"""`a.m.`, `p. m.`, `μ.μ.`, `de.`: a half of the day in two letters with points."""
_LETTER = r"[^\W\d_\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_CAPITALS = "A-Z\u00c0-\u00de\u0386-\u03ab\u0400-\u042fĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚҐ"
_UNIT = (
    r"(?:[Uu]hr|Z|[A-Z]{2,5}|[\u0590-\u0dff](?![\u0590-\u0dff])"
    rf"|(?![^\W\d_]*[{_CAPITALS}\u0590-\u0dff]){_LETTER}{{1,6}})"
)
"""A word behind a time: small or all in capitals, since one with a capital is a name; in a script without
capitals, one letter."""
_ZONE = r"(?:Z|[+-]\d{2}:?\d{2}|(?:UTC|GMT|[A-Z]{2,4}T|[A-Za-z]{1,4}[+-]\d{1,2})\b)"
_AFTER = re.compile(
    rf"(?P<zone>[ \u00a0]?{_ZONE})?"
    rf"(?P<words>(?:{_GAP}\(?{_UNIT}(?!{_LETTER})\.?(?:{_LETTER}\.)?\)?){{0,2}})(?P<close>[ ]*[\])）】>])?"
)
_SURE = re.compile(
    r"[ \u00a0\u202f]*(?:[:：]+(?=[\s\"«„“「『*]|$|[^\W\da-zA-Z])|[-–—|｜→⇒](?=\s)|[–—](?=\S))\s*|[ ]*\t\s*"
)
_WEAK = re.compile(r"[ \u00a0\u3000]*[,，、][ ]*|[ \u00a0\u3000]+")
_ABOUT = "[頃경쯤]|ごろ|ころ|現在|现在|현재"
_TAIL = re.compile(
    rf"[ \u00a0]?(?:Z|[A-Z]{{2,4}}|[+-]\d{{2}}:?\d{{2}}|h|{_LETTER}{{1,3}}\.?|{_ABOUT}|\([^()]{{1,12}}\))?"
    r"[\s\])）:：.,]*"
)
_COLON = re.compile(r"[:：]")
_ENDED = re.compile(r"[^\W\d_]{3}[.!?]|[!?。！？]")
_OPEN = re.compile(r"[\s\[(（【<]*")
_RULED = re.compile(r"^[-–—─━=*_~]{2,}[ \u00a0]*|[ \u00a0]*[-–—─━=*_~]{2,}$")
"""The strokes at both ends of a line that parts one day of a chat from the next."""
_NAMED_DAY = re.compile(
    r"(?P<name>[^\W\d_]{1,12}(?:[- ][^\W\d_]{1,8})?\.?),?[ \u00a0]+\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?\.?:?"
)
"""A day of the week and a date in figures, with dashes too: "vr 27-11"."""
_NAME = re.compile(
    r"(?P<name>[^\W\d_][^\d:：\[\]()<>]{0,40}(?:\([^()]{1,30}\))?[^\d:：\[\]()<>]{0,10}?)"
    r"[,，]?[ \u00a0]+[\[(（]?"
)


def stamp(line: str, language: str, *, military: bool = False) -> Stamp | None:
    """The time or day that heads a line; None where the line begins with a word of its own.

    Args:
        line: the line without its mark.
        language: its BCP 47 tag.
        military: whether four figures such as 1410 are a time, as its neighbours show.
    """
    return _stamp(line, language, military) if _DIGIT.search(line, 0, 60) else None


@remembered
def _stamp(line: str, language: str, military: bool) -> Stamp | None:
    head = line[:_HEAD]
    opened = _OPEN.match(head)
    start = opened.end() if opened else 0
    if military and (hours := _MILITARY.match(head, start)):
        return Stamp(start, hours.end(), hours.end() + 1, sure=True)
    if not _may_begin(head, start):
        return None
    colon = _COLON.search(head, start, _figure(head, start))
    parts = _parts(head[: colon.start()] if colon else head, language)  # no time goes on behind a label
    run = _run(head, start, parts)
    speaker = None
    if run is None:
        name = _NAME.match(head, start)
        first = next((part for part, _ in parts), None)
        if name is None or first is None or name.end() != first.start:
            return None
        if "." in head[first.start : first.end] and name[0].rstrip()[-1:].isalnum():
            return None  # "Version 1.10" is no time
        speaker, run = name["name"].strip(" ,，"), _run(head, first.start, parts)
        if run is None or not run[2]:
            return None
        start = first.start
    begin, end, clock, led = run
    ended = _ended(line, head, begin, end, clock=clock)
    if ended is None or not (ended.sure or (clock and (not led or _names_clock(head[begin:], language)))):
        return None
    if speaker is not None and not (_COLON.search(line, ended.end, ended.value) and _is_person(speaker)):
        return None
    return Stamp(ended.start, ended.end, ended.value, ended.sure, speaker, clock)


def _names_clock(words: str, language: str) -> bool:
    """Whether words begin with one for a time, as "kl. 14.05" does.

    One that is a preposition begins an entry with a small letter, and a sentence with a capital.
    """
    from articlekit.language.words import function_words

    lead = fold(words).split(maxsplit=1)[0].rstrip(".")
    listed = lead in vocabulary(language).entries("times", "clock_before")
    return listed and (words[0].islower() or lead not in function_words(language))


def _may_begin(head: str, start: int) -> bool:
    """Whether a time may stand in the first words: a look that spares most lines the search for one.

    Before the first figure stands a day of the week at most, or who speaks, with a colon behind the time.
    """
    before = len(head[start : _figure(head, start)].split())
    return before <= _LEADING_WORDS or (before <= _NAME_WORDS and _COLON.search(head, start) is not None)


def _figure(line: str, start: int) -> int:
    """Where the first figure of a line stands; its end where it has none."""
    found = _DIGIT.search(line, start)
    return found.start() if found else len(line)


def _is_person(words: str) -> bool:
    """Whether words before a time may name who speaks: a few, and no sentence."""
    return len(words.split()) <= _NAME_WORDS and not _ENDED.search(words)


def whole(line: str, language: str) -> Stamp | None:
    """The day or time that a whole line is, such as "Wed 4 March" over the entries of that day."""
    if len(line) > _LOOKED_AT or not _DIGIT.search(line):
        return None
    return _whole(line, language)


@remembered
def _whole(line: str, language: str) -> Stamp | None:
    if len(line.split()) > _WHOLE_WORDS:
        return None
    line = _RULED.sub("", line)
    named = _NAMED_DAY.fullmatch(line)
    if named is not None and fold(named["name"]).rstrip(".") in weekday_names(language):
        return Stamp(0, len(line), len(line), sure=True, clock=False)
    opened = _OPEN.match(line)
    start = opened.end() if opened else 0
    if _COLON.search(line, start, _figure(line, start)):
        return None  # what stands behind a label is no whole line
    run = _run(line, start, _parts(line, language))
    if run is None:
        return None
    begin, end, clock, led = run
    if led and (clock or len(line[begin:].split()[0]) > 4 or not line[begin:].split()[1][:1].isdigit()):
        return None
    tail = _TAIL.match(line, end)
    if tail is None or tail.end() != len(line):
        return None
    return Stamp(begin, end, len(line), sure=True, clock=clock)


def is_clock(words: str) -> bool:
    """Whether words begin with a time of day, and not with its day."""
    return _CLOCK.match(words.lstrip()) is not None


@remembered
def _parts(head: str, language: str) -> list[tuple[Span, bool]]:
    """Where dates and times stand, in order, and whether each is a time of day."""
    found = [(Span(*match.span()), True) for match in _CLOCK.finditer(head)]
    found += [(Span(*match.span()), False) for match in _DAY.finditer(head)]
    for fact in dates_and_times(head, language):
        if fact.kind == "time" or not fact.value[:4].isdigit() or len(fact.value) == 10:
            found.append((Span(fact.start, fact.end), fact.kind == "time"))
    merged: list[tuple[Span, bool]] = []
    for span, clock in sorted(found):
        if merged and span.start < merged[-1][0].end:
            before, timed = merged[-1]
            merged[-1] = (Span(before.start, max(before.end, span.end)), timed or clock)
        else:
            merged.append((span, clock))
    return merged


def _run(head: str, start: int, parts: list[tuple[Span, bool]]) -> tuple[int, int, bool, bool] | None:
    """The dates and times in a row that begin at an offset: start, end, has a time, has a word before it."""
    end, clock, led = start, False, False
    for span, is_time in parts:
        if span.start < end:
            continue
        joiner = _JOINER.match(head, end) if end > start else None
        if clock and joiner is not None and joiner.end() - end > 1 and joiner[0].isspace():
            break  # no second end of a range, but the first words of what is told
        at = joiner.end() if joiner else end
        if at != span.start:
            lead = _LEAD.match(head, at)
            if lead is None or lead.end() != span.start or span.start - at > 12:
                break
            if end > start and lead[0].strip()[:2].isupper():
                break  # "10:45 - SDK 1.27 deployed" begins its news with a name in capitals
            led = led or end == start
        end, clock = span.end, clock or is_time
    return (start, end, clock, led) if end > start else None


def _ended(line: str, head: str, start: int, end: int, *, clock: bool) -> Stamp | None:
    """The stamp with its half of the day, zone and unit, and where the words behind it begin."""
    half = _HALF.match(head, end) if clock else None
    end = half.end() if half else end
    for words in (True, False):
        after = _AFTER.match(head, end)
        if after is None:
            break
        upto = after.end() if words else after.end("zone") if after["zone"] else end
        sure = _SURE.match(head, upto)
        if words and after["close"]:
            following = sure or _WEAK.match(head, upto)
            return _set_off(line, start, upto, following, sure=True) if following else None
        if sure is not None:
            return _set_off(line, start, upto, sure, sure=True)
        if not words:
            end = upto
    weak = _WEAK.match(head, end)
    if weak is None or weak.end() >= len(head):
        return None
    return _set_off(line, start, end, weak, sure=False)


def _set_off(line: str, start: int, end: int, following: re.Match[str], *, sure: bool) -> Stamp:
    while end > start and line[end - 1] in " ])）】>\u00a0\u202f\u3000":
        end -= 1
    return Stamp(start, end, following.end(), sure)


def military(lines: list[str]) -> bool:
    """Whether lines begin with times in four figures: three or more, in order but for one midnight."""
    found = [int(match[0]) for line in lines if (match := _MILITARY.match(line.lstrip()))]
    falls = sum(after < before for before, after in pairwise(found))
    return len(found) >= 3 and falls <= 1
