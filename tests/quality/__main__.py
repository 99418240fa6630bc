"""The quality board: how good articles are, against floors that no change may go under.

    python -m tests.quality [--only NAME]… [--whole] [--details] [--raise]

The notes and cases lie in the folder that ARTICLEKIT_SHARED names, or in ../shared; where there is none the
board is left out. The exit status is 1 where a figure is under its floor.
"""

import argparse
import os
import time

from tests.quality import floors
from tests.quality.board import YARDSTICKS
from tests.quality.shared import missing

__all__: list[str] = []


def main() -> int:
    """Measure, print the table, and tell by the exit status whether all floors hold."""
    options = _options()
    absent = missing()
    if absent:
        print(f"The quality board is left out: there is no {absent} (ARTICLEKIT_SHARED names another folder)")
        return 0
    for name in [name for name in os.environ if name.startswith(("ARTICLEKIT_", "OPENAI_"))]:
        if name != "ARTICLEKIT_SHARED":
            del os.environ[name]  # settings of whoever runs it change articles
    text = floors.FILE.read_text(encoding="utf-8")
    bounds = floors.load(text)
    lines: list[str] = []
    print(f"Quality board (floors: tests/quality/{floors.FILE.name})", flush=True)
    for name in options.only or (
        "score",
        "own",
        "unseen",
        "faithful-whole" if options.whole else "faithful",
        "cases",
    ):
        start = time.monotonic()
        measured = YARDSTICKS[name]()
        title = f"{measured.title} ({time.monotonic() - start:.0f} s)"
        print(floors.table(title, measured.figures, bounds[name]), flush=True)
        under = floors.faults(name, measured.figures, bounds[name])
        lines += under.values()
        for column, detail in measured.details:
            if options.details or column in under or (not column and under):
                print(f"    {detail}")
        text = floors.raised(text, name, measured.figures)
    if options.raise_:
        floors.FILE.write_text(text, encoding="utf-8")
    for line in lines:
        print(f"FAULT {line}")
    print(f"Quality board: {len(lines) or 'no'} figures are worse than their floors")
    return 1 if lines else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="tests/run quality",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--only", action="append", choices=YARDSTICKS, help="this one; may be given again")
    parser.add_argument("--whole", action="store_true", help="a model's article on all notes, not on a third")
    parser.add_argument("--details", action="store_true", help="what went wrong, note by note, at any figure")
    parser.add_argument(
        "--raise", dest="raise_", action="store_true", help="draw the floors up to what is better now"
    )
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
