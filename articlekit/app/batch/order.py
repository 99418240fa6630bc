"""Orders, results and rows: what is asked for one note, what has become of it, and what is kept of that."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from articlekit.checks import unfit
from articlekit.drafting.drafter import Brief
from articlekit.pipeline import Outcome

__all__ = [
    "DeferredError",
    "Edition",
    "Made",
    "Order",
    "Result",
    "Row",
    "RowStatus",
    "facts_of",
    "failure",
    "is_sound",
    "usage_of",
]


class DeferredError(Exception):
    """An article cannot be drafted before answers have come in."""


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One article of an order: the note in one language."""

    key: str
    """The fingerprint of all that the article depends on."""
    language: str
    """BCP 47 tag of the article; empty for the note's own."""
    stem: str
    """What its files are called, without their endings."""


@dataclass(frozen=True, kw_only=True)
class Order:
    """One note that is to be written up, in all its languages at once: these have one plan."""

    editions: tuple[Edition, ...]
    place: str
    source: str
    position: int
    """The place of the first edition in the order of the run, from 0; the others follow it."""
    name: str
    """The file name that the note is read under."""
    suffixes: tuple[str, ...]
    """The endings, one a template."""
    data: bytes
    allotment: float | None = None
    """US dollars that all its editions together may cost."""

    @property
    def key(self) -> str:
        """What the order is told apart by."""
        return self.editions[0].key


@dataclass(frozen=True, kw_only=True)
class Made:
    """What has become of one edition."""

    reason: str = ""
    """Why there is no article; empty where there is one."""
    files: tuple[tuple[str, bytes], ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    """What the report tells of the article, as JSON has it."""


@dataclass(frozen=True, kw_only=True)
class Result:
    """What has become of an order."""

    status: Literal["made", "unreached", "deferred"] = "made"
    """`unreached`: the engine could not be reached, which is not the note's fault; `deferred`: its answers
    come later."""
    made: tuple[Made, ...] = ()
    """What has become of each edition, in their order; nothing yet where it is deferred."""
    seconds: float = 0.0

    @property
    def cost(self) -> float:
        """US dollars, as far as the price is known."""
        return sum(float(each.facts.get("usage", {}).get("cost_usd", 0.0)) for each in self.made)

    @property
    def reason(self) -> str:
        """Why an edition is missing, where one is."""
        return next((each.reason for each in self.made if each.reason), "")


def failure(order: Order, reason: str) -> Result:
    """The result of an order of which nothing came, for one reason."""
    return Result(made=tuple(Made(reason=reason) for _ in order.editions))


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
