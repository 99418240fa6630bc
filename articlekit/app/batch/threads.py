"""Threads that nobody waits for: a run that is broken off ends at once, whatever its threads wait for."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import suppress
from functools import partial
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

__all__ = ["Threads"]

_Task = tuple[Future[Any], Callable[[], Any]]


class Threads(Executor):
    """An executor of threads that end with the process.

    Those of `ThreadPoolExecutor` are waited for when the interpreter ends, for as long as a server
    takes to answer.
    """

    def __init__(self, jobs: int) -> None:
        self._tasks: SimpleQueue[_Task | None] = SimpleQueue()
        names = (f"articlekit-{number}" for number in range(jobs))
        self._threads = [Thread(target=self._serve, name=name, daemon=True) for name in names]
        for thread in self._threads:
            thread.start()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Have a thread call a function as soon as one is free."""
        future: Future[Any] = Future()
        self._tasks.put((future, partial(fn, *args, **kwargs)))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let the threads go when they have done what they were given.

        Args:
            wait: whether to wait until they have.
            cancel_futures: whether to take from them what none of them has begun.
        """
        with suppress(Empty):
            while cancel_futures:
                if (task := self._tasks.get_nowait()) is not None:
                    task[0].cancel()
        for _ in self._threads:
            self._tasks.put(None)
        if wait:
            for thread in self._threads:
                thread.join()

    def _serve(self) -> None:
        while (task := self._tasks.get()) is not None:
            future, work = task
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(work())
            except BaseException as error:  # noqa: BLE001 - the future hands it on
                future.set_exception(error)
