"""Checking and fixing: every rule in table order."""

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from articlekit.checks.edits import as_references, compatible, edit_article, edit_source
from articlekit.checks.grounding.visible import read_visible
from articlekit.checks.headings import shorten
from articlekit.checks.page import Page
from articlekit.checks.parity import Version
from articlekit.checks.reading_order import reading_order
from articlekit.checks.rule import Context, Found, Rule, Subject
from articlekit.checks.rules import ARTICLE_RULES, GROUNDING_RULES, PAGE_RULES, PARITY_RULES, RULES
from articlekit.checks.walk import read_page
from articlekit.errors import UsageError
from articlekit.language.locale import load
from articlekit.model.article import Article
from articlekit.model.finding import Finding, Severity, Where
from articlekit.model.house import House
from articlekit.model.note import Note

__all__ = [
    "check_article",
    "check_page",
    "check_version",
    "find_rule",
    "fix_and_check",
    "fix_article",
    "fix_page",
]

_ROUNDS = 8
"""A fix may call for another rule's fix; more rounds than this would mean that two rules disagree."""


def find_rule(rule_id: str) -> Rule[Article] | Rule[Page] | Rule[Version]:
    """The rule with this id.

    Raises:
        UsageError: there is none; the message names the nearest ids.
    """
    for candidate in RULES:
        if candidate.id == rule_id:
            return candidate
    known = [candidate.id for candidate in RULES]
    near = difflib.get_close_matches(rule_id[:80], known, n=3, cutoff=0.5)
    advice = f"did you mean {' or '.join(near)}?" if near else "`articlekit rules` lists them all"
    raise UsageError(f"there is no rule {shorten(rule_id)!r}: {advice}")


def check_article(
    article: Article,
    *,
    house: House,
    note: Note | None = None,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
) -> tuple[Finding, ...]:
    """What the article rules find in an article, in reading order.

    Args:
        article: the article.
        house: its limits, and severities in place of the rules' own.
        note: the note of the article, for rules that compare the two.
        select: ids of the only rules to run; all where none is named.
        ignore: ids of rules not to run.

    Raises:
        UsageError: an id is unknown.
    """
    context = Context(house=house, locale=load(article.language), note=note)
    active = _active(ARTICLE_RULES, house, select=select, ignore=ignore)
    return _findings(article, context, active, {})


def _findings(
    article: Article,
    context: Context,
    active: Iterable[tuple[Rule[Article], Severity]],
    known: Mapping[str, Iterable[Found]],
) -> tuple[Finding, ...]:
    """What rules find in an article, in reading order; what some are known to find is not looked for."""
    findings = [
        _at_path(each.id, _weight(each, severity, found), found)
        for each, severity in active
        for found in (known[each.id] if each.id in known else each.check(article, context))
    ]
    return tuple(sorted(findings, key=lambda finding: reading_order(finding.where.path or "")))


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
    active = _active(ARTICLE_RULES, house, select=select, ignore=ignore)
    fixed, _ = _fixed(article, [each for each, _ in active if each.fixable], house, note)
    return fixed


def fix_and_check(
    article: Article, *, house: House, note: Note, unfixed: Collection[str] = ()
) -> tuple[Article, tuple[Finding, ...]]:
    """The article as `fix_article` leaves it, and what `check_article` finds in it then.

    Args:
        article: the article.
        house: its limits, and severities in place of the rules' own.
        note: the note of the article.
        unfixed: ids of rules whose fixes are not applied.
    """
    active = [*_active(ARTICLE_RULES, house, select=(), ignore=())]
    rules = [each for each, _ in active if each.fixable and each.id not in unfixed]
    fixed, known = _fixed(article, rules, house, note)
    context = Context(house=house, locale=load(fixed.language), note=note)
    return fixed, _findings(fixed, context, active, known)


def _fixed(
    article: Article, rules: Iterable[Rule[Article]], house: House, note: Note | None
) -> tuple[Article, dict[str, list[Found]]]:
    """The article after all fixes, and what the rules with a fix find in it then, as far as that is known."""
    context = Context(house=house, locale=load(article.language), note=note)
    found: dict[str, list[Found]] = {}
    for _ in range(_ROUNDS):
        before = article
        for each in rules:
            found[each.id] = [*each.check(article, context)]
            edits = [edit for one in found[each.id] for edit in one.fix]
            if edits:
                article = edit_article(article, edits)
                context = replace(context, locale=load(article.language))
        if article == before:
            return article, found
    return article, {}


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
        note: the note of the page, which every sentence of its story is held against.
        select: ids of the only rules to run; all where none is named.
        ignore: ids of rules not to run.

    Raises:
        UsageError: an id is unknown.
    """
    active = _active(PAGE_RULES, house, select=select, ignore=ignore)
    page = read_page(html)
    found = [(each.id, severity, one) for each, severity in active for one in _look(each, page, house)]
    if note is not None:
        grounded = _active(GROUNDING_RULES, house, select=select, ignore=ignore)
        found += _held_against(note, page, tuple(grounded), house)
    found.sort(key=lambda item: item[2].offset or 0)
    return tuple(_in_source(rule_id, severity, one, page) for rule_id, severity, one in found)


def _held_against(
    note: Note, page: Page, active: Iterable[tuple[Rule[Article], Severity]], house: House
) -> list[tuple[str, Severity, Found]]:
    """What the grounding rules find in the story that a page tells."""
    story = read_visible(page, note, house)
    context = Context(house=house, locale=load(story.article.language), note=note)
    return [
        (each.id, _weight(each, severity, one), story.located(one))
        for each, severity in active
        for one in each.check(story.article, context)
    ]


def check_version(
    version: Version,
    others: Iterable[Version],
    *,
    house: House,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
) -> tuple[Finding, ...]:
    """What the parity rules find in a version of an article that is held against others.

    Args:
        version: the version that the findings are about.
        others: the same article in other languages; mostly one of them is enough.
        house: severities in place of the rules' own.
        select: ids of the only rules to run; all where none is named.
        ignore: ids of rules not to run.

    Raises:
        UsageError: an id is unknown.
    """
    context = Context(house=house, locale=load(version.article.language), versions=tuple(others))
    found = [
        (each.id, severity, one)
        for each, severity in _active(PARITY_RULES, house, select=select, ignore=ignore)
        for one in each.check(version, context)
    ]
    found.sort(key=lambda item: reading_order(item[2].path or ""))
    page = version.page
    if page is None:
        return tuple(_at_path(rule_id, severity, one) for rule_id, severity, one in found)
    return tuple(
        _in_source(rule_id, severity, page.located(one), page.page) for rule_id, severity, one in found
    )


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
    rules = [each for each, _ in _active(PAGE_RULES, house, select=select, ignore=ignore) if each.fixable]
    page = read_page(html)
    for _ in range(_ROUNDS):
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
    return each.check(page, Context(house=house, locale=load(page.language)))


def _active(
    rules: Iterable[Rule[Subject]], house: House, *, select: Collection[str], ignore: Collection[str]
) -> Iterator[tuple[Rule[Subject], Severity]]:
    """The rules that are to run, with their severities."""
    for rule_id in (*select, *ignore, *house.severities):
        find_rule(rule_id)
    for each in rules:
        severity = house.severities.get(each.id, each.severity)
        wanted = not select or each.id in select
        if severity is not None and wanted and each.id not in ignore:
            yield each, severity


def _weight(rule: Rule[Article], severity: Severity, found: Found) -> Severity:
    """The severity of a finding: its own, unless the house wants another one for the rule."""
    return found.severity if found.severity and severity == rule.severity else severity


def _at_path(rule_id: str, severity: Severity, found: Found) -> Finding:
    where = Where(path=found.path, quote=shorten(found.quote))
    return Finding(rule=rule_id, severity=severity, where=where, message=found.message, fix=found.fix)


def _in_source(rule_id: str, severity: Severity, found: Found, page: Page) -> Finding:
    line, column = page.place(found.offset or 0)
    where = Where(line=line, column=column, quote=shorten(found.quote))
    return Finding(rule=rule_id, severity=severity, where=where, message=found.message, fix=found.fix)
