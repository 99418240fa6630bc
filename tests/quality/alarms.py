"""False alarms: what `check --note` finds in articles that are right, by language.

    python -m tests.quality.alarms [GOLD.jsonl…]

The editors' articles of the gold are held against their notes as drafts; every sentence of them is faithful.
The table counts the sentences with an error and those with no more than a warning, in percent.
"""

import argparse
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from articlekit.model.article import sentences
from tests.quality.editor import Row
from tests.quality.faithful import read
from tests.quality.learn_grounding import draft_of
from tests.quality.shared import gold_files

__all__ = ["measure"]


def measure(row: Row) -> Counter[str]:
    """The sentences of an editor's article, and how many of them an error or a warning is found in."""
    _, article, findings = draft_of(row, row["article"])
    paths = {path for path, _ in sentences(article)}
    errors = {each.where.path for each in findings if each.severity == "error"} & paths
    warnings = {each.where.path for each in findings if each.severity == "warning"} & paths
    return Counter(sentences=len(paths), errors=len(errors), warnings=len(warnings - errors))


def _line(name: str, counts: Counter[str]) -> str:
    shares = (100 * counts[kind] / max(1, counts["sentences"]) for kind in ("errors", "warnings"))
    return f"{name:4} {counts['sentences']:9} " + " ".join(f"{share:8.1f}" for share in shares)


def main() -> None:
    """Parse the arguments, measure, and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="*", type=Path, help="files of gold (default: all)")
    rows = read(parser.parse_args().gold or gold_files())
    table: dict[str, Counter[str]] = defaultdict(Counter)
    with ProcessPoolExecutor(2) as pool:
        for row, counts in zip(rows, pool.map(measure, rows), strict=True):
            table[row["lang"]] += counts
    print("lang sentences   errors warnings")
    for name, counts in (*sorted(table.items()), ("all", sum(table.values(), Counter[str]()))):
        print(_line(name, counts))


if __name__ == "__main__":
    main()
