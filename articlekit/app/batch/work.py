"""The work on one note: bytes in, files and what is to be said of them out.

Everything here can be pickled, so that it is the same in this process, in others and on other machines.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from articlekit.app.batch.recipe import Recipe
from articlekit.app.engine import Engine
from articlekit.app.write import Outcome, write
from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive import ExtractiveDrafter
from articlekit.drafting.openai.failures import RequestError
from articlekit.errors import ArticlekitError, EngineError
from articlekit.model.note import Note
from articlekit.reading import read_notes
from articlekit.rendering import RenderOptions, render

__all__ = ["DeferredError", "Order", "Result", "Status", "perform", "read_order"]

Status = Literal["done", "failed", "unreached", "deferred"]
"""`unreached`: the engine could not be reached, which is not the note's fault; `deferred`: its answers
come later."""
_MOST_FINDINGS = 20
"""Findings of one article that the report lists."""


class DeferredError(Exception):
    """An article cannot be drafted before answers have come in."""


@dataclass(frozen=True, kw_only=True)
class Order:
    """One article to be made."""

    key: str
    """The fingerprint of all that the article depends on."""
    place: str
    source: str
    position: int
    """The place in the order of the run, from 0."""
    language: str
    """BCP 47 tag of the article; empty for the note's own."""
    name: str
    """The file name that the note is read under."""
    stem: str
    """What its files are called, without their endings."""
    suffixes: tuple[str, ...]
    """The endings, one a template."""
    data: bytes
    allotment: float | None = None
    """US dollars that it may cost."""


@dataclass(frozen=True, kw_only=True)
class Result:
    """What has become of an order."""

    status: Status
    reason: str = ""
    """Why there is no article."""
    files: tuple[tuple[str, bytes], ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    """What the report tells of the article, as JSON has it."""
    seconds: float = 0.0


def perform(order: Order, recipe: Recipe, engine: Engine | None = None) -> Result:
    """Make an article; whatever happens, the result says it.

    Args:
        order: what is to be made.
        recipe: how.
        engine: who writes; the extractive drafter if none is given.
    """
    started = time.perf_counter()
    engine = engine or Engine(drafter=ExtractiveDrafter())
    budget = engine.budget()
    if order.allotment is not None:
        budget.max_cost = order.allotment
    try:
        note = read_order(order, recipe)
        brief = Brief(note=note, language=order.language or note.language, house=recipe.house, budget=budget)
        outcome = write(brief, engine.drafter, attempts=engine.attempts)
        files = tuple(_files(outcome, note, order, recipe))
    except DeferredError:
        return Result(status="deferred", seconds=time.perf_counter() - started)
    except ArticlekitError as error:
        status: Status = "unreached" if _is_unreached(error) else "failed"
        reason, usage = _reason(error, order), {"usage": budget.usage()} if budget.requests else {}
        return Result(status=status, reason=reason, facts=usage, seconds=time.perf_counter() - started)
    except Exception as error:  # noqa: BLE001 - one bad note never stops the run
        reason = f"it cannot be worked on ({type(error).__name__}: {error}): report it with the note"
        return Result(status="failed", reason=" ".join(reason.split())[:500])
    return Result(
        status="done", files=files, facts=_facts(outcome, note), seconds=time.perf_counter() - started
    )


def _is_unreached(error: ArticlekitError) -> bool:
    """Whether the engine's server has failed, and not the model with this note."""
    return isinstance(error, EngineError) and isinstance(error.__cause__, RequestError)


def read_order(order: Order, recipe: Recipe) -> Note:
    """The note of an order.

    Raises:
        InputError: it cannot be read.
    """
    return read_notes(order.data, name=order.name, max_bytes=recipe.max_bytes)[0]


def _reason(error: ArticlekitError, order: Order) -> str:
    """The message on one line, without the name of the note, which stands beside it anyway."""
    message = " ".join(str(error).split())
    return message.removeprefix(order.name).lstrip(":, ")


def _files(outcome: Outcome, note: Note, order: Order, recipe: Recipe) -> list[tuple[str, bytes]]:
    options = RenderOptions(
        house=recipe.house,
        templates=recipe.folder,
        trace=recipe.trace,
        show_missing=recipe.show_missing,
        note=note,
        annotate=outcome.findings if recipe.annotate else (),
        editors_copy=recipe.annotate,
    )
    return [
        (f"{order.stem}{suffix}", render(outcome.article, template=template, options=options).encode())
        for template, suffix in zip(recipe.templates, order.suffixes, strict=True)
    ]


def _facts(outcome: Outcome, note: Note) -> dict[str, Any]:
    article = outcome.article
    worst = sorted(outcome.findings, key=lambda each: ("error", "warning", "info").index(each.severity))
    counts = {name: sum(each.severity == name for each in worst) for name in ("error", "warning")}
    return {
        "id": note.id,
        "language": article.language,
        "headline": article.headline.text,
        "summary": article.standfirst or _first_words(outcome),
        "date": article.meta.date,
        "slug": article.meta.slug,
        "errors": counts["error"],
        "warnings": counts["warning"],
        "questions": len(article.missing),
        "findings": [[each.severity, each.rule, each.message] for each in worst[:_MOST_FINDINGS]],
        **({"usage": dict(outcome.usage), "attempts": outcome.attempts} if outcome.usage else {}),
    }


def _first_words(outcome: Outcome) -> str:
    lede = outcome.article.lede
    return " ".join(sentence.text for sentence in lede[0].sentences)[:500] if lede else ""
