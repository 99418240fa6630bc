"""What a batch costs:

    batch.py throughput [TURNS]      against a bare loop, and two processes against one
    batch.py memory [NOTES …]        peak memory of every process, for so many notes each

    --corpus FOLDER    notes as JSON Lines (default: ../shared/notes), else the samples; they are
                       repeated with small variations, once a turn
    --longest N        only notes of at most so many characters
    --assert           fail below half of the bare loop's throughput, or 1.8 times one process with two

For every note the bare loop detects the language of its text (langdetect), fills the template `page` with
its lines as they are, and parses the result (BeautifulSoup on lxml): the least that a script does which
makes the same kind of page. The batch is the command as people run it, with its ledger and its files. What
is loaded once in a process is not counted: the corpus has been through both before anything is. All is
measured in one go, the bare loop before and after, so that the ratios hold on any machine; the processor
time is that of all processes. Two processes can be told from one on an idle machine only.
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
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice, pairwise
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import bs4
import langdetect

from articlekit.model.article import Article, Paragraph, Sentence
from articlekit.rendering import render

__all__ = ["main"]

_ROOT = Path(__file__).resolve().parents[2]
_LEAST_SHARE, _LEAST_GAIN = 0.5, 1.8
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


def write_notes(path: Path, texts: Iterable[str]) -> None:
    """The notes as JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            file.write(json.dumps({"id": f"case-{number}", "text": text}, ensure_ascii=False) + "\n")


def bare(texts: Iterable[str]) -> tuple[float, float, float]:
    """Processor seconds of the bare loop: for detection, pages and parsing."""
    langdetect.DetectorFactory.seed = 0
    detection = filling = parsing = 0.0
    for text in texts:
        marks = [time.process_time()]
        language = langdetect.detect(text)
        marks.append(time.process_time())
        page = render(_as_it_is(text, language), template="page")
        marks.append(time.process_time())
        assert bs4.BeautifulSoup(page, "lxml").find("h1")
        marks.append(time.process_time())
        detection, filling, parsing = (
            total + end - start
            for total, (start, end) in zip((detection, filling, parsing), pairwise(marks), strict=True)
        )
    return detection, filling, parsing


def _as_it_is(text: str, language: str) -> Article:
    """An article of a note's lines, the first one as its headline."""
    first, *others = [Sentence(text=line) for line in text.splitlines() if line.strip()]
    return Article(
        language=language, headline=first, lede=tuple(Paragraph(sentences=(each,)) for each in others)
    )


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


def throughput(texts: list[str], turns: int, folder: Path) -> bool:
    """Print how one process compares with the bare loop, and two with one; whether both are as wanted."""
    once, all_turns = folder / "once.jsonl", folder / "all.jsonl"
    write_notes(once, varied(texts, len(texts)))
    write_notes(all_turns, varied(texts, len(texts) * (turns + 1)))
    others = [*islice(varied(texts, len(texts) * (turns + 1)), len(texts), None)]
    bare(varied(texts, len(texts)))
    loading, before = batch(once, folder / "once", 1), bare(others)
    one, after = batch(all_turns, folder / "one", 1), bare(others)
    loading_two, two = batch(once, folder / "once-two", 2), batch(all_turns, folder / "two", 2)
    least = [sum(pair) / 2 for pair in zip(before, after, strict=True)]
    count = len(texts) * turns
    detection, filling, parsing, total, own = (
        seconds / count * 1000 for seconds in (*least, sum(least), one.processor - loading.processor)
    )
    print(
        f"bare loop    {total:5.1f} ms of processor time a note: {detection:.1f} for detection, "
        f"{filling:.1f} for the page, {parsing:.1f} to parse it"
    )
    print(f"one process  {own:5.1f} ms: {total / own:.2f} of its throughput over {count} notes")
    gain = (one.seconds - loading.seconds) / (two.seconds - loading_two.seconds)
    print(f"two processes: {gain:.2f} times one ({one.seconds:.1f} s and {two.seconds:.1f} s with loading)")
    return total / own >= _LEAST_SHARE and gain >= _LEAST_GAIN


def memory(texts: list[str], counts: list[int], folder: Path) -> None:
    """Print the peak memory of the processes of a run, for each number of notes."""
    first: Measured | None = None
    for count in counts:
        notes = folder / f"{count}.jsonl"
        write_notes(notes, varied(texts, count))
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
    parser.add_argument("numbers", nargs="*", type=int)
    parser.add_argument("--corpus", type=Path, default=_ROOT.parent / "shared" / "notes")
    parser.add_argument("--longest", type=int, default=10**9)
    parser.add_argument("--assert", dest="strict", action="store_true")
    wanted = parser.parse_args()
    texts = corpus(wanted.corpus, wanted.longest)
    with tempfile.TemporaryDirectory() as folder:
        if wanted.what == "throughput":
            fast = throughput(texts, (wanted.numbers or [4])[0], Path(folder))
            return int(wanted.strict and not fast)
        memory(texts, wanted.numbers or [10_000, 100_000], Path(folder))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
