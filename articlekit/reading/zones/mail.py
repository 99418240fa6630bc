"""Mail: header blocks, forwarding marks and covering letters, and the heads of telephone notes."""

import re
from bisect import bisect_left

from articlekit.language.letters import fold
from articlekit.language.sentences import Span
from articlekit.reading.labels import labels
from articlekit.reading.moments import day_of, runs_of_days
from articlekit.reading.stamps import stamp
from articlekit.reading.zones.desk import is_but_time, talk_behind
from articlekit.reading.zones.document import address
from articlekit.reading.zones.papers import issued_by
from articlekit.reading.zones.survey import Survey, words_in

__all__ = ["call_head", "headers"]

_KEY = re.compile(r"[>\s*_]*(?P<key>[^\s:：>*_][^:：\n]{0,28}?)[ \u00a0*_]*[:：][*_ \u00a0\t]*")
_ADDRESS = re.compile(r"[^\s<>@,;:]{1,64}@[^\s<>@,;:]{1,80}")
_REPLY = re.compile(r"\A(?:[^\W\d_]{1,5}[:：]\s*)+(?=\S)")
"""`Re: Fwd:` and what programs write for them in other languages: at most five letters and a colon."""
_DASHES = re.compile(r"[-_=*>\s]*")
_DEEPEST = 10
"""Messages in messages whose covering letters are looked at."""
_RULE = re.compile(r"[-_=*~—–]{3,}")
"""A line between a covering letter that is signed and what it goes with."""
_LONGEST_COVER = 60
"""Words of a covering letter that is set aside; a longer one is only demoted."""
_LONGEST_HEAD = 200
"""Characters."""
_HEAD, _ADDRESSEE = 5, 8
"""Lines of the head of a note, and words of one of them that says to whom it goes."""


def headers(survey: Survey) -> None:
    """Set header blocks aside, and what stands above the innermost message as its covering letter."""
    found = list(_blocks(survey))
    for block in found:
        _read_headers(survey, block)
        for line in block:
            if survey.within("embargo", *line):
                survey.take("embargo", *line, "not for print")
        survey.take("envelope", block[0].start, block[-1].end, "header block")
    for line in survey.lines()[:_HEAD]:
        if _addresses(survey, line):
            survey.take("envelope", line.start, line.end, "to whom it goes")
    starts = [block[0].start for block in found if block[0] != survey._all[0]]
    rule = _rule_below_cover(survey)
    for line in survey.lines():
        if line == rule or _forwards(survey, line):
            survey.take("envelope", line.start, line.end, "forwarding mark")
            starts.append(line.start)
    for start in sorted(starts)[-_DEEPEST:]:
        below = " ".join(survey.text[line.start : line.end] for line in survey.lines() if line.start > start)
        if words_in(below) >= 12:
            _cover(survey, start)


def _rule_below_cover(survey: Survey) -> Span | None:
    """The line of strokes between a letter without news that is signed and what it goes with."""
    signed = False
    for line in survey.lines():
        if signed and _RULE.fullmatch(survey.text, *line):
            return line
        if survey.within("decisions", *line) is not None:
            return None  # what is signed below this is the news
        signed = signed or survey.at("signoffs", survey.first_word(line), line.end) is not None
    return None


def _addresses(survey: Survey, line: Span) -> bool:
    """Whether a line of the head says to whom the note goes, without a header around it."""
    match = _match_key(survey, line)
    if match is None or _key(survey, line) != "header_keys" or survey.decisive(match.end(), line.end):
        return False
    found = labels(survey.locale.tag).leading(survey.text[line.start : line.end])
    return words_in(survey.text[line.start : line.end]) <= _ADDRESSEE and not (found and found.known)


def _blocks(survey: Survey) -> list[list[Span]]:
    """Runs of lines that each begin with the name of a header."""
    runs: list[list[Span]] = []
    run: list[Span] = []
    for line in [*survey.lines(), Span(0, 0)]:
        if line.end and _key(survey, line):
            run.append(line)
            continue
        if (
            run
            and line.end
            and len(run) > 1
            and survey.text[line.start - 1] in " \t"
            and _ADDRESS.search(survey.text, line.start, line.end)
        ):
            run.append(line)  # addresses that go on in the next line
            continue
        if _is_header(survey, run):
            runs.append(run)
        run = []
    return runs


def _match_key(survey: Survey, line: Span) -> re.Match[str] | None:
    """What may be the name of a header, with its colon."""
    if not survey.colon(line):
        return None
    return _KEY.match(survey.text, line.start, min(line.end, line.start + 60))


def _key(survey: Survey, line: Span) -> str | None:
    """The header that a line begins with, or None."""
    match = _match_key(survey, line)
    if match is None:
        return None
    start, end = match.span("key")
    for key in ("header_from", "header_date", "header_subject", "header_keys"):
        hit = survey.at(key, start, end)
        if hit is not None and hit.end == end:
            return key
    return None


def _is_header(survey: Survey, run: list[Span]) -> bool:
    """Whether lines are a header block: two or more, with a sender or a subject among them.

    One alone is one on the first line of the note, under the mark of a forwarded message, or where it names
    a sender with an address.
    """
    keys = [_key(survey, line) for line in run]
    if len(run) > 1:
        return bool({"header_from", "header_subject"} & set(keys))
    if not run or keys[0] not in {"header_from", "header_subject"}:
        return False
    place = bisect_left(survey._all, run[0])
    if place and _forwards(survey, survey._all[place - 1]):
        return True
    return (not place and len(survey._all) > 1) or _ADDRESS.search(survey.text, *run[0]) is not None


def _read_headers(survey: Survey, block: list[Span]) -> None:
    """Take the day and the subject of a message; those of a later block are the innermost one's."""
    for line in block:
        match, key = _match_key(survey, line), _key(survey, line)
        if match is None or key is None:
            continue
        value = survey.text[match.end() : line.end].strip(" *_\t")
        if key == "header_date":
            day = day_of(value, survey.locale.tag)
            survey.meta = survey.meta.model_copy(update={"date": day}) if day else survey.meta
        elif key == "header_subject":
            survey.subject = _subject(survey, line, value)


def _subject(survey: Survey, line: Span, value: str) -> str | None:
    """The subject of a mail as a title, where it tells the news and is no order to the desk."""
    start = line.end - len(value)
    if survey.within("decisions", start, line.end) is None or survey.within("embargo", start, line.end):
        return None
    bare = _REPLY.sub("", value, count=1).strip()
    place = line.end - len(bare), line.end
    behind = survey.within("subject_closers", *place)
    names_topic = survey.at("subject_openers", *place) or (behind is not None and behind.end == line.end)
    news = bare[: talk_behind(survey.in_words(fold(bare)), bare, survey.locale)].strip(" –—-,;:")
    return None if names_topic else news or None


def _forwards(survey: Survey, line: Span) -> bool:
    """Whether a line says that another's message follows: a mark of a program, or "On … wrote:"."""
    start = survey.first_word(line)
    hit = survey.at("forwarded", start, line.end)
    if hit is not None and _DASHES.fullmatch(survey.text[hit.end : line.end].rstrip(":：")):
        return True
    ends = survey.text[line.end - 1] in ":："
    return ends and line.end - line.start < 200 and survey.within("quoted_by", *line) is not None


def _cover(survey: Survey, start: int) -> None:
    """Set aside what stands above a message; a long letter may be news itself and is only demoted."""
    above = [line for line in survey.lines() if line.end <= start]
    if issued_by(survey, above):
        for line in above:
            survey.take("reference", *line, "head of the paper")
        return
    words = sum(words_in(survey.text[line.start : line.end]) for line in above)
    for line in above:
        if words <= _LONGEST_COVER:
            survey.take("envelope", line.start, line.end, "covering letter")
        else:
            survey.doubtful.append(line)
    if words <= _LONGEST_COVER:
        survey.body = max(survey.body, start)


_OFFICE = re.compile(r"[^\W\d_][,،、(（]")
_CLOCK = re.compile(r"(?<!\d)[012]?\d[:.h]\d\d(?!\d)|(?<!\d)[012]?\d ?(?:[ap]\.?m\b|h\b)")
_NOT_OF_SOURCE = {"call_verbs", "call_takers", "contact_phrases", "embargo", "desk_asks"}
_LONGEST_CALL = 16
"""Words of a line that says who rang and who took it down."""
_LEADS, _CALLER = 6, 9
"""Lines of the head of a telephone note, and words of one that says when who rang."""


def call_head(survey: Survey) -> None:
    """Set aside when somebody rang, and what announces the message, at the head of a telephone note."""
    named = [aside for aside in survey.asides if aside.start < _LONGEST_HEAD]
    known = any(survey.within("call_notes", aside.start, aside.end) for aside in named)
    for line in survey.lines()[:_LEADS]:
        start = survey.first_word(line)
        if not known and not _tells_of_call(survey, start, line.end, sure=True):
            return
        known = True
        lead = survey.at("message_leads", start, line.end)
        if lead is not None:
            survey.take("envelope", start, lead.end, "announces the message")
            return
        if start > line.start or not (
            _takes_caller(survey, start, line.end)
            or _is_time_of_call(survey, start, line.end)
            or _tells_of_call(survey, start, line.end, sure=False)
        ):
            return
        dated = runs_of_days(survey.text[start : line.end], survey.locale.tag)
        survey.take("document" if dated else "reference", start, line.end, "who rang, and when")


def _tells_of_call(survey: Survey, start: int, end: int, *, sure: bool) -> bool:
    """Whether a line says who rang or who took it down, and nothing of what happened.

    In the first line of a note that no name makes a telephone note, both do, or one and the time.
    """
    words = survey.text[start:end]
    took = survey.within("call_takers", start, end) is not None
    rang = any(survey.within(key, start, end) is not None for key in ("callers", "call_verbs"))
    told = any(survey.within(key, start, end) is not None for key in ("decisions", "harms"))
    if told or not (took or rang) or words_in(words) > _LONGEST_CALL + 8 * (not sure) or words[-1] in ".。!?":
        return False
    if sure and not (took and (rang or _CLOCK.search(words))):
        return False
    _take_source(survey, words)
    return True


def _takes_caller(survey: Survey, start: int, end: int) -> bool:
    """Whether a field says who rang; somebody with an office is whose words the message is."""
    key = _KEY.match(survey.text, start, end)
    if key is None or survey.at("callers", start, key.end("key")) is None:
        return False
    value = survey.text[key.end() : end].strip()
    if words_in(value) > _CALLER + _CALLER:
        return False
    _take_source(survey, value)
    return True


def _take_source(survey: Survey, words: str) -> None:
    """Keep whose words the message is: a name with an office behind it, without how to reach them."""
    parts = [
        part
        for part in re.split(r"[,،、;]\s*", words)
        if address(part) is None
        and not any(map(str.isdigit, part))
        and not _NOT_OF_SOURCE & survey.in_words(fold(part)).keys()
    ]
    value = ", ".join(parts)
    if (
        parts
        and words.startswith(parts[0])
        and _OFFICE.search(value)
        and words_in(value) <= _CALLER + _CALLER
    ):
        survey.meta = survey.meta.model_copy(update={"sources": (*survey.meta.sources, value)})


def _is_time_of_call(survey: Survey, start: int, end: int) -> bool:
    """Whether a line is but a time, behind a label or not, or who rang behind one."""
    key = _KEY.match(survey.text, start, end)
    value = key.end() if key is not None and not key["key"][-1:].isdigit() else start
    if is_but_time(survey.folded[value:end], survey.locale.tag):
        return True
    rang = stamp(survey.text[start:end], survey.locale.tag)
    behind = survey.text[start + rang.value : end] if rang is not None and rang.clock else ""
    named = behind[:1].isupper() or not behind[:1].islower()  # where letters have no case
    told = any(survey.within(name, start, end) is not None for name in ("decisions", "harms"))
    brief = 0 < words_in(behind) <= _CALLER and behind[-1:] not in "。.!?"
    return brief and named and not told and not any(map(str.isdigit, behind))
