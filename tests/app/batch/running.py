"""Running a batch as its user does, and reading what comes out."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from articlekit.app.cli import main

__all__ = ["articles", "batch", "manifest", "note", "write_lines"]


def note(place: str, hour: int = 9) -> str:
    """A short note, one of its own for every place and hour."""
    return (
        f"Water main burst in {place}\n\nA water main burst in {place} at {hour}:40 on 3 March 2026. "
        "No one was injured.\nThe cause was a corroded joint. The road is expected to open on Thursday.\n"
    )


def batch(*arguments: str | Path, output: Path, jobs: int = 1, send: bytes | None = None) -> Result:
    """`articlekit batch`, in this process if there is one job."""
    words = ["batch", *map(str, arguments), "-o", str(output), "--jobs", str(jobs)]
    return CliRunner().invoke(main, words, input=send)


def manifest(output: Path) -> list[dict[str, Any]]:
    """The entries of the manifest."""
    return [json.loads(line) for line in (output / "manifest.jsonl").read_text("utf-8").splitlines()]


def articles(output: Path) -> dict[str, bytes]:
    """All files of a folder that are the same whenever they are made, by their names."""
    files = (path for path in sorted(output.iterdir()) if path.is_file())
    return {path.name: path.read_bytes() for path in files if not path.name.startswith("report")}


def write_lines(path: Path, *records: Any) -> Path:
    """A file with one JSON value a line."""
    path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in records), "utf-8")
    return path
