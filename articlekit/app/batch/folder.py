"""The folder of the articles: one run at a time, every file in it whole, and nobody else's replaced."""

import errno
import os
import re
import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from articlekit.app.output import folded, is_own
from articlekit.errors import UsageError

if TYPE_CHECKING:
    from articlekit.app.batch.ledger import Ledger

__all__ = ["FEED", "MANIFEST", "REPORT", "OutputError", "OutputFolder", "Protection"]

REPORT, MANIFEST, FEED = "report.html", "manifest.jsonl", "feed.xml"
"""What a run leaves beside its articles."""
_INSIDE = ".articlekit"
_NAMES_AT_ONCE = 100
_FILE_FAULTS = frozenset({errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ, errno.EISDIR, errno.ENOTEMPTY})
"""What is wrong with one file and not with the folder."""


class OutputError(UsageError):
    """Nothing more can be written to the folder."""


class OutputFolder:
    """A folder that one run at a time writes to; a context manager that holds the lock."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.inside = path / _INSIDE
        self._parts = self.inside / "parts"
        self._lock: IO[bytes] | None = None
        self._number = self._unsaved = 0

    @property
    def ledger(self) -> Path:
        """Where the ledger is."""
        return self.inside / "ledger.sqlite"

    def __enter__(self) -> "OutputFolder":
        """Make the folder, lock it, and clear away what a broken run has left half-written.

        Raises:
            OutputError: it cannot be written, or another run is at work there.
        """
        try:
            with self.writing():
                self._parts.mkdir(parents=True, exist_ok=True)
                self._lock = (self.inside / "lock").open("a+b")
                self._hold(self._lock)
                for part in self._parts.iterdir():
                    part.unlink()
        except OutputError:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the lock; the system does so itself when the process dies."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def write(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Write files, each of them whole and on the disk before it gets its name.

        That the names are on the disk too is seen to now and then: where one is lost with the power,
        the next run misses the file and makes it again.

        Raises:
            OSError: this file cannot be there, others can.
            OutputError: nothing can be written any more.
        """
        try:
            for name, data in files:
                self._write(name, data)
            self._unsaved += 1
            if self._unsaved % _NAMES_AT_ONCE == 0:
                self._sync()
        except OSError as error:
            if error.errno in _FILE_FAULTS:
                raise
            raise self._failure(error) from error

    def _write(self, name: str, data: bytes) -> None:
        """Write one file; whoever interrupts that leaves no half of it."""
        part = self.part()
        try:
            with part.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(self.path / name)
        except BaseException:
            part.unlink(missing_ok=True)
            raise

    def part(self) -> Path:
        """A place for a file that is not whole yet."""
        self._number += 1
        return self._parts / str(self._number)

    def publish(self, part: Path, name: str) -> None:
        """Give a file that has become whole its name.

        Raises:
            OutputError: that cannot be done.
        """
        with self.writing():
            with part.open("rb") as file:
                os.fsync(file.fileno())
            part.replace(self.path / name)
            self._sync()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """What the system complains of while something is written, in our words.

        Raises:
            OutputError: it cannot be written.
        """
        try:
            yield
        except OSError as error:
            raise self._failure(error) from error

    def has(self, names: Iterable[str]) -> bool:
        """Whether all these files are there."""
        return all((self.path / name).is_file() for name in names)

    def _sync(self) -> None:
        """Have the names of files on the disk too, where a system lets a folder be opened for that."""
        if os.name == "nt":
            return
        handle = os.open(self.path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def _hold(self, lock: IO[bytes]) -> None:
        if not _locked(lock):
            lock.seek(0)
            owner = lock.read(200).decode("utf-8", errors="replace").strip()
            raise OutputError(
                f"{self.path}: another run is at work there ({owner or 'unknown'}): "
                "wait for it, or give another folder with -o"
            )
        lock.truncate(0)
        lock.write(f"process {os.getpid()} on {socket.gethostname()}\n".encode())
        lock.flush()

    def _failure(self, error: OSError) -> OutputError:
        remedy = "free some space and run it again: what is done stays done"
        if error.errno not in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            remedy = "give another folder with -o"
        return OutputError(f"{self.path}: cannot write: {error.strerror}: {remedy}")


def _locked(file: IO[bytes]) -> bool:
    """Take the lock of a file, which the system gives back when the process ends; False if it is taken."""
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        return _locked_on_windows(file, msvcrt)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _locked_on_windows(file: IO[bytes], msvcrt: object) -> bool:
    file.seek(1_000)  # beyond the words that tell who holds it, which others have to read
    try:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    except OSError:
        return False
    file.seek(0)
    return True


_MORE_PAGES = re.compile(r"report\.\d+\.html")


@dataclass(frozen=True, kw_only=True)
class Protection:
    """Knows which files of a folder may be written: what its ledger has, or what says that it is ours."""

    folder: Path
    ledger: "Ledger | None"
    """`None` where nothing was done in the folder before."""
    notes: frozenset[str] = frozenset()
    """Names of notes in the folder itself, as they are when case does not matter."""
    overwrite: bool = False
    """Whether files of others may be replaced; notes never are."""

    def check(self, names: Iterable[str]) -> None:
        """See that files of these names may be written.

        Raises:
            UsageError: one is a note, or somebody else's.
        """
        for name in names:
            path = self.folder / name
            if folded(name) in self.notes:
                remedy = "give another folder with -o"
                raise UsageError(f"{path}: it is one of the notes, which are never overwritten: {remedy}")
            if self.is_strange(name):
                remedy = "give another folder with -o, or --overwrite"
                raise UsageError(f"{path}: it is there, and articlekit did not write it: {remedy}")

    def check_reports(self, *, feed: bool) -> None:
        """See that report, manifest and feed may be written.

        Raises:
            UsageError: one is a note, or somebody else's.
        """
        self.check((REPORT, MANIFEST, *((FEED,) if feed else ())))
        self.check(name for name in self._there() if _MORE_PAGES.fullmatch(name))

    def is_strange(self, name: str) -> bool:
        """Whether somebody else wrote the file of this name, if there is one."""
        path = self.folder / name
        if self.overwrite or not os.path.lexists(path):
            return False
        return not (self.ledger is not None and self.ledger.claims(name)) and not is_own(path)

    def any_in_the_way(self, suffixes: Iterable[str]) -> bool:
        """Whether there is any file that must not be written, and could have the name of an article."""
        endings = tuple(suffixes)
        there = (name for name in self._there() if name.endswith(endings))
        return bool(self.notes) or any(map(self.is_strange, there))

    def _there(self) -> Iterator[str]:
        with os.scandir(self.folder) as entries:
            for entry in entries:
                if not entry.name.startswith(".") and not entry.is_dir():
                    yield entry.name
