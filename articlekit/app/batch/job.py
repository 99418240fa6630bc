"""A job: what a batch is to do, and the check before it begins that no file in its folder would be lost."""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import closing, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from articlekit.app.batch.duplicates import Admission
from articlekit.app.batch.folder import OutputFolder
from articlekit.app.batch.inputs import LeftOut
from articlekit.app.batch.intake import Intake
from articlekit.app.batch.item import STDIN
from articlekit.app.batch.job_config import JobConfig, fingerprint, suffixes
from articlekit.app.batch.ledger import Ledger
from articlekit.app.batch.reports import FEED, MANIFEST, REPORT
from articlekit.app.output import folded, is_own
from articlekit.errors import UsageError

__all__ = ["Job", "Protection", "check_folder", "protection_for"]


@dataclass(frozen=True, kw_only=True)
class Job:
    """What a batch is to do."""

    intake: Intake
    output: Path
    config: JobConfig
    languages: tuple[str, ...] = ()
    """BCP 47 tags of the articles; each note's own language if there are none."""
    retry_failed: bool = False
    """Whether what failed is done again, and nothing else."""
    feed: bool = False
    overwrite: bool = False
    """Whether files that somebody else wrote may be replaced."""


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


def protection_for(job: Job, ledger: Ledger | None) -> Protection:
    """What of the folder of a job may be written."""
    notes = notes_inside(job.intake) if job.output.is_dir() else frozenset[str]()
    return Protection(folder=job.output, ledger=ledger, notes=notes, overwrite=job.overwrite)


def check_folder(job: Job) -> None:
    """See that no article would replace a note, or a file that articlekit did not write.

    Where there is nothing to be lost, which is nearly always so, no note is looked at.

    Raises:
        UsageError: one would.
        InputError: a table lacks a column that is named.
    """
    folder = OutputFolder(job.output)
    if not job.output.is_dir():
        return
    with closing(Ledger(folder.ledger)) if folder.ledger.is_file() else nullcontext() as ledger:
        protection = protection_for(job, ledger)
        protection.check_reports(feed=job.feed)
        endings = suffixes(job.config)
        if STDIN in job.intake.names or not protection.any_in_the_way(endings):
            return  # standard input is read once: its articles are looked at one by one
        admission = Admission(
            ledger=ledger,
            folder=folder,
            run=0,
            fingerprint=fingerprint(job.config),
            languages=job.languages,
            suffixes=endings,
            retry_failed=job.retry_failed,
            is_rehearsal=True,
            protection=protection,
        )
        for _ in admission.admit(replace(job.intake, left_out=LeftOut()).items()):
            pass
