"""The executor: does orders, without a language model in the processes of a pool, with one in its thread."""

import asyncio
import multiprocessing
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from dataclasses import replace

from pebble import ProcessFuture, ProcessPool

from articlekit.app.engine import EngineOptions, model_of
from articlekit.app.web.answers import Broken, Refused
from articlekit.app.web.configuration import WorkContext
from articlekit.app.web.job_workers import Heartbeat
from articlekit.app.web.operations import Kind, Reply, perform, replied, write_articles
from articlekit.app.web.requests import ArticlesRequest

__all__ = ["Executor", "Pool", "TooSlow", "begin", "engine_for"]

_SAMPLE = b'{"note": {"text": "Power failed at Northgate at 06:52. No one was injured."}, "template": "page"}'

_TASKS_OF_A_PROCESS = 20_000
"""After so many a process makes room for a new one, so that nothing piles up in it."""

_process_context: WorkContext | None = None


class TooSlow(Broken):
    """An order was not done within its time; the work on it was ended."""


class Pool:
    """Processes that work without a language model. It may be shared by threads and coroutines."""

    def __init__(self, context: WorkContext, *, processes: int, seconds: float) -> None:
        """Begin with as many processes as may work at once.

        Args:
            context: what the operator gives.
            processes: how many work at once.
            seconds: how long one order may take before its process is ended.
        """
        self._seconds = seconds
        self._pool = ProcessPool(
            max_workers=processes,
            max_tasks=_TASKS_OF_A_PROCESS,
            initializer=begin,
            initargs=(context,),
            context=_context(),
        )

    def start(self) -> None:
        """Start the processes, which otherwise wait for the first order."""
        self.submit("articles", _SAMPLE)

    def submit(self, kind: Kind, order: bytes, *, seconds: float | None = None) -> "Future[Reply]":
        """Have an order done; to cancel it ends the process that works on it."""
        future: ProcessFuture[Reply] = self._pool.schedule(
            _perform, args=(kind, order), timeout=seconds or self._seconds
        )
        return future

    async def run(self, kind: Kind, order: bytes, *, seconds: float | None = None) -> Reply:
        """Have an order done, and wait for it, in the queue and at work, for so long at most.

        Raises:
            TooSlow: it was not done.
        """
        limit = seconds or self._seconds
        future = self.submit(kind, order, seconds=limit)
        try:
            return await asyncio.wait_for(asyncio.wrap_future(future), limit)
        except TimeoutError as error:
            future.cancel()
            raise TooSlow from error

    def wait(self, future: "Future[Reply]", seconds: float) -> Reply | None:
        """The reply, if it comes within some seconds.

        Raises:
            TooSlow: the work was ended.
        """
        try:
            return future.result(timeout=seconds)
        except TimeoutError as error:
            if future.done():
                raise TooSlow from error
            return None
        except CancelledError as error:
            raise TooSlow from error

    def close(self) -> None:
        """End the processes, and what they are at."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


def _context() -> multiprocessing.context.BaseContext:
    """How processes are made: where there is one, by a server that has loaded all they need."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["articlekit.app.web.preload"])
    return context


def begin(context: WorkContext) -> None:
    """Begin a process of a pool, which has this context from then on."""
    global _process_context
    _process_context = context
    perform("articles", _SAMPLE, context)  # what is loaded on first use is loaded before it is waited for


def _perform(kind: Kind, order: bytes) -> Reply:
    if _process_context is None:
        raise RuntimeError("the process has no context")
    return perform(kind, order, _process_context)


_LOOK = 0.1
"""Seconds between two looks at whether a job is still wanted."""


class Executor:
    """Does orders for articles."""

    def __init__(self, context: WorkContext, pool: Pool, *, model_seconds: float) -> None:
        self._process_context = context
        self._pool = pool
        self._model_seconds = model_seconds

    def __call__(self, order: bytes, heartbeat: Heartbeat) -> Reply:
        """Do an order.

        Raises:
            Unwanted: the job is not wanted any more.
            Stopping: the server is being stopped.
        """
        request = ArticlesRequest.model_validate_json(order)
        try:
            if request.engine == "extractive":
                return self._in_a_process(order, heartbeat)
            return self._with_a_model(request, heartbeat)
        except TooSlow:
            return replied(_too_slow)

    def _in_a_process(self, order: bytes, heartbeat: Heartbeat) -> Reply:
        future = self._pool.submit("articles", order)
        try:
            while (reply := self._pool.wait(future, _LOOK)) is None:
                heartbeat.check()
        finally:
            future.cancel()  # which does nothing to one that is done
        return reply

    def _with_a_model(self, request: ArticlesRequest, heartbeat: Heartbeat) -> Reply:
        end = time.monotonic() + self._model_seconds

        def look(_: object) -> None:
            heartbeat.check()
            if time.monotonic() > end:
                raise TooSlow

        wanted = watched(engine_for(request, self._process_context), look)
        return replied(lambda: write_articles(request, self._process_context, wanted))


def engine_for(request: ArticlesRequest, context: WorkContext) -> EngineOptions:
    """The engine of a request, as far as the operator allows it; its server is never the request's choice.

    Raises:
        Refused: it is not allowed.
    """
    if request.engine == "extractive":
        if request.model is not None:
            raise Refused(422, "the engine extractive has no model: leave it out", pointer="/model")
        return EngineOptions()
    if context.engine is None:
        detail = (
            "this server offers no language model: take the engine extractive, or ask its operator for one"
        )
        raise Refused(422, detail, pointer="/engine")
    if request.engine != context.engine.name:
        detail = f"this engine is not offered: give extractive or {context.engine.name}"
        raise Refused(422, detail, pointer="/engine")
    own = model_of(context.engine, context.settings) or ""
    offered = dict.fromkeys((own, *context.models))
    if request.model is not None and request.model not in offered:
        detail = f"this model is not offered: give one of {', '.join(offered)}"
        raise Refused(422, detail, pointer="/model")
    return replace(context.engine, model=request.model or own or None)


def watched(wanted: EngineOptions, look: Callable[[object], None]) -> EngineOptions:
    """An engine that looks up from its work now and then, and stops where the look raises."""

    def pause(seconds: float) -> None:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            look(None)
            time.sleep(min(left, _LOOK))

    return replace(wanted, progress=look, arrived=look, pause=pause)


def _too_slow() -> None:
    raise Refused(503, "the work took longer than the server allows: send less at once")
