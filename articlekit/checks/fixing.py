"""Fixing: the fixes of findings are edits, applied to articles and pages until nothing changes."""

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from articlekit import plugins
from articlekit.checks.rule import Context, Found, Rule
from articlekit.checks.runner import active, findings_in, look_at, look_through
from articlekit.language.locale import load
from articlekit.model.article import Article, Sentence
from articlekit.model.finding import Edit, Finding
from articlekit.model.house import House
from articlekit.model.note import Note
from articlekit.model.tree import Node, Places, identified, rebuilt

__all__ = [
    "as_references",
    "compatible",
    "edit_article",
    "edit_source",
    "fix_and_check",
    "fix_article",
    "fix_page",
]

ROUNDS = 8
"""A fix may call for another rule's fix; more rounds than this would mean that two rules disagree."""


def fix_article(
    article: Article,
    *,
    house: House,
    note: Note | None = None,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
) -> Article:
    """The article with the fixes of its findings applied, rule by rule, until nothing changes.

    Args:
        article: the article.
        house: its limits, and severities in place of the rules' own.
        note: the note of the article, for rules that compare the two.
        select: ids of the only rules to run; all where none is named.
        ignore: ids of rules not to run.

    Raises:
        UsageError: an id is unknown.
    """
    chosen = active(plugins.rules("article"), house, select=select, ignore=ignore)
    fixed, _ = _fixed(article, [each for each, _ in chosen if each.fixable], house, note)
    return fixed


def fix_and_check(
    article: Article, *, house: House, note: Note, unfixed: Collection[str] = ()
) -> tuple[Article, tuple[Finding, ...]]:
    """The article as `fix_article` leaves it, its nodes with ids, and what `check_article` finds in it then.

    Args:
        article: the article.
        house: its limits, and severities in place of the rules' own.
        note: the note of the article.
        unfixed: ids of rules whose fixes are not applied.
    """
    chosen = [*active(plugins.rules("article"), house, select=(), ignore=())]
    rules = [each for each, _ in chosen if each.fixable and each.id not in unfixed]
    fixed, known = _fixed(identified(article), rules, house, note)
    context = Context(house=house, locale=load(fixed.language), note=note)
    return fixed, findings_in(fixed, context, chosen, known)


def _fixed(
    article: Article, rules: Iterable[Rule[Article]], house: House, note: Note | None
) -> tuple[Article, dict[str, list[Found]]]:
    """The article after all fixes, and what the rules with a fix find in it then, as far as that is known."""
    context = Context(house=house, locale=load(article.language), note=note)
    found: dict[str, list[Found]] = {}
    for _ in range(ROUNDS):
        before = article
        for each in rules:
            found[each.id] = [*look_through(each, article, context)]
            edits = [edit for one in found[each.id] for edit in one.fix]
            if edits:
                article = edit_article(article, edits)
                context = replace(context, locale=load(article.language))
        if article == before:
            return article, found
    return article, {}


def fix_page(
    html: str,
    *,
    house: House,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    references: bool = False,
) -> str:
    """The page with the fixes of its findings applied until nothing changes.

    Args:
        html: the page.
        house: its limits, and severities in place of the rules' own.
        select: ids of the only rules to run; all where none is named.
        ignore: ids of rules not to run.
        references: whether what is put in is written in ASCII, as character references.

    Raises:
        UsageError: an id is unknown.
    """
    from articlekit.checks.page_parser import read_page  # which articles do without

    rules = [
        each for each, _ in active(plugins.rules("page"), house, select=select, ignore=ignore) if each.fixable
    ]
    page = read_page(html)
    for _ in range(ROUNDS):
        before = page
        for each in rules:
            edits = compatible(found.fix for found in look_at(each, page, house))
            after = edit_source(page.source, map(as_references, edits) if references else edits)
            page = page if after == page.source else read_page(after)
        if page is before:
            break
    return page.source


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
