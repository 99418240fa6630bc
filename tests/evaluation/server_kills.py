"""Kills a server with jobs at random moments:  server_kills.py [KILLS] [SEED]

Prints how often it was killed, and that every order became one job whose result is byte for byte what a
server answers at once; an assertion fails where it did not.
"""

import argparse
import random
import sys
import tempfile
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.app.web.killing import ServerDeaths

__all__ = ["main"]


def main() -> int:
    """Read the command line and kill."""
    parser = argparse.ArgumentParser(description="Kills a server with jobs at random moments.")
    parser.add_argument("kills", nargs="?", type=int, default=40, help="how many (40)")
    parser.add_argument(
        "seed", nargs="?", type=int, default=1, help="the same moments again for the same seed (1)"
    )
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        draw = random.Random(chosen.seed)  # noqa: S311 - the same moments again for the same seed
        deaths = ServerDeaths(state=Path(folder) / "state", draw=draw)
        statuses = deaths.to_the_end(chosen.kills)
    said = ", ".join(f"{count} {status}" for status, count in statuses.items())
    print(f"{deaths.kills} kills, {statuses.total()} orders, as many jobs: {said}; byte-identical")
    return 0 if set(statuses) == {"done"} else 1


if __name__ == "__main__":
    raise SystemExit(main())
