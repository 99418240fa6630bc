"""What a batch costs:

    batch.py throughput [NOTES]      against a bare loop, and two processes against one
    batch.py memory [NOTES …]        peak memory of every process, for so many notes each

    --corpus FOLDER    notes as JSON Lines (default: ../shared/notes), else the samples; they are
                       repeated with small variations
    --longest N        only notes of at most so many characters

The bare loop only detects the language (langdetect), renders one template (Jinja) and parses the result
once (BeautifulSoup on lxml) for every note. All is measured in one go, so that the ratios hold on any
machine; a busy one makes them worse.
"""

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import bs4
import jinja2
import langdetect

__all__ = ["main"]

_ROOT = Path(__file__).resolve().parents[2]
_TEMPLATE = """<!doctype html>
<html lang="{{ language }}"><head><title>{{ lines[0] }}</title></head>
<body><h1>{{ lines[0] }}</h1>{% for line in lines[1:] %}<p>{{ line }}</p>{% endfor %}</body></html>
"""
_DIGITS = re.compile(r"\d+")


def corpus(folder: Path, longest: int) -> list[str]:
    """The texts of all notes."""
    lines = (line for path in sorted(folder.glob("*.jsonl")) for line in path.open(encoding="utf-8"))
    texts = [json.loads(line)["text"] for line in lines]
    if not texts:
        texts = [path.read_text(encoding="utf-8") for path in sorted((_ROOT / "samples/notes").glob("*.txt"))]
    return [text for text in texts if len(text) <= longest]


def varied(texts: list[str], count: int) -> Iterator[str]:
    """So many notes: the corpus again and again, with other numbers in it each time."""
    for number, text in enumerate(islice(cycle(texts), count)):
        turn = number // len(texts)
        yield _DIGITS.sub(lambda match, turn=turn: str(int(match[0][:15]) + turn), text) + f" Case {number}."  # type: ignore[misc]


def write_notes(path: Path, texts: list[str], count: int) -> None:
    """The notes as JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        for number, text in enumerate(varied(texts, count)):
            file.write(json.dumps({"id": f"case-{number}", "text": text}, ensure_ascii=False) + "\n")


def bare(path: Path) -> float:
    """Processor seconds of the bare loop."""
    langdetect.DetectorFactory.seed = 0
    langdetect.detect("to read its profiles")
    template = jinja2.Environment(autoescape=True).from_string(_TEMPLATE)
    started = time.process_time()
    for line in path.open(encoding="utf-8"):
        text = json.loads(line)["text"]
        language = langdetect.detect(text)
        page = template.render(language=language, lines=text.splitlines())
        bs4.BeautifulSoup(page, "lxml").find_all("h1")
    return time.process_time() - started


@dataclass(kw_only=True)
class Measured:
    """What a run took: seconds, processor seconds of all its processes, and bytes at their peaks."""

    seconds: float
    processor: float
    own: int
    """Of the process that was started."""
    others: list[int]
    """Of those that it has started, the largest first; the last is multiprocessing's, which only watches."""


def batch(path: Path, output: Path, jobs: int) -> Measured:
    """A run."""
    command = [sys.executable, "-m", "articlekit", "batch", str(path), "-o", str(output), "--jobs", str(jobs)]
    before, started = _processor(), time.perf_counter()
    run = subprocess.Popen([*command, "-q"], cwd=_ROOT, start_new_session=True)
    peaks: dict[int, int] = {}
    watching = threading.Thread(target=_watch, args=(run, peaks))
    watching.start()
    run.wait()
    watching.join()
    return Measured(
        seconds=time.perf_counter() - started,
        processor=_processor() - before,
        own=peaks.pop(run.pid),
        others=sorted(peaks.values(), reverse=True),
    )


def _watch(run: "subprocess.Popen[bytes]", peaks: dict[int, int]) -> None:
    while run.poll() is None:
        for process in _group(run.pid):
            peak = _peak(process)
            peaks[process] = max(peaks.get(process, 0), peak)
        time.sleep(0.5)


def _group(leader: int) -> Iterator[int]:
    """The processes of a group."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if os.getpgid(int(entry.name)) == leader:
                    yield int(entry.name)
            except ProcessLookupError:
                continue


def _peak(process: int) -> int:
    try:
        text = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return 0
    match = re.search(r"VmHWM:\s+(\d+) kB", text)
    return int(match[1]) * 1024 if match else 0


def _processor() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def throughput(texts: list[str], count: int, folder: Path) -> None:
    """Print how one process compares with the bare loop, and two with one."""
    notes, single = folder / "notes.jsonl", folder / "single.jsonl"
    write_notes(notes, texts, count)
    write_notes(single, texts, 1)
    start_up, start_up_two = batch(single, folder / "start", 1), batch(single, folder / "start-two", 2)
    least = bare(notes)
    one, two = batch(notes, folder / "one", 1), batch(notes, folder / "two", 2)
    own = one.processor - start_up.processor
    print(f"{count} notes; starting up takes {start_up.seconds:.1f} s and is not counted")
    print(f"bare loop    {least / count * 1000:6.1f} ms processor time a note")
    print(f"one process  {own / count * 1000:6.1f} ms: {least / own:.2f} of the bare loop's throughput")
    ratio = (one.seconds - start_up.seconds) / (two.seconds - start_up_two.seconds)
    print(f"two processes: {ratio:.2f} times one ({one.seconds:.1f} s and {two.seconds:.1f} s)")


def memory(texts: list[str], counts: list[int], folder: Path) -> None:
    """Print the peak memory of the processes of a run, for each number of notes."""
    first: Measured | None = None
    for count in counts:
        notes = folder / f"{count}.jsonl"
        write_notes(notes, texts, count)
        run = batch(notes, folder / str(count), 2)
        workers = " and ".join(f"{peak / 1e6:.0f}" for peak in run.others[:2])
        print(
            f"{count} notes: {run.own / 1e6:.0f} MB at most, its workers {workers} MB; "
            f"{run.seconds:.0f} s, {run.processor:.0f} s processor time",
            flush=True,
        )
        first = first or run
        if run is not first:
            growth = max(run.own / first.own, run.others[0] / first.others[0]) - 1
            print(f"{growth:+.1%} in the process that has grown most", flush=True)


def main() -> int:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=("throughput", "memory"))
    parser.add_argument("notes", nargs="*", type=int)
    parser.add_argument("--corpus", type=Path, default=_ROOT.parent / "shared" / "notes")
    parser.add_argument("--longest", type=int, default=10**9)
    wanted = parser.parse_args()
    texts = corpus(wanted.corpus, wanted.longest)
    with tempfile.TemporaryDirectory() as folder:
        if wanted.what == "throughput":
            throughput(texts, (wanted.notes or [498])[0], Path(folder))
        else:
            memory(texts, wanted.notes or [10_000, 100_000], Path(folder))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
