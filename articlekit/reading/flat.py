"""Flat text: an article without its structure, read for `structure`."""

from dataclasses import dataclass

from articlekit.errors import InputError
from articlekit.language.detect import detect, script_variant
from articlekit.model.note import Meta
from articlekit.reading.form import form_of, is_html
from articlekit.reading.metadata import Header, known_language
from articlekit.reading.notes import MAX_BYTES, check_language, opened, records_of

__all__ = ["FlatText", "read_text"]


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
