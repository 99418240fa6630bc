"""Every rule shows what it finds: its own examples are its test."""

import pytest

from articlekit.checks import (
    ARTICLE_RULES,
    PAGE_RULES,
    PARITY_RULES,
    RULES,
    Version,
    check_article,
    check_page,
    check_version,
    fix_and_check,
    fix_article,
    fix_page,
)
from articlekit.checks.page import Page
from articlekit.checks.rule import Rule
from articlekit.model.article import Article
from articlekit.model.finding import Finding
from articlekit.model.house import House
from articlekit.model.tree import identified

HOUSE = House()
AnyRule = Rule[Article] | Rule[Page] | Rule[Version]


def look(example: Article | str, rule: AnyRule, *, select: tuple[str, ...] = ()) -> tuple[Finding, ...]:
    if isinstance(example, str):
        return check_page(example, house=rule.house, select=select)
    found = check_article(example, house=rule.house, note=rule.note, select=select)
    others = [Version(each.language, each) for each in rule.versions]
    return found + check_version(Version("example", example), others, house=rule.house, select=select)


def mend(example: Article | str, rule: AnyRule) -> Article | str:
    if isinstance(example, str):
        return fix_page(example, house=rule.house, select=(rule.id,))
    return fix_article(example, house=rule.house, note=rule.note, select=(rule.id,))


def cases(kind: str) -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.id}-{number}")
        for rule in RULES
        for number, example in enumerate(getattr(rule, kind))
    ]


@pytest.mark.parametrize(("rule", "example"), cases("bad"))
def test_a_bad_example_is_found_by_this_rule_alone(rule: AnyRule, example: Article | str) -> None:
    findings = look(example, rule)
    assert {finding.rule for finding in findings} == {rule.id}
    # Where all signs speak against a sentence as well, a doubt about it is an error.
    assert all(finding.severity in {rule.severity, "error"} for finding in findings)


@pytest.mark.parametrize(("rule", "example"), cases("good"))
def test_a_good_example_passes_all_rules_and_no_fix_touches_it(rule: AnyRule, example: Article | str) -> None:
    assert look(example, rule) == ()
    assert mend(example, rule) == example


@pytest.mark.parametrize(("rule", "example"), cases("bad"))
def test_a_fix_settles_and_is_idempotent(rule: AnyRule, example: Article | str) -> None:
    mended = mend(example, rule)
    if any(finding.fix for finding in look(example, rule)):
        assert rule.fixable
        assert mended != example
        assert look(mended, rule, select=(rule.id,)) == ()
    else:
        assert mended == example
    assert mend(mended, rule) == mended


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.fixable], ids=lambda rule: rule.id)
def test_a_rule_that_can_mend_shows_it(rule: AnyRule) -> None:
    assert any(finding.fix for example in rule.bad for finding in look(example, rule))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_documented(rule: AnyRule) -> None:
    assert rule.summary.endswith(".")
    assert "\n" not in rule.summary
    headings = [line for line in rule.documentation.splitlines() if line.startswith("#")]
    assert headings == ["## What it does", "## Why", "## How to fix"]
    assert rule.bad
    assert rule.good


def test_ids_are_unique_and_say_what_they_look_at() -> None:
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids)
    assert all(rule.scope == "article" for rule in ARTICLE_RULES)
    assert all(rule.scope == "version" for rule in PARITY_RULES)
    assert all(rule.scope == "page" and rule.id.startswith("page-") for rule in PAGE_RULES)


@pytest.mark.parametrize(("rule", "example"), cases("bad"))
def test_a_finding_is_one_line_that_says_where(rule: AnyRule, example: Article | str) -> None:
    for finding in look(example, rule):
        assert "\n" not in finding.message
        if isinstance(example, str):
            assert finding.where.line is not None
            assert finding.where.column is not None
        else:
            assert finding.where.path


@pytest.mark.parametrize("kind", ["bad", "good"])
@pytest.mark.parametrize("unfixed", [(), ("swapped-source", "heading-punctuation")])
def test_to_fix_and_check_at_once_is_to_do_one_after_the_other(kind: str, unfixed: tuple[str, ...]) -> None:
    changed = 0
    for rule in ARTICLE_RULES:
        for article in getattr(rule, kind) if rule.note is not None else ():
            article = identified(article)
            fixed = fix_article(article, house=rule.house, note=rule.note, ignore=unfixed)
            found = check_article(fixed, house=rule.house, note=rule.note)
            both = fix_and_check(article, house=rule.house, note=rule.note, unfixed=unfixed)
            assert both == (fixed, found), rule.id
            changed += fixed != article
    assert changed or kind == "good"
