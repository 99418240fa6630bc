"""What the engine costs beside the model:  engine.py [NOTES] [ROUNDS] [--assert]

Has articles written by a fake server that answers in one second, so many notes at a time, each as
soon as a thread is free. A round is over when so many articles more are finished. Prints the seconds of
each round and the processor time of each article: reading, planning, the request, the answer, all checks
and the page. The fake server runs in a process of its own, and its time is not counted. The first
article, for which files are read and patterns compiled, and the first round, in which connections are
opened, are told apart; the last, in which no new article begins, is not counted.

No two notes have a sentence in common, and the answers say things in other words than the notes, so that
nothing remembered helps and every fact has to be looked for. Threads share one interpreter: a round
takes at least its articles' processor time, and at least the answer's second.
"""

import argparse
import multiprocessing
import re
import statistics
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from itertools import pairwise
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from articlekit.app.engine import Engine, EngineOptions, engine
from articlekit.app.write import write
from articlekit.drafting.drafter import Brief
from articlekit.rendering import render
from articlekit.settings import Settings
from tests.fakes.notes import read
from tests.fakes.openai_server import Answer, FakeServer, answer, sentence

__all__ = ["main"]

_LIMIT = 1.15
"""Seconds of a round after the first."""
_MOST = 40.0
"""Milliseconds of processor time of an article."""
_DELAY = 1.0
_SYLLABLES = ("nor", "wes", "hol", "mar", "ter", "bal", "kin", "dor", "sel", "vin")
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
        sentence("headline", f"{place} school evacuated after gas leak", "s1", "s2"),
        sentence("lede", f"At 9:{minute} on 3 March 2026 {place} school was found to have a gas leak.", "s1"),
        sentence("lede", f"The building was left by all {pupils} pupils.", "s2"),
        sentence("heading", f"Pipe had cracked under room {number}", "s3"),
        sentence("text", f"Under room {number}, a pipe that was corroded had cracked.", "s3"),
        sentence("text", f"At 10:{minute} the valve of {place} was closed by the fire service.", "s4"),
        sentence("conclusion", f"On Thursday {place} expects its {pupils} pupils to return.", "s5"),
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
    yield ours.recv()
    ours.send(None)
    process.join(5)


def _one(chosen: Engine, number: int) -> tuple[float, float]:
    """Make an article; when it is finished, in seconds, and the processor time of the process so far."""
    note = read(_note(number))
    brief = Brief(note=note, language="en", budget=chosen.budget())
    outcome = write(brief, chosen.drafter, attempts=1)
    assert outcome.article.lede
    assert not outcome.failed
    assert render(outcome.article, template="page")
    return time.perf_counter(), time.process_time()


def _measured(chosen: Engine, count: int, rounds: int) -> list[tuple[float, float]]:
    """Seconds, and milliseconds of processor time of an article, by round; one more is run than counted."""
    before = (time.perf_counter(), time.process_time())
    with ThreadPoolExecutor(count) as pool:
        jobs = [pool.submit(_one, chosen, number) for number in range(1, count * (rounds + 1) + 1)]
        finished = [before, *sorted(job.result() for job in as_completed(jobs))]
    marks = finished[::count]
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
    with _server() as url:
        chosen = engine(EngineOptions(name="openai", model="fake", base_url=url, cache=False), Settings())
        started = time.perf_counter()
        finished, used = _one(chosen, 0)
        print(f"first article: {finished - started:.2f} s, {used * 1e3:.0f} ms with all imports")
        results = _measured(chosen, options.notes, options.rounds)
        chosen.close()
    for number, (seconds, own) in enumerate(results, start=1):
        print(f"round {number}: {seconds:.2f} s for {options.notes} articles, {own:.1f} ms each")
    later = results[1:]
    seconds = sum(seconds for seconds, _ in later) / len(later)
    own = statistics.median(own for _, own in later)
    print(f"after the first: {seconds:.2f} s a round (limit {_LIMIT}), {own:.1f} ms each (limit {_MOST:.0f})")
    return int(options.strict and (seconds > _LIMIT or own > _MOST))


if __name__ == "__main__":
    raise SystemExit(main())
