"""The run: orders go to a pool, so many at a time, and results come back; what it may use and cost."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Future
from dataclasses import dataclass, field, replace
from math import isfinite
from queue import SimpleQueue
from typing import Any, Literal

from articlekit.app.batch.duplicates import Order, Result, failure
from articlekit.app.batch.worker_pools import WorkerPool
from articlekit.drafting.drafter import Budget
from articlekit.drafting.openai.cache import Ability
from articlekit.drafting.openai.client import Client, Request
from articlekit.drafting.openai.failures import RequestError
from articlekit.drafting.openai.server import Server
from articlekit.drafting.openai.wire import Reply
from articlekit.errors import EngineError

__all__ = ["RateLimitedClient", "RateLimiter", "Run", "SharedBudget", "Stopped"]


def _nothing(_: Order) -> float:
    """It costs nothing."""
    return 0.0


@dataclass(kw_only=True)
class SharedBudget:
    """Money, in US dollars. Every article is allotted what it may need at most, and gives back the rest.

    An article is begun with its whole allotment or not at all, so that none is the worse for being the last.
    """

    limit: float | None = None
    """What the whole run may cost; `None` where nobody has said."""
    need: Callable[[Order], float] = _nothing
    """What an article may need at most."""
    spent: float = 0.0
    _allotted: dict[str, float] = field(default_factory=dict)
    _sum: float = 0.0

    def begin(self, order: Order) -> float | None:
        """Allot an article what it may cost.

        Returns:
            that, or `None` where so much is not left; with a run that may cost anything, no end of money.
        """
        if self.limit is None:
            return float("inf")
        if order.key in self._allotted:  # it was put off, and keeps what it has
            return self._allotted[order.key]
        need = self.need(order)
        if self.spent + self._sum + need > self.limit:
            return None
        self._allotted[order.key] = need
        self._sum += need
        return need

    def end(self, order: Order, cost: float) -> None:
        """An article is done, for so much."""
        self._sum -= self._allotted.pop(order.key, 0.0)
        self.spent += cost


_MINUTE = 60.0
_ANSWER = 1.5
"""Tokens of an answer for each of its prompt, before anybody has seen it."""
_TOO_MANY = (429, 503, 529)
_PAUSE = 1.0
"""Seconds for which all workers hold back where a server is too busy and does not say how long."""


class RateLimiter:
    """Tells every worker when its next request may go. All threads of a run share one.

    Requests are spaced out evenly, by their number and by their tokens, so that no minute has more
    than it may: the generic cell rate algorithm (ITU-T I.371) without bursts.
    """

    def __init__(
        self,
        *,
        requests: float | None = None,
        tokens: float | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] | None = None,
    ) -> None:
        """Set the limits.

        Args:
            requests: most requests a minute; `None` for as many as there are workers.
            tokens: most tokens a minute, of prompts and answers.
            clock: seconds since whenever.
            sleep: waits so many seconds; a wait of its own, which `stop` ends, if it is not given.
        """
        self.lock = threading.Lock()
        """Held by the worker that is at work, so that articles are finished one after the other."""
        self._each = _MINUTE / requests if requests else 0.0
        self._token = _MINUTE / tokens if tokens else 0.0
        self._clock = clock
        self._stopped = threading.Event()
        self._sleep = sleep or self._stopped.wait
        self._lock = threading.Lock()
        self._next_request = self._next_token = self._held = 0.0

    def wait(self, tokens: int) -> None:
        """Wait until a request of so many tokens may be sent.

        Raises:
            EngineError: the run has been stopped meanwhile.
        """
        with self._lock:
            start = max(self._clock(), self._next_request, self._next_token, self._held)
            self._next_request = start + self._each
            self._next_token = start + tokens * self._token
        while (left := max(start, self._held) - self._clock()) > 0 and not self._stopped.is_set():
            self._sleep(left)
        if self._stopped.is_set():
            raise EngineError("the run has been stopped")

    def correct(self, tokens: int) -> None:
        """A request had so many tokens more than was said, or fewer."""
        with self._lock:
            self._next_token += tokens * self._token

    def hold(self, seconds: float) -> None:
        """Let no worker send anything for so long: the server has asked for it."""
        with self._lock:
            self._held = max(self._held, self._clock() + seconds)

    def pause(self, seconds: float) -> None:
        """Wait, as one worker alone.

        Raises:
            EngineError: the run has been stopped meanwhile.
        """
        self._sleep(seconds)
        if self._stopped.is_set():
            raise EngineError("the run has been stopped")

    def stop(self) -> None:
        """Let nothing more be sent, and nobody wait any longer."""
        self._stopped.set()


class RateLimitedClient(Client):
    """A client that keeps to a rate limit, and has all others keep back where a server asks one of them to.

    Who asks has the turn, and gives it up until the answer is there.
    """

    def __init__(self, limiter: RateLimiter, server: Server, **options: Any) -> None:
        super().__init__(server, **options)
        self._limiter = limiter

    def _patiently(self, request: Request, ability: Ability, budget: Budget) -> Reply:
        self._limiter.lock.release()
        try:
            return super()._patiently(request, ability, budget)
        finally:
            self._limiter.lock.acquire()

    def _once(self, request: Request, ability: Ability, budget: Budget) -> Reply:
        expected = int(request.tokens * (1 + _ANSWER))
        before = budget.tokens
        self._limiter.wait(expected)
        try:
            return super()._once(request, ability, budget)
        except RequestError as failure:
            if failure.by_chance and (failure.wait is not None or failure.status in _TOO_MANY):
                self._limiter.hold(failure.wait if failure.wait is not None else _PAUSE)
            raise
        finally:
            self._limiter.correct(budget.tokens - before - expected)


Stopped = Literal["cost", "engine"]
_MOST_UNREACHED = 5
"""Notes in a row for which the engine cannot be reached, after which it is given up."""


@dataclass(kw_only=True)
class Run:
    """A pool at work. What it holds at a time does not depend on how many orders there are."""

    pool: WorkerPool
    work: Callable[[Order], Result]
    """What is done with each order; it travels to the workers."""
    receive: Callable[[Order, Result], None]
    """Takes each result, in the thread of the run."""
    shared_budget: SharedBudget = field(default_factory=SharedBudget)
    unreached: list[tuple[Order, Result]] = field(default_factory=list)
    """The orders for which the engine could not be reached since it last was."""
    _given: int = 0
    """How many orders the pool has been given since it was new."""
    _held: Order | None = None
    """The next order, for which there is no money at the moment."""
    _waiting: dict[Future[Result], Order] = field(default_factory=dict)
    _finished: SimpleQueue[Future[Result]] = field(default_factory=SimpleQueue)

    def all(self, orders: Iterable[Order]) -> Stopped | None:
        """Have all orders worked on.

        Returns:
            what has stopped the run before the last one, if anything has.
        """
        coming = iter(orders)
        while True:
            stopped = self._begin(coming)
            if not self._waiting:
                return stopped
            future = self._finished.get()
            if future in self._waiting:
                self._end(future)

    def _begin(self, coming: Iterator[Order]) -> Stopped | None:
        """Give the pool as many orders as it can hold."""
        while len(self._waiting) < self.pool.in_flight:
            if self.pool.lasts is not None and self._given >= self.pool.lasts:
                if self._waiting:  # it has to do these first
                    return None
                self.pool.renew(broken=False)
                self._given = 0
            if len(self.unreached) >= _MOST_UNREACHED:
                return "engine"
            order = self._held or next(coming, None)
            if order is None:
                return None
            allotment = self.shared_budget.begin(order)
            self._held = order if allotment is None else None
            if allotment is None:
                return "cost"
            self._submit(replace(order, allotment=allotment) if isfinite(allotment) else order)
        return None

    def _submit(self, order: Order) -> Future[Result]:
        try:
            future = self.pool.executor.submit(self.work, order)
        except BrokenExecutor as error:  # it broke while nobody was looking
            future = Future()
            future.set_exception(error)
        self._given += 1
        self._waiting[future] = order
        future.add_done_callback(self._finished.put)
        return future

    def _end(self, future: "Future[Result]") -> None:
        """Take one result; where the pool has broken down, find out which note has done it."""
        error = None if future.cancelled() else future.exception()
        if isinstance(error, BrokenExecutor) and self.pool.again is not None:
            suspects = list(self._waiting.values())
            self._waiting.clear()
            self.pool.renew()
            for order in suspects:
                self._take(order, self._alone(order))
            return
        order = self._waiting.pop(future)
        self._take(order, _result(future, order))

    def _alone(self, order: Order) -> Result:
        """The result of an order that is the only one at the time, so that a broken pool is its doing."""
        future = self.pool.executor.submit(self.work, order)
        try:
            return future.result()
        except BrokenExecutor:
            self.pool.renew()
            reason = "the process that worked on it died: it is too large for the memory, or broken"
            return failure(order, reason)

    def _take(self, order: Order, result: Result) -> None:
        if result.status == "deferred":
            self.receive(order, result)
            return
        self.shared_budget.end(order, result.cost)
        if result.status == "unreached":
            self.unreached.append((order, result))
            return
        for earlier in self.unreached:  # it can be reached, so those were not its fault
            self.receive(*earlier)
        self.unreached.clear()
        self.receive(order, result)


def _result(future: "Future[Result]", order: Order) -> Result:
    """What came of an order, also where no worker could say it."""
    try:
        return future.result()
    except CancelledError:
        raise EngineError("the workers are gone: start them again") from None
    except Exception as error:  # noqa: BLE001 - a worker that died, said in the words of its executor
        reason = f"the worker gave it up ({type(error).__name__}: {error}): run it again with --retry-failed"
        return failure(order, " ".join(reason.split())[:300])
