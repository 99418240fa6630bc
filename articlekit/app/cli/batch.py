"""`articlekit batch`."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import click

from articlekit.app.batch.batch import Batch
from articlekit.app.batch.forecast import forecast
from articlekit.app.batch.inputs import check_inputs
from articlekit.app.batch.intake import Intake
from articlekit.app.batch.job import Job
from articlekit.app.batch.job_config import JobConfig, check_templates, engine_parameters
from articlekit.app.batch.progress import BatchTally, count_notes
from articlekit.app.batch.workers import WorkOptions, estimator_for, workers_for
from articlekit.app.cli.batch_options import BatchOptions, batch_options
from articlekit.app.cli.batch_progress import summary_lines, watcher_for
from articlekit.app.cli.engine_options import engine_options
from articlekit.app.cli.options import Command
from articlekit.app.engine import EngineOptions
from articlekit.app.house_file import house_for
from articlekit.errors import UsageError
from articlekit.rendering import format_of
from articlekit.settings import Settings

__all__ = ["command"]

_INTERRUPTED = 130
_EPILOG = """\
\b
Examples:
  articlekit batch notes/ -o public/
  articlekit batch 'notes/**/*.md' -o public/ -t page -t json --feed
  articlekit batch incidents.csv -o public/ --column-text report --column-id ticket
  articlekit batch incidents.jsonl -o public/ --retry-failed
  articlekit batch incidents.jsonl.gz -o public/ --limit 20
  articlekit batch notes/ -o public/ --model gpt-4.1-mini --dry-run
  articlekit batch notes/ -o public/ --model gpt-4.1-mini --openai-batch --max-cost 20

\b
Exit status:
  0    every note has its article, without errors
  1    a note failed, has an error, or is left because of --max-cost;
       with --strict: an article is not fit to print
  2    wrong usage; an input is missing; DIR is in use, full or read-only;
       an article would replace a note or a file of somebody else
  3    the model's server, the provider or the Dask scheduler could not be reached
  130  stopped by Ctrl-C, SIGTERM or SIGHUP
"""


@click.command("batch", cls=Command, epilog=_EPILOG)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@batch_options
@partial(engine_options, costs="the whole run")
def command(inputs: tuple[str, ...], options: BatchOptions, wanted: EngineOptions) -> None:
    """Write the articles of many notes into a folder, and a report on them.

    INPUT is a file with a note, a folder of them, a pattern in quotation marks, a file with many notes
    (JSON Lines, a JSON list, CSV with the names of its columns in the first line), or - for standard
    input. Files may be packed by gzip (.gz).

    What is done stays done. A second run does only what is new or has changed, also after a run that
    was broken off. One bad note never stops the others: DIR/report.html has it, with the reason.
    DIR/manifest.jsonl has the same for programs.

    In a folder of notes, articlekit leaves out files without the ending of a note, pipes, devices and
    links out of the folder, and names them. In DIR, it replaces only files that it wrote itself. If an
    article would replace a note or another file, the run ends before it begins.
    """
    check_inputs(inputs, without=options.output)
    settings = Settings.from_environment()
    config = _config(inputs[0], options, wanted, settings)
    check_templates(config, settings)
    job = _job(inputs, options, config, settings)
    watcher = watcher_for(json_log=options.json_log, quiet=options.quiet)
    if options.dry_run:
        estimator = estimator_for(config, wanted, settings, by_batch=options.openai_batch)
        lines = forecast(job, estimator).lines()
        for line in (*job.intake.tables, *lines, *job.intake.left_out.lines()):
            watcher.log(line)
        return
    work_options = WorkOptions(
        requests_per_minute=options.requests_per_minute,
        tokens_per_minute=options.tokens_per_minute,
        max_cost=wanted.max_cost,
        dask=options.dask,
        by_batch=options.openai_batch,
        poll=options.poll,
    )
    workers = workers_for(config, options.jobs, wanted=wanted, work_options=work_options, settings=settings)
    tally = BatchTally(strict=options.strict)
    watcher.begin(partial(count_notes, job.intake))
    try:
        with _stopped_politely():
            result = Batch(job=job, workers=workers, watcher=watcher, tally=tally).run()
    except KeyboardInterrupt:
        watcher.log("interrupted: what is done stays done, run it again to go on")
        raise SystemExit(_INTERRUPTED) from None
    finally:
        watcher.end()
    if result.exit_status or not options.quiet:
        for line in (*job.intake.left_out.lines(), *summary_lines(result, options.output)):
            watcher.log(line)
    raise SystemExit(result.exit_status)


@contextmanager
def _stopped_politely() -> Iterator[None]:
    """Have a run end as Ctrl-C ends it, with its report, also where it is stopped by other means.

    Whoever stops a service sends SIGTERM, a terminal that is closed SIGHUP; `nohup` has that ignored.
    """
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    former = {number: signal.getsignal(number) for number in numbers}
    chosen = [number for number, handler in former.items() if handler is not signal.SIG_IGN]
    for number in chosen:
        signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number in chosen:
            signal.signal(number, former[number])


def _job(inputs: tuple[str, ...], options: BatchOptions, config: JobConfig, settings: Settings) -> Job:
    intake = Intake(
        names=inputs,
        without=options.output,
        max_bytes=settings.max_bytes,
        columns=options.columns,
        form=options.input_format,
        follow_links=options.follow_links,
        limit=options.limit,
    )
    return Job(
        intake=intake,
        output=options.output,
        config=config,
        languages=options.languages,
        retry_failed=options.retry_failed,
        feed=options.feed,
        overwrite=options.overwrite,
    )


def _config(place: str, options: BatchOptions, wanted: EngineOptions, settings: Settings) -> JobConfig:
    """What is to be made of every note; the first of them stands in a place.

    Raises:
        UsageError: annotations are asked for in a format that has no place for them.
    """
    for template in options.templates:
        if options.annotate and not format_of(template, settings.templates).takes_annotations:
            raise UsageError(f"{template} has no place for --annotate: use -t page or -t fragment")
    return JobConfig(
        house=house_for(place, options.house or settings.house),
        templates=options.templates,
        folder=settings.templates,
        trace=options.trace,
        show_missing=options.show_missing,
        annotate=options.annotate,
        max_bytes=settings.max_bytes,
        note_seconds=options.note_seconds,
        **engine_parameters(wanted, settings),
    )
