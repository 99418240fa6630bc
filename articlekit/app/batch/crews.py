"""Crews: who does the work. All are executors of `concurrent.futures`: the run knows no difference."""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any

from articlekit.app.batch.teams import Teams
from articlekit.app.batch.threads import Threads
from articlekit.app.batch.worker import begin_worker

__all__ = ["Crew", "in_processes", "in_teams", "in_this_process", "in_threads"]

_WAITING_EACH = 3
"""Notes at hand for each worker process, so that none of them ever waits for this one."""
_AT_HAND = 4
"""Notes at hand for the threads of a process, so that one that is done asks a server for the next at once."""
_NOTES_EACH = 10_000
"""Notes after which a worker process gives way to a new one: its memory falls to pieces little by little."""


@dataclass(kw_only=True)
class Crew:
    """An executor, and how it is used."""

    executor: Executor
    in_flight: int
    """Notes that it is given at once."""
    again: Callable[[], Executor] | None = None
    """Makes another executor where this one has broken; `None` where none breaks."""
    lasts: int | None = None
    """Notes after which all workers are to be replaced by new ones; `None` where they need not be."""
    stop: Callable[[], None] | None = None
    """Breaks off what it is doing."""
    end: Callable[[], None] | None = None
    """Gives back what the work has needed."""

    def renew(self, *, broken: bool = True) -> None:
        """Take a new executor in the place of this one, if there is one to be had.

        Args:
            broken: whether what this one was given to do is lost; else it has done all of it.
        """
        if self.again is not None:
            self.executor.shutdown(wait=not broken, cancel_futures=broken)
            self.executor = self.again()

    def close(self, *, at_once: bool = False) -> None:
        """Let the workers go.

        Args:
            at_once: whether what they are doing is of no use any more.
        """
        if at_once and self.stop is not None:
            self.stop()
        self.executor.shutdown(wait=not at_once)
        if self.end is not None:
            self.end()


class _Here(Executor):
    """Does the work at once, in the caller's thread."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - the future hands it on
            future.set_exception(error)
        return future


def in_this_process() -> Crew:
    """One note after the other, without a second process."""
    return Crew(executor=_Here(), in_flight=1)


def in_threads(jobs: int, *, stop: Callable[[], None], end: Callable[[], None]) -> Crew:
    """Threads, for work that waits for a server.

    Args:
        jobs: how many.
        stop: breaks off what they are waiting for.
        end: gives back what they share.
    """
    return Crew(executor=Threads(jobs), in_flight=jobs + _AT_HAND, stop=stop, end=end)


def in_teams(teams: int, members: int, *, initializer: Callable[[], None]) -> Crew:
    """Processes with threads of their own, for more work that waits than one process keeps up with.

    Args:
        teams: how many processes.
        members: how many threads each of them has.
        initializer: called in every process first; it travels to them.
    """

    def again() -> Teams:
        return Teams(teams, members, initializer=initializer)

    at_hand = teams * (members + _AT_HAND)
    crew = Crew(executor=again(), in_flight=at_hand, again=again, lasts=teams * _NOTES_EACH)
    crew.stop = lambda: crew.executor.shutdown(wait=False, cancel_futures=True)
    return crew


def in_processes(jobs: int) -> Crew:
    """Processes, for work that keeps a processor busy."""
    crew = Crew(
        executor=_pool(jobs),
        in_flight=jobs * _WAITING_EACH,
        again=lambda: _pool(jobs),
        lasts=jobs * _NOTES_EACH,
    )
    crew.stop = lambda: _end(crew.executor)
    return crew


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Spawned, not forked: this process has threads, and every system can do it.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=begin_worker)


def _end(executor: Executor) -> None:
    """End the processes of a pool, whatever they are doing."""
    processes = getattr(executor, "_processes", None) or {}
    for process in tuple(processes.values()):
        process.terminate()
