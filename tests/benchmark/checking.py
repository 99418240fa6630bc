"""How long `articlekit check` takes: against html-validate, and by the length of a page.

    python tests/benchmark/checking.py [--runs N] [--assert]

Both check the same 200 pages of 20 KB, as whole processes that take turns; the ratio of the two
medians is told. Then one page of 10 KB to 10 MB is checked and mended in this process, and one of
10 MB on a single line: the time per KB should stay the same. With --assert the exit status is 1 if
articlekit takes longer than html-validate, or if a long page takes more than 3 times as long a KB.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from articlekit.checks import check_page, fix_page
from articlekit.model.house import House
from tests.judges.tools import npm_packages, program

ARTICLEKIT = Path(sys.executable).parent / "articlekit"
PAGES, KILOBYTES = 200, 20
SIZES = (10, 100, 1_000, 10_000)
HOUSE = House()

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Water main bursts {number}</title>
<meta name="description" content="A water main burst in Harbour Street on Monday; crews were at work.">
<link rel="stylesheet" href="style.css">
</head>
<body>
<header><a href="/">The Valley Herald</a></header>
<nav aria-label="Main"><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main>
<h1>Water main bursts in Harbour Street {number}</h1>
"""
_SECTION = """<section>
<h2>Repairs under way in part {part}</h2>
<p>Crews of the water board were at work <em>day and night</em>, and <a href="/board?id={part}">the board</a>
said on Monday that “all homes” would have water again by 14:30 on {part} May 2026.</p>
<ul><li>Two streets were closed.</li><li>About 1,200 homes had no water.</li></ul>
<h3>What the mayor said about part {part}</h3>
<blockquote><p>Nobody was hurt, and we thank the crews &amp; the neighbours.</p></blockquote>
<figure><img src="{part}.jpg" alt="A flooded street"><figcaption>Harbour Street.</figcaption></figure>
<p lang="fr">Le maire a remercié les équipes qui ont travaillé toute la nuit dans la rue du port.</p>
</section>
"""
_TAIL = "</main>\n<footer><p>The Valley Herald</p></footer>\n</body>\n</html>\n"


def page(kilobytes: int, number: int = 0, *, fault: str = "") -> str:
    """A page of about so many KB; a fault is put into each of its sections."""
    parts = [_HEAD.format(number=number)]
    length, part = len(parts[0]), 0
    while length < kilobytes * 1_000:
        part += 1
        parts.append(_SECTION.format(part=part) + fault)
        length += len(parts[-1])
    return "".join((*parts, _TAIL))


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
    judge = (program("node", "apt-get install nodejs"), str(npm_packages()["html-validate"]))
    commands = (
        (str(ARTICLEKIT), "check", str(pages)),
        (*judge, "--config", str(settings), "--formatter", "json", f"{pages}/*.html"),
    )
    done = subprocess.run(commands[0], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if f"{PAGES} files: no findings" not in done.stderr:
        raise SystemExit(f"articlekit did not check the pages: {done.stdout}{done.stderr}")
    _seconds(commands[1])
    times = [[_seconds(command) for command in commands] for _ in range(runs)]
    ours, theirs = (statistics.median(column) for column in zip(*times, strict=True))
    print(f"{PAGES} pages of {KILOBYTES} KB, median of {runs} runs:")
    print(f"  articlekit check {ours:6.2f} s   html-validate {theirs:6.2f} s   ratio {ours / theirs:5.2f}")
    return ours / theirs


def _seconds(command: Sequence[str]) -> float:
    start = time.perf_counter()
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    taken = time.perf_counter() - start
    if done.returncode > 1:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr.decode()}")
    return taken


def growth() -> float:
    """Milliseconds a KB by the length of a page; the worst ratio of a long page to the shortest."""
    bad = '<h5>"A", : b</h5>\n'
    jobs: tuple[tuple[str, Callable[[str], object], str], ...] = (
        ("check", lambda text: check_page(text, house=HOUSE), ""),
        ("check, a fault in each section", lambda text: check_page(text, house=HOUSE), bad),
        ("fix, a fault in each section", lambda text: fix_page(text, house=HOUSE), bad),
        ("check, one line", lambda text: check_page(text.replace("\n", " "), house=HOUSE), ""),
        (
            "check, one paragraph",
            lambda text: check_page(f"<p>{'It is so. ' * (len(text) // 10)}", house=HOUSE),
            "",
        ),
        ("check, nested", lambda text: check_page("<div>" * (len(text) // 5), house=HOUSE), ""),
    )
    print("ms a KB       " + "".join(f"{size:>9} KB" for size in SIZES))
    worst = 0.0
    for name, job, fault in jobs:
        job(page(SIZES[0], fault=fault))
        sizes = SIZES[:-1] if name.startswith("fix") else SIZES  # ten megabytes are mended in a minute
        rates = [_rate(job, page(size, fault=fault)) for size in sizes]
        worst = max(worst, max(rates[1:]) / rates[0])
        print(" " * 14 + "".join(f"{rate:>12.3f}" for rate in rates).ljust(50) + name)
    return worst


def _rate(job: Callable[[str], object], text: str) -> float:
    rounds = max(1, 200_000 // len(text))
    start = time.process_time()  # other programs on the machine do not count
    for _ in range(rounds):
        job(text)
    return (time.process_time() - start) * 1e3 / rounds / (len(text) / 1_000)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=5, help="runs of each program (default: 5)")
    parser.add_argument("--assert", dest="strict", action="store_true", help="fail above a limit")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ratio = race(Path(folder), options.runs)
    worst = growth()
    print(f"worst growth of the time a KB: {worst:.2f}")
    if options.strict and (ratio > 1 or worst > 3):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
