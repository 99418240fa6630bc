"""The turn: one at a time, in order, and whoever has yet to ask the server goes first."""

import threading
import time
from collections.abc import Callable

import pytest

from articlekit.app.batch.worker_pools import Turn

PATIENCE = 30.0


def waiting(turn: Turn) -> int:
    return len(turn._asking) + len(turn._answered)


def begin(turn: Turn, done: Callable[[], None], *, answered: bool) -> threading.Thread:
    """A thread that waits for its turn, does something, and passes the turn on."""

    def work() -> None:
        turn.take(answered=answered)
        done()
        turn.give()

    before = waiting(turn)
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    deadline = time.monotonic() + PATIENCE
    while waiting(turn) == before and time.monotonic() < deadline:
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
    turn, order = Turn(), list[str]()
    turn.take()
    threads = [
        begin(turn, lambda name=name: order.append(name), answered=name.isupper())  # type: ignore[misc]
        for name in came
    ]
    assert order == []
    turn.give()
    for thread in threads:
        thread.join(PATIENCE)
    assert "".join(order) == went


def test_one_is_at_work_at_a_time() -> None:
    turn, inside, most = Turn(), 0, 0

    def work(answered: bool) -> None:
        nonlocal inside, most
        for _ in range(200):
            turn.take(answered=answered)
            inside += 1
            most = max(most, inside)
            time.sleep(0)
            inside -= 1
            turn.give()

    threads = [threading.Thread(target=work, args=(number % 2 == 0,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert most == 1
    turn.take()  # it is free again
