"""A batch: a job, all notes of an intake to articles in a folder, with a ledger of what is done."""

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain
from pathlib import Path

from articlekit.app.batch.duplicates import Admission, Made, Order, Result
from articlekit.app.batch.folder import REPORT, OutputFolder, Protection
from articlekit.app.batch.inputs import LeftOut
from articlekit.app.batch.intake import Intake
from articlekit.app.batch.item import STDIN, Item
from articlekit.app.batch.job_config import JobConfig, fingerprint, suffixes
from articlekit.app.batch.ledger import Ledger, Row
from articlekit.app.batch.progress import BatchTally, Watcher
from articlekit.app.batch.reports import write_feed, write_manifest, write_report
from articlekit.app.batch.run import Run, Stopped
from articlekit.app.batch.workers import Workers
from articlekit.app.output import folded
from articlekit.errors import EngineError, InputError

__all__ = ["Batch", "Job", "admission", "check_folder"]


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


def protection_for(job: Job, ledger: Ledger | None) -> Protection:
    """What of the folder of a job may be written: none of the notes that lie in it."""
    folder = os.path.realpath(job.output)
    found: Iterable[str] = ()
    if job.output.is_dir():
        found = (os.path.realpath(name) for name in job.intake.files() if name != STDIN)
    notes = frozenset(folded(Path(path).name) for path in found if os.path.dirname(path) == folder)  # noqa: PTH120
    return Protection(folder=job.output, ledger=ledger, notes=notes, overwrite=job.overwrite)


def admission(
    job: Job,
    folder: OutputFolder,
    ledger: Ledger | None,
    *,
    run: int = 0,
    protection: Protection | None = None,
) -> Admission:
    """What decides on the notes of a job; a rehearsal, which writes nothing down, where no run has begun."""
    return Admission(
        ledger=ledger,
        folder=folder,
        run=run,
        fingerprint=fingerprint(job.config),
        languages=job.languages,
        suffixes=suffixes(job.config),
        retry_failed=job.retry_failed,
        is_rehearsal=run == 0,
        protection=protection,
    )


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
        rehearsal = admission(job, folder, ledger, protection=protection)
        for _ in rehearsal.admit(replace(job.intake, left_out=LeftOut()).items()):
            pass


@dataclass(frozen=True, kw_only=True)
class RunResult:
    """How a run ended."""

    tally: BatchTally
    stopped: Stopped | None = None
    reason: str = ""
    """What the engine said, where that has stopped it."""

    @property
    def exit_status(self) -> int:
        """3 where the engine could not be reached; 1 where notes failed, have errors or are left; else 0."""
        if self.stopped == "engine":
            return 3
        return max(self.tally.exit_status, int(self.stopped is not None))

    def lines(self, output: Path) -> list[str]:
        """What there is to say at the end: figures, failures by reason, what is left and what to do."""
        lines = self.tally.lines()
        if self.stopped == "engine":
            lines += [f"stopped: {self.reason}; what is done stays done, run it again to go on"]
        elif self.stopped == "cost":
            lines += ["stopped: --max-cost would not have been kept; raise it and run it again to go on"]
        elif self.tally.failed_before:
            lines += [f"{self.tally.failed_before} failed in an earlier run: --retry-failed tries them again"]
        return [*lines, str(output / REPORT)]


@dataclass(kw_only=True)
class Batch:
    """One run over all notes of a job."""

    job: Job
    workers: Workers
    watcher: Watcher = field(default_factory=Watcher)
    tally: BatchTally = field(default_factory=BatchTally)

    def run(self) -> RunResult:
        """Make what is new, changed or to be tried again, and tell of it in report and manifest.

        Raises:
            InputError: there is nothing in the input.
            OutputError: the folder is in use, or nothing more can be written to it.
            UsageError: an article would replace a note, or a file that articlekit did not write.
            TemplateError: a template is not there.
        """
        pool = self.workers.pool
        try:
            ended = self._run()
        except BaseException:
            pool.close(at_once=True)
            raise
        pool.close(at_once=ended.stopped == "engine")
        return ended

    def _run(self) -> RunResult:
        items = self._items()
        check_folder(self.job)
        with OutputFolder(self.job.output) as folder, closing(Ledger(folder.ledger)) as ledger:
            number = ledger.begin_run(time.time())
            active = _ActiveRun(batch=self, items=items, folder=folder, ledger=ledger, number=number)
            try:
                return active.work()
            except KeyboardInterrupt:
                self.workers.pool.close(at_once=True)
                active.sum_up("it was interrupted")
                raise

    def _items(self) -> Iterator[Item]:
        """All notes; nothing is begun where there is none, or where what is read cannot be meant."""
        output = self.job.output
        if self.job.retry_failed and not OutputFolder(output).ledger.is_file():
            raise InputError(f"{output}: nothing was done here before: leave --retry-failed out")
        items = self.job.intake.items()
        first = next(items, None)
        if first is None and not self.job.retry_failed:
            raise InputError("no note in the input: name files with notes, or folders that have them")
        return chain(() if first is None else (first,), items)


@dataclass(kw_only=True)
class _ActiveRun:
    """A run while its folder is locked and its ledger open."""

    batch: Batch
    items: Iterator[Item]
    folder: OutputFolder
    ledger: Ledger
    number: int
    _admission: Admission = field(init=False)

    def __post_init__(self) -> None:
        job, ledger = self.batch.job, self.ledger
        protection = protection_for(job, ledger)
        self._admission = admission(job, self.folder, ledger, run=self.number, protection=protection)

    def work(self) -> RunResult:
        batch = self.batch
        workers = batch.workers
        run = Run(
            pool=workers.pool, work=workers.work, receive=self._receive, shared_budget=workers.shared_budget
        )
        reason = ""
        try:
            stopped = self._all(run)
        except EngineError as error:
            stopped, reason = "engine", " ".join(str(error).split())
        if run.unreached:
            stopped, reason = "engine", run.unreached[-1][1].reason
        if stopped is None:
            self.ledger.forget_failures_before(self.number)
        words = {"engine": reason, "cost": "what it may cost is spent"}
        self.sum_up(words[stopped] if stopped else "")
        return RunResult(tally=batch.tally, stopped=stopped, reason=reason)

    def _all(self, run: Run) -> Stopped | None:
        """Have all orders worked on, those that are put off round by round."""
        rounds = self.batch.workers.rounds
        if rounds is None:
            return run.all(self._orders())
        rounds.begin(self.folder, self.batch.watcher.log)
        try:
            stopped = run.all(self._orders())
            while not run.unreached and (orders := rounds.next()) is not None:
                stopped = run.all(orders) or stopped
            return stopped
        finally:
            rounds.end()

    def sum_up(self, stopped: str) -> None:
        """Write report, manifest and feed."""
        self.ledger.commit()
        now = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M %Z")
        write_manifest(self.ledger, self.folder)
        left_out = self.batch.job.intake.left_out.lines()
        write_report(
            self.ledger, self.folder, self.batch.tally, finished=now, stopped=stopped, left_out=left_out
        )
        if self.batch.job.feed:
            write_feed(self.ledger, self.folder, self.batch.job.config.house)

    def _orders(self) -> Iterator[Order]:
        """The orders, one after the other; what needs no work is counted on the way."""
        tally = self.batch.tally
        for admitted in self._admission.admit(self.items):
            if admitted.order is not None:
                yield admitted.order
            elif admitted.fault is not None:
                self._record([admitted.fault], [admitted.fault.stem])
            elif admitted.known is not None:
                tally.take_known(admitted.known)
                self.batch.watcher.take(admitted.known, tally)
            elif admitted.duplicate is not None:
                tally.duplicates += 1
                self.batch.watcher.take(admitted.duplicate, tally)

    def _receive(self, order: Order, result: Result) -> None:
        """Write the files of a result, and then its rows; keep what is put off for the next round."""
        if result.status == "deferred" and self.batch.workers.rounds is not None:
            self.batch.workers.rounds.put_off(order)
            return
        rows = [
            self._row(order, number, made, result.seconds / len(order.editions))
            for number, made in enumerate(result.made)
        ]
        self._record(rows, [folded(each.stem) for each in order.editions])
        self._admission.finish(order)

    def _row(self, order: Order, number: int, made: Made, seconds: float) -> Row:
        """Write the files of an edition: what there is to be put down then."""
        reason = made.reason
        if not reason:
            self.ledger.claim(name for name, _ in made.files)
            try:
                self.folder.write(made.files)
            except OSError as error:
                reason = f"its file cannot be written: {error.strerror}"
        edition = order.editions[number]
        return Row(
            key=edition.key,
            source=order.source,
            language=edition.language,
            place=order.place,
            position=order.position + number,
            run=self.number,
            status="failed" if reason else "done",
            stem=edition.stem,
            reason=reason,
            files=() if reason else tuple(name for name, _ in made.files),
            facts=made.facts,
            seconds=seconds,
            finished=time.time(),
        )

    def _record(self, rows: Sequence[Row], names: Sequence[str]) -> None:
        self.ledger.record(zip(rows, names, strict=True))
        for row in rows:
            self.batch.tally.take(row)
            self.batch.watcher.take(row, self.batch.tally)
