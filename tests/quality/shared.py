"""Where the yardsticks lie: notes with their editors' articles, and cases; no part of the project."""

import os
from pathlib import Path

__all__ = ["CACHE", "ROOT", "gold_files", "missing", "own_files", "shared", "unseen_files"]

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache"
"""What may be made again; git ignores it."""


def shared() -> Path:
    """The folder that ARTICLEKIT_SHARED names, or the one beside the checkout."""
    return ROOT / (os.environ.get("ARTICLEKIT_SHARED") or "../shared")


def missing() -> str | None:
    """The first of the board's yardsticks that is not there; None where all are."""
    wanted = (shared() / "gold" / "score.py", shared() / "cases" / "run.py")
    return next((str(path) for path in wanted if not path.is_file()), None)


def gold_files() -> list[Path]:
    """The files of notes with their editors' articles, in the order in which they are counted."""
    gold = shared() / "gold"
    return [*sorted(gold.glob("*.jsonl")), *sorted((gold / "newsroom").glob("*.jsonl"))]


def own_files() -> list[Path]:
    """The project's own notes with their articles, from which the drafter learns nothing."""
    return sorted((Path(__file__).parent / "notes").glob("*.jsonl"))


def unseen_files() -> list[Path]:
    """Those of them from which nothing at all is learned."""
    return sorted((Path(__file__).parent / "notes" / "unseen").glob("*.jsonl"))
