"""Executors of our own: threads that end with the process, and processes with several threads each."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import suppress
from functools import partial
from itertools import count
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any

from articlekit.app import tune_garbage_collector

__all__ = ["DaemonThreads", "FairLock", "ThreadedProcesses", "begin_worker"]

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


class FairLock:
    """A lock that goes to those who wait in the order in which they came, first to those who have yet to ask.

    Threads that change places every few milliseconds would all finish late, and then all ask at once
    again. And where many answers have come at a time, whoever begins an article after all of them have
    been read leaves the server without anything to do meanwhile.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._is_taken = False
        self._asking: deque[Lock] = deque()
        self._answered: deque[Lock] = deque()

    def acquire(self, *, answered: bool = False) -> None:
        """Wait for the turn.

        Args:
            answered: whether the server has answered; else it is to be asked first.
        """
        with self._lock:
            if not self._is_taken:
                self._is_taken = True
                return
            place = Lock()
            place.acquire()  # who passes the turn on opens it
            (self._answered if answered else self._asking).append(place)
        place.acquire()

    def release(self) -> None:
        """Pass the turn on."""
        with self._lock:
            waiting = self._asking or self._answered
            if waiting:
                waiting.popleft().release()
            else:
                self._is_taken = False


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


_GONE = "a worker process died"


class ThreadedProcesses(Executor):
    """An executor of processes, each of which works on several things at a time.

    Args:
        processes: how many processes.
        threads: how many threads each of them has.
        initializer: called in every process before all else; like all that is called there it travels
            to them, and what it raises ends the process.
    """

    def __init__(self, processes: int, threads: int, *, initializer: Callable[[], None]) -> None:
        self._processes = [_ThreadedProcess(threads, initializer) for _ in range(processes)]

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Have a thread of the process with the least to do call a function.

        Raises:
            BrokenExecutor: that process has died.
        """
        return min(self._processes, key=lambda process: process.busy).take(partial(fn, *args, **kwargs))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let the processes go when they have done what they were given.

        Args:
            wait: whether to wait until they have.
            cancel_futures: whether they are to end at once.
        """
        for process in self._processes:
            process.dismiss(at_once=cancel_futures)
        if wait:
            for process in self._processes:
                process.join()


class _ThreadedProcess:
    """One process, seen from outside."""

    def __init__(self, threads: int, initializer: Callable[[], None]) -> None:
        # Spawned, not forked: this process has threads, and every system can do it.
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, threads, initializer), daemon=True)
        self._process.start()
        theirs.close()
        self._lock = threading.Lock()
        self._numbers = count()
        self._waiting: dict[int, Future[Any]] = {}
        self._is_broken = False
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    @property
    def busy(self) -> int:
        """How much it is working on."""
        return len(self._waiting)

    def take(self, task: Callable[[], Any]) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_running_or_notify_cancel()
        with self._lock:
            if self._is_broken:
                raise BrokenExecutor(_GONE)
            number = next(self._numbers)
            self._waiting[number] = future  # before it is sent: the answer may come at once
            try:
                self._pipe.send((number, task))
            except OSError as error:
                del self._waiting[number]
                raise BrokenExecutor(_GONE) from error
        return future

    def dismiss(self, *, at_once: bool) -> None:
        if at_once:
            self._process.terminate()
            return
        with self._lock:
            try:
                self._pipe.send(None)
            except OSError:  # it has gone by itself
                return

    def join(self) -> None:
        self._process.join()
        self._listener.join()

    def _listen(self) -> None:
        """Hand on what the process has done, until it ends."""
        with suppress(Exception):  # it has died, or sent what cannot be read: it is of no use any more
            while (answer := self._pipe.recv()) is not None:
                number, result, error = answer
                future = self._waiting.pop(number)
                if error is None:
                    future.set_result(result)
                else:
                    future.set_exception(error)
        with self._lock:
            self._is_broken = True
            left = [*self._waiting.values()]
            self._waiting.clear()
        for future in left:
            future.set_exception(BrokenExecutor(_GONE))


def _serve(pipe: Connection, threads: int, initializer: Callable[[], None]) -> None:
    """What the process does: call what it is sent and give back what came of it, until there is no more."""
    begin_worker()
    initializer()
    executor, lock = DaemonThreads(threads), threading.Lock()
    while (order := pipe.recv()) is not None:
        number, task = order
        executor.submit(task).add_done_callback(partial(_answer, pipe, lock, number))
    executor.shutdown()
    pipe.send(None)


def _answer(pipe: Connection, lock: "threading.Lock", number: int, future: Future[Any]) -> None:
    error = future.exception()
    answer = (number, None if error else future.result(), error)
    try:
        data = ForkingPickler.dumps(answer)
    except Exception as failure:  # noqa: BLE001 - somebody waits for an answer, whatever it is
        data = ForkingPickler.dumps((number, None, RuntimeError(f"what came of it cannot travel: {failure}")))
    with lock:
        pipe.send_bytes(data)
