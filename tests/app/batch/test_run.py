"""The run: a pool that dies or wears out, and every order is done once all the same."""

import os
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from articlekit.app.batch.duplicates import Edition, Made, Order, Result
from articlekit.app.batch.run import Run
from articlekit.app.batch.worker_pools import WorkerPool, in_processes, in_threaded_processes


def orders(count: int) -> list[Order]:
    return [
        Order(
            editions=(Edition(key=str(number), language="", stem=""),),
            place=f"note {number}",
            source="",
            position=number,
            name="",
            suffixes=(),
            data=b"",
        )
        for number in range(count)
    ]


def done(_: Order) -> Result:
    return Result(made=(Made(facts={"process": os.getpid()}),))


def ready() -> None:
    """There is nothing to make ready."""


def together(_: Order) -> Result:
    """Work that says whether another thread of the process was at it too.

    Where a process has an odd number of things to do, its last thread waits for nobody.
    """
    try:
        _MEETING.wait(5)
        met = True
    except threading.BrokenBarrierError:
        met = False
        _MEETING.reset()
    facts = {"process": os.getpid(), "thread": threading.get_ident(), "met": met}
    return Result(made=(Made(facts=facts),))


_MEETING = threading.Barrier(2)


def deadly(order: Order) -> Result:
    """The seventh note takes its process with it."""
    if order.position == 6:
        os._exit(1)
    return done(order)


def test_workers_are_replaced_when_they_have_done_so_much() -> None:
    crews = [ThreadPoolExecutor(2) for _ in range(4)]
    coming = iter(crews)
    pool = WorkerPool(executor=next(coming), in_flight=3, again=lambda: next(coming), lasts=5)
    seen: Counter[str] = Counter()
    run = Run(pool=pool, work=done, receive=lambda order, _: seen.update([order.place]))
    assert run.all(orders(17)) is None
    pool.close()
    assert seen == {f"note {number}": 1 for number in range(17)}
    assert list(coming) == []
    for used in crews:
        with pytest.raises(RuntimeError, match="after shutdown"):
            used.submit(done)


@pytest.mark.thorough
@pytest.mark.parametrize(
    "pool",
    [partial(in_processes, 2), partial(in_threaded_processes, 2, 3, initializer=ready)],
    ids=["processes", "threaded processes"],
)
def test_a_note_that_kills_its_worker_is_found_and_the_others_are_done(
    pool: Callable[[], WorkerPool],
) -> None:
    results: dict[str, list[str]] = {}
    run = Run(
        pool=pool(),
        work=deadly,
        receive=lambda order, result: results.setdefault(order.place, []).append(result.reason),
    )
    assert run.all(orders(20)) is None
    run.pool.close()
    reasons = results.pop("note 6")
    assert [each.partition(":")[0] for each in reasons] == ["the process that worked on it died"]
    assert results == {f"note {number}": [""] for number in range(20) if number != 6}


@pytest.mark.thorough
def test_processes_are_replaced_by_new_ones() -> None:
    pool = in_processes(2)
    pool.lasts = 6
    processes: list[int] = []
    run = Run(
        pool=pool, work=done, receive=lambda _, result: processes.append(result.made[0].facts["process"])
    )
    assert run.all(orders(13)) is None
    pool.close()
    assert len(processes) == 13
    assert not {*processes[:6]} & {*processes[6:12]}


@pytest.mark.thorough
def test_teams_work_on_several_things_at_a_time_in_several_processes() -> None:
    pool = in_threaded_processes(2, 2, initializer=ready)
    seen: dict[str, tuple[int, int]] = {}
    met: dict[int, int] = Counter()

    def receive(order: Order, result: Result) -> None:
        assert not result.reason
        facts = result.made[0].facts
        seen[order.place] = (facts["process"], facts["thread"])
        met[facts["process"]] += facts["met"]

    assert Run(pool=pool, work=together, receive=receive).all(orders(12)) is None
    pool.close()
    assert len(seen) == 12
    processes = {process for process, _ in seen.values()}
    assert len(processes) == 2
    assert os.getpid() not in processes
    assert len({*seen.values()}) == 4
    assert all(met[process] >= 2 for process in processes)


def unknown(order: Order) -> Result:
    """What comes of the third note cannot travel."""
    if order.position == 2:
        raise OddError(threading.Lock())
    return done(order)


class OddError(Exception):
    """An error that cannot be pickled."""


@pytest.mark.thorough
def test_what_cannot_travel_from_a_team_is_a_failure_of_its_note_alone() -> None:
    results: dict[str, str] = {}
    run = Run(
        pool=in_threaded_processes(1, 2, initializer=ready),
        work=unknown,
        receive=lambda order, result: results.update({order.place: result.reason}),
    )
    assert run.all(orders(5)) is None
    run.pool.close(at_once=True)
    assert "cannot travel" in results.pop("note 2")
    assert set(results.values()) == {""}
