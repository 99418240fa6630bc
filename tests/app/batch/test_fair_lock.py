"""The fair lock: one at a time, in order, and whoever has yet to ask the server goes first."""

import threading
import time
from collections.abc import Callable

import pytest

from articlekit.app.batch.executors import FairLock

PATIENCE = 30.0


def waiting(lock: FairLock) -> int:
    return len(lock._asking) + len(lock._answered)


def begin(lock: FairLock, done: Callable[[], None], *, answered: bool) -> threading.Thread:
    """A thread that waits for its lock, does something, and passes the lock on."""

    def work() -> None:
        lock.acquire(answered=answered)
        done()
        lock.release()

    before = waiting(lock)
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    deadline = time.monotonic() + PATIENCE
    while waiting(lock) == before and time.monotonic() < deadline:
        time.sleep(0.001)
    return thread


@pytest.mark.parametrize(
    ("came", "went"),
    [
        ("abcd", "abcd"),
        ("ABCD", "ABCD"),
        ("AbCd", "bdAC"),
    ],
)
def test_those_who_have_yet_to_ask_go_first_and_all_in_the_order_in_which_they_came(
    came: str, went: str
) -> None:
    lock, order = FairLock(), list[str]()
    lock.acquire()
    threads = [
        begin(lock, lambda name=name: order.append(name), answered=name.isupper())  # type: ignore[misc]
        for name in came
    ]
    assert order == []
    lock.release()
    for thread in threads:
        thread.join(PATIENCE)
    assert "".join(order) == went


def test_one_is_at_work_at_a_time() -> None:
    lock, inside, most = FairLock(), 0, 0

    def work(answered: bool) -> None:
        nonlocal inside, most
        for _ in range(200):
            lock.acquire(answered=answered)
            inside += 1
            most = max(most, inside)
            time.sleep(0)
            inside -= 1
            lock.release()

    threads = [threading.Thread(target=work, args=(number % 2 == 0,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert most == 1
    lock.acquire()  # it is free again
