"""The form of a note: plain text, HTML or JSON; and the text of files that are none of these."""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

from articlekit.errors import InputError
from articlekit.plugins import hookimpl, readers

if TYPE_CHECKING:
    from email.message import EmailMessage, MIMEPart
    from zipfile import ZipFile

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
_EXTRA = "install the extra: pip install 'articlekit[documents]'"
_LARGEST = 50_000_000
"""Bytes of a Word file's text when it is unpacked."""
_COMMENTS = "word/comments.xml"
_PAGE_NUMBER = re.compile(
    r"[\s\-–—|/.]*(?:[^\W\d_]{1,6}\.?\s)?\d{1,4}(?:\s?(?:/|[^\W\d_]{1,4})\s?\d{1,4})?[\s\-–—|]*"
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
    """The text of a document: plain blocks of a Word file, the lines of a PDF file.

    Raises:
        InputError: the extra is not installed, or nothing can be read.
    """
    text = _pdf(data, name) if data.startswith(b"%PDF-") else _word(data, name)
    if not text.strip():
        raise InputError(f"{name}: no text in it, perhaps only pictures of pages: type out what it says")
    return text


def _word(data: bytes, name: str) -> str:
    """Blocks of a Word file, then its comments as those of Markdown, which are set aside.

    What is deleted in it is dropped, what is inserted stays.
    """
    try:
        import mammoth  # type: ignore[import-untyped]
    except ImportError as error:
        raise InputError(f"{name}: a Word file: {_EXTRA}") from error
    from zipfile import ZipFile

    from articlekit.reading.html import read_html

    with ZipFile(io.BytesIO(data)) as archive:
        if sum(info.file_size for info in archive.infolist()) > _LARGEST:
            raise InputError(f"{name}: a Word file of more than {_LARGEST} bytes: save its text alone")
        comments = _comments(archive)
    try:
        made = mammoth.convert_to_html(io.BytesIO(data))
    except Exception as error:  # a damaged file fails anywhere in the library
        raise InputError(
            f"{name}: a Word file that cannot be read: save it again, or as plain text"
        ) from error
    text = read_html(made.value, escape=True).text
    return "\n\n".join((text, *(f"<!-- {each} -->" for each in comments))) if text.strip() else ""


def _comments(archive: "ZipFile") -> list[str]:
    """What is written in the margin of a Word file, each with who wrote it."""
    from bs4 import BeautifulSoup

    if _COMMENTS not in archive.namelist():
        return []
    soup = BeautifulSoup(archive.read(_COMMENTS), "html.parser")
    found: list[str] = []
    for comment in soup.find_all("w:comment"):
        said = " ".join(" ".join(part.get_text() for part in comment.find_all("w:t")).split())
        author = str(comment.get("w:author", "")).strip()
        found.append((f"{author}: {said}" if author else said).replace("--", "–"))
    return found


def _pdf(data: bytes, name: str) -> str:
    try:
        from pypdf import PdfReader
    except ImportError as error:
        raise InputError(f"{name}: a PDF file: {_EXTRA}") from error
    try:
        pages = [page.extract_text() or "" for page in PdfReader(io.BytesIO(data)).pages]
    except Exception as error:  # a damaged file fails anywhere in the library
        raise InputError(f"{name}: a PDF file that cannot be read: save its text as .txt") from error
    return "\n".join(without_running_lines([page.strip("\n").split("\n") for page in pages]))


def without_running_lines(pages: list[list[str]]) -> list[str]:
    """The lines of pages without the numbers and the heads that come back on every page."""
    heads = [page[0].strip() for page in pages if page]
    feet = [page[-1].strip() for page in pages if page]
    running = {line for lines in (heads, feet) for line in lines if len(pages) > 1 and lines.count(line) > 1}
    kept: list[str] = []
    for page in pages:
        lines = list(page)
        while lines and (lines[0].strip() in running or _PAGE_NUMBER.fullmatch(lines[0])):
            lines.pop(0)
        while lines and (lines[-1].strip() in running or _PAGE_NUMBER.fullmatch(lines[-1])):
            lines.pop()
        kept += lines
    return kept


_SHOWN = ("From", "To", "Date", "Subject")
_FORWARDED = "---------- Forwarded message ----------"
_DEEPEST = 5
"""Messages in messages that are opened."""


def _mail_text(data: bytes, _: str) -> str:
    """The text of a mail under the headers that matter; HTML becomes plain blocks.

    What an attached mail says stands below, behind a forwarding mark.
    """
    from email import message_from_bytes, policy  # which most notes do without

    message = message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n"), policy=policy.default)
    return _text(message, 0)


def _text(message: "EmailMessage", depth: int) -> str:
    body = message.get_body(preferencelist=("plain", "html"))
    content, html = _content(body), body is not None and body.get_content_subtype() == "html"
    inner = [
        _text(part.get_content(), depth + 1)
        for part in message.walk()
        if depth < _DEEPEST and part is not message and part.get_content_type() == "message/rfc822"
    ]
    if html:
        from articlekit.reading.html import read_html

        content = read_html(content, escape=True).text
    parts = ("\n".join(_headers(message)), content, *(f"{_FORWARDED}\n{text}" for text in inner))
    return "\n\n".join(part for part in parts if part.strip())


def _headers(message: "EmailMessage") -> list[str]:
    shown: list[str] = []
    for name in _SHOWN:
        value = message.get(name)
        if value is not None:
            shown.append(f"{name}: {' '.join(str(value).split())}")
    return shown


def _content(body: "MIMEPart | None") -> str:
    """The words of a part; bytes that are not in the encoding that it names are replaced."""
    if body is None:
        return ""
    try:
        return str(body.get_content())
    except (LookupError, ValueError, KeyError):
        payload = body.get_payload(decode=True)
        return payload.decode("utf-8", errors="replace") if isinstance(payload, bytes) else ""


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
