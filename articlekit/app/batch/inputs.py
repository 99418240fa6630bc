"""Inputs: from the names on the command line to the files behind them, one after the other."""

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from articlekit.errors import InputError

__all__ = ["STDIN", "check_inputs", "files_of"]

STDIN = "-"
_NOTES = frozenset(
    (
        *(".txt", ".text", ".log", ".md", ".markdown", ".html", ".htm", ".xhtml"),
        *(".json", ".jsonl", ".ndjson", ".csv", ".tsv"),
    )
)
"""Endings of the files that are taken from a folder."""
_MAGIC = frozenset("*?[")


def check_inputs(names: Iterable[str], *, without: Path) -> None:
    """See that there is something behind every name before any work is begun.

    Args:
        names: the names.
        without: the folder that the articles go to.

    Raises:
        InputError: there is not, or the articles would go in among the notes.
    """
    for name in names:
        if name != STDIN and Path(name).is_dir() and os.path.realpath(name) == os.path.realpath(without):
            raise InputError(f"{name}: the notes are there: give another folder for the articles with -o")
        if name == STDIN:
            if sys.stdin.isatty():
                raise InputError("no notes: name files or folders, or send notes to standard input")
        elif not os.path.lexists(name) and next(_matches(name), None) is None:
            what = "nothing matches" if _MAGIC & set(name) else "no such file or folder"
            raise InputError(f"{name}: {what}: check the name")


def files_of(names: Iterable[str], *, without: Path) -> Iterator[str]:
    """The files behind names of files and folders and behind patterns such as `notes/**/*.txt`.

    Folders are walked in the order of their names; hidden files and files that are no notes by
    their endings are left out, and so is the folder that the articles go to.

    Args:
        names: the names; `-` stands for standard input and comes back as it is.
        without: the folder of the articles.
    """
    for name in names:
        found = iter((name,)) if name == STDIN or os.path.lexists(name) else _matches(name)
        for each in found:
            yield from _walk(each, os.path.realpath(without)) if Path(each).is_dir() else (each,)


def _matches(pattern: str) -> Iterator[str]:
    if not _MAGIC & set(pattern):
        return iter(())
    return iter(sorted(glob.iglob(pattern, recursive=True)))  # noqa: PTH207 - a pattern may be absolute


def _walk(folder: str, without: str) -> Iterator[str]:
    """The notes in a folder and below it. A link to a folder is not followed: it may lead in a circle."""
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        if os.path.realpath(place) == without:
            continue
        folders = []
        for name in _names(place):
            path = str(Path(place) / name)
            if Path(path).is_dir():
                if not Path(path).is_symlink():
                    folders.append(path)
            elif Path(name).suffix.lower() in _NOTES:
                yield path
        waiting += reversed(folders)


def _names(folder: str) -> list[str]:
    try:
        return sorted(path.name for path in Path(folder).iterdir() if not path.name.startswith("."))
    except OSError as error:
        raise InputError(f"{folder}: cannot read the folder: {error.strerror}: check its rights") from error
