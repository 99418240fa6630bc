"""Preflight: before a note is worked on it is seen that nothing in the folder would be lost."""

from contextlib import closing, nullcontext
from dataclasses import replace

from articlekit.app.batch.duplicates import Admission
from articlekit.app.batch.folder import OutputFolder
from articlekit.app.batch.inputs import LeftOut
from articlekit.app.batch.item import STDIN
from articlekit.app.batch.job import Job
from articlekit.app.batch.ledger import Ledger
from articlekit.app.batch.protection import Protection, notes_inside
from articlekit.app.batch.recipe import fingerprint, suffixes

__all__ = ["check_folder", "protection_for"]


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
        endings = suffixes(job.recipe)
        if STDIN in job.intake.names or not protection.any_in_the_way(endings):
            return  # standard input is read once: its articles are looked at one by one
        admission = Admission(
            ledger=ledger,
            folder=folder,
            run=0,
            fingerprint=fingerprint(job.recipe),
            languages=job.languages,
            suffixes=endings,
            retry_failed=job.retry_failed,
            is_rehearsal=True,
            protection=protection,
        )
        for _ in admission.admit(replace(job.intake, left_out=LeftOut()).items()):
            pass
