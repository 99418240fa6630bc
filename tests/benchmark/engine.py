"""What the engine costs beside the model:  engine.py [NOTES]

Has articles of many notes written at once by a fake server that answers in one second, and prints the
seconds for each round of answers and the processor time of each article, the fake server's (which
runs in a process of its own) not counted.
"""

import multiprocessing
import resource
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from articlekit.app.engine import Engine, EngineOptions, engine
from articlekit.app.write import write
from articlekit.drafting.drafter import Brief
from articlekit.settings import Settings
from tests.fakes.notes import ARTICLE, NOTE, read
from tests.fakes.openai_server import Answer, FakeServer, answer

__all__ = ["main"]

_ROUNDS = 2
_SLOW = Answer(body=answer(ARTICLE).body, delay=1.0)


def _serve(pipe: Connection) -> None:
    with FakeServer(_SLOW) as server:
        pipe.send(server.url)
        pipe.recv()


def _one(chosen: Engine, number: int) -> None:
    note = read(NOTE.replace("Thursday", f"Thursday, as room {number} is said to be safe"))
    brief = Brief(note=note, language="en", budget=chosen.budget())
    outcome = write(brief, chosen.drafter, attempts=1)
    assert outcome.article.lede


def main() -> int:
    """Run the notes through and print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 64
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=_serve, args=(theirs,), daemon=True)
    server.start()
    url = ours.recv()
    chosen = engine(EngineOptions(name="openai", model="fake", base_url=url, cache=False), Settings())
    _one(chosen, 0)
    with ThreadPoolExecutor(count) as pool:
        for number in range(_ROUNDS):
            started, used = time.perf_counter(), _processor()
            list(pool.map(lambda each: _one(chosen, each), range(count)))
            seconds, own = time.perf_counter() - started, _processor() - used
            print(f"round {number + 1}: {seconds:.2f} s for {count} notes, {own / count * 1000:.0f} ms each")
    ours.send(None)
    server.join(5)
    return 0


def _processor() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    raise SystemExit(main())
