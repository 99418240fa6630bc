"""How many articles an hour one core makes without a model:  throughput.py [CORPUS...] [--assert]

Every note is read, written up, checked and rendered; by turns with a bare loop that only detects its
language, renders a template and parses the page, which is the least that a script of this trade does.
The ratio of the two is told, in processor time, as the median over rounds. No two rounds have a sentence
in common: words, characters and digits change places within a note, so that nothing remembered helps.

A corpus is a folder of notes or a file of JSON lines with the key "text"; the sample notes are one.
"""

import argparse
import cProfile
import json
import pstats
import random
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import bs4
import jinja2
import langdetect

from articlekit.app.write import write
from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive import ExtractiveDrafter
from articlekit.reading import read_notes
from articlekit.rendering import render

__all__ = ["main", "varied"]

_LIMIT = 2.0
"""Times the bare loop's processor time."""
_SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "notes"
_TEMPLATE = jinja2.Environment(autoescape=True).from_string(
    """<!doctype html>
<html lang="{{ language }}"><head><title>{{ lines[0] }}</title></head>
<body><h1>{{ lines[0] }}</h1>{% for line in lines[1:] %}<p>{{ line }}</p>{% endfor %}</body></html>
"""
)
_EXCHANGED = re.compile(r"(?P<word>[^\W\d_A-Z]{6,})|(?P<character>[\u4e00-\u9fff])|(?P<digit>\d)")
_SHARE = 1 / 3
"""How many of the words, characters and digits are exchanged."""


def varied(text: str, seed: int) -> str:
    """The note with some of its words, Han characters and digits replaced by others that it has."""
    chance = random.Random(seed)  # noqa: S311 - the same every time
    pools: dict[str, list[str]] = {}
    for match in _EXCHANGED.finditer(text):
        pools.setdefault(str(match.lastgroup), []).append(match[0])

    def other(match: re.Match[str]) -> str:
        return chance.choice(pools[str(match.lastgroup)]) if chance.random() < _SHARE else match[0]

    return _EXCHANGED.sub(other, text)


def _ours(text: str) -> None:
    for note in read_notes(text.encode(), name="note.txt", max_bytes=2_000_000):
        outcome = write(Brief(note=note, language=note.language), ExtractiveDrafter())
        assert render(outcome.article, template="page")


def _bare(text: str) -> None:
    lines = [line for line in text.splitlines() if line.strip()]
    page = _TEMPLATE.render(language=langdetect.detect(text), lines=lines)
    assert bs4.BeautifulSoup(page, "lxml").find("h1")


def _texts(path: Path) -> Iterator[str]:
    files = sorted(path.rglob("*.*")) if path.is_dir() else [path]
    for file in files:
        content = file.read_text(encoding="utf-8", errors="replace")
        if file.suffix == ".jsonl":
            yield from (json.loads(line)["text"] for line in content.splitlines())
        elif file.suffix == ".txt":
            yield content


def _milliseconds(make: Callable[[str], None], texts: Sequence[str]) -> float:
    started = time.process_time()
    for text in texts:
        make(text)
    return (time.process_time() - started) / len(texts) * 1e3


def _profiled(texts: Sequence[str]) -> None:
    profile = cProfile.Profile()
    profile.runcall(_milliseconds, _ours, texts)
    pstats.Stats(profile).strip_dirs().sort_stats("tottime").print_stats(25)


def main() -> int:
    """Run both by turns and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", nargs="*", type=Path, default=[_SAMPLES])
    parser.add_argument("--rounds", type=int, default=5, help="(default: 5)")
    parser.add_argument("--profile", action="store_true", help="tell where the time goes instead")
    parser.add_argument("--assert", dest="strict", action="store_true", help="fail above the limit")
    options = parser.parse_args()
    langdetect.DetectorFactory.seed = 0
    corpus = [text for path in options.corpus for text in _texts(path)]
    for make in (_ours, _bare):  # files are read, patterns compiled and templates, too
        _milliseconds(make, corpus)
    if options.profile:
        _profiled([varied(text, 1) for text in corpus])
        return 0
    pairs = []
    for number in range(1, options.rounds + 1):
        texts = [varied(text, number) for text in corpus]
        pairs.append((_milliseconds(_ours, texts), _milliseconds(_bare, texts)))
        print(f"round {number}: {pairs[-1][0]:.1f} ms a note, bare loop {pairs[-1][1]:.1f} ms")
    ratio = statistics.median(ours / bare for ours, bare in pairs)
    print(f"{len(corpus)} notes: {ratio:.2f} times the bare loop (limit {_LIMIT})")
    return int(options.strict and ratio > _LIMIT)


if __name__ == "__main__":
    raise SystemExit(main())
