"""Inputs: from the names on the command line to the files behind them, one after the other."""

import glob
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from articlekit.app.batch.item import STDIN, visible
from articlekit.errors import InputError
from articlekit.plugins import readers

__all__ = ["LeftOut", "check_inputs", "files_of"]

_TEXTS = frozenset(
    (
        *(".txt", ".text", ".log", ".md", ".markdown", ".html", ".htm", ".xhtml"),
        *(".json", ".jsonl", ".ndjson", ".csv", ".tsv"),
    )
)
"""Endings of the files that are taken from a folder, besides those of readers."""
_WORKBOOKS = frozenset((".xlsx", ".xlsm", ".xls", ".ods", ".numbers"))
_MAGIC = frozenset("*?[")


_MOST_NAMED = 100


@dataclass
class LeftOut:
    """What lies in a folder of notes and is not read, with the reason."""

    reasons: dict[str, str] = field(default_factory=dict)
    """By path; so many that somebody may look at them."""
    others: int = 0
    """How many there are besides."""

    def add(self, path: str, reason: str) -> None:
        """Leave a file out."""
        if len(self.reasons) < _MOST_NAMED:
            self.reasons[visible(path)] = reason
        else:
            self.others += visible(path) not in self.reasons

    def lines(self) -> list[str]:
        """A line for each, and one for all that are not named."""
        named = [f"{path}: left out: {reason}" for path, reason in self.reasons.items()]
        return named + ([f"{self.others} more left out"] if self.others else [])


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


def files_of(
    names: Iterable[str], *, without: Path, follow_links: bool = False, left_out: LeftOut | None = None
) -> Iterator[str]:
    """The files behind names of files and folders and behind patterns such as `notes/**/*.txt`.

    Folders are walked in the order of their names; the folder that the articles go to is left out, and
    so are hidden files. What else is no note is left out and named: files that are none by their
    endings, pipes, sockets and devices, and links that lead out of the folder.

    Args:
        names: the names; `-` stands for standard input and comes back as it is. A file that is named
            itself is read, whatever it is.
        without: the folder of the articles.
        follow_links: whether links are followed, wherever they lead.
        left_out: takes what is not read.
    """
    left_out = left_out or LeftOut()
    for name in names:
        if name == STDIN or (os.path.lexists(name) and not Path(name).is_dir()):
            yield name
            continue
        root = name if os.path.lexists(name) else _base(name)
        walk = _Walk(
            root=os.path.realpath(root),
            without=os.path.realpath(without),
            follow_links=follow_links,
            left_out=left_out,
        )
        if os.path.lexists(name):
            yield from walk.folder(name)
            continue
        for each in _matches(name):
            if not Path(each).is_dir():
                if walk.takes(each):
                    yield each
            elif walk.enters(each):
                yield from walk.folder(each)


def _matches(pattern: str) -> Iterator[str]:
    if not _MAGIC & set(pattern):
        return iter(())
    return iter(sorted(glob.iglob(pattern, recursive=True)))  # noqa: PTH207 - a pattern may be absolute


def _base(pattern: str) -> str:
    """The folder that a pattern is about: what stands before its first wildcard."""
    parts = Path(pattern).parts
    first = next((number for number, part in enumerate(parts) if _MAGIC & set(part)), len(parts))
    return str(Path(*parts[:first]))


@dataclass(frozen=True, kw_only=True)
class _Walk:
    """A walk through a folder and what is below it."""

    root: str
    without: str
    follow_links: bool
    left_out: LeftOut
    _seen: set[str] = field(default_factory=set)
    """Folders that links have led to: one may lead in a circle."""

    def folder(self, folder: str) -> Iterator[str]:
        """The notes in it."""
        waiting = [folder]
        while waiting:
            place = waiting.pop()
            if os.path.realpath(place) == self.without:
                continue
            folders = []
            for name in _names(place):
                path = str(Path(place) / name)
                if Path(path).is_dir():
                    if self.enters(path):
                        folders.append(path)
                elif self._is_note(path) and self.takes(path):
                    yield path
            waiting += reversed(folders)

    def takes(self, path: str) -> bool:
        """Whether a file is read; one that a pattern names may have any ending."""
        if not self.follow_links and not _is_within(os.path.realpath(path), self.root):
            self.left_out.add(path, "a link out of the folder: --follow-links follows it")
            return False
        try:
            mode = os.stat(path).st_mode  # noqa: PTH116 - no path is made of each of ten thousand names
        except OSError:
            return True  # it cannot be read, which is told of it as of a note
        if not stat.S_ISREG(mode):
            self.left_out.add(path, "a pipe, socket or device, no file: name it itself if it is to be read")
            return False
        return True

    def _is_note(self, path: str) -> bool:
        suffix = Path(path.removesuffix(".gz")).suffix.lower()
        if suffix in _TEXTS or any(suffix in each.suffixes for each in readers()):
            return True
        if Path(path).suffix.lower() in _WORKBOOKS:
            self.left_out.add(path, "a workbook: save its sheet as .csv")
            return False
        self.left_out.add(path, "no note by its ending: save it as .txt, .md or .html")
        return False

    def enters(self, path: str) -> bool:
        """Whether a folder is walked through."""
        if not Path(path).is_symlink():
            return True
        target = os.path.realpath(path)
        if not self.follow_links:
            self.left_out.add(path, "a link to a folder: --follow-links follows it")
            return False
        if target in self._seen or _is_within(target, self.root) or _is_within(self.root, target):
            return False
        self._seen.add(target)
        return True


def _is_within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _names(folder: str) -> list[str]:
    try:
        return sorted(path.name for path in Path(folder).iterdir() if not path.name.startswith("."))
    except OSError as error:
        raise InputError(f"{folder}: cannot read the folder: {error.strerror}: check its rights") from error
