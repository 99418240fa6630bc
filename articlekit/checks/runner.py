"""Checking articles, pages and versions: every rule in table order."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from articlekit import plugins
from articlekit.checks.headings import shorten
from articlekit.checks.rule import Context, Found, Need, Rule, Subject
from articlekit.errors import UsageError
from articlekit.language.locale import load
from articlekit.language.tags import primary
from articlekit.model.article import Article
from articlekit.model.finding import Edit, Finding, Severity, Where
from articlekit.model.house import House
from articlekit.model.note import Note
from articlekit.model.tree import Places

if TYPE_CHECKING:
    from articlekit.checks.page import Page
    from articlekit.checks.version import Version

__all__ = [
    "active",
    "check_article",
    "check_page",
    "check_version",
    "find_rule",
    "findings_in",
    "in_source",
    "look_at",
    "look_through",
    "strict",
    "unfit",
    "weight",
]


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
    return findings_in(article, context, chosen, {})


def findings_in(
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
        for one in (known[each.id] if each.id in known else look_through(each, article, context))
    ]
    found.sort(key=lambda item: places.rank(item[2].path or ""))
    return tuple(_at_place(rule_id, severity, one, places) for rule_id, severity, one in found)


def look_through(rule: Rule[Article], article: Article, context: Context) -> Iterable[Found]:
    """What a rule finds in an article, if that has what the rule needs."""
    return rule.check(article, context) if _has(rule.needs, article, context) else ()


def _has(need: Need | None, article: Article, context: Context) -> bool:
    house, note = context.house, context.note
    if need in ("own words", "own certainty"):
        from articlekit.checks.grounding import ground  # which who checks pages alone does without

        grounding = ground(article, note, house) if note is not None else None
        own = grounding is not None and bool(grounding.own)
        return own or (need == "own certainty" and grounding is not None and grounding.cuts_from_doubt)
    foreign = note and primary(note.language) != primary(article.language)
    return need is None or bool(
        {
            "another language": foreign,
            "words not compared": foreign or (note and not context.locale.known),
            "a model": article.engine == "openai",
            "phrases": house.phrases,
            "required headings": house.headings.required,
            "required metadata": house.metadata.article,
        }[need]
    )


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
    from articlekit.checks.page_parser import read_page  # which articles do without

    chosen = active(plugins.rules("page"), house, select=select, ignore=ignore)
    page = read_page(html)
    found = [
        (each.id, weight(each, severity, one), one)
        for each, severity in chosen
        for one in look_at(each, page, house)
    ]
    if note is not None:
        from articlekit.checks.rules import FITNESS_RULES, GROUNDING_RULES  # which most do without

        about_story = active((*GROUNDING_RULES, *FITNESS_RULES), house, select=select, ignore=ignore)
        found += _held_against(note, page, tuple(about_story), house)
    found.sort(key=lambda item: item[2].offset or 0)
    return tuple(in_source(rule_id, severity, one, page) for rule_id, severity, one in found)


def _held_against(
    note: Note, page: "Page", chosen: Iterable[tuple[Rule[Article], Severity]], house: House
) -> list[tuple[str, Severity, Found]]:
    """What the rules about stories find in the one that a page tells."""
    from articlekit.checks.page_article import read_article

    story = read_article(page, language=note.language, house=house)
    context = Context(house=house, locale=load(story.article.language), note=note)
    return [
        (each.id, weight(each, severity, one), one)
        for each, severity in chosen
        for one in map(story.located, look_through(each, story.article, context))
        if not page.switches.is_off(each.id, one.offset or 0)
    ]


def look_at(each: "Rule[Page]", page: "Page", house: House) -> Iterable[Found]:
    """What a rule finds in a page where it is not switched off."""
    if each.document and not page.document:
        return ()
    found = each.check(page, Context(house=house, locale=load(page.language)))
    return (one for one in found if not page.switches.is_off(each.id, one.offset or 0))


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
