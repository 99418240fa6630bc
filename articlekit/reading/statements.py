"""Statements: the numbered things that a note says."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from articlekit.language.letters import fold, heading_key
from articlekit.language.sentences import Span
from articlekit.model.note import Meta, Statement, StatementKind
from articlekit.reading.blocks import Block, is_date, parse, rejoined
from articlekit.reading.line_reader import read_line
from articlekit.reading.lines import is_jotted, logical_lines
from articlekit.reading.moments import in_order, is_chat, talkers
from articlekit.reading.outline import find_outline
from articlekit.reading.passages import flow, passages
from articlekit.reading.progress import Progress
from articlekit.reading.sections import Section, title_heading
from articlekit.reading.stamps import is_clock, military, stamp, whole
from articlekit.reading.tables import Row, rows

__all__ = ["Parsed", "split_note"]

_SURVEYED = 400
"""Lines that are looked at to see what a note is made of."""
_QUOTED = re.compile(r"\s*[«„“”\"「『»].+[»“”\"」』«][.!?。]?\s*", re.DOTALL)
_LONGEST_NAME = 100
"""Characters of the line under a quotation that says whose words it is."""
_LABELLING = re.compile(r"[：\[（【［〔〈]|:(?!\d)|(?<=\s):")
"""A colon that may stand behind a label, as that of 14:05 cannot, or a bracket that may stand before one."""


@dataclass(frozen=True)
class Parsed:
    """A note's title, data and statements."""

    text: str
    """The text that the statements stand in: the note with its fields at the end."""
    title: str | None
    meta: Meta
    statements: tuple[Statement, ...]
    outline: tuple[str, ...] = ()
    """The headings that the note announces, which are no statements."""


def split_note(
    text: str,
    *,
    language: str,
    title: str | None = None,
    meta: Meta | None = None,
    fields: Sequence[tuple[str, str]] = (),
) -> Parsed:
    """Split a note into statements.

    Args:
        text: plain text or Markdown with `\\n` line breaks.
        language: BCP 47 tag of the note.
        title: a title that is known already; a heading or first line that repeats it is left out.
        meta: what is known already; fields such as "Place: …" fill what is not.
        fields: labels and values that are added to the end of the text.
    """
    outline = find_outline(text, language=language, title=title)
    if outline is None:
        return _split(text, language=language, title=title, meta=meta, fields=fields)
    blank = _without(text, outline.span)
    parsed = _split(blank, language=language, title=outline.title, meta=meta, fields=fields)
    repeated = heading_key(parsed.title or "")
    return replace(
        parsed,
        text=text + parsed.text[len(text) :],
        outline=tuple(each for each in outline.headings if heading_key(each) != repeated),
    )


def _without(text: str, span: Span) -> str:
    """The text with blanks in place of a stretch, so that every other character keeps its offset."""
    blank = "".join("\n" if character == "\n" else " " for character in text[span.start : span.end])
    return text[: span.start] + blank + text[span.end :]


def _split(
    text: str,
    *,
    language: str,
    title: str | None,
    meta: Meta | None,
    fields: Sequence[tuple[str, str]],
) -> Parsed:
    blocks = rejoined(parse(text, is_date=is_date(language)), text)
    progress = Progress(text, language, title, meta or Meta())
    progress.day = (meta.date or "")[:10] or None if meta else None
    progress.last = max((span.start for block in blocks for span in block.spans), default=0)
    _survey(progress, blocks)
    heading = _title_block(progress, blocks)
    for index, block in enumerate(blocks):
        if index != heading:
            _read_block(progress, block)
    progress.close()
    for label, value in fields:
        progress.append_field(label, value)
    if not progress.statements:
        _say_what_there_is(progress, blocks)
    statements = in_order(progress.statements, language)
    return Parsed(progress.text, progress.title, progress.meta, tuple(statements))


def _say_what_there_is(progress: Progress, blocks: list[Block]) -> None:
    """Make statements of a note that is all title, or all data about itself."""
    if progress.title is not None:
        progress.say_title()
        return
    for block in blocks:
        place = Span(block.spans[0].start, block.spans[-1].end)
        progress.add(progress.plain(block.spans), place, kind="sentence", label=None)


def _survey(progress: Progress, blocks: list[Block]) -> None:
    """See whether the note is made of fields or log lines before it is read."""
    spans = [span for block in blocks for span in block.spans][:_SURVEYED]
    lines = [
        flow(progress.text, (Span(start, min(end, start + 2_000)),)).text.strip() for start, end in spans
    ]
    labelled = [(line, progress.labels.leading(line)) for line in lines]
    found = [label for _, label in labelled if label is not None]
    known = any(label.known and label.meta is None for label in found)
    progress.timed = any(
        _is_time(line[label.value :], progress) for line, label in labelled if label and len(line) < 60
    )
    progress.fields = known or len(found) > 1 or any(_has_inner_label(progress, line) for line in lines)
    hours = [time for line in lines if (time := whole(line, progress.language)) is not None and time.clock]
    progress.timed_once = len(hours) == 1
    counted = Counter(label.text for label in found if not label.known)
    progress.speakers = frozenset(
        text for text in counted if counted.total() > len(counted) and _is_call_sign(text)
    )
    progress.military = military(lines)
    read = [(line, stamp(line, progress.language, military=progress.military)) for line in lines]
    stamps = [(line, time) for line, time in read if time is not None]
    progress.log = len(stamps) > 1
    progress.chat = is_chat(line[time.value :] for line, time in stamps)
    names = frozenset() if stamps else talkers(lines)
    form = any(progress.labels.known(name) or progress.labels.meta(name) for name in names)
    progress.talkers = frozenset() if form else names


def _is_time(value: str, progress: Progress) -> bool:
    """Whether the value of a field is nothing but a time of day."""
    if not is_clock(value):
        return False
    time = whole(value, progress.language)
    return time is not None and time.clock


def _is_call_sign(label: str) -> bool:
    """Whether a label is written like "ENGINE 7" or "TOWER"."""
    return label.isupper() and len(label) > 2 and not label.isdigit()


def _has_inner_label(progress: Progress, line: str) -> bool:
    """Whether a label that a locale file lists stands before a later sentence of a line."""
    if len(line) < 80 or not (":" in line or "：" in line):
        return False
    inner = flow(line, (Span(0, len(line)),))
    found = passages(inner, progress.language, progress.labels) if _LABELLING.search(inner.text) else ()
    return any(passage.label is not None for passage in found)


def _title_block(progress: Progress, blocks: list[Block]) -> int | None:
    """The index of the block that is the title, which is noted."""
    words = [progress.plain(block.spans) if block.kind == "heading" else "" for block in blocks]
    index = title_heading(blocks, words, progress.labels)
    if index is None or (progress.title is not None and progress.title.casefold() != words[index].casefold()):
        return None
    progress.title = words[index]
    progress.fresh = False
    return index


def _read_block(progress: Progress, block: Block) -> None:
    if block.kind == "heading":
        words = progress.plain(block.spans)
        day = whole(words, progress.language)
        if day is not None and not day.clock:
            progress.name_day(words)
            return
        progress.over = None
        progress.heads = [head for head in progress.heads if head[0] < block.level]
        progress.heads.append((block.level, words))
        progress.open(Section(words, Span(block.spans[0].start, block.spans[-1].end), block.level))
        return
    if block.kind == "item":
        progress.sections.enter_list()
        progress.group += block.group != progress.list_group
        progress.list_group = block.group
        read_line(progress, flow(progress.text, block.spans), item=True)
        return
    if block.kind == "table":
        progress.sections.enter_list()
        _read_table(progress, block)
        progress.sections.leave_field()
        return
    progress.sections.leave_list()
    first = len(progress.statements)
    under = whole(progress.plain(block.spans[-1:]), progress.language) if len(block.spans) > 1 else None
    if (
        under is not None
        and under.clock
        and whole(progress.plain(block.spans[:1]), progress.language) is None
    ):
        progress.over = progress.plain(block.spans[-1:])  # the time stands under its text
        block = replace(block, spans=block.spans[:-1])
    _read_prose(progress, block)
    _attribute(progress, first, block.spans[-1])
    # Without a field there is nothing that a last line could announce a list for.
    in_field = progress.sections.field is not None
    announcing = in_field and progress.plain(block.spans[-1:]).endswith((":", "："))
    progress.sections.leave_field(announcing=announcing)


def _read_prose(progress: Progress, block: Block) -> None:
    def starts_anew(span: Span) -> bool:
        line = flow(progress.text, (span,)).text.strip()
        label = progress.labels.leading(line, trusting=progress.fields)
        labelled = label is not None and (label.known or progress.fields)
        if any(
            progress.locale.pattern("zones", key).match(fold(line))
            for key in ("contact_phrases", "contact_keys")
        ):
            return True
        return labelled or progress.stamp(line) is not None or whole(line, progress.language) is not None

    def parts_label(before: Span, after: Span) -> bool:
        return progress.fields and progress.labels.goes_on(
            progress.text[before.start : before.end], progress.text[after.start : after.end]
        )

    lines = (
        [block.spans] if block.broken else logical_lines(progress.text, block.spans, starts_anew, parts_label)
    )
    jotted = len(lines) == len(block.spans) and is_jotted(progress.text, block.spans)
    for spans in lines:
        if jotted:
            progress.sections.leave_field()  # a label holds for its note
        read_line(progress, flow(progress.text, spans), item=False)


def _read_table(progress: Progress, block: Block) -> None:
    first = progress.text[block.spans[0].start : block.spans[0].end].strip("| \t")
    known = progress.labels.known(first.split("|")[0].split("\t")[0])
    progress.fresh = False
    progress.group += 1
    for row in rows(progress.text, block.spans, progress.locale, known=known):
        kind: StatementKind = "entry" if row.stamp else row.kind
        label, words = _labelled(progress, row)
        progress.add(words, row.span, kind=kind, label=label, stamp=row.stamp)


def _labelled(progress: Progress, row: Row) -> tuple[str | None, str]:
    """The label of a row and its words; under a heading an unknown label is one of its words."""
    if row.label is None or row.stamp is not None:
        return progress.sections.label() or row.label, row.text
    if progress.sections.holds and not progress.labels.known(row.label):
        joint = progress.locale.connectives["label"]
        return progress.sections.label(), f"{row.label}{joint}{row.text}"
    return row.label, row.text


def _attribute(progress: Progress, first: int, last_line: Span) -> None:
    """Make the last line of a block the speaker of the quotation that it stands under.

    Args:
        progress: the note as far as it is read.
        first: index of the block's first statement.
        last_line: the place of the block's last line.
    """
    if len(progress.statements) - first != 2:
        return
    quotation, name = progress.statements[first:]
    below = name.start >= last_line.start > quotation.start
    plain = len(name.text) <= _LONGEST_NAME and not re.search(r"[.!?。！？:：]\s*$|\d", name.text)
    if below and plain and name.kind == "sentence" and _QUOTED.fullmatch(quotation.text):
        speaker = name.text.lstrip("—–-― ").rstrip(",، ")
        progress.statements[first:] = [
            quotation.model_copy(update={"label": speaker, "kind": "field", "end": name.end})
        ]
