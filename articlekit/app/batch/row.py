"""Rows: what ledger, report and manifest know of one article, or of a note that repeats another."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from articlekit.checks import unfit
from articlekit.drafting.drafter import Brief
from articlekit.pipeline import Outcome

__all__ = ["Row", "RowStatus", "facts_of", "is_sound", "usage_of"]

_MOST = 20
"""Findings, and questions, of one article that the report lists."""
_SEVERITIES = ("error", "warning", "info")


def facts_of(outcome: Outcome, brief: Brief) -> dict[str, Any]:
    """What is to be said of an article."""
    article = outcome.article
    barring = unfit(outcome.findings)
    worst = sorted(
        outcome.findings, key=lambda each: (_SEVERITIES.index(each.severity), each.rule not in barring)
    )
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
        "unfit": [*barring],
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


RowStatus = Literal["done", "failed", "duplicate"]


@dataclass(frozen=True, kw_only=True)
class Row:
    """One article in the ledger."""

    key: str
    source: str
    language: str
    """The language that was asked for; empty for the note's own."""
    place: str
    position: int
    """The place in the order of the last run that saw it."""
    run: int
    """Number of that run, from 1."""
    status: RowStatus
    stem: str = ""
    reason: str = ""
    """Why there is no article; for a duplicate, the place of the note that it repeats."""
    files: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    """What is known of the article: headline, language, counts of findings, usage."""
    seconds: float = 0.0
    finished: float = 0.0
    """Seconds since 1970."""

    @property
    def rank(self) -> int:
        """How soon an editor has to see it: 0 for what failed, 1 for what is unfit, 2 for the rest."""
        return 0 if self.status == "failed" else 1 if self.is_unfit else 2

    @property
    def is_unfit(self) -> bool:
        """Whether the article cannot be printed as it is."""
        return bool(self.facts.get("unfit") or self.facts.get("errors"))


_TEXTS = ("key", "source", "language", "place", "stem", "reason")
_WHOLE = ("position", "run")
_NUMBERS = ("seconds", "finished")
_SAID = ("headline", "summary", "language", "date", "slug", "id")
_COUNTS = ("errors", "warnings", "questions")
_USED = ("prompt_tokens", "completion_tokens", "cached", "cost_usd")


def is_sound(row: Row) -> bool:
    """Whether every value of a row from a file is of the kind that it is to be."""
    values, facts = vars(row), row.facts
    return (
        all(isinstance(values[name], str) for name in _TEXTS)
        and all(isinstance(values[name], int) for name in _WHOLE)
        and all(isinstance(values[name], int | float) for name in _NUMBERS)
        and row.status in get_args(RowStatus)
        and all(isinstance(name, str) for name in row.files)
        and isinstance(facts, dict)
        and all(isinstance(facts.get(name) or "", str) for name in _SAID)
        and all(isinstance(facts.get(name, 0), int) for name in _COUNTS)
        and isinstance(usage := facts.get("usage", {}), dict)
        and all(isinstance(usage.get(name, 0), int | float) for name in _USED)
        and all(isinstance(facts.get(name, []), list) for name in ("asked", "findings", "unfit"))
        and all(isinstance(each, list) and len(each) == 3 for each in facts.get("findings", []))
    )
