"""A line of a note: log entry, label, field, title or prose."""

import re

from articlekit.language.sentences import Span
from articlekit.model.note import StatementKind
from articlekit.reading.labels import QUOTES, Label
from articlekit.reading.metadata import iso_date, take
from articlekit.reading.moments import named, task_state, with_state
from articlekit.reading.passages import Flow, passages, unparted
from articlekit.reading.progress import Progress
from articlekit.reading.sections import LABEL_LEVEL, Section, is_title
from articlekit.reading.stamps import Stamp, whole

__all__ = ["read_line"]

_PLACE_AND_DAY = (
    re.compile(
        r"(?P<place>[^\W\d_][^\d,:;]{1,40}?)(?:,|\s+[–—-]|،)\s+(?P<day>[^\d:;,]{0,16},?\s?\d[^:;]{5,30})"
    ),
    re.compile(r"(?P<place>[^\W\d_][^\d,:;]{1,40}?)\s+(?P<day>[^\d:;,]{0,16}\d[^:;,]{5,30})"),
)
"""A place and a day, with a comma or a dash between them, and without."""
_YEAR_MARK = re.compile(r"\s*(?:г|р|r)\.?$")
"""The word for a year behind it, shortened, in Russian, Ukrainian and Polish."""
_EMPTY = re.compile(r"\s*[(（\[]\s*[)）\]]")
"""What is left of brackets whose words were set aside."""
_STROKES = " -–—─━=*_~"
"""What is drawn around the day of a chat."""
_AROUND = " \t\u00a0–—-|·:：,，"
"""Marks that are left around a title where the name of a document or a day stood beside it."""


def read_line(progress: Progress, line: Flow, *, item: bool) -> None:
    """Read a line that stands by itself, wrapped or not, or a list item."""
    offset = len(line.text) - len(line.text.lstrip())
    words = line.text.strip()
    if not words or _takes_message(progress, line, offset, words):
        return
    time = whole(words, progress.language)
    titled = progress.log or not progress.fresh or progress.title is not None
    if time is not None and not item and (time.clock or titled):
        if time.clock and progress.fresh and progress.timed_once:
            return  # over a title it is when the note was sent
        if time.clock:
            progress.over = words
        else:
            progress.name_day(words.strip(_STROKES))
        progress.fresh = False
        return
    stamp = progress.stamp(words)
    if stamp is not None and stamp.value < len(words):
        _read_entry(progress, line, offset, stamp, item=item)
        return
    trusting = progress.fields and not progress.fresh
    label = progress.labels.leading(words, item=item, trusting=trusting)
    if label is not None and label.meta and _take(progress, line, offset + label.value, label):
        return
    alone = progress.labels.alone(words)
    known = any(found is not None and found.known for found in (label, alone))
    timed = label is not None and whole(words[label.value :], progress.language) is not None
    if not item and not known and not timed and _takes_title(progress, line):
        return
    if not item and not progress.statements and _heads_release(progress, words):
        return
    progress.fresh = False
    if alone is not None:
        progress.open(Section(alone.text, _place(line, 0, len(line.text)), LABEL_LEVEL))
    else:
        _read_values(progress, line, offset, label, item=item)


_IN_BRACKET = re.compile(r"(?P<name>[^\W\d_][\w .-]{1,24})\][ \u00a0]+(?=\S)")
"""Who writes a comment, in the bracket of its time: "[08:30 a.reed] power is back"."""


def _take(progress: Progress, line: Flow, start: int, label: Label) -> bool:
    """Let the value of a field such as "Place: …" fill the note's data, where it can."""
    value = line.plain(start, len(line.text))
    if label.meta == "title":
        if progress.title is not None or not progress.fresh or len(value) > 200:
            return False
        progress.title = value
        return True
    meta = take(progress.meta, label.meta or "", value, progress.language)
    if meta is None:
        return False
    progress.meta = meta
    with_time = progress.timed or (meta.date or "")[11:16].strip("0:")
    return not (label.meta == "date" and with_time)  # a time of day is news as well


def _takes_title(progress: Progress, line: Flow) -> bool:
    """Whether the line is the note's title, as the first that is no data about the note."""
    if not progress.fresh or line.start + len(line.text) > progress.last:
        return False
    words = line.plain(0, len(line.text))
    if _heads_release(progress, words):
        return True
    if progress.title is not None:  # given: a first line that repeats it says nothing new
        return words.casefold() == progress.title.casefold()
    if not is_title(words, progress.language, progress.labels):
        return False
    progress.title = _EMPTY.sub("", words).strip(_AROUND)
    progress.fresh = False
    return True


def _heads_release(progress: Progress, words: str) -> bool:
    """Whether a line is but a place and a day, as under the head of a release; the title follows it."""
    matches = (form.fullmatch(words) for form in _PLACE_AND_DAY)
    marked, found = next(((not n, each) for n, each in enumerate(matches) if each is not None), (False, None))
    if found is None:
        return False
    named = found["place"].split()
    if len(named) > (5 if marked else 3) or (not marked and any(map(str.islower, named))):
        return False
    day = _YEAR_MARK.sub("", found["day"])
    if whole(day, progress.language) is None or not iso_date(day, progress.language):
        return False  # "In Leeds on 4 March 2026 a hall burned" is news
    progress.meta = progress.meta.model_copy(update={"place": progress.meta.place or found["place"]})
    return True


def _read_entry(progress: Progress, line: Flow, offset: int, stamp: Stamp, *, item: bool) -> None:
    """Read a log entry; each of its sentences has its time, and the first one its place too."""
    progress.fresh = False
    progress.over = None
    after_entry = bool(progress.statements) and progress.statements[-1].kind == "entry"
    progress.group += 0 if item or after_entry else 1  # the lines of a log are one block
    begin = offset + stamp.start
    written = progress.entry_stamp(line.plain(begin, offset + stamp.end))
    start, speaker = offset + stamp.value, stamp.speaker
    bracketed = _IN_BRACKET.match(line.text, start) if line.text[:begin].endswith("[") else None
    if bracketed is not None:
        speaker, start = bracketed["name"], bracketed.end()
    progress.sections.leave_field()  # "Weather: rain" above it says nothing of the entry
    message = named(line.text[start:]) if progress.chat and speaker is None else None
    if message is not None:
        speaker, start = message[0], start + message[1]
    label = progress.sections.label()
    said = passages(line, progress.language, None, start=start)
    for number, passage in enumerate(said if progress.chat or speaker else unparted(said, line)):
        place = _place(line, passage.start if number else begin, passage.end)
        text = line.plain(passage.start, passage.end)
        progress.add(text, place, kind="entry", label=label, stamp=written, speaker=speaker)


def _takes_message(progress: Progress, line: Flow, offset: int, words: str) -> bool:
    """Read a message of a chat without times, each of its sentences as said by whoever wrote it."""
    message = named(words) if progress.talkers else None
    if message is None or message[0] not in progress.talkers:
        return False
    progress.fresh = False
    progress.group += 1
    for passage in passages(line, progress.language, None, start=offset + message[1]):
        place = _place(line, passage.start, passage.end)
        text = line.plain(passage.start, passage.end)
        progress.add(text, place, kind="entry", label=None, speaker=message[0])
    return True


def _read_values(progress: Progress, line: Flow, offset: int, label: Label | None, *, item: bool) -> None:
    """Read the sentences of a line, each under the label that stands before it."""
    sections = progress.sections
    if item and label is not None and sections.holds and not (label.known or label.speaker):
        label = None  # "Ruby 2.2: all versions" under "Affected versions" is one item of that
    if label is not None:
        broken = "- " in label.text and "\n" in line.source
        words = line.plain(offset, offset + len(label.text)) if broken else label.text
        sections.enter_field(words, lasting=label.known and not (item or label.speaker))
    elif item or not sections.lasting:
        sections.leave_field()
    speech = label is not None and label.speaker
    progress.group += 0 if item else 1
    start = offset + label.value if label is not None else 0
    found = passages(line, progress.language, progress.labels, start=start, trusting=progress.fields)
    first = len(progress.statements)
    for passage in unparted(found, line) if item or label is not None else found:
        quoted = passage.words[:1] in QUOTES
        if passage.label is not None:
            speech = quoted
            sections.enter_field(passage.label, lasting=not (item or speech))
            progress.group += 0 if item else 1
        elif speech and not quoted:
            sections.leave_field()  # what follows a quotation is not said by whom it is from
            speech = False
        kind: StatementKind = "field" if sections.field is not None else "bullet" if item else "sentence"
        text = line.plain(passage.start, passage.end)
        speaker = sections.field if speech or sections.field in progress.speakers else None
        place = _place(line, passage.start, passage.end)
        progress.add(text, place, kind=kind, label=sections.label(), speaker=speaker)
    if item:
        sections.leave_field()
        state = task_state(progress.text, line.start)
        progress.statements[first:] = [
            with_state(each, state, progress.locale) for each in progress.statements[first:]
        ]


def _place(line: Flow, start: int, end: int) -> Span:
    return Span(line.start + start, line.start + end)
