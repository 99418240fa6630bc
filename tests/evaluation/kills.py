"""Kills a batch at random moments:  kills.py [KILLS] [SEED]

Prints how many runs were killed, and that what came out in the end was byte for byte what comes out
undisturbed; an assertion fails where it was not.
"""

import argparse
import random
import sys
import tempfile
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.app.batch.killing import Deaths, many_notes, undisturbed

__all__ = ["main"]


def main() -> int:
    """Read the command line and kill."""
    parser = argparse.ArgumentParser(description="Kills a batch at random moments.")
    parser.add_argument("kills", nargs="?", type=int, default=200, help="how many (200)")
    parser.add_argument(
        "seed", nargs="?", type=int, default=1, help="the same moments again for the same seed (1)"
    )
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        notes = many_notes(Path(folder) / "notes.jsonl", 60)
        expected, seconds = undisturbed(notes, Path(folder) / "undisturbed")
        print(f"{len(expected)} files, undisturbed in {seconds:.1f} s")
        draw = random.Random(chosen.seed)  # noqa: S311 - the same moments again for the same seed
        deaths = Deaths(notes=notes, expected=expected, longest=seconds, draw=draw)
        number = 0
        while deaths.kills < chosen.kills:
            number += 1
            before = deaths.kills
            deaths.to_the_end(Path(folder) / str(number), most=chosen.kills - deaths.kills)
            print(f"folder {number}: {deaths.kills - before} kills, then byte-identical", flush=True)
    print(f"{deaths.kills} kills in {number} folders: nothing lost, nothing done twice, no file half-written")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
