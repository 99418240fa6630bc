"""Page: what frames a note that is no letter: release marks, states, code, channel lines."""

import re

from articlekit.language.sentences import Span
from articlekit.reading.stamps import stamp, whole
from articlekit.reading.zones.sender import RELEASE
from articlekit.reading.zones.survey import Survey, words_in
from articlekit.reading.zones.trim import EMOJI

__all__ = ["code", "frames", "states_beside", "sweep"]

_FENCE = re.compile(r"^[ \t>]*(`{3,}+|~{3,}+)[^\n]*+\n", re.MULTILINE)
_IMAGE = re.compile(
    r"<(?:img|br|hr|input|source|embed)\b[^<>\n]{0,1000}>|</?(?:details|summary|div|span|p|center|sub|sup|kbd|a)\b[^<>\n]{0,500}>",
    re.IGNORECASE,
)
_MENTION = re.compile(r"<[@#!][^<>\s|]{1,40}(?:\|[^<>\n]{0,60})?>[:,]?")
_LINK = re.compile(r"<(?:https?|mailto):[^<>\s|]{1,2000}\|(?P<words>[^<>\n]{1,300})>")
"""What Slack writes for a link."""
_STRUCK = re.compile(r"~~[^~\n]{1,2000}~~|<(?P<tag>del|s|strike)>[^<>]{1,2000}</(?P=tag)>", re.IGNORECASE)
_BADGE = re.compile(
    rf"^[ \t>*_#-]*(?P<emoji>(?:{EMOJI}[ \t]*)+)|(?<!\S)(?P<code>:[a-z][a-z0-9_+-]{{1,30}}:)(?!\S)",
    re.MULTILINE,
)
"""Emoji at the head of a line, and the names that chat programs have for them."""
_SIGN_OF_BADGE = re.compile(r"[\u20e3\u231a-\u2b55\U0001f000-\U0001faff]|(?<!\S):[a-z]")
"""What none is without: found in a fraction of the time."""
_CHANNEL = re.compile(r"#[^\W\d_][\w-]{0,40}(?:\s*[|/·•–—-]\s*|$)", re.MULTILINE)
"""A name as chat programs write it, alone on its line or with a date behind it."""
_FIELD = re.compile(r"[^\w\n]*[^\W\d_][^:：\n]{0,40}(?:：|:(?!\d))[^\S\n]*\S")
"""A line with a label and its value."""
_BRACKETED = re.compile(r"[\[【(（](?P<words>[^\[\]【】()（）\n]{2,40})[\]】)）]")
_BEHIND_STATUS = re.compile(r"(?: \d{1,2})?\s*[:：|–—!-]+\s+")
_STATE_MARK = re.compile(r"[\])*_]*(?:\s*[:：]|\s+[-–—]|[\])])\s*")
_LEAST_SAID = 3
"""Words of an entry behind its state."""
_TITLES = 3
"""Lines at the head of a note that may be its title."""
_TICKET = re.compile(r"#?[A-Z]{2,10}-?\d{2,10}")
_PARTED = re.compile(r"\s*[|·•/]\s*|\s+[-–—]\s+")
_URGENCY = re.compile(r"(?:P|Prio|Sev|S)[ -]?\d", re.IGNORECASE)
_STATE = "state of a ticket or an outage"
_BEFORE_TIME = re.compile(r"[^\W\d_][^\d\n:：·•|]{1,28}?\s*(?:[·•|]|\s[–—-]\s)\s*(?=\d)")
_END_MARK = re.compile(r"[#*\-=_\s]*#\s?#\s?#[#*\s]*|[-–—] ?\d{1,3} ?[-–—]")
_BARE = " –—−|/·•:：;,，、。.*_#>-()（）[]【】\u3000"
_OPENERS = " –—−|/·•:：,，、(（[【*_\u3000"
_RULE_BEFORE = re.compile(r"(?:-{3,}|={3,}|—{2,})[^\S\n]+(?=[^\W\d_])")
"""The dashes before the head of a comment on a ticket: "--- Comment a.reed 09:40"."""
_HANDLE_AND_TIME = re.compile(
    r"@?[^\W\d_][\w-]*[._][\w.-]+[,:·|–-]? +[(\[]?(?:[\d./-]{6,10},? )?\d{1,2}[:.h]\d\d[)\]]?"
)
"""`a.reed 09:40` alone on its line."""
_CLOCK_AT_END = re.compile(r"\d{1,2}[:.h]\d\d(?:[:.]\d\d)?[^\w\n]*\Z")
_LINE_END = re.compile(r"[^\S\n]*(?:\n|\Z)")
_PAIRS = frozenset({"()", "（）", "[]", "【】", "〔〕"})
_SHORT = 6
"""Words of a short line."""
_LONGEST_HEAD = 10
"""Words of the head of a comment."""


def code(survey: Survey) -> None:
    """Set comments, blocks of code, tags of pictures and emoji that head a line aside."""
    text, position = survey.text, 0
    while (start := text.find("<!--", position)) >= 0:
        end = text.find("-->", start)
        if end < 0:
            break
        position = end + 3
        survey.take("template", start, position, "comment")
    position = 0
    while (fence := _FENCE.search(text, position)) is not None:
        close = text.find(f"\n{fence[1]}", fence.end() - 1)
        if close < 0:
            break
        position = close + 1 + len(fence[1])
        survey.take("code", fence.start(), position, "block of code")
    tagged = "<" in text
    for mention in _MENTION.finditer(text) if tagged else ():
        survey.take("chatter", *mention.span(), "mark of the chat program")
    for link in _LINK.finditer(text) if tagged else ():
        survey.take("code", link.start(), link.start("words"), "address of a link")
        survey.take("code", link.end("words"), link.end(), "address of a link")
    for struck in _STRUCK.finditer(text) if tagged or "~~" in text else ():
        survey.take("withdrawn", *struck.span(), "struck out")
    for badge in _BADGE.finditer(text) if _SIGN_OF_BADGE.search(text) else ():
        survey.take("chatter", *badge.span(badge.lastgroup or 0), "emoji")
    for tag in _IMAGE.finditer(text) if tagged else ():
        survey.take("code", tag.start(), tag.end(), "tag")


def frames(survey: Survey) -> None:
    """Set aside lines that a release, a channel or a template has around the news."""
    lines = survey.lines()
    labelled = sum(_FIELD.match(survey.text, *line) is not None for line in lines)
    form = 3 * labelled > 2 * len(lines)
    for state in (*_states_of_entries(survey, lines), *_states_before_times(survey, lines)):
        survey.take("reference", *state, "state of an outage")
    for line in _heads_of_comments(survey, lines):
        survey.take("reference", *line, "head of a comment")
    for number, line in enumerate(lines):
        start = survey.first_word(line)
        words = words_in(survey.text[start : line.end])
        if _END_MARK.fullmatch(survey.text, *line):
            survey.take("boilerplate", line.start, line.end, "end mark")
        elif number < 2 and (name := _CHANNEL.match(survey.text, *line)) is not None:
            survey.take("envelope", *name.span(), "name of a channel")
        elif (tag := _status(survey, start, line.end, title=number < _TITLES, form=form)) is not None:
            survey.take("reference", *tag, _STATE)
        elif number < _TITLES and _is_of_ticket(survey, line):
            survey.take("reference", *line, "number of a ticket")
        elif words <= 10 and _fills(survey, "release_marks", start, line.end):
            survey.take("document", line.start, line.end, RELEASE)
        elif words <= 14 and _in_channel(survey, start, line.end):
            survey.take("chatter", line.start, line.end, "line of the chat program")


def _heads_of_comments(survey: Survey, lines: list[Span]) -> list[Span]:
    """The lines that head the comments on a ticket: of users with times, or behind dashes."""
    handles = [line for line in lines if _HANDLE_AND_TIME.fullmatch(survey.text, *line)]
    if len(handles) > 1:
        return handles
    ruled = [line for line in lines if _RULE_BEFORE.match(survey.text, *line)]
    brief = [line for line in ruled if words_in(survey.text[slice(*line)]) <= _LONGEST_HEAD]
    return brief if any(_CLOCK_AT_END.search(survey.text[slice(*line)]) for line in brief) else []


def _is_of_ticket(survey: Survey, line: Span) -> bool:
    """Whether a line has but the number of a ticket, how urgent it is, its state, and fields about it."""
    first, *others = _PARTED.split(survey.text[line.start : line.end])
    numbered = _TICKET.fullmatch(first) is not None
    if not numbered and (not others or not _is_field_of_ticket(survey, line.start, line.start + len(first))):
        return False
    position = line.start + len(first)
    for other in others:
        position = survey.text.find(other, position)
        end = position + len(other)
        state = survey.at("status_tags", position, end)
        stated = state is not None and state.end == end
        if not (stated or _URGENCY.fullmatch(other) or _is_field_of_ticket(survey, position, end)):
            return False
    return True


def _is_field_of_ticket(survey: Survey, start: int, end: int) -> bool:
    """Whether a part of a line is a field about the ticket, such as "Assigned to: night team"."""
    key = survey.at("reference_keys", start, end)
    colon = key is not None and survey.text[key.end : end].lstrip()[:1] in tuple(":：")
    return colon and key is not None and survey.within("decisions", key.end, end) is None


def _states_of_entries(survey: Survey, lines: list[Span]) -> list[Span]:
    """The states that entries of a status page begin with, such as `Resolved - ` behind or over a time."""
    found: list[Span] = []
    if "status_tags" not in survey.hits:
        return found
    for line, under in zip(lines, [*lines[1:], None], strict=False):
        hit = survey.within("status_tags", *line)
        behind = _STATE_MARK.match(survey.text, hit.end, line.end) if hit is not None else None
        if hit is None or behind is None or words_in(survey.text[behind.end() : line.end]) < _LEAST_SAID:
            continue
        start = survey.first_word(line)
        time = stamp(survey.text[start : line.end], survey.locale.tag)
        below = whole(survey.text[under.start : under.end], survey.locale.tag) if under and not time else None
        place = start + time.value if time else start
        if (time or (below and below.clock)) and not survey.text[place : hit.start].strip(" [(*_"):
            found.append(Span(place, behind.end()))
    return found if len(found) > 1 else []


def _states_before_times(survey: Survey, lines: list[Span]) -> list[Span]:
    """The words of lines that have but a few words, a mark and a time, such as `Fixed · 4 May, 14:20`."""
    states: list[Span | None] = []
    for line in lines:
        start = survey.first_word(line)
        mark = _BEFORE_TIME.match(survey.text, start, line.end)
        time = whole(survey.text[mark.end() : line.end], survey.locale.tag) if mark is not None else None
        states.append(
            Span(start, mark.end()) if mark is not None and time is not None and time.clock else None
        )
    found = [state for state, below in zip(states, [*states[1:], None], strict=False) if state and not below]
    known = any(
        survey.within("status_tags", *state) or survey.text[slice(*state)].isupper() for state in found
    )
    return found if known and len(found) > 1 else []  # "Fire out – 14:10" is told in a log


def states_beside(survey: Survey) -> None:
    """Set aside what stands alone behind the time of an entry as states do in most others, in no list."""
    listed = sum(aside.why == _STATE for aside in survey.asides)
    unlisted: list[Span] = []
    for line in survey.lines() if listed > 1 else ():
        start = survey.first_word(line)
        time = stamp(survey.text[start : line.end], survey.locale.tag)
        said = Span(start + time.value, line.end) if time is not None and time.clock else None
        if said is None or not survey.text[said.start : said.end].strip(_BARE):
            continue
        if words_in(survey.text[said.start : said.end]) > _LEAST_SAID or survey.decisive(*said):
            return
        unlisted.append(said)
    for state in unlisted if listed > len(unlisted) else ():
        survey.take("reference", *state, _STATE)


def _status(survey: Survey, start: int, end: int, *, title: bool, form: bool) -> Span | None:
    """The state on a line that has nothing else but a time, such as `[Resolved] 12 Nov, 18:42`.

    In a form `Resolved: 18:42` is a field like the others.
    """
    bracket = _BRACKETED.match(survey.text, start, end) if title else None
    if bracket is not None and _fills(survey, "status_tags", *bracket.span("words")):
        return Span(*bracket.span())
    shouted = _shouted_status(survey, start, end) if title else None
    if shouted is not None:
        return shouted
    if end - start > 60:
        return _bracketed_status(survey, start, end)
    hit = survey.within("status_tags", start, end)
    if hit is None or (form and survey.text[hit.end : end].lstrip()[:1] in {":", "："}):
        return None
    left = survey.text[start : hit.start] + " " + survey.text[hit.end : end]
    bare = left.strip(" []【】()（）|:：-–—*_")
    if bare and whole(bare, survey.locale.tag) is None:
        return _bracketed_status(survey, start, end)
    first, last = hit
    while first > start and survey.text[first - 1] in "[【（(":
        first -= 1
    while last < end and survey.text[last] in "]】）)":
        last += 1
    return Span(first, last)


def _bracketed_status(survey: Survey, start: int, end: int) -> Span | None:
    """The state in brackets before the time of an entry, as in `[Resolved] 13:20 - All is well`."""
    bracket = _BRACKETED.match(survey.text, start, end)
    if bracket is None or not _fills(survey, "status_tags", *bracket.span("words")):
        return None
    behind = survey.text[bracket.end() : end]
    return Span(*bracket.span()) if stamp(behind.lstrip(), survey.locale.tag) is not None else None


def _shouted_status(survey: Survey, start: int, end: int) -> Span | None:
    """The state in capitals before a title, as in `BREAKING: …`, with its mark; CLOSED is news."""
    tag = survey.at("status_tags", start, end)
    if tag is None or not survey.text[tag.start : tag.end].isupper() or survey.within("decisions", *tag):
        return None
    mark = _BEHIND_STATUS.match(survey.text, tag.end, end)
    return Span(start, mark.end()) if mark is not None and mark.end() < end else None


def _fills(survey: Survey, key: str, start: int, end: int) -> bool:
    """Whether an entry of a list makes up most of a stretch."""
    hit = survey.at(key, start, end)
    return hit is not None and 2 * (hit.end - hit.start) >= end - start


def _in_channel(survey: Survey, start: int, end: int) -> bool:
    """Whether a line is one of a chat program: short, or made up of its words for the most part."""
    hit = survey.within("channel", start, end)
    short = words_in(survey.text[start:end]) <= _SHORT
    return hit is not None and (short or 3 * (hit.end - hit.start) >= end - start)


def sweep(survey: Survey) -> None:
    """Set aside the dashes and brackets that stand beside what is set aside, and alone."""
    why = "mark beside what is set aside"
    text = survey.text
    for aside in tuple(survey.asides):
        before, behind = aside.start - 1, aside.end
        while before > 0 and text[before].isspace():
            before -= 1
        while behind < len(text) and text[behind].isspace():
            behind += 1
        pair = text[max(0, before) : before + 1] + text[behind : behind + 1]
        if pair in _PAIRS and _LINE_END.match(text, behind + 1):
            survey.take("document", before, before + 1, why)
            survey.take("document", behind, behind + 1, why)
    blanked = survey.blanked()
    for line in survey.partly_taken():
        words = blanked[line.start : line.end]
        if not any(map(str.isalnum, words)):
            survey.take("document", line.start, line.end, why)
            continue
        first = survey.first_word(line)
        if survey.is_taken(first):
            bare = blanked[first : line.end]
            survey.take("document", first, line.end - len(bare.lstrip(_BARE)), why)
        if survey.is_taken(line.end - 1):
            survey.take("document", line.start + len(words.rstrip(_OPENERS)), line.end, why)
