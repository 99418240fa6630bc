"""`articlekit batch`."""

import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import click

from articlekit.app.batch import Batch, Job
from articlekit.app.batch.forecast import forecast
from articlekit.app.batch.inputs import check_inputs
from articlekit.app.batch.intake import FORMS, Intake, count_notes
from articlekit.app.batch.job_config import JobConfig, check_templates, engine_parameters
from articlekit.app.batch.progress import BatchTally, watcher_for
from articlekit.app.batch.tables import COLUMNS
from articlekit.app.batch.workers import WorkOptions, estimator_for, workers_for
from articlekit.app.cli.generate import engine_options
from articlekit.app.cli.options import (
    Command,
    collecting,
    complete_templates,
    format_names,
    group,
    house_option,
    language_option,
    number,
    popped,
)
from articlekit.app.engine import EngineOptions
from articlekit.app.house_file import house_for
from articlekit.errors import UsageError
from articlekit.rendering import format_of
from articlekit.settings import Settings

__all__ = ["command"]

_POSITIVE = click.FloatRange(0, min_open=True)
_NOTE_SECONDS = 120.0
"""Several times what the largest notes take (2 MB of ordinary text)."""


_article = group("Article")
_output = group("Output")
_input = group("Input")
_work = group("Work")
_MODEL = "Requests to the model's server"
_report = group("Report, on standard error")
# fmt: off
_MADE = (
    _output("-o", "--output", required=True, type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
            help="Folder for the articles and the ledger."),
    language_option("Language of the articles (BCP 47); repeat it for several. Each note's own if not given.",
                    several=True),
    _article("-t", "--template", "templates", multiple=True, default=("page",), show_default="page",
             metavar="NAME|FILE", shell_complete=complete_templates,
             help=f"{format_names()}, or a template of your own; repeat it for several."),
    house_option("the contract of your outlet", "the first INPUT"),
    _article("--trace", is_flag=True, help="Mark every sentence with its statements."),
    _article("--show-missing", is_flag=True, help="Put the editor's open questions on the pages."),
    _article("--annotate", is_flag=True, help="Mark every finding on the pages: editors' copies."),
    _output("--feed", is_flag=True, help="Write feed.xml too: the latest hundred articles in Atom."),
    _output("--overwrite", is_flag=True,
            help="Replace files in DIR even if articlekit did not write them; never a note."),
)
_READ = (
    *(_input(f"--column-{name}", metavar="NAME", help=f"Column of a table that holds the {name}.")
      for name in COLUMNS),
    _input("--input-format", "form", type=click.Choice(FORMS),
           help="Format of standard input, where its beginning does not show it."),
    _input("--follow-links", is_flag=True,
           help="Follow links in folders of notes, even those that lead out of them."),
    number("Input", "--limit N", click.IntRange(1), None, "Read the first N notes only."),
)
_DONE = (
    number("Work", "--jobs N", click.IntRange(1, 512), None,
           "Notes at a time: without a model processes (one a processor), with one threads (8)."),
    _work("--dask", metavar="ADDRESS",
          help="Use the workers of this Dask scheduler, such as tcp://host:8786 (articlekit[dask])."),
    number("Work", "--note-seconds SECONDS", _POSITIVE, _NOTE_SECONDS,
           "Processor time after which a note fails; waiting for a model does not count."),
    _work("--retry-failed", is_flag=True, help="Try only the notes that failed before."),
    number(_MODEL, "--requests-per-minute N", _POSITIVE, None,
           "Limit of requests a minute to the model's server, for all threads together."),
    number(_MODEL, "--tokens-per-minute N", _POSITIVE, None,
           "Limit of tokens a minute, prompts and answers."),
    group(_MODEL)("--openai-batch", "by_batch", is_flag=True,
                  help="Send requests as the provider's batches: answers within a day, for half the price."),
    number(_MODEL, "--poll SECONDS", click.FloatRange(0.01, 3_600), 60.0,
           "How often to ask whether such a batch is done."),
    _report("--strict", is_flag=True, help="Make the exit status 1 if an article is not fit to print."),
    _report("--dry-run", is_flag=True, help="Say what would be done and cost; send and write nothing."),
    _report("--json-log", is_flag=True, help="Print progress as JSON lines on standard error."),
    _report("-q", "--quiet", is_flag=True, help="Print only errors on standard error."),
)
# fmt: on


def _columns(values: dict[str, Any]) -> Mapping[str, str]:
    named = {name: values.pop(f"column_{name}") for name in COLUMNS}
    return {name: column for name, column in named.items() if column is not None}


def _batch_options(command: Callable[..., None]) -> Callable[..., None]:
    work = partial(popped, WorkOptions)
    return collecting(command, (*_MADE, *_READ, *_DONE), columns=_columns, work=work)


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
@_batch_options
@partial(engine_options, costs="the whole run")
def command(
    *,
    inputs: tuple[str, ...],
    work: WorkOptions,
    wanted: EngineOptions,
    jobs: int | None,
    dry_run: bool,
    json_log: bool,
    quiet: bool,
    strict: bool,
    **options: Any,
) -> None:
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
    output: Path = options["output"]
    check_inputs(inputs, without=output)
    settings = Settings.from_environment()
    job = _job(inputs, options, wanted, settings)
    check_templates(job.config, settings)
    watcher = watcher_for(json_log=json_log, quiet=quiet)
    if dry_run:
        estimator = estimator_for(job.config, wanted, settings, by_batch=work.by_batch)
        lines = forecast(job, estimator).lines()
        for line in (*job.intake.tables, *lines, *job.intake.left_out.lines()):
            watcher.log(line)
        return
    workers = workers_for(job.config, jobs, wanted=wanted, work_options=work, settings=settings)
    tally = BatchTally(strict=strict)
    watcher.begin(partial(count_notes, job.intake))
    try:
        with _stopped_politely():
            result = Batch(job=job, workers=workers, watcher=watcher, tally=tally).run()
    except KeyboardInterrupt:
        watcher.log("interrupted: what is done stays done, run it again to go on")
        raise SystemExit(_INTERRUPTED) from None
    finally:
        watcher.end()
    if result.exit_status or not quiet:
        for line in (*job.intake.left_out.lines(), *result.lines(output)):
            watcher.log(line)
    raise SystemExit(result.exit_status)


@contextmanager
def _stopped_politely() -> Iterator[None]:
    """Have a run end as Ctrl-C ends it, with its report, also where it is stopped by other means.

    Whoever stops a service sends SIGTERM, a terminal that is closed SIGHUP; `nohup` has that ignored.
    """
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    former = {each: signal.getsignal(each) for each in numbers}
    chosen = [each for each, handler in former.items() if handler is not signal.SIG_IGN]
    for each in chosen:
        signal.signal(each, signal.default_int_handler)
    try:
        yield
    finally:
        for each in chosen:
            signal.signal(each, former[each])


def _job(inputs: tuple[str, ...], options: dict[str, Any], wanted: EngineOptions, settings: Settings) -> Job:
    """What is to be done; options that no part of it takes are left where they are.

    Raises:
        UsageError: annotations are asked for in a format that has no place for them.
    """
    for template in options["templates"]:
        if options["annotate"] and not format_of(template, settings.templates).takes_annotations:
            raise UsageError(f"{template} has no place for --annotate: use -t page or -t fragment")
    house = house_for(inputs[0], options.pop("house") or settings.house)
    common = {"folder": settings.templates, "max_bytes": settings.max_bytes}
    config = popped(JobConfig, options, house=house, **common, **engine_parameters(wanted, settings))
    intake = popped(Intake, options, names=inputs, without=options["output"], max_bytes=settings.max_bytes)
    return popped(Job, options, intake=intake, config=config)
