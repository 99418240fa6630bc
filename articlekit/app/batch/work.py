"""The work on one note: bytes in, files and what is to be said of them out."""

import ctypes
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from types import FrameType
from typing import Any

from articlekit.app.batch.duplicates import DeferredError, Edition, Made, Order, Result, failure
from articlekit.app.batch.item import visible
from articlekit.app.batch.job_config import JobConfig
from articlekit.app.output import alternates
from articlekit.checks import unfit
from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive import ExtractiveDrafter
from articlekit.drafting.openai.failures import RequestError
from articlekit.errors import ArticlekitError, EngineError
from articlekit.model.article import Article
from articlekit.model.note import Note
from articlekit.pipeline import Engine, Outcome, draft_versions, read_notes
from articlekit.rendering import render

__all__ = ["perform", "read_order"]

_LOOK = 0.5
"""Seconds between two looks at how long a thread has worked."""


_AGAIN = 1.0
"""Seconds after which the error is raised again: one in a callback of the garbage collector is lost."""


class OverdueError(BaseException):
    """The work has taken too long. No `except Exception` on the way up holds it."""


@contextmanager
def limited(seconds: float | None) -> Iterator[None]:
    """Work within so many seconds of the processor; where the system cannot count them, without a limit.

    Raises:
        OverdueError: they are over, and what was being done is broken off.
    """
    if seconds is None:
        yield
    elif threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer"):
        yield from _by_signal(seconds)
    elif hasattr(time, "pthread_getcpuclockid"):
        yield from _by_watch(seconds)
    else:  # Windows
        yield


def _by_signal(seconds: float) -> Iterator[None]:
    """In the main thread: a timer of the system, which ends a long search of a pattern too."""

    def overdue(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - a handler's signature
        raise OverdueError

    former = signal.signal(signal.SIGPROF, overdue)
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, former)


def _by_watch(seconds: float) -> Iterator[None]:
    """In another thread, which no signal reaches: somebody looks at its clock and throws it the error."""
    worker = threading.get_ident()
    clock = time.pthread_getcpuclockid(worker)
    end = time.clock_gettime(clock) + seconds
    lock, done = threading.Lock(), threading.Event()

    def watch() -> None:
        while not done.wait(_LOOK):
            with lock:
                if done.is_set():
                    return
                if time.clock_gettime(clock) > end:
                    _throw(worker)
                    return

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        with lock:  # once it is held, nothing more is thrown; what was thrown has arrived by then
            done.set()


def _throw(thread: int) -> None:
    with suppress(ValueError):
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(OverdueError))


def files_of(
    edition: Edition,
    outcome: Outcome,
    brief: Brief,
    *,
    order: Order,
    config: JobConfig,
    written: Sequence[tuple[Edition, Article]],
) -> tuple[tuple[str, bytes], ...]:
    """Names and contents of the files of an edition; where several were ordered, they name each other.

    Raises:
        TemplateError: a template fails at this article.
    """
    files = []
    for template, suffix in zip(config.templates, order.suffixes, strict=True):
        named = [(article, f"{each.stem}{suffix}") for each, article in written]
        others = alternates(outcome.article, named) if len(order.editions) > 1 else ()
        options = config.rendering(brief.note, outcome.annotations, alternates=others)
        text = render(outcome.article, template=template, options=options)
        files.append((f"{edition.stem}{suffix}", text.encode(errors="replace")))
    return tuple(files)


def perform(order: Order, config: JobConfig, engine: Engine | None = None) -> Result:
    """Make the articles of a note; whatever happens, the result says it.

    Args:
        order: what is to be made.
        config: how.
        engine: who writes; the extractive drafter if none is given.
    """
    started = time.perf_counter()
    try:
        with limited(config.note_seconds):
            result = _performed(order, config, engine or Engine(drafter=ExtractiveDrafter()))
    except OverdueError:
        reason = f"it takes more than {config.note_seconds:g} seconds: shorten it, or raise --note-seconds"
        result = failure(order, reason)
    except DeferredError:
        result = Result(status="deferred")
    except ArticlekitError as error:
        result = failure(order, _reason(error, order))
    except Exception as error:  # noqa: BLE001 - one bad note never stops the run
        reason = f"it cannot be worked on ({type(error).__name__}: {error}): report it with the note"
        result = failure(order, visible(" ".join(reason.split())[:500]))
    return replace(result, seconds=time.perf_counter() - started)


def read_order(order: Order, config: JobConfig) -> Note:
    """The note of an order.

    Raises:
        InputError: it cannot be read.
    """
    return read_notes(order.data, name=order.name, max_bytes=config.max_bytes)[0]


def _performed(order: Order, config: JobConfig, engine: Engine) -> Result:
    note = read_order(order, config)
    briefs = [_brief(order, edition, note, config, engine) for edition in order.editions]
    results = draft_versions(briefs, engine, at_once=1)  # many notes are worked on at a time already
    pairs = zip(order.editions, results, strict=True)
    written = [(edition, each.article) for edition, each in pairs if isinstance(each, Outcome)]
    made = []
    for edition, brief, result in zip(order.editions, briefs, results, strict=True):
        try:
            if isinstance(result, ArticlekitError):
                raise result
            files = files_of(edition, result, brief, order=order, config=config, written=written)
            made.append(Made(files=files, facts=facts_of(result, brief)))
        except ArticlekitError as error:  # the engine's, or that of a template that fails at this article
            made.append(Made(reason=_reason(error, order, note.id), facts=usage_of(brief)))
    return Result(status="unreached" if any(map(_is_unreached, results)) else "made", made=tuple(made))


def _brief(order: Order, edition: Edition, note: Note, config: JobConfig, engine: Engine) -> Brief:
    budget = engine.budget()
    if order.allotment is not None:
        budget.max_cost = order.allotment / len(order.editions)
    return Brief(note=note, language=edition.language or note.language, house=config.house, budget=budget)


def _is_unreached(result: Outcome | ArticlekitError) -> bool:
    """Whether the engine's server has failed, and not the model with this note."""
    return isinstance(result, EngineError) and isinstance(result.__cause__, RequestError)


def _reason(error: ArticlekitError, order: Order, note: str = "") -> str:
    """The message on one line, without the name of the note, which stands beside it anyway."""
    message = " ".join(str(error).split())
    for name in filter(None, (order.name, note)):
        message = message.removeprefix(name).lstrip(":, ")
    return visible(message)


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


_MOST = 20
"""Findings, and questions, of one article that the report lists."""


_SEVERITIES = ("error", "warning", "info")
