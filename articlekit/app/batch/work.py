"""The work on one note: bytes in, files and what is to be said of them out."""

import time
from dataclasses import replace

from articlekit.app.batch.facts import facts_of, usage_of
from articlekit.app.batch.item import visible
from articlekit.app.batch.limit import OverdueError, limited
from articlekit.app.batch.order import DeferredError, Edition, Made, Order, Result, failure
from articlekit.app.batch.printing import Printer
from articlekit.app.batch.recipe import Recipe
from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive import ExtractiveDrafter
from articlekit.drafting.openai.failures import RequestError
from articlekit.errors import ArticlekitError, EngineError
from articlekit.model.note import Note
from articlekit.pipeline import Engine, Outcome, draft_versions, read_notes

__all__ = ["perform", "read_order"]


def perform(order: Order, recipe: Recipe, engine: Engine | None = None) -> Result:
    """Make the articles of a note; whatever happens, the result says it.

    Args:
        order: what is to be made.
        recipe: how.
        engine: who writes; the extractive drafter if none is given.
    """
    started = time.perf_counter()
    try:
        with limited(recipe.note_seconds):
            result = _performed(order, recipe, engine or Engine(drafter=ExtractiveDrafter()))
    except OverdueError:
        reason = f"it takes more than {recipe.note_seconds:g} seconds: shorten it, or raise --note-seconds"
        result = failure(order, reason)
    except DeferredError:
        result = Result(status="deferred")
    except ArticlekitError as error:
        result = failure(order, _reason(error, order))
    except Exception as error:  # noqa: BLE001 - one bad note never stops the run
        reason = f"it cannot be worked on ({type(error).__name__}: {error}): report it with the note"
        result = failure(order, visible(" ".join(reason.split())[:500]))
    return replace(result, seconds=time.perf_counter() - started)


def read_order(order: Order, recipe: Recipe) -> Note:
    """The note of an order.

    Raises:
        InputError: it cannot be read.
    """
    return read_notes(order.data, name=order.name, max_bytes=recipe.max_bytes)[0]


def _performed(order: Order, recipe: Recipe, engine: Engine) -> Result:
    note = read_order(order, recipe)
    briefs = [_brief(order, edition, note, recipe, engine) for edition in order.editions]
    results = draft_versions(briefs, engine, at_once=1)  # many notes are worked on at a time already
    pairs = zip(order.editions, results, strict=True)
    written = [(edition, each.article) for edition, each in pairs if isinstance(each, Outcome)]
    printer = Printer(order=order, recipe=recipe, note=note, written=written)
    made = [
        _made(edition, brief, result, printer)
        for edition, brief, result in zip(order.editions, briefs, results, strict=True)
    ]
    return Result(status="unreached" if any(map(_is_unreached, results)) else "made", made=tuple(made))


def _made(edition: Edition, brief: Brief, result: Outcome | ArticlekitError, printer: Printer) -> Made:
    try:
        if isinstance(result, Outcome):
            return Made(files=printer.files(edition, result), facts=facts_of(result, brief))
        error = result
    except ArticlekitError as caught:  # a template that fails at this article
        error = caught
    return Made(reason=_reason(error, printer.order, brief.note.id), facts=usage_of(brief))


def _brief(order: Order, edition: Edition, note: Note, recipe: Recipe, engine: Engine) -> Brief:
    budget = engine.budget()
    if order.allotment is not None:
        budget.max_cost = order.allotment / len(order.editions)
    return Brief(note=note, language=edition.language or note.language, house=recipe.house, budget=budget)


def _is_unreached(result: Outcome | ArticlekitError) -> bool:
    """Whether the engine's server has failed, and not the model with this note."""
    return isinstance(result, EngineError) and isinstance(result.__cause__, RequestError)


def _reason(error: ArticlekitError, order: Order, note: str = "") -> str:
    """The message on one line, without the name of the note, which stands beside it anyway."""
    message = " ".join(str(error).split())
    for name in filter(None, (order.name, note)):
        message = message.removeprefix(name).lstrip(":, ")
    return visible(message)
