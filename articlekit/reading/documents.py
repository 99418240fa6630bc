"""Documents: the text of Word and PDF files and of mails."""

import io
import re
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from zipfile import ZipFile

from articlekit.errors import InputError

__all__ = ["document_text", "mail_text"]

_EXTRA = "install the extra: pip install 'articlekit[documents]'"
_LARGEST = 50_000_000
"""Bytes of a Word file's text when it is unpacked."""
_COMMENTS = "word/comments.xml"
_PAGE_NUMBER = re.compile(
    r"[\s\-–—|/.]*(?:[^\W\d_]{1,6}\.?\s)?\d{1,4}(?:\s?(?:/|[^\W\d_]{1,4})\s?\d{1,4})?[\s\-–—|]*"
)


def document_text(data: bytes, name: str) -> str:
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


def _comments(archive: ZipFile) -> list[str]:
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


def mail_text(data: bytes) -> str:
    """The text of a mail under the headers that matter; HTML becomes plain blocks.

    What an attached mail says stands below, behind a forwarding mark.
    """
    message = message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n"), policy=policy.default)
    return _text(message, 0)


def _text(message: EmailMessage, depth: int) -> str:
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


def _headers(message: EmailMessage) -> list[str]:
    shown: list[str] = []
    for name in _SHOWN:
        value = message.get(name)
        if value is not None:
            shown.append(f"{name}: {' '.join(str(value).split())}")
    return shown


def _content(body: MIMEPart | None) -> str:
    """The words of a part; bytes that are not in the encoding that it names are replaced."""
    if body is None:
        return ""
    try:
        return str(body.get_content())
    except (LookupError, ValueError, KeyError):
        payload = body.get_payload(decode=True)
        return payload.decode("utf-8", errors="replace") if isinstance(payload, bytes) else ""
