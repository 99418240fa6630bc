"""Reading back what was rendered."""

import json
import re
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup

__all__ = ["json_ld", "parsed", "strings", "words"]


def parsed(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def json_ld(html: str) -> dict[str, Any]:
    script = parsed(html).find("script", type="application/ld+json")
    assert script is not None
    result: dict[str, Any] = json.loads(script.get_text())
    return result


def strings(value: Any) -> Iterator[str]:
    """Every text in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


def words(text: str) -> str:
    """The text with single blanks, as a browser shows it."""
    return re.sub(r"[ \t\r\n\f]+", " ", text).strip(" ")
