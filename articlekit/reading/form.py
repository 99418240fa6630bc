"""The form of a note: plain text, HTML, JSON or JSON Lines."""

import re
from pathlib import PurePath
from typing import Literal

__all__ = ["Form", "form_of", "is_html"]

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
