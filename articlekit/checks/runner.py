"""Checking and fixing articles: every rule in table order."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from articlekit import plugins
from articlekit.checks.edits import edit_article
from articlekit.checks.headings import shorten
from articlekit.checks.rule import Context, Found, Rule, Subject
from articlekit.errors import UsageError
from articlekit.language.locale import load
from articlekit.model.article import Article
from articlekit.model.finding import Edit, Finding, Severity, Where
from articlekit.model.house import House
from articlekit.model.note import Note
from articlekit.model.tree import Places, identified

if TYPE_CHECKING:
    from articlekit.checks.page import Page
    from articlekit.checks.version import Version

__all__ = [
    "ROUNDS",
    "active",
    "check_article",
    "check_version",
    "find_rule",
    "fix_and_check",
    "fix_article",
    "in_source",
    "strict",
    "unfit",
    "weight",
]

ROUNDS = 8
"""A fix may call for another rule's fix; more rounds than this would mean that two rules disagree."""


def find_rule(rule_id: str) -> "Rule[Article] | Rule[Page] | Rule[Version]":
    """The rule with this id.

    Raises:
        UsageError: there is none; the message names the nearest ids.
    """
    known = plugins.rules()
    for candidate in known:
        if candidate.id == rule_id:
            return candidate
    from difflib import get_close_matches  # only where something is wrong

    near = get_close_matches(rule_id[:80], [each.id for each in known], n=3, cutoff=0.5)
    advice = f"did you mean {' or '.join(near)}?" if near else "see the list of rules"
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
    chosen = active(plugins.rules("article"), house, select=select, ignore=ignore)
    return _findings(article, context, chosen, {})


def _findings(
    article: Article,
    context: Context,
    chosen: Iterable[tuple[Rule[Article], Severity]],
    known: Mapping[str, Iterable[Found]],
) -> tuple[Finding, ...]:
    """What rules find in an article, in reading order; what some are known to find is not looked for."""
    places = Places(article)
    found = [
        (each.id, weight(each, severity, one), one)
        for each, severity in chosen
        for one in (known[each.id] if each.id in known else each.check(article, context))
    ]
    found.sort(key=lambda item: places.rank(item[2].path or ""))
    return tuple(_at_place(rule_id, severity, one, places) for rule_id, severity, one in found)


def strict(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in which warnings that an article is not fit to print are errors."""
    of_fitness = _of_fitness()
    return tuple(
        each.model_copy(update={"severity": "error"})
        if each.severity == "warning" and each.rule in of_fitness
        else each
        for each in findings
    )


def unfit(findings: Iterable[Finding]) -> tuple[str, ...]:
    """The rules for which an article cannot be printed as it is, each once: all errors among them."""
    of_fitness = _of_fitness()
    rules = (
        each.rule
        for each in findings
        if each.severity == "error" or (each.severity == "warning" and each.rule in of_fitness)
    )
    return tuple(dict.fromkeys(rules))


@cache
def _of_fitness() -> frozenset[str]:
    from articlekit.checks.rules import FITNESS_RULES  # which who checks pages does without

    return frozenset(each.id for each in FITNESS_RULES)


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
    return fixed, _findings(fixed, context, chosen, known)


def _fixed(
    article: Article, rules: Iterable[Rule[Article]], house: House, note: Note | None
) -> tuple[Article, dict[str, list[Found]]]:
    """The article after all fixes, and what the rules with a fix find in it then, as far as that is known."""
    context = Context(house=house, locale=load(article.language), note=note)
    found: dict[str, list[Found]] = {}
    for _ in range(ROUNDS):
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


def check_version(
    version: "Version",
    others: "Iterable[Version]",
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
        (each.id, weight(each, severity, one), one)
        for each, severity in active(plugins.rules("version"), house, select=select, ignore=ignore)
        for one in each.check(version, context)
    ]
    places = Places(version.article)
    found.sort(key=lambda item: places.rank(item[2].path or ""))
    page = version.page
    if page is None:
        return tuple(_at_place(rule_id, severity, one, places) for rule_id, severity, one in found)
    return tuple(
        in_source(rule_id, severity, page.located(one), page.page) for rule_id, severity, one in found
    )


def active(
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


def weight(rule: Rule[Subject], severity: Severity, found: Found) -> Severity:
    """The severity of a finding: its own, unless the house wants another one for the rule."""
    return found.severity if found.severity is not None and severity == rule.severity else severity


def _at_place(rule_id: str, severity: Severity, found: Found, places: Places) -> Finding:
    where = Where(path=found.path, node=_node(found.path, places), quote=shorten(found.quote))
    fix = tuple(_at_node(each, places) for each in found.fix)
    return Finding(rule=rule_id, severity=severity, where=where, message=found.message, fix=fix)


def _at_node(edit: Edit, places: Places) -> Edit:
    """An edit that names its node as well, where it has one."""
    place, detail = places.find(edit.path or "")
    if place is None or not place.node:
        return edit
    return edit.model_copy(update={"node": place.node, "part": detail or "text"})


def _node(path: str | None, places: Places) -> str | None:
    """The id of the node at a path, or of the one that it leads to a detail of."""
    place, _ = places.find(path or "")
    return (place.node or None) if place else None


def in_source(rule_id: str, severity: Severity, found: Found, page: "Page") -> Finding:
    """What was found in a page, with line and column."""
    line, column = page.place(found.offset or 0)
    where = Where(line=line, column=column, quote=shorten(found.quote))
    return Finding(rule=rule_id, severity=severity, where=where, message=found.message, fix=found.fix)
