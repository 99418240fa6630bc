"""How long the commands take, measured against the least that they could take.

    python tests/benchmark/startup.py [--runs N] [--assert]

Each command takes turns with its yardstick, so that a busy machine slows both; the ratio of the two
medians is told. The package is compiled to bytecode before, as installing it would do. With --assert the
exit status is 1 if a ratio is above its limit.
"""

import argparse
import compileall
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parents[1] / "samples" / "notes" / "twitter-space.fr.txt"
ARTICLEKIT = Path(sys.executable).parent / "articlekit"


@dataclass(frozen=True, kw_only=True)
class Race:
    """A command, what it is measured against, and how many times as long it may take."""

    name: str
    command: Sequence[str]
    yardstick: Sequence[str]
    limit: float


@dataclass(frozen=True, kw_only=True)
class Result:
    """Medians in seconds."""

    race: Race
    command: float
    yardstick: float

    @property
    def ratio(self) -> float:
        return self.command / self.yardstick


def races(folder: Path) -> tuple[Race, ...]:
    """What is measured; what is written goes to a folder."""
    return (
        Race(
            name="--version / import click",
            command=(str(ARTICLEKIT), "--version"),
            yardstick=(sys.executable, "-c", "import click"),
            limit=1.6,
        ),
        Race(
            name="generate / bare script",
            command=(str(ARTICLEKIT), "generate", str(SAMPLE), "-o", str(folder / "article.html")),
            yardstick=(sys.executable, str(HERE / "bare.py"), str(SAMPLE), str(folder / "bare.html")),
            limit=1.3,
        ),
    )


def run(race: Race, runs: int) -> Result:
    """Run a race: once to warm up, then as often as asked, by turns."""
    _seconds(race.command)
    _seconds(race.yardstick)
    pairs = [(_seconds(race.command), _seconds(race.yardstick)) for _ in range(runs)]
    command, yardstick = (statistics.median(times) for times in zip(*pairs, strict=True))
    return Result(race=race, command=command, yardstick=yardstick)


def _seconds(command: Sequence[str]) -> float:
    start = time.perf_counter()
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    taken = time.perf_counter() - start
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr}")
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=15, help="runs of each command (default: 15)")
    parser.add_argument("--assert", dest="strict", action="store_true", help="fail above a limit")
    options = parser.parse_args()
    compileall.compile_dir(HERE.parents[1] / "articlekit", quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        results = [run(race, options.runs) for race in races(Path(folder))]
    print(
        f"{'median of ' + str(options.runs) + ' runs':<28}{'ms':>8}{'yardstick':>11}{'ratio':>8}{'limit':>7}"
    )
    for each in results:
        print(
            f"{each.race.name:<28}{each.command * 1e3:>8.0f}{each.yardstick * 1e3:>11.0f}"
            f"{each.ratio:>8.2f}{each.race.limit:>7.2f}"
        )
    if options.strict and any(each.ratio > each.race.limit for each in results):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
