"""Notes: bytes in, notes with numbered statements out; and flat texts, which are read for their structure."""

import gzip
import io
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import unescape
from pathlib import PurePath

from articlekit.errors import InputError, UsageError
from articlekit.language.detect import detect, script_variant
from articlekit.language.doc import Docs
from articlekit.language.facts import note_date
from articlekit.language.locale import load
from articlekit.model.note import Meta, Note, Statement
from articlekit.reading.corrections import superseded
from articlekit.reading.decoding import clean, decode
from articlekit.reading.form import Form, form_of, has_front_matter, is_html, is_jira, reader_of
from articlekit.reading.jira import from_jira
from articlekit.reading.metadata import Header, Record, known_language, split_front_matter
from articlekit.reading.sections import with_marks
from articlekit.reading.self_repair import REPAIRS, repaired
from articlekit.reading.statements import split_note
from articlekit.reading.zones import Survey, data_of, set_rest_aside, sift, survey, with_embargo
from articlekit.reading.zones.chat import with_speakers

__all__ = ["MAX_BYTES", "FlatText", "read_notes", "read_text"]

MAX_BYTES = 2_000_000
_GZIP = b"\x1f\x8b\x08"
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|nbsp|#\d{2,5});")
"""What programs such as Slack write for signs that are marks to them."""
_FIELD_BESIDE = re.compile(r"(?m)(?<=[^\s|])[ \t\u00a0]{2,20}(?=[^\W\d_][^\n:：|]{1,30}(?<! )[:：][ \t]*\S)")
"""What parts two fields on one line of a form: several blanks."""
_WIDE_GAPS = ("  ", "\t", "\u00a0")
"""What every such gap has one of: found in a fraction of the time."""
_RECORD = re.compile(r"\s*(\d{4}-\d{3,4})[ \t\u3000]+(?=\S)")


def read_notes(
    data: bytes, *, name: str = "-", language: str | None = None, max_bytes: int = MAX_BYTES
) -> tuple[Note, ...]:
    """Read one note, or several from a JSON list, `{"notes": […]}` or JSON Lines.

    Args:
        data: the bytes of a file in any encoding: plain text, Markdown, HTML, JSON, a mail, or, with
            the extra `documents`, a Word or PDF file.
        name: file name; it gives the form by its ending, the id, and the place in messages.
        language: BCP 47 tag for notes that do not name their own; None detects it.
        max_bytes: size from which input is refused, in bytes.

    Raises:
        InputError: the input is empty, binary, too large, undecodable, or wrong JSON or YAML.
        UsageError: `language` is no BCP 47 tag.
    """
    check_language(language)
    text, form = opened(data, name=name, max_bytes=max_bytes)
    records = records_of(text, form, name=name)
    page = form == "html"
    notes = [_note(record, language=language, page=page) for record in records]
    return tuple(_with_ids(notes, records, name))


def records_of(text: str, form: Form, *, name: str) -> tuple[Record, ...]:
    """The notes of a file, each with what stands over it; most files are one without a header.

    Raises:
        InputError: wrong JSON or YAML.
    """
    if form in {"json", "jsonl"}:
        from articlekit.reading.json_notes import read_json, read_json_lines

        return read_json(text, name=name) if form == "json" else read_json_lines(text, name=name)
    if not has_front_matter(text):
        return (Record(text, Header(), name),)
    header, text = split_front_matter(text, name=name)
    return (Record(text, header, name),)


def opened(data: bytes, *, name: str, max_bytes: int) -> tuple[str, Form]:
    """The text of a file of any kind, and its form.

    Raises:
        InputError: it is too large, or nothing can be read.
    """
    if data.startswith(_GZIP):
        data, name = _unpacked(data, name, max_bytes), name.removesuffix(".gz")
    if name.lower().removesuffix(".gz").endswith((".csv", ".tsv")):
        raise InputError(f"{name}: a table of notes, one a row: give it to `articlekit batch {name} -o DIR`")
    reader = reader_of(data, name) if len(data) <= max_bytes else None
    if reader is not None:
        return clean(reader.read(data, name)), "text"
    text = decode(data, name=name, max_bytes=max_bytes)
    form = form_of(text, name)
    return (unescape(text) if form == "text" and _ENTITY.search(text) else text), form


def _unpacked(data: bytes, name: str, max_bytes: int) -> bytes:
    """What gzip has packed; at most one byte more than the limit."""
    try:
        with gzip.open(io.BytesIO(data)) as file:
            return file.read(max_bytes + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{name}: a gzip archive that cannot be unpacked: pack it again") from error


def check_language(tag: str | None) -> None:
    """Refuse what is no BCP 47 tag.

    Raises:
        UsageError: it is none.
    """
    if tag is not None and known_language(tag) is None:
        raise UsageError(f"language {tag[:40]!r} is not a BCP 47 tag: give one such as fr or pt-BR")


def _note(record: Record, *, language: str | None, page: bool) -> Note:
    header, text = _unmarked(record, page=page)
    text = with_marks(with_speakers(text))
    if any(map(text.__contains__, _WIDE_GAPS)):
        text = _FIELD_BESIDE.sub(lambda gap: "\n" + " " * (len(gap[0]) - 1), text)
    sample = "\n".join((header.title or "", text, *(value for _, value in header.rest)))
    tag = header.language or known_language(language) or script_variant(sample, detect(sample).language)
    text, reference = _reference(text)
    meta = header.meta
    if reference is not None:
        meta = meta.model_copy(update={"sources": (*meta.sources, reference)})
    zones = survey(text, language=tag)
    meta = _with_found(meta, zones.meta, text, tag)
    parsed = split_note(
        zones.blanked(), language=tag, title=header.title or zones.subject, meta=meta, fields=header.rest
    )
    if not parsed.statements:
        zones = Survey(text, load(tag))
        parsed = split_note(text, language=tag, title=header.title, meta=header.meta, fields=header.rest)
    if not parsed.statements:
        raise InputError(f"{record.place}: nothing to read in it: give a note with at least one word")
    zones.extend(parsed.text)
    takes_back = REPAIRS & zones.hits.keys() or "*" in zones.text
    said = repaired(parsed.statements, zones) if takes_back else parsed.statements
    kept = sift(zones, said, end=len(text))
    if "corrections" in zones.hits:
        kept = _corrected(kept, zones)
    meta = with_embargo(parsed.meta, zones)
    set_rest_aside(zones, kept, (parsed.title, *parsed.outline, *data_of(meta)))
    return Note(
        id="",
        text=zones.text,
        language=tag,
        title=parsed.title,
        statements=tuple(_numbered(kept)),
        asides=tuple(sorted(zones.asides, key=lambda aside: aside.start)),
        outline=parsed.outline,
        meta=meta,
    )


def _with_found(meta: Meta, found: Meta, text: str, tag: str) -> Meta:
    """What is known about a note, with what its zones tell."""
    return meta.model_copy(
        update={
            "date": meta.date or found.date or note_date(text, tag),
            "place": meta.place or found.place,
            "sources": (*meta.sources, *found.sources),
        }
    )


def _corrected(statements: list[Statement], zones: Survey) -> list[Statement]:
    """The statements with their corrections made, which are set aside."""
    kept, made = superseded(statements, Docs(zones.locale.tag))
    for each in made:
        zones.take("withdrawn", zones.with_label(each), each.end, "correction that is made above")
    return kept


def _unmarked(record: Record, *, page: bool) -> tuple[Header, str]:
    """The header and the text of a record, HTML and wiki markup read as what they show."""
    header, text = record.header, record.text
    if not (page or is_html(text)):
        if not is_jira(text):
            return header, text
        return header, from_jira(text)
    from articlekit.reading.html import read_html

    html = read_html(text, escape=True)
    named = replace(
        header,
        title=header.title or html.title,
        language=header.language or known_language(html.language),
    )
    return named, html.text


def _numbered(statements: Iterable[Statement]) -> Iterator[Statement]:
    for number, each in enumerate(statements, 1):
        identity = f"s{number}"
        yield each if each.id == identity else each.model_copy(update={"id": identity})


def _reference(text: str) -> tuple[str, str | None]:
    """A text without the number of the record that it begins with, such as "2021-243", and that."""
    match = _RECORD.match(text)
    return (text[match.end() :], match[1]) if match else (text, None)


def _with_ids(notes: list[Note], records: tuple[Record, ...], name: str) -> Iterator[Note]:
    """Give every note an id of its own: the one in the file, or one from the file's name."""
    stem = PurePath(name.removesuffix(".gz")).stem.strip("-. ") or "note"
    taken: set[str] = set()
    for number, (note, record) in enumerate(zip(notes, records, strict=True), start=1):
        wanted = record.header.id or (stem if len(notes) == 1 else f"{stem}-{number}")
        identity, copy = wanted, 2
        while identity in taken:
            identity, copy = f"{wanted}-{copy}", copy + 1
        taken.add(identity)
        yield note.model_copy(update={"id": identity})


@dataclass(frozen=True, kw_only=True)
class FlatText:
    """A text as it was written, and what stood over it."""

    text: str
    title: str | None
    language: str
    """BCP 47 tag; `und` where nothing is known."""
    meta: Meta
    name: str


def read_text(
    data: bytes, *, name: str = "-", language: str | None = None, max_bytes: int = MAX_BYTES
) -> FlatText:
    """Read a text for its structure to be restored.

    Plain text and Markdown stay as they are but for line breaks, which become `\\n`; HTML becomes
    plain blocks with Markdown marks for headings and lists; of a JSON object its text is taken.

    Args:
        data: the bytes of a file in any encoding.
        name: file name; it gives the form by its ending, and the place in messages.
        language: BCP 47 tag for a text that does not name its own; None detects it.
        max_bytes: size from which input is refused, in bytes.

    Raises:
        InputError: the input is empty, binary, too large, undecodable, wrong JSON or YAML, or
            holds several notes.
        UsageError: `language` is no BCP 47 tag.
    """
    check_language(language)
    text, form = opened(data, name=name, max_bytes=max_bytes)
    records = records_of(text, form, name=name)
    if len(records) != 1:
        raise InputError(f"{name}: {len(records)} notes: give one text at a time")
    return _flat(records[0].text, records[0].header, name=name, language=language)


def _flat(text: str, header: Header, *, name: str, language: str | None) -> FlatText:
    title, tag = header.title, header.language
    if is_html(text) or form_of("", name) == "html":
        from articlekit.reading.html import read_html

        page = read_html(text, escape=False)
        text, title = page.text, title or page.title
        tag = tag or known_language(page.language)
    if not text.strip():
        raise InputError(f"{name}: nothing to read in it: give a text with at least one word")
    tag = tag or known_language(language) or script_variant(text, detect(text).language)
    return FlatText(text=text, title=title, language=tag, meta=header.meta, name=name)
