"""The command line in the process that measures: no note pays for the start of another Python."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from articlekit.app.cli import main

__all__ = ["Made", "check", "generate", "model_at"]

_FINDING = re.compile(r": ((?:error|warning|info) [a-z0-9-]+: .*)")


@dataclass(frozen=True)
class Made:
    """What `generate` made of a note."""

    articles: tuple[dict[str, Any], ...]
    """As JSON; a file may have several notes."""
    findings: tuple[str, ...]
    """What was printed of them, without the place."""


def _run(folder: Path, *arguments: str) -> Result:
    environment = {"ARTICLEKIT_CACHE": str(folder / "cache"), "OPENAI_API_KEY": "none", "NO_COLOR": "1"}
    return CliRunner(env=environment).invoke(main, arguments)


@cache
def _unjudged() -> tuple[str, ...]:
    """The options that leave out a judge's requests, which the editor's stand-in has no answers for."""
    has_judge = "--verify" in CliRunner().invoke(main, ["generate", "--help"]).output
    return ("--verify", "off") if has_judge else ()


def model_at(server: str) -> tuple[str, ...]:
    """The options of `generate` for a model at an address."""
    return ("--engine", "openai", "--base-url", server, "--model", "editor", "--no-cache", *_unjudged())


def generate(text: str | bytes, *options: str, folder: Path, name: str = "note.txt") -> Made:
    """What comes of a note; note and article stay in the folder.

    Raises:
        RuntimeError: there is no article.
    """
    note, out = folder / name, folder / "article.json"
    note.write_bytes(text if isinstance(text, bytes) else text.encode())
    out.unlink(missing_ok=True)
    done = _run(folder, "generate", str(note), *options, "--json", "-o", str(out))
    if not out.is_file():
        said = done.stderr.strip().replace(str(folder), "")
        raise RuntimeError(f"exit {done.exit_code}: {said[-200:]} {done.exception or ''}")
    made = json.loads(out.read_text(encoding="utf-8"))
    return Made(tuple(made) if isinstance(made, list) else (made,), tuple(_FINDING.findall(done.stderr)))


def check(folder: Path, name: str = "note.txt") -> Any:
    """What `check` finds in the article of a folder against its note, as JSON."""
    paths = (str(folder / "article.json"), "--note", str(folder / name))
    done = _run(folder, "check", *paths, "--format", "json")
    try:
        return json.loads(done.stdout)
    except ValueError:
        return []
