"""The run: orders go to a pool, so many at a time, and results come back in whatever order."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Future
from dataclasses import dataclass, field, replace
from math import isfinite
from queue import SimpleQueue
from typing import Literal

from articlekit.app.batch.order import Order, Result, failure
from articlekit.app.batch.run_limits import SharedBudget
from articlekit.app.batch.worker_pools import WorkerPool
from articlekit.errors import EngineError

__all__ = ["Run", "Stopped"]

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
