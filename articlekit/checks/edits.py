"""Edits: fixes as data, applied to an article or to the source of a page."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from typing import Any

from articlekit.model.article import Article
from articlekit.model.finding import Edit

__all__ = ["as_references", "compatible", "edit_article", "edit_source"]

_STEP = re.compile(r"[a-z_]+|\d+")


def edit_article(article: Article, edits: Iterable[Edit]) -> Article:
    """The article with the text at each path replaced.

    A path that ends at a sentence or heading stands for its text; new sources are ids between spaces.

    Raises:
        ValueError: a path leads nowhere, or the new text does not fit there.
    """
    tree = article.model_dump()
    for edit in edits:
        _put(tree, edit.path or "", edit.text)
    return Article.model_validate(tree)


def _put(tree: dict[str, Any], path: str, text: str) -> None:
    steps: list[str | int] = [int(step) if step.isdigit() else step for step in _STEP.findall(path)]
    place: Any = tree
    try:
        for step in steps[:-1]:
            place = _open(place, step)
        value = place[steps[-1]]
    except (IndexError, KeyError, TypeError):
        raise ValueError(f"no such place in the article: {path!r}") from None
    if isinstance(value, dict):
        value["text"] = text
    elif isinstance(value, tuple) and steps[-1] == "sources":
        place["sources"] = tuple(text.split())
    else:
        place[steps[-1]] = text


def _open(place: Any, step: str | int) -> Any:
    """The value at a step; a tuple is made a list first, so that what is in it can be replaced."""
    value = place[step]
    if isinstance(value, tuple):
        value = place[step] = list(value)
    return value


def compatible(fixes: Iterable[tuple[Edit, ...]]) -> Iterator[Edit]:
    """The edits of those fixes that touch nothing that an earlier one has touched: whole fixes only."""
    taken: list[tuple[int, int]] = []
    for fix in fixes:
        spans = [(edit.start or 0, (edit.start or 0) if edit.end is None else edit.end) for edit in fix]
        if any(_is_taken(taken, span) for span in spans):
            continue
        for span in spans:
            insort(taken, span)
        yield from fix


def _is_taken(taken: list[tuple[int, int]], span: tuple[int, int]) -> bool:
    place = bisect_left(taken, span)
    return (place > 0 and taken[place - 1][1] > span[0]) or (
        place < len(taken) and (taken[place][0] < span[1] or taken[place] == span)
    )


def as_references(edit: Edit) -> Edit:
    """The edit of a source in ASCII: all other characters as character references."""
    text = edit.text.encode("ascii", errors="xmlcharrefreplace").decode("ascii")
    return edit.model_copy(update={"text": text})


def edit_source(source: str, edits: Iterable[Edit]) -> str:
    """The source with each span replaced; an edit that overlaps an earlier one is left out."""
    pieces: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: (edit.start or 0, edit.end or 0)):
        start = edit.start or 0
        end = start if edit.end is None else edit.end
        if start < position:
            continue
        pieces += (source[position:start], edit.text)
        position = end
    return "".join((*pieces, source[position:]))
