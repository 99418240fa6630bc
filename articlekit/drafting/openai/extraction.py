"""Extraction: the objects in a model's answer, whatever stands around them or is missing.

Answers come in code fences, behind "Here is the article:", with raw line breaks in strings, with
quotation marks that nobody escaped, or broken off in the middle.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

__all__ = ["objects"]

_DECODER = json.JSONDecoder(strict=False)
_MOST_FAILURES = 300
"""Places that are tried in vain before an answer is given up: it bounds the time."""
_DEEPEST = 60
_KEY = re.compile(r'"text"\s{0,9}:')
_NAMES = frozenset(
    {"headline", "title", "lede", "lead", "heading", "conclusion", "text", "items", "paragraphs"}
)
"""Keys of nested answers that are parts."""
_LOOSE = re.compile(
    r'"part"\s{0,9}:\s{0,9}"(\w{1,20})"\s{0,9},\s{0,9}"sources"\s{0,9}:\s{0,9}\[([^\]]{0,400})\]\s{0,9},'
    r'\s{0,9}"text"\s{0,9}:\s{0,9}"([^\n]{1,1500}?)"\s{0,9}\}'
)


def objects(text: str) -> list[dict[str, Any]]:
    """Everything in a text that may be a sentence: objects with `text`, in order.

    Nested answers (`{"headline": …, "sections": […]}`) are made flat, the key being the part.
    """
    text = _unthought(text)
    groups = [_flat(value) for value in _values(text)]
    largest = max(groups, key=len, default=[])
    found = largest if len(largest) > 1 else [each for group in groups for each in group]
    return found if len(_KEY.findall(text)) <= len(found) else max(found, _loose(text), key=len)


def _unthought(text: str) -> str:
    """The text without the thoughts that some models send ahead."""
    _, mark, rest = text.rpartition("</think>")
    return rest if mark and rest.strip() else text


def _flat(value: Any) -> list[dict[str, Any]]:
    """Objects with a text in a JSON value, depth first; the stack stands in for recursion."""
    found: list[dict[str, Any]] = []
    waiting: list[tuple[Any, str, int]] = [(value, "", 0)]
    while waiting:
        current, part, depth = waiting.pop()
        if depth > _DEEPEST:
            continue
        if isinstance(current, str) and part:
            found.append({"part": part, "sources": [], "text": current})
        elif isinstance(current, list):
            waiting += [(each, part, depth + 1) for each in reversed(current)]
        elif isinstance(current, dict) and isinstance(current.get("text"), str):
            found.append({"part": part, **current})
        elif isinstance(current, dict):
            waiting += [(current[key], _part_of(key, part), depth + 1) for key in reversed(current)]
    return found


def _part_of(key: Any, part: str) -> str:
    """The part that a key of a nested answer names; what stands under others stays what it was."""
    if key == "heading" or (key in _NAMES and part not in {"lede", "conclusion"}):
        return "item" if key == "items" else "text" if key == "paragraphs" else str(key)
    return part if key in {"sentences", "text"} else ""


def _values(text: str) -> Iterator[Any]:
    """The JSON objects in a text that are whole; those inside of one that is not are whole by themselves."""
    place, failures = text.find("{"), 0
    while place >= 0 and failures < _MOST_FAILURES:
        try:
            value, end = _DECODER.raw_decode(text, place)
        except (ValueError, RecursionError):
            failures += 1
            end = place + 1
        else:
            yield value
        place = text.find("{", end)


def _loose(text: str) -> list[dict[str, Any]]:
    """The sentences of an answer with unescaped quotation marks."""
    return [
        {"part": part, "sources": [sources], "text": words.replace('\\"', '"')}
        for part, sources, words in _LOOSE.findall(text)
    ]
