"""How many requests a server answers, over how many connections, and whether its memory stays flat.

    python tests/benchmark/server.py [--connections 64] [--seconds 60] [--processes N] [--assert]

Sends one request after the other on each connection: the note of `POST /v1/articles` is a sample, and no
two are the same. `--assert` fails on any answer but 200, and if memory has grown by more than a tenth
after the first quarter.
"""

import argparse
import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from tests.app.web.serving import Server

_SAMPLE = Path(__file__).parent.parent.parent / "samples" / "notes"
_GROWTH = 1.10


@dataclass
class Tally:
    """What came back."""

    statuses: Counter[int] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)
    """Of the server and all its processes, in MB, second by second."""
    busy: list[int] = field(default_factory=list)
    """Seconds of processor time that they have used, likewise."""


def _request(number: int, text: str) -> bytes:
    order = {"note": {"text": f"{text}\nReport number {number}.\n"}, "template": "fragment"}
    body = json.dumps(order, ensure_ascii=False).encode()
    head = (
        "POST /v1/articles HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def _talk(port: int, text: str, numbers: "count[int]", end: float, tally: Tally) -> None:
    """One connection until the end."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while time.perf_counter() < end:
        begun = time.perf_counter()
        writer.write(_request(next(numbers), text))
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        length = int(head.partition(b"content-length:")[2].partition(b"\r\n")[0])
        await reader.readexactly(length)
        tally.statuses[int(head.split()[1])] += 1
        tally.seconds.append(time.perf_counter() - begun)
    writer.close()
    await writer.wait_closed()


async def _watch(pid: int, end: float, tally: Tally) -> None:
    while time.perf_counter() < end:
        memory, busy = await asyncio.to_thread(_used, pid)
        tally.memory.append(memory)
        tally.busy.append(busy)
        await asyncio.sleep(1)


def _used(pid: int) -> tuple[int, int]:
    """Resident memory (MB) and processor time (seconds) of a process and of all that it has started."""
    columns = "pid=,ppid=,rss=,cputimes="
    listed = subprocess.run(["ps", "-e", "-o", columns], capture_output=True, text=True, check=True)
    rows = [tuple(map(int, line.split())) for line in listed.stdout.splitlines()]
    family = {pid}
    for _ in range(4):
        family |= {child for child, parent, *_ in rows if parent in family}
    mine = [row for row in rows if row[0] in family]
    return sum(row[2] for row in mine) // 1024, sum(row[3] for row in mine)


async def _load(server: Server, connections: int, seconds: float, text: str) -> Tally:
    tally, numbers = Tally(), count()
    end = time.perf_counter() + seconds
    talks = (_talk(server.port, text, numbers, end, tally) for _ in range(connections))
    await asyncio.gather(_watch(server.process.pid, end, tally), *talks)
    return tally


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--processes", default="2")
    parser.add_argument("--note", default="checkout-api.en.md")
    parser.add_argument("--assert", dest="strict", action="store_true")
    options = parser.parse_args()
    text = (_SAMPLE / options.note).read_text(encoding="utf-8")
    wanted = ("--rate", "0", "--processes", options.processes)
    with tempfile.TemporaryDirectory() as state, Server(Path(state), *wanted) as server:
        asyncio.run(_load(server, 4, 3, text))  # to warm up
        tally = asyncio.run(_load(server, options.connections, options.seconds, text))
    quarter = tally.memory[len(tally.memory) // 4]
    milliseconds = [1_000 * each for each in statistics.quantiles(tally.seconds, n=100)]
    print(f"{sum(tally.statuses.values()) / options.seconds:.0f} requests/s, {dict(tally.statuses)}")
    busy = (tally.busy[-1] - tally.busy[0]) / options.seconds
    per_request = 1_000 * busy * options.seconds / sum(tally.statuses.values())
    print(f"{busy:.2f} cores busy, {per_request:.0f} ms of processor time a request")
    print(f"half within {milliseconds[49]:.0f} ms, 99 of 100 within {milliseconds[98]:.0f} ms")
    print(f"memory: {quarter} MB after a quarter, {max(tally.memory)} MB at most, {tally.memory[-1]} MB last")
    if options.strict and (set(tally.statuses) != {200} or max(tally.memory) > quarter * _GROWTH):
        sys.exit("errors, or memory that grows")


if __name__ == "__main__":
    main()
