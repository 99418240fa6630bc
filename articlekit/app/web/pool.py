"""The pool: processes that do the work of requests, each within a limit of time."""

import asyncio
import multiprocessing
from concurrent.futures import CancelledError, Future

from pebble import ProcessFuture, ProcessPool

from articlekit.app.web.configuration import WorkContext
from articlekit.app.web.problems import Broken
from articlekit.app.web.work import Kind, Reply, perform

__all__ = ["Pool", "TooSlow", "begin"]

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
