"""What `facts` costs: seconds per KB over the notes of a folder, held against another checkout in one run.

    python tests/benchmark/facts.py NOTES [OTHER_CHECKOUT]

Each checkout reads every text in a process of its own, turn and turn about; what is printed is the median of
the ratios of the texts, each at its best of the rounds.
"""

import json
import statistics
import subprocess
import sys
from pathlib import Path

_ROUNDS = 6
_READ = """
import json, sys, time
from articlekit.language.facts import facts
texts = json.load(sys.stdin)
for text, language in texts:
    facts(text, language)
spent = []
for number, (text, language) in enumerate(texts):
    begun = time.process_time()
    for turn in range(3):
        facts(text + " " * (turn + 1 + number % 7), language)
    spent.append(time.process_time() - begun)
print(json.dumps(spent))
"""


def _texts(folder: Path) -> list[tuple[str, str]]:
    return [
        (str(record.get("text") or record.get("note") or line), path.stem)
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        for record in [json.loads(line)]
    ]


def _spent(checkout: Path, texts: str) -> list[float]:
    done = subprocess.run(
        [sys.executable, "-c", _READ], input=texts, capture_output=True, text=True, check=True, cwd=checkout
    )
    spent: list[float] = json.loads(done.stdout)
    return spent


def main() -> None:
    """Print the median cost, and the ratio to the other checkout."""
    texts = _texts(Path(sys.argv[1]))
    checkouts = [Path(__file__).resolve().parents[2], *map(Path, sys.argv[2:])]
    order = json.dumps(texts)
    best: list[list[float]] = [[] for _ in checkouts]
    for _ in range(_ROUNDS):
        for known, checkout in zip(best, checkouts, strict=True):
            spent = _spent(checkout, order)
            known[:] = [min(pair) for pair in zip(known, spent, strict=True)] if known else spent
    sizes = [len(text.encode()) / 1024 for text, _ in texts]
    for known, checkout in zip(best, checkouts, strict=True):
        cost = statistics.median(seconds / 3 / size for seconds, size in zip(known, sizes, strict=True))
        print(f"{checkout}: {cost * 1000:.2f} ms/KB")
    if len(checkouts) > 1:
        ratios = [one / other for one, other in zip(*best, strict=True)]
        print(f"median ratio {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main()
