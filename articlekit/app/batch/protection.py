"""Protection: no article replaces a note, nor a file in the folder that articlekit did not write."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from articlekit.app.batch.feed import FEED
from articlekit.app.batch.intake import Intake
from articlekit.app.batch.item import STDIN
from articlekit.app.batch.ledger import Ledger
from articlekit.app.batch.manifest import MANIFEST
from articlekit.app.batch.report import REPORT
from articlekit.app.output import folded
from articlekit.app.ownership import is_own
from articlekit.errors import UsageError

__all__ = ["Protection", "notes_inside"]

_MORE_PAGES = re.compile(r"report\.\d+\.html")


@dataclass(frozen=True, kw_only=True)
class Protection:
    """Knows which files of a folder may be written: what its ledger has, or what says that it is ours."""

    folder: Path
    ledger: Ledger | None
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


def notes_inside(intake: Intake) -> frozenset[str]:
    """The names of the notes that lie in the folder of the articles itself."""
    folder = os.path.realpath(intake.without)
    found = (os.path.realpath(name) for name in intake.files() if name != STDIN)
    return frozenset(folded(Path(path).name) for path in found if os.path.dirname(path) == folder)  # noqa: PTH120
