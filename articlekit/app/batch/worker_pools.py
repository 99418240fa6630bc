"""Worker pools: what does the work of a run, all of it by executors of `concurrent.futures`."""

import logging
import multiprocessing
import re
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from articlekit.app.batch.executors import DaemonThreads, ThreadedProcesses, begin_worker
from articlekit.errors import EngineError, UsageError

__all__ = ["WorkerPool", "in_processes", "in_this_process", "in_threaded_processes", "in_threads", "on_dask"]

_WAITING_EACH = 3
"""Notes at hand for each worker process, so that none of them ever waits for this one."""
_AT_HAND = 4
"""Notes at hand for the threads of a process, so that one that is done asks a server for the next at once."""
_NOTES_EACH = 10_000
"""Notes after which a worker process gives way to a new one: its memory falls to pieces little by little."""


@dataclass(kw_only=True)
class WorkerPool:
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


def in_this_process() -> WorkerPool:
    """One note after the other, without a second process."""
    return WorkerPool(executor=_Here(), in_flight=1)


def in_threads(jobs: int, *, stop: Callable[[], None], end: Callable[[], None]) -> WorkerPool:
    """Threads, for work that waits for a server.

    Args:
        jobs: how many.
        stop: breaks off what they are waiting for.
        end: gives back what they share.
    """
    return WorkerPool(executor=DaemonThreads(jobs), in_flight=jobs + _AT_HAND, stop=stop, end=end)


def in_threaded_processes(processes: int, threads: int, *, initializer: Callable[[], None]) -> WorkerPool:
    """Processes with threads of their own, for more work that waits than one process keeps up with.

    Args:
        processes: how many processes.
        threads: how many threads each of them has.
        initializer: called in every process first; it travels to them.
    """

    def again() -> ThreadedProcesses:
        return ThreadedProcesses(processes, threads, initializer=initializer)

    at_hand = processes * (threads + _AT_HAND)
    pool = WorkerPool(executor=again(), in_flight=at_hand, again=again, lasts=processes * _NOTES_EACH)
    pool.stop = lambda: pool.executor.shutdown(wait=False, cancel_futures=True)
    return pool


def in_processes(jobs: int) -> WorkerPool:
    """Processes, for work that keeps a processor busy."""
    pool = WorkerPool(
        executor=_pool(jobs),
        in_flight=jobs * _WAITING_EACH,
        again=lambda: _pool(jobs),
        lasts=jobs * _NOTES_EACH,
    )
    pool.stop = lambda: _end(pool.executor)
    return pool


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Spawned, not forked: this process has threads, and every system can do it.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=begin_worker)


def _end(executor: Executor) -> None:
    """End the processes of a pool, whatever they are doing."""
    processes = getattr(executor, "_processes", None) or {}
    for process in tuple(processes.values()):
        process.terminate()


_AHEAD_OF_EACH = 4
"""Notes at hand for each thread of the cluster."""
_ADDRESS = re.compile(r"(?:tcp|tls|ucx|wss?)://\S{1,300}")
_FAREWELL = 5.0
"""Seconds to wait for the scheduler to take note that nothing more will come."""
_PATIENCE = 30.0
"""Seconds to wait for the scheduler, and for its first worker."""


def on_dask(address: str) -> WorkerPool:
    """The workers of a Dask scheduler.

    A note whose worker dies is given to another one by the scheduler; one that has killed several is
    a failure.

    Args:
        address: where the scheduler is, such as `tcp://10.0.0.1:8786`.

    Raises:
        UsageError: the `dask` extra is not installed, or this is no address.
        EngineError: there is no scheduler, or it has no workers.
    """
    if not _ADDRESS.fullmatch(address):
        raise UsageError(f"--dask {address}: not an address: give one such as tcp://host:8786")
    try:
        distributed = import_module("distributed")  # half a second, and no part of every installation
    except ImportError as error:
        raise UsageError("--dask needs more to be installed: pip install 'articlekit[dask]'") from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # it says in pages what we say in a line
    try:
        client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
        client.wait_for_workers(1, timeout=_PATIENCE)
    except (OSError, TimeoutError) as error:
        raise EngineError(f"{address}: no Dask scheduler with workers there: start both") from error
    threads = sum(client.nthreads().values())
    executor: Executor = client.get_executor(pure=False)
    return WorkerPool(
        executor=executor, in_flight=threads * _AHEAD_OF_EACH, end=lambda: client.close(timeout=_FAREWELL)
    )
