"""Checking and fixing pages: every rule in table order."""

from collections.abc import Collection, Iterable

from articlekit import plugins
from articlekit.checks.edits import as_references, compatible, edit_source
from articlekit.checks.page import Page
from articlekit.checks.rule import Context, Found, Rule
from articlekit.checks.runner import ROUNDS, active, in_source, weight
from articlekit.checks.walk import read_page
from articlekit.language.locale import load
from articlekit.model.article import Article
from articlekit.model.finding import Finding, Severity
from articlekit.model.house import House
from articlekit.model.note import Note

__all__ = ["check_page", "fix_page"]


def check_page(
    html: str,
    *,
    house: House,
    note: Note | None = None,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
) -> tuple[Finding, ...]:
    """What the page rules find in a page or a fragment of HTML, in the order of its source.

    Any text can be checked; rules about whole documents are silent about a fragment, which has
    neither a doctype nor an `html` element.

    Args:
        html: the page.
        house: its limits, and severities in place of the rules' own.
        note: the note of the page, which every sentence of its story is held against; with it the story is
            judged as an article that is to be printed.
        select: ids of the only rules to run; all where none is named.
        ignore: ids of rules not to run.

    Raises:
        UsageError: an id is unknown.
    """
    chosen = active(plugins.rules("page"), house, select=select, ignore=ignore)
    page = read_page(html)
    found = [
        (each.id, weight(each, severity, one), one)
        for each, severity in chosen
        for one in _look(each, page, house)
    ]
    if note is not None:
        from articlekit.checks.rules import FITNESS_RULES, GROUNDING_RULES  # which most do without

        about_story = active((*GROUNDING_RULES, *FITNESS_RULES), house, select=select, ignore=ignore)
        found += _held_against(note, page, tuple(about_story), house)
    found.sort(key=lambda item: item[2].offset or 0)
    return tuple(in_source(rule_id, severity, one, page) for rule_id, severity, one in found)


def _held_against(
    note: Note, page: Page, chosen: Iterable[tuple[Rule[Article], Severity]], house: House
) -> list[tuple[str, Severity, Found]]:
    """What the rules about stories find in the one that a page tells."""
    from articlekit.checks.page_article import read_article

    story = read_article(page, language=note.language, house=house)
    context = Context(house=house, locale=load(story.article.language), note=note)
    return [
        (each.id, weight(each, severity, one), one)
        for each, severity in chosen
        for one in map(story.located, each.check(story.article, context))
        if not page.switches.is_off(each.id, one.offset or 0)
    ]


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
    rules = [
        each for each, _ in active(plugins.rules("page"), house, select=select, ignore=ignore) if each.fixable
    ]
    page = read_page(html)
    for _ in range(ROUNDS):
        before = page
        for each in rules:
            edits = compatible(found.fix for found in _look(each, page, house))
            after = edit_source(page.source, map(as_references, edits) if references else edits)
            page = page if after == page.source else read_page(after)
        if page is before:
            break
    return page.source


def _look(each: Rule[Page], page: Page, house: House) -> Iterable[Found]:
    if each.document and not page.document:
        return ()
    found = each.check(page, Context(house=house, locale=load(page.language)))
    return (one for one in found if not page.switches.is_off(each.id, one.offset or 0))
