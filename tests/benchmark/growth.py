"""How the time that a KB takes grows with the length of a page or text, for all that reads one.

    python tests/benchmark/growth.py [--largest KB] [--only WORD] [--work NAME]… [--assert]

Pages of 10 KB to 10 MB, ordinary ones and hostile ones, are checked, mended and outlined in this process;
in front of each goes the yardstick, which is BeautifulSoup alone building its tree of the same page. Told
is the processor time of a KB by the length of the page, and the growth: how many times as long a KB of
a longer page takes as one of a shorter page, at worst. Then 150 units, each repeated to 10 KB, 100 KB and
1 MB, are drafted from, restored, checked, mended and outlined in the same way: this takes hours, and
`tests/benchmark/test_growth.py` runs a short form of it. Last comes the memory that a process needs at its
peak for a page of the largest size. With --assert the exit status is 1 if something grows more than
twice, whatever the yardstick does.
"""

import argparse
import gc
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bs4 import BeautifulSoup

from articlekit.app.cli.articles import tree
from articlekit.checks import check_page, fix_page
from articlekit.drafting.attempts import Outcome
from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive import ExtractiveDrafter
from articlekit.drafting.outline import restore_and_check
from articlekit.model.article import Article
from articlekit.model.house import House
from articlekit.reading import read_notes, read_text
from tests.benchmark.pages import page
from tests.benchmark.repeated import UNITS, repeated

SIZES = (10, 100, 1_000, 10_000)
"""KB."""
LIMIT = 2.0
HOUSE = House()
_ENOUGH = 200_000
"""Characters that are worked off before the clock is read: a short page goes several times."""
_ROUNDS = 3
_MOST_BYTES = 10_000_000
"""Bytes of a note: a million characters take up to four million."""


def _times(piece: str, before: str = "", after: str = "") -> Callable[[int], str]:
    """A page that says the same again and again, of so many KB."""
    return lambda size: before + piece * max(1, size * 1_000 // len(piece)) + after


_HEAD = '<!doctype html><html lang="en"><head><title>Flood</title></head><body><main>'
_FAULT = '<h5>"A", : b</h5>\n'


@dataclass(frozen=True)
class Shape:
    """Pages of one kind, of any length."""

    name: str
    make: Callable[[int], str]
    """From KB to the source."""
    largest: int = 10_000
    """KB up to which it is measured: a hundred thousand of something are enough."""


SHAPES = (
    Shape("ordinary", page),
    Shape("a fault in each section", lambda size: page(size, fault=_FAULT)),
    Shape("ordinary, on one line", lambda size: page(size).replace("\n", " ")),
    Shape("one paragraph", _times("It is so. ", '<p lang="en">')),
    Shape("one paragraph of faults", _times('"It is" so ... ', '<p lang="en">'), 1_000),
    Shape("one text, no space", _times("x", "<p>")),
    Shape("null bytes", _times("\0")),
    Shape("null bytes among words", _times('a\0"b" ', '<p lang="en">'), 1_000),
    Shape("nested blocks", _times("<div>"), 1_000),
    Shape("nested phrases with text", _times("<b>x"), 1_000),
    Shape(
        "deep, and wide at the bottom",
        lambda size: _times("<b>")(size // 2) + _times("x<hr>")(size // 2),
        1_000,
    ),
    Shape("100,000 headings", _times("<h2>Head: one.</h2>", _HEAD), 2_000),
    Shape("100,000 open headings", _times("<h2>Head: one.", _HEAD), 1_500),
    Shape("100,000 misquoted attributes", _times("<p a=\"x'>b", _HEAD), 1_000),
    Shape("attributes in one tag", _times(" a=\"x'", f"{_HEAD}<p", ">"), 1_000),
    Shape("character references", _times("&quot;x&quot; ", '<p lang="en">'), 1_000),
    Shape("comments", _times("<!-- a -->"), 1_000),
    Shape("angle brackets", _times("<"), 1_000),
)


def generate(text: str) -> Article:
    """The article of a note, without a model."""
    note = read_notes(text.encode(), language="en", max_bytes=_MOST_BYTES)[0]
    return ExtractiveDrafter().draft(Brief(note=note, language="en"))


def structure(text: str) -> Outcome:
    """The article of a flat text, checked."""
    return restore_and_check(read_text(text.encode(), language="en", max_bytes=_MOST_BYTES))


def outline(text: str) -> list[tuple[int, str]]:
    """The headings of a page."""
    return tree(text.encode(), "page.html", max_bytes=1_000_000_000)


ON_PAGES: dict[str, Callable[[str], object]] = {
    "yardstick": lambda text: BeautifulSoup(text, "lxml", multi_valued_attributes=None, huge_tree=True),
    "check": lambda text: check_page(text, house=HOUSE),
    "fix": lambda text: fix_page(text, house=HOUSE),
    "outline": outline,
}
ON_TEXTS: dict[str, Callable[[str], object]] = {"generate": generate, "structure": structure}
WORKS = {**ON_PAGES, **ON_TEXTS}


def rate(work: Callable[[str], object], text: str) -> float:
    """Milliseconds of processor time a KB; the median of some rounds, of one for the longest pages."""
    times, runs = [], max(1, _ENOUGH // len(text))
    for _ in range(_ROUNDS if len(text) < 3_000_000 else 1):
        gc.collect()
        start = time.process_time()
        for _ in range(runs):
            work(text)
        times.append((time.process_time() - start) * 1e3 / runs / (len(text) / 1_000))
    return statistics.median(times)


def growth(rates: list[float]) -> float:
    """How many times as long a KB of a longer page takes as one of any shorter page, at worst."""
    return max((longer / shorter for shorter, longer in combinations(rates, 2)), default=1.0)


def measure(
    shape: Shape, largest: int, works: dict[str, Callable[[str], object]]
) -> Iterator[tuple[str, list[float]]]:
    """The rates of each work over texts of a shape."""
    sizes = [size for size in SIZES if size <= min(shape.largest, largest)]
    sizes += [shape.largest] if sizes[-1] < shape.largest <= largest else []
    texts = [shape.make(size) for size in sizes]
    for name, work in works.items():
        work(texts[0])
        yield name, [rate(work, text) for text in texts]


def peak(work: str, size: int) -> int:
    """The most memory that a process of its own needs for an ordinary page, in MB."""
    code = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).resolve().parents[2])!r})\n"
        f"from tests.benchmark.growth import WORKS, page; WORKS[{work!r}](page({size}))\n"
        "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return int(done.stdout) // (1 if sys.platform == "linux" else 1_000) // 1_000


def plan() -> Iterator[tuple[Shape, dict[str, Callable[[str], object]]]]:
    """All shapes, each with the works that are done on it."""
    for shape in SHAPES:
        yield shape, ON_PAGES
    for unit in UNITS:
        yield Shape(f"text of {unit!r}", partial(repeated, unit, html=False), 1_000), ON_TEXTS
        yield Shape(f"page of {unit!r}", partial(repeated, unit, html=True), 1_000), ON_PAGES


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--largest", type=int, default=SIZES[-1], metavar="KB", help="longest page")
    parser.add_argument("--only", default="", metavar="WORD", help="shapes with this in their names")
    parser.add_argument("--work", action="append", choices=[*WORKS], help="what is done (default: all)")
    parser.add_argument("--assert", dest="strict", action="store_true", help="fail above the limit")
    options = parser.parse_args()
    worst, wanted = 0.0, options.work or list(WORKS)
    print("ms of processor time a KB, for pages of " + ", ".join(f"{size:,}" for size in SIZES) + " KB")
    for shape, works in plan():
        chosen = {name: work for name, work in works.items() if name in wanted}
        if not chosen or options.only not in shape.name:
            continue
        print(f"{shape.name} (to {min(shape.largest, options.largest):,} KB)")
        for name, rates in measure(shape, options.largest, chosen):
            grown = growth(rates)
            worst = max(worst, grown if name != "yardstick" else 0)
            print(
                f"  {name:<10}" + "".join(f"{each:>9.3f}" for each in rates) + f"   growth {grown:.2f}",
                flush=True,
            )
    for name in set(wanted) & ON_PAGES.keys():
        print(f"peak of memory, {name}, {options.largest:,} KB: {peak(name, options.largest):,} MB")
    print(f"worst growth: {worst:.2f}; limit: {LIMIT:.1f}")
    raise SystemExit(int(options.strict and worst > LIMIT))


if __name__ == "__main__":
    main()
