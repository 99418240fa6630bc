"""Mail: header blocks, forwarding marks, covering letters and greetings."""

import re

from articlekit.language.facts import dates_and_times
from articlekit.language.sentences import Span, split
from articlekit.model.note import AsideKind
from articlekit.reading.labels import labels
from articlekit.reading.moments import day_of
from articlekit.reading.zones.survey import Survey, words_in

__all__ = ["headers", "open_letter"]

_KEY = re.compile(r"[>\s*_]*(?P<key>[^\s:：>*_][^:：\n]{0,28}?)[ \u00a0*_]*[:：][*_ \u00a0\t]*")
_ADDRESS = re.compile(r"[^\s<>@,;:]{1,64}@[^\s<>@,;:]{1,80}")
_REPLY = re.compile(r"\A(?:[^\W\d_]{1,5}[:：]\s*)+(?=\S)")
"""`Re: Fwd:` and what programs write for them in other languages: at most five letters and a colon."""
_DASHES = re.compile(r"[-_=*>\s]*")
_CLAUSE_ENDS = ",،:：!！.。…\n"
_DEEPEST = 10
"""Messages in messages whose covering letters are looked at."""
_LONGEST_COVER = 60
"""Words of a covering letter that is set aside; a longer one is only demoted."""
_HEAD, _ADDRESSEE = 5, 8
"""Lines of the head of a note, and words of one of them that says to whom it goes."""
_LONGEST_ANNOUNCEMENT = 30
"""Words of a line that announces those below it."""
_STATE_OF_NEWS = 8
"""Words behind a polite phrase that say as of when the news is."""
_LONGEST_INTRODUCTION = 12
"""Words of a sentence in which a press office names itself."""
_LONGEST_GREETING = 60
"""Characters."""
_LONGEST_MESSAGE = 320
"""Characters of a note that is a short message, in which news may follow the greeting without a mark."""
_NAMES = re.compile('[«„“"「『]')
"""What a name that is set in quotation marks begins with."""


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
    for line in survey.lines():
        if _forwards(survey, line):
            survey.take("envelope", line.start, line.end, "forwarding mark")
            starts.append(line.start)
    for start in sorted(starts)[-_DEEPEST:]:
        below = " ".join(survey.text[line.start : line.end] for line in survey.lines() if line.start > start)
        if words_in(below) >= 12:
            _cover(survey, start)


def _addresses(survey: Survey, line: Span) -> bool:
    """Whether a line of the head says to whom the note goes, without a header around it."""
    match = _KEY.match(survey.text, line.start, min(line.end, line.start + 60))
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


def _key(survey: Survey, line: Span) -> str | None:
    """The header that a line begins with, or None."""
    match = _KEY.match(survey.text, line.start, min(line.end, line.start + 60))
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

    One alone is one on the first line of the note, or where it names a sender with an address.
    """
    keys = [_key(survey, line) for line in run]
    if len(run) > 1:
        return bool({"header_from", "header_subject"} & set(keys))
    if not run or keys[0] not in {"header_from", "header_subject"}:
        return False
    first = run[0].start == survey._all[0].start
    return (first and len(survey._all) > 1) or _ADDRESS.search(survey.text, *run[0]) is not None


def _read_headers(survey: Survey, block: list[Span]) -> None:
    """Take the day and the subject of a message; those of a later block are the innermost one's."""
    for line in block:
        match = _KEY.match(survey.text, line.start, min(line.end, line.start + 60))
        key = _key(survey, line)
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
    return None if names_topic else bare or None


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
    words = sum(words_in(survey.text[line.start : line.end]) for line in above)
    for line in above:
        if words <= _LONGEST_COVER:
            survey.take("envelope", line.start, line.end, "covering letter")
        else:
            survey.doubtful.append(line)
    if words <= _LONGEST_COVER:
        survey.body = max(survey.body, start)


def open_letter(survey: Survey) -> None:
    """Set aside the greeting and the polite opening, whether or not news stands on the same line."""
    for line in survey.lines()[:6]:
        start = survey.first_word(line)
        end = _greeting(survey, start, line.end)
        if end is None:
            continue
        for above in survey.lines():
            if above.end <= line.start and words_in(survey.text[above.start : above.end]) <= 6:
                _addressee(survey, above)
        survey.take("greeting", start, end, "greeting")
        _openings(survey, end, greeted=True)
        return
    first = survey.lines()[:1]
    if first:
        _openings(survey, first[0].start, greeted=False)


def _addressee(survey: Survey, line: Span) -> None:
    """Set aside a line above the greeting that says to whom it goes."""
    if survey.within("greetings", line.start, line.end) and not survey.decisive(line.start, line.end):
        survey.take("greeting", line.start, line.end, "addressee above the greeting")


def _greeting(survey: Survey, start: int, end: int) -> int | None:
    """Where a greeting that begins at an offset ends, its mark included."""
    hit = survey.at("greetings", start, end)
    called = survey.at("vocatives", start, end) if len(survey.text) <= _LONGEST_MESSAGE else None
    if hit is None and called is not None and survey.text[called.end : called.end + 1] in " ,":
        return called.end
    if hit is None:
        if words_in(survey.text[start:end]) <= 10 and not survey.decisive(start, end):
            inner = survey.within("greetings", start, end)
            tail = survey.text[inner.end : end].strip(" \u3000,:：!！。.、") if inner else "x"
            return end if inner and not tail else None
        return None
    if survey.text[hit.end - 1] in _CLAUSE_ENDS:
        return hit.end
    limit = min(end, hit.end + _LONGEST_GREETING)
    marks = (at for at in range(hit.end, limit) if survey.text[at] in _CLAUSE_ENDS)
    stop = next(marks, end if limit == end else None)
    if stop is None or words_in(survey.text[hit.end : stop]) > 8 or survey.decisive(hit.end, stop):
        return hit.end if len(survey.text) <= _LONGEST_MESSAGE else None
    return min(stop + 1, end)


def _openings(survey: Survey, start: int, *, greeted: bool) -> None:
    """Set aside further greetings, polite sentences and announcements that follow the greeting."""
    for _ in range(4):
        lines = [line for line in survey.lines() if line.end > start][:2]
        if not lines:
            return
        line = lines[0]
        begin = survey.first_word(Span(max(line.start, start), line.end))
        if len(lines) > 1 and _announces(survey, Span(begin, line.end), greeted=greeted):
            kind: AsideKind = "embargo" if _orders(survey, begin, line.end) else "greeting"
            survey.take(kind, begin, line.end, "announces what follows")
            start = line.end
            continue
        end = (
            _greeting(survey, begin, line.end)
            or _pleasantry(survey, begin, line.end)
            or (_introduction(survey, begin, line.end) if greeted else None)
        )
        if end is None:
            return
        survey.take("greeting", begin, end, "polite opening")
        start = end


def _announces(survey: Survey, words: Span, *, greeted: bool) -> bool:
    """Whether a line only leads to those below it, as "Here is what we know of the fire:" does."""
    count = words_in(survey.text[words.start : words.end])
    if survey.text[words.end - 1] not in ":：" or not 3 <= count <= _LONGEST_ANNOUNCEMENT:
        return False
    if survey.at("pleasantries", *words) is not None:
        return True
    tells = any(map(str.isdigit, survey.text[words.start : words.end])) and not _orders(survey, *words)
    label = survey.folded[words.start : words.end].strip(" :：*_")
    return greeted and not tells and survey.locale.role_of_label(label) is None


def _orders(survey: Survey, start: int, end: int) -> bool:
    """Whether words say when something may be printed."""
    return any(survey.within(key, start, end) is not None for key in ("embargo", "embargo_hints"))


def _introduction(survey: Survey, start: int, end: int) -> int | None:
    """Where a sentence ends that only says which press office writes."""
    sentence = _sentence_end(survey, start, start, end)
    short = words_in(survey.text[start:sentence]) <= _LONGEST_INTRODUCTION
    desk = survey.within("contact_keys", start, sentence) is not None
    return sentence if short and desk and not survey.decisive(start, sentence) else None


def _pleasantry(survey: Survey, start: int, end: int) -> int | None:
    hit = survey.at("pleasantries", start, end)
    if hit is None:
        return _verb_final_pleasantry(survey, start, end)
    joint = survey.locale.pattern("zones", "announces").match(survey.folded, start, end)
    if joint is not None and joint.end() > hit.end:
        return joint.end()  # "informamos que": what is announced begins behind the conjunction
    sentence = _sentence_end(survey, start, hit.end, end)
    behind = survey.text[hit.end : sentence]
    if _NAMES.search(behind):
        return hit.end  # what follows is what the note is about
    words = words_in(survey.text[hit.end : sentence])
    brief = words <= _STATE_OF_NEWS and _only_times(survey, Span(hit.end, sentence))
    told = survey.within("decisions", hit.end, sentence) if brief else survey.decisive(hit.end, sentence)
    return sentence if words_in(survey.text[start:sentence]) <= 25 and not told else hit.end


def _only_times(survey: Survey, place: Span) -> bool:
    """Whether the figures of a stretch are but a time, as in "what we know as of 12 noon"."""
    text = list(survey.text[place.start : place.end])
    for fact in dates_and_times("".join(text), survey.locale.tag):
        text[fact.start : fact.end] = " " * (fact.end - fact.start)
    return not any(map(str.isdigit, text))


def _verb_final_pleasantry(survey: Survey, start: int, end: int) -> int | None:
    """Where a sentence without news ends that comes to what it is at its end, as Turkish ones do."""
    sentence = _sentence_end(survey, start, start, end)
    short = words_in(survey.text[start:sentence]) <= _LONGEST_INTRODUCTION
    found = survey.locale.verb_final and short and survey.within("pleasantries", start, sentence)
    return sentence if found and not survey.decisive(start, sentence) else None


def _sentence_end(survey: Survey, start: int, place: int, end: int) -> int:
    """Where the sentence ends in which a place behind `start` lies."""
    ends = (start + sentence.end for sentence in split(survey.text[start:end], survey.locale.tag))
    return next((stop for stop in ends if stop >= place), end)
