"""Worker pools: what does the work of a run, all of it by executors of `concurrent.futures`."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.managers import BaseManager, RemoteError
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from articlekit.app import tune_garbage_collector

__all__ = [
    "DaemonThreads",
    "WorkerPool",
    "in_processes",
    "in_this_process",
    "in_threaded_processes",
    "in_threads",
]

_Task = tuple[Future[Any], Callable[[], Any]]


class DaemonThreads(Executor):
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


def begin_worker() -> None:
    """What a worker process does first: it leaves Ctrl-C to its parent, and ends when that has died.

    A terminal sends Ctrl-C, and SIGHUP when it is closed, to all processes of a run.
    """
    tune_garbage_collector()
    for name in ("SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


class _Tasks:
    """Does what it is sent, in a process of its own."""

    def call(self, task: Callable[[], Any]) -> Any:
        return task()


class _Process(BaseManager):
    """A process that does for each thread that waits for it one thing at a time."""


_Process.register("tasks", _Tasks)


class ThreadedProcesses(DaemonThreads):
    """An executor of processes, each of which works on several things at a time.

    Each thread here waits for one of them; the standard library's managers bring tasks and results across.

    Args:
        processes: how many processes.
        threads: how many threads each of them has.
        initializer: called in every process before all else; like all that is called there it travels
            to them, and what it raises ends the process.
    """

    def __init__(self, processes: int, threads: int, *, initializer: Callable[[], None]) -> None:
        # Spawned, not forked: this process has threads, and every system can do it.
        context = multiprocessing.get_context("spawn")
        self._managers = [_Process(ctx=context) for _ in range(processes)]
        for manager in self._managers:
            manager.start(_begin_process, (initializer,))
        self._tasks_of = [manager.tasks() for manager in self._managers]  # type: ignore[attr-defined]
        self._busy = [0] * processes
        self._lock = threading.Lock()
        super().__init__(processes * threads)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Have the process with the least to do call a function; if that dies, it fails."""
        return super().submit(self._call, partial(fn, *args, **kwargs))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let the processes go when they have done what they were given.

        Args:
            wait: whether to wait until they have.
            cancel_futures: whether they are to end at once.
        """
        super().shutdown(wait and not cancel_futures, cancel_futures=cancel_futures)
        if wait or cancel_futures:
            for manager in self._managers:
                manager.shutdown()

    def _call(self, task: Callable[[], Any]) -> Any:
        with self._lock:
            number = min(range(len(self._busy)), key=self._busy.__getitem__)
            self._busy[number] += 1
        try:
            return self._tasks_of[number].call(task)
        except (EOFError, ConnectionError) as error:
            raise BrokenExecutor("a worker process died") from error
        except RemoteError as error:
            why = str(error).strip(" -\n").rpartition("\n")[2]
            raise RuntimeError(f"what came of it cannot travel: {why}") from None
        finally:
            with self._lock:
                self._busy[number] -= 1


def _begin_process(initializer: Callable[[], None]) -> None:
    begin_worker()
    initializer()


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
