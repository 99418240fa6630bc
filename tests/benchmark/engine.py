"""What the engine costs beside the model:  engine.py [NOTES] [ROUNDS] [--assert]

Has articles written by a fake server that answers in one second, so many notes at a time, each as
soon as one is finished, by the workers that a batch with a model has for so many. A round is over when
so many articles more are finished. Prints the seconds of each round and the processor time of each
article in all processes: reading, planning, the request, the answer, all checks and the page. The fake
server runs in a process of its own, and its time is not counted. The first round, in which files are read,
patterns compiled and connections opened, is told apart; the last, in which no new article begins, is not
counted.

No two notes have a sentence in common, and the answers say things in other words than the notes, so that
nothing remembered helps and every fact has to be looked for. A round takes at least the answer's second,
and at least its articles' processor time divided by the processors that there are, of which the fake
server takes its part.
"""

import argparse
import multiprocessing
import os
import re
import resource
import statistics
import sys
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from articlekit.app import tune_garbage_collector
from articlekit.app.batch.duplicates import Edition, Order, Result
from articlekit.app.batch.job_config import JobConfig, engine_parameters
from articlekit.app.batch.run import Run
from articlekit.app.batch.workers import Workers, WorkOptions, workers_for
from articlekit.app.engine import EngineOptions
from articlekit.settings import Settings
from tests.fakes.openai_server import Answer, FakeServer, answer, sentence

__all__ = ["main"]

_LIMIT = 1.15
"""Seconds of a round after the first."""
_MOST = 40.0
"""Milliseconds of processor time of an article."""
_DELAY = 1.0
_SYLLABLES = ("nor", "wes", "hol", "mar", "ter", "bal", "kin", "dor", "sel", "vin")
_SERVERS: set[int] = set()
"""Processes that are not counted."""
_NUMBER = re.compile(r"room (\d+)")


def _note(number: int) -> str:
    place, minute, pupils = _details(number)
    return f"""\
Gas leak at {place} school

A gas leak was found at {place} school at 9:{minute} on 3 March 2026. All {pupils} pupils left the building.

A corroded pipe under room {number} had cracked. The fire service closed the valve of {place} at 10:{minute}.

The {pupils} pupils of {place} are expected to return on Thursday.
"""


def _answer(request: dict[str, Any]) -> Answer:
    """An article on the note of a request, in other words than the note's."""
    found = _NUMBER.search(request["messages"][-1]["content"])
    number = int(found[1]) if found else 0
    place, minute, pupils = _details(number)
    sentences = [
        sentence("headline", f"Gas leak found at {place} school", "s1"),
        sentence(
            "lede", f"Gas was noticed escaping inside {place} school at 9:{minute} on 3 March 2026.", "s1"
        ),
        sentence("lede", f"All {pupils} pupils were led outside.", "s2"),
        sentence("heading", f"Pipe had cracked under room {number}", "s3"),
        sentence("text", f"Below room {number} a corroded pipe had burst.", "s3"),
        sentence("text", f"The fire service shut down the main gas valve of {place} at 10:{minute}.", "s4"),
        sentence(
            "conclusion", f"Lessons for the {pupils} pupils of {place} should start again on Thursday.", "s5"
        ),
    ]
    return Answer(body=answer(sentences).body, delay=_DELAY)


def _details(number: int) -> tuple[str, int, int]:
    """The name of a school, a minute and a number of pupils that no other note has in this combination."""
    digits = f"{number:04}"
    place = "".join(_SYLLABLES[int(digit)] for digit in digits).capitalize()
    return place, 10 + number % 50, 200 + number


def _serve(pipe: Connection) -> None:
    with FakeServer(_answer) as server:
        pipe.send(server.url)
        pipe.recv()


@contextmanager
def _server() -> Iterator[str]:
    """The address of a fake server in a process of its own."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    _SERVERS.add(process.pid or 0)
    yield ours.recv()
    ours.send(None)
    process.join(5)


def _orders(numbers: Iterable[int]) -> Iterator[Order]:
    for number in numbers:
        yield Order(
            editions=(Edition(key=str(number), language="en", stem=f"note-{number}"),),
            place=f"note {number}",
            source="",
            position=number,
            name=f"note-{number}.txt",
            suffixes=(".html",),
            data=_note(number).encode(),
        )


def _processor(ours: Collection[int]) -> float:
    """Seconds that this process and those that it has started for the work have spent so far."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    seconds = usage.ru_utime + usage.ru_stime
    for child in ours:
        fields = Path(f"/proc/{child}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        seconds += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return seconds


def _measured(workers: Workers, count: int, rounds: int) -> list[tuple[float, float]]:
    """Seconds, and milliseconds of processor time of an article, by round; one more is run than counted."""
    marks: list[tuple[float, float]] = []
    finished = 0

    def mark() -> None:
        workers = {process.pid for process in multiprocessing.active_children()} - _SERVERS
        marks.append((time.perf_counter(), _processor({each for each in workers if each})))

    def receive(order: Order, result: Result) -> None:
        nonlocal finished
        assert not result.reason, result.reason
        (made,) = result.made
        assert not made.facts["errors"]
        assert made.facts["usage"]["requests"] == 1, made.facts["findings"]
        assert made.files[0][0] == f"{order.editions[0].stem}.html"
        finished += 1
        if finished % count == 0:
            mark()

    mark()
    Run(pool=workers.pool, work=workers.work, receive=receive).all(
        _orders(range(1, count * (rounds + 1) + 1))
    )
    return [(end - start, (used - before) / count * 1e3) for (start, before), (end, used) in pairwise(marks)][
        :rounds
    ]


def main() -> int:
    """Run the notes through and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("notes", nargs="?", type=int, default=64, help="notes at a time (default: 64)")
    parser.add_argument("rounds", nargs="?", type=int, default=6, help="(default: 6)")
    parser.add_argument("--assert", dest="strict", action="store_true", help="fail above a limit")
    options = parser.parse_args()
    tune_garbage_collector()
    with _server() as url:
        wanted = EngineOptions(name="openai", model="fake", base_url=url, attempts=1, cache=False)
        config = JobConfig(**engine_parameters(wanted, Settings()))
        workers = workers_for(
            config, options.notes, wanted=wanted, work_options=WorkOptions(), settings=Settings()
        )
        results = _measured(workers, options.notes, options.rounds)
        workers.pool.close()
    for number, (seconds, own) in enumerate(results, start=1):
        print(f"round {number}: {seconds:.2f} s for {options.notes} articles, {own:.1f} ms each")
    later = results[1:]
    seconds = sum(seconds for seconds, _ in later) / len(later)
    own = statistics.median(own for _, own in later)
    print(f"after the first: {seconds:.2f} s a round (limit {_LIMIT}), {own:.1f} ms each (limit {_MOST:.0f})")
    return int(options.strict and (seconds > _LIMIT or own > _MOST))


if __name__ == "__main__":
    raise SystemExit(main())
