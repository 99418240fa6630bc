"""What reading a note costs, in milliseconds, held against another checkout in one run.

    python tests/benchmark/reading.py NOTES [OTHER_CHECKOUT]

NOTES is a folder of JSON Lines with a `text` in each. A process reads half of the notes, so that what is
loaded for a language is there, and then each of the other half: once, as a batch does ("new"), and a few
times more ("again"). A second process changes the halves, and the checkouts take turns. What is printed is
the median of the notes, and of the ratios of the notes, each at its best of the rounds.
"""

import json
import statistics
import subprocess
import sys
from pathlib import Path

_ROUNDS = 5
_READ = """
import gc, json, sys, time
from articlekit.reading import read_notes
known, new = json.load(sys.stdin)
for text in known * 3:
    read_notes(text.encode())
gc.collect()
gc.freeze()
spent = []
for text in new:
    data = text.encode()
    times = []
    for turn in range(6):
        begun = time.process_time()
        read_notes(data)
        times.append(time.process_time() - begun)
    spent += (times[0], min(times[1:]))
print(json.dumps(spent))
"""


def _texts(folder: Path) -> list[str]:
    return [
        json.loads(line)["text"]
        for path in sorted(folder.rglob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def _spent(checkout: Path, texts: list[str]) -> list[float]:
    """Seconds for each note when it is new, and for each when it is read again."""
    spent = [0.0] * (2 * len(texts))
    for half in (0, 1):
        done = subprocess.run(
            [sys.executable, "-c", _READ],
            input=json.dumps([texts[1 - half :: 2], texts[half::2]]),
            capture_output=True,
            text=True,
            check=True,
            cwd=checkout,
        )
        times: list[float] = json.loads(done.stdout)
        spent[half : len(texts) : 2], spent[len(texts) + half :: 2] = times[::2], times[1::2]
    return spent


def main() -> None:
    """Print the median costs, and the ratios to the other checkout."""
    texts = _texts(Path(sys.argv[1]))
    checkouts = [Path(__file__).resolve().parents[2], *map(Path, sys.argv[2:])]
    best: list[list[float]] = [[] for _ in checkouts]
    for _ in range(_ROUNDS):
        for known, checkout in zip(best, checkouts, strict=True):
            spent = _spent(checkout, texts)
            known[:] = [min(pair) for pair in zip(known, spent, strict=True)] if known else spent
    for name, part in (("new", slice(None, len(texts))), ("again", slice(len(texts), None))):
        costs = [statistics.median(known[part]) * 1000 for known in best]
        print(f"{name:<6}" + " against ".join(f"{cost:.2f} ms" for cost in costs), end="")
        if len(best) > 1:
            ratios = [one / other for one, other in zip(best[0][part], best[1][part], strict=True)]
            print(f": ratio {statistics.median(ratios):.2f} in the median, {max(ratios):.2f} at most", end="")
        print()


if __name__ == "__main__":
    main()
