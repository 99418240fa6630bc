"""The executor: does the order of a job, in a process without a language model, in this thread with one."""

import time
from collections.abc import Callable
from dataclasses import replace

from articlekit.app.engine import EngineOptions, model_of
from articlekit.app.web.configuration import WorkContext
from articlekit.app.web.job_workers import Heartbeat
from articlekit.app.web.pool import Pool, TooSlow
from articlekit.app.web.problems import Refused
from articlekit.app.web.requests import ArticlesRequest
from articlekit.app.web.work import Reply, replied, write_articles

__all__ = ["Executor", "engine_for"]

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
