"""Facts: what ledger, report and manifest know of an article, as JSON has it."""

from typing import Any

from articlekit.drafting.drafter import Brief
from articlekit.pipeline import Outcome

__all__ = ["facts_of", "usage_of"]

_MOST = 20
"""Findings, and questions, of one article that the report lists."""
_SEVERITIES = ("error", "warning", "info")


def facts_of(outcome: Outcome, brief: Brief) -> dict[str, Any]:
    """What is to be said of an article."""
    article = outcome.article
    worst = sorted(outcome.findings, key=lambda each: _SEVERITIES.index(each.severity))
    counts = {name: sum(each.severity == name for each in worst) for name in ("error", "warning")}
    return {
        "id": brief.note.id,
        "language": article.language,
        "headline": article.headline.text,
        "summary": article.standfirst or _first_words(outcome),
        "date": article.meta.date,
        "slug": article.meta.slug,
        "errors": counts["error"],
        "warnings": counts["warning"],
        "questions": len(article.missing),
        "asked": [each.question for each in article.missing[:_MOST]],
        "findings": [[each.severity, each.rule, each.message] for each in worst[:_MOST]],
        **({"attempts": outcome.attempts, **usage_of(brief)} if outcome.usage else {}),
    }


def usage_of(brief: Brief) -> dict[str, Any]:
    """What an engine has used for an article, also where nothing came of it; nothing if nobody was asked."""
    return {"usage": brief.budget.usage()} if brief.budget.requests or brief.budget.cached else {}


def _first_words(outcome: Outcome) -> str:
    lede = outcome.article.lede
    return " ".join(sentence.text for sentence in lede[0].sentences)[:500] if lede else ""
