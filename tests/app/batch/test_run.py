"""The run: a crew that dies or wears out, and every order is done once all the same."""

import os
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from articlekit.app.batch.crews import Crew, in_processes
from articlekit.app.batch.order import Edition, Made, Order, Result
from articlekit.app.batch.run import Run


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


def deadly(order: Order) -> Result:
    """The seventh note takes its process with it."""
    if order.position == 6:
        os._exit(1)
    return done(order)


def test_workers_are_replaced_when_they_have_done_so_much() -> None:
    crews = [ThreadPoolExecutor(2) for _ in range(4)]
    coming = iter(crews)
    crew = Crew(executor=next(coming), in_flight=3, again=lambda: next(coming), lasts=5)
    seen: Counter[str] = Counter()
    run = Run(crew=crew, work=done, receive=lambda order, _: seen.update([order.place]))
    assert run.all(orders(17)) is None
    crew.close()
    assert seen == {f"note {number}": 1 for number in range(17)}
    assert list(coming) == []
    for used in crews:
        with pytest.raises(RuntimeError, match="after shutdown"):
            used.submit(done)


@pytest.mark.thorough
def test_a_note_that_kills_its_worker_is_found_and_the_others_are_done() -> None:
    results: dict[str, list[str]] = {}
    run = Run(
        crew=in_processes(2),
        work=deadly,
        receive=lambda order, result: results.setdefault(order.place, []).append(result.reason),
    )
    assert run.all(orders(20)) is None
    run.crew.close()
    reasons = results.pop("note 6")
    assert [each.partition(":")[0] for each in reasons] == ["the process that worked on it died"]
    assert results == {f"note {number}": [""] for number in range(20) if number != 6}


@pytest.mark.thorough
def test_processes_are_replaced_by_new_ones() -> None:
    crew = in_processes(2)
    crew.lasts = 6
    processes: list[int] = []
    run = Run(
        crew=crew, work=done, receive=lambda _, result: processes.append(result.made[0].facts["process"])
    )
    assert run.all(orders(13)) is None
    crew.close()
    assert len(processes) == 13
    assert not {*processes[:6]} & {*processes[6:12]}
