"""Kills a server with jobs at random moments:  server_kills.py [KILLS] [SEED]

Prints how often it was killed, and that every order became one job whose result is byte for byte what a
server answers at once; an assertion fails where it did not.
"""

import random
import sys
import tempfile
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.app.web.killing import ServerDeaths

__all__ = ["main"]


def main() -> int:
    """Kill as often as is asked for, 40 times if nothing is said."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as folder:
        draw = random.Random(seed)  # noqa: S311 - the same moments again for the same seed
        deaths = ServerDeaths(state=Path(folder) / "state", draw=draw)
        statuses = deaths.to_the_end(wanted)
    said = ", ".join(f"{count} {status}" for status, count in statuses.items())
    print(f"{deaths.kills} kills, {statuses.total()} orders, as many jobs: {said}; byte-identical")
    return 0 if set(statuses) == {"done"} else 1


if __name__ == "__main__":
    raise SystemExit(main())
