"""The forecast: what a run would do and cost, with nothing sent and nothing written."""

from contextlib import closing, nullcontext
from dataclasses import dataclass

from articlekit.app.batch.duplicates import Admission
from articlekit.app.batch.estimate import Estimator, Expected
from articlekit.app.batch.folder import OutputFolder
from articlekit.app.batch.job import Job
from articlekit.app.batch.ledger import Ledger
from articlekit.app.batch.preflight import check_folder
from articlekit.app.batch.recipe import fingerprint, suffixes
from articlekit.errors import InputError

__all__ = ["Forecast", "forecast"]


@dataclass(kw_only=True)
class Forecast:
    """Counts of notes, or of notes and languages; and tokens, where a model would write."""

    new: int = 0
    unchanged: int = 0
    failed_before: int = 0
    """Those that would not be tried again."""
    duplicates: int = 0
    unreadable: int = 0
    expected: Expected | None = None
    cost: float | None = None
    """US dollars; `None` where nobody knows the price."""
    attempts: int = 1

    @property
    def notes(self) -> int:
        """All notes."""
        return self.new + self.unchanged + self.failed_before + self.duplicates + self.unreadable

    def lines(self) -> list[str]:
        """The forecast for people."""
        parts = [f"{self.new} to be written"]
        parts += [f"{self.unchanged} unchanged"] if self.unchanged else []
        parts += [f"{self.duplicates} duplicate{'s' * (self.duplicates != 1)}"] if self.duplicates else []
        parts += [f"{self.failed_before} failed before"] if self.failed_before else []
        parts += [f"{self.unreadable} not readable"] if self.unreadable else []
        lines = [f"{self.notes} note{'s' * (self.notes != 1)}: {', '.join(parts)}"]
        if self.expected is not None:
            tokens = f"about {self.expected.prompt:,} + {self.expected.completion:,} tokens"
            cost = "price unknown: set ARTICLEKIT_PRICES" if self.cost is None else f"${self.cost:.2f}"
            again = f", with {self.attempts} attempts at each up to {self.attempts} times that"
            lines.append(f"{tokens}, {cost}{again if self.attempts > 1 else ''}")
        return lines


def forecast(job: Job, estimator: Estimator | None) -> Forecast:
    """Look at all notes, and at the ledger if there is one.

    Args:
        job: what would be done.
        estimator: tells tokens, where a model would write.

    Raises:
        InputError: there is nothing in the input.
        UsageError: an article would replace a note, or a file that articlekit did not write.
    """
    check_folder(job)
    folder = OutputFolder(job.output)
    result = Forecast(expected=Expected() if estimator else None)
    result.attempts = estimator.attempts if estimator else 1
    with closing(Ledger(folder.ledger)) if folder.ledger.is_file() else nullcontext() as ledger:
        admission = Admission(
            ledger=ledger,
            folder=folder,
            run=0,
            fingerprint=fingerprint(job.recipe),
            languages=job.languages,
            suffixes=suffixes(job.recipe),
            retry_failed=job.retry_failed,
            is_rehearsal=True,
        )
        for admitted in admission.admit(job.intake.items()):
            if admitted.order is not None:
                result.new += len(admitted.order.editions)
                if estimator is not None and result.expected is not None:
                    result.expected += estimator.expected(admitted.order)
            result.unreadable += admitted.fault is not None
            result.duplicates += admitted.duplicate is not None
            if admitted.known is not None:
                result.failed_before += admitted.known.status == "failed"
                result.unchanged += admitted.known.status != "failed"
    if not result.notes and not job.retry_failed:
        raise InputError("no note in the input: name files with notes, or folders that have them")
    if estimator is not None and result.expected is not None and estimator.price is not None:
        result.cost = estimator.price.of(result.expected.prompt, result.expected.completion)
    return result
