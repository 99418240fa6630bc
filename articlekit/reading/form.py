"""The form of a note: plain text, HTML, JSON and others, told before what reads them is loaded."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from articlekit.plugins import hookimpl, readers

__all__ = ["READERS", "Form", "Reader", "form_of", "has_front_matter", "is_html", "is_jira", "reader_of"]

Form = Literal["text", "html", "json", "jsonl"]

_BY_SUFFIX: dict[str, Form] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".md": "text",
    ".markdown": "text",
    ".txt": "text",
    ".log": "text",
}
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_FRAGMENT = re.compile(
    r"\s*<(?:article|section|main|header|div|h[1-6]|p|ul|ol|table|blockquote|dl|figure)(?:\s[^<>]{0,500})?>",
    re.IGNORECASE,
)
_JSON = re.compile(r"\s*(?:\{\s*(?:\"|\})|\[\s*(?:\{|\[|\"|\]))")
_OBJECT_LINE = re.compile(r"\s*\{[^\n]*\}[ \t]*\n\s*\{")
_MAIL_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){2,}\r?\n")
_MAIL_TELLS = re.compile(
    rb"^(?:mime-version|message-id|content-transfer-encoding|received|return-path):",
    re.IGNORECASE | re.MULTILINE,
)
_JIRA = re.compile(
    r"^h[1-6]\.[ \t]+\S|^\|\|[^|\n]+\|\||\{(?:code|noformat|quote|panel|color)(?::[^{}\n]{0,100})?\}",
    re.MULTILINE,
)


def form_of(text: str, name: str) -> Form:
    """The form of a text, by the ending of its name, or else by how it begins."""
    known = _BY_SUFFIX.get(PurePath(name).suffix.lower())
    if known is not None:
        return known
    if is_html(text):
        return "html"
    if _OBJECT_LINE.match(text):
        return "jsonl"
    return "json" if _JSON.match(text) else "text"


def is_html(text: str) -> bool:
    """Whether a text begins like an HTML page or like blocks of HTML."""
    return bool(_PAGE.match(text)) or bool(_FRAGMENT.match(text) and "</" in text)


def is_jira(text: str) -> bool:
    """Whether a text has headings, blocks or tables as Jira's wiki markup has them."""
    return _JIRA.search(text) is not None


def _is_mail(data: bytes, name: str) -> bool:
    """Whether a file is a mail, by its ending, or by headers that only mails have."""
    head = data[:20_000].lstrip(b"\xef\xbb\xbf\r\n")
    if _MAIL_HEADER.match(head) is None:
        return False
    return (
        name.lower().endswith((".eml", ".mail")) or _MAIL_TELLS.search(head.split(b"\n\n", 1)[0]) is not None
    )


def _is_document(data: bytes, name: str) -> bool:  # noqa: ARG001 - like the others
    """Whether a file is a Word or a PDF file, by what is in it."""
    return data.startswith(b"%PDF-") or _is_word(data)


def _is_word(data: bytes) -> bool:
    if not data.startswith(b"PK\x03\x04"):
        return False
    import io
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(io.BytesIO(data)) as archive:
            return any(info.filename == "word/document.xml" for info in archive.infolist())
    except (BadZipFile, OSError, ValueError):
        return False


def has_front_matter(text: str) -> bool:
    """Whether a text begins with the rule under which front matter may stand."""
    return text.startswith("---")


@dataclass(frozen=True, kw_only=True)
class Reader:
    """A kind of file that is no plain text, Markdown, HTML or JSON: how it is told, and what its text is."""

    name: str
    fits: Callable[[bytes, str], bool]
    """Whether a file is one, from its bytes and its name."""
    read: Callable[[bytes, str], str]
    """The text of such a file, from its bytes and its name, with an empty line between paragraphs; an
    `InputError` where it cannot be read."""
    suffixes: tuple[str, ...] = ()
    """How the names of such files end, with the dot, in lower case: a batch takes them from a folder."""


def _document_text(data: bytes, name: str) -> str:
    from articlekit.reading.documents import document_text

    return document_text(data, name)


def _mail_text(data: bytes, name: str) -> str:  # noqa: ARG001 - like the others
    from articlekit.reading.documents import mail_text

    return mail_text(data)


READERS = (
    Reader(
        name="document",
        fits=_is_document,
        read=_document_text,
        suffixes=(".docx", ".pdf"),
    ),
    Reader(name="mail", fits=_is_mail, read=_mail_text, suffixes=(".eml", ".mail")),
)
"""The built-in ones."""


def reader_of(data: bytes, name: str) -> Reader | None:
    """The first reader that a file fits; `None` for plain text, Markdown, HTML and JSON."""
    return next((each for each in readers() if each.fits(data, name)), None)


@hookimpl
def articlekit_readers() -> tuple[Reader, ...]:
    """The built-in readers."""
    return READERS
