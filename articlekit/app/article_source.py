"""The source of an article as JSON, mended in place: what is not mended stays as it was written."""

import json
import re
from typing import Any

from articlekit.model.article import Article

__all__ = ["with_changes"]


def with_changes(source: str, before: Article, after: Article) -> str:
    """The JSON text of an article with the values in it that have changed.

    Keys, their order, the indentation, line ends and escapes stay as they are.

    Args:
        source: a JSON object.
        before: the article that it describes.
        after: the article that it is to describe; it differs in values, not in how many there are.
    """
    old, new = before.model_dump(mode="json"), after.model_dump(mode="json")
    if old == new:
        return source
    table = _merged(json.loads(source), old, new)
    indent = re.search(r"\{\r?\n([ \t]+)", source)
    compact = re.match(r'\s*\{"[^"\\]*":\S', source) is not None
    text = json.dumps(
        table,
        ensure_ascii=source.isascii(),
        indent=indent[1] if indent else None,
        separators=(",", ":") if compact else None,
    )
    ends = "\r\n" if "\r\n" in source else "\n"
    lead, tail = source[: source.index("{")], source[source.rindex("}") + 1 :]
    return lead + text.replace("\n", ends) + tail


def _merged(written: Any, old: Any, new: Any) -> Any:
    """What is written, with what differs between old and new; what is not written stays so."""
    if old == new:
        return written
    if isinstance(new, dict) and isinstance(written, dict):
        return {
            **written,
            **{key: _merged(written.get(key), old[key], new[key]) for key in new if old[key] != new[key]},
        }
    if isinstance(new, list) and isinstance(written, list) and len(new) == len(old) == len(written):
        return [_merged(*each) for each in zip(written, old, new, strict=True)]
    return new
