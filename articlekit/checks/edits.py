"""Edits: fixes as data, applied to an article or to the source of a page."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator

from articlekit.model.article import Article, Sentence
from articlekit.model.finding import Edit
from articlekit.model.tree import Node, Places, rebuilt

__all__ = ["as_references", "compatible", "edit_article", "edit_source"]


def edit_article(article: Article, edits: Iterable[Edit]) -> Article:
    """The article with the text at each place replaced.

    A node is found by its id, where the edit names one, and else by its path. A path that ends at a sentence
    or heading stands for its text; new sources are ids between spaces.

    Raises:
        ValueError: a path leads nowhere, or the new text does not fit there.
    """
    places = Places(article)
    changes: dict[str, dict[str, str]] = {}
    own: dict[str, str] = {}
    for edit in edits:
        moved = places.path(edit.node) if edit.node else None
        place, detail = places.find(moved or edit.path or "")
        if place is None:
            raise ValueError(f"no such place in the article: {edit.path!r}")
        if place.node is None and place.path in Article.model_fields and not detail:
            own[place.path] = edit.text
        else:
            changes.setdefault(place.path, {})[(edit.part if moved else detail) or "text"] = edit.text

    def make(path: str, node: Node) -> Node:
        values = changes.pop(path, None)
        return _changed(path, node, values) if values else node

    result = rebuilt(article, make)
    if changes:
        raise ValueError(f"no such place in the article: {next(iter(changes))!r}")
    return Article.model_validate(result.model_dump() | own) if own else result


def _changed(path: str, node: Node, values: dict[str, str]) -> Node:
    """A node with other values, each given as text."""
    unknown = next((name for name in values if name not in type(node).model_fields), None)
    if unknown is not None:
        raise ValueError(f"no such place in the article: {f'{path}.{unknown}'!r}")
    given: dict[str, object] = {**values}
    if isinstance(node, Sentence) and "sources" in values:
        given["sources"] = tuple(values["sources"].split())
    checked = type(node).model_validate({**dict(node), **given})
    return node.model_copy(update={name: getattr(checked, name) for name in given})


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
