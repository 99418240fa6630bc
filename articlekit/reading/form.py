"""Form: what kind of text a file holds, and the header that may stand over it."""

import re
from pathlib import PurePath
from typing import Literal

from articlekit.errors import InputError
from articlekit.reading.metadata import Header, header

__all__ = [
    "Form",
    "form_of",
    "has_front_matter",
    "is_document",
    "is_html",
    "is_jira",
    "is_mail",
    "split_front_matter",
]

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


def is_mail(data: bytes, name: str) -> bool:
    """Whether a file is a mail, by its ending, or by headers that only mails have."""
    head = data[:20_000].lstrip(b"\xef\xbb\xbf\r\n")
    if _MAIL_HEADER.match(head) is None:
        return False
    return (
        name.lower().endswith((".eml", ".mail")) or _MAIL_TELLS.search(head.split(b"\n\n", 1)[0]) is not None
    )


def is_document(data: bytes) -> bool:
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


_BLOCK = re.compile(r"---[ \t]*\n(.{0,20000}?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r"[ \t]*(?:#.*)?\n?[A-Za-z_][\w -]{0,40}:(?:\s|$)")


def split_front_matter(text: str, *, name: str) -> tuple[Header, str]:
    """The header of a text and the text without it.

    Lines between rules that are no `key: value` pairs are text and stay.

    Raises:
        InputError: the front matter is not YAML; the message has the line.
    """
    match = _BLOCK.match(text)
    if match is None or not _KEY.match(match[1]):
        return Header(), text
    values = _values(match[1], name)
    return header(values, name=name), text[match.end() :].lstrip("\n")


def _values(block: str, name: str) -> dict[str, str | tuple[str, ...]]:
    import yaml

    try:
        # All scalars as strings: the language `no` is Norwegian and no falsehood, 14:05 is a time.
        table = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506 - builds strings, lists, dicts
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark is not None else 1
        raise InputError(f"{name}, line {line}: front matter: no YAML: write `key: value` lines") from error
    except (RecursionError, ValueError) as error:
        raise InputError(f"{name}, line 1: front matter cannot be read: write `key: value` lines") from error
    if not isinstance(table, dict):
        return {}
    return {str(key): _value(value) for key, value in table.items() if isinstance(key, str)}


def _value(value: object) -> str | tuple[str, ...]:
    if isinstance(value, list):
        return tuple(item for item in value if isinstance(item, str))
    return value if isinstance(value, str) else ""
