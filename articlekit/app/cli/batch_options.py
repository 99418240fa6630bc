"""Options of `articlekit batch`: what is read, what becomes of it, and how the work is done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from articlekit.app.batch.intake import FORMS
from articlekit.app.batch.tables import COLUMNS
from articlekit.app.cli.options import (
    complete_languages,
    complete_templates,
    format_names,
    group,
    language_tag,
)

__all__ = ["BatchOptions", "batch_options"]


_NOTE_SECONDS = 120.0
"""Several times what the largest notes take (2 MB of ordinary text)."""


@dataclass(frozen=True, kw_only=True)
class BatchOptions:
    """What a batch is to read, to make and to heed."""

    output: Path
    languages: tuple[str, ...]
    templates: tuple[str, ...]
    house: Path | None
    trace: bool
    show_missing: bool
    annotate: bool
    columns: Mapping[str, str]
    input_format: str | None
    jobs: int | None
    retry_failed: bool
    feed: bool
    overwrite: bool
    follow_links: bool
    limit: int | None
    note_seconds: float
    requests_per_minute: float | None
    tokens_per_minute: float | None
    dask: str | None
    openai_batch: bool
    poll: float
    dry_run: bool
    json_log: bool
    quiet: bool
    strict: bool


def _tags(ctx: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:  # noqa: ARG001
    return tuple(dict.fromkeys(map(language_tag, value)))


_article = group("Article")
_output = group("Output")
_input = group("Input")
_work = group("Work")
_model = group("Requests to the model's server")
_report = group("Report, on standard error")
_MADE = (
    _output(
        "-o",
        "--output",
        required=True,
        type=click.Path(path_type=Path, file_okay=False),
        metavar="DIR",
        help="Folder for the articles and the ledger.",
    ),
    _article(
        "--lang",
        "languages",
        multiple=True,
        metavar="TAG",
        shell_complete=complete_languages,
        callback=_tags,
        help="Language of the articles (BCP 47); repeat it for several. Each note's own if not given.",
    ),
    _article(
        "-t",
        "--template",
        "templates",
        multiple=True,
        default=("page",),
        show_default="page",
        metavar="NAME|FILE",
        shell_complete=complete_templates,
        help=f"{format_names()}, or a template of your own; repeat it for several.",
    ),
    _article(
        "--house",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="House file: the contract of your outlet. If not given: the nearest .articlekit.toml, or "
        "pyproject.toml with [tool.articlekit], from the first INPUT upwards.",
    ),
    _article("--trace", is_flag=True, help="Mark every sentence with its statements."),
    _article("--show-missing", is_flag=True, help="Put the editor's open questions on the pages."),
    _article("--annotate", is_flag=True, help="Mark every finding on the pages: editors' copies."),
    _output("--feed", is_flag=True, help="Write feed.xml too: the latest hundred articles in Atom."),
    _output(
        "--overwrite",
        is_flag=True,
        help="Replace files in DIR even if articlekit did not write them; never a note.",
    ),
)
_READ = (
    *(
        _input(f"--column-{name}", metavar="NAME", help=f"Column of a table that holds the {name}.")
        for name in COLUMNS
    ),
    _input(
        "--input-format",
        type=click.Choice(FORMS),
        help="Format of standard input, where its beginning does not show it.",
    ),
    _input(
        "--follow-links",
        is_flag=True,
        help="Follow links in folders of notes, even those that lead out of them.",
    ),
    _input("--limit", type=click.IntRange(1), metavar="N", help="Read the first N notes only."),
)
_DONE = (
    _work(
        "--jobs",
        type=click.IntRange(1, 512),
        metavar="N",
        help="Notes at a time: without a model processes (one a processor), with one threads (8).",
    ),
    _work(
        "--dask",
        metavar="ADDRESS",
        help="Use the workers of this Dask scheduler, such as tcp://host:8786 (articlekit[dask]).",
    ),
    _work(
        "--note-seconds",
        type=click.FloatRange(0, min_open=True),
        default=_NOTE_SECONDS,
        show_default=True,
        metavar="SECONDS",
        help="Processor time after which a note fails; waiting for a model does not count.",
    ),
    _work("--retry-failed", is_flag=True, help="Try only the notes that failed before."),
    _model(
        "--requests-per-minute",
        type=click.FloatRange(0, min_open=True),
        metavar="N",
        help="Limit of requests a minute to the model's server, for all threads together.",
    ),
    _model(
        "--tokens-per-minute",
        type=click.FloatRange(0, min_open=True),
        metavar="N",
        help="Limit of tokens a minute, prompts and answers.",
    ),
    _model(
        "--openai-batch",
        is_flag=True,
        help="Send requests as the provider's batches: answers within a day, for half the price.",
    ),
    _model(
        "--poll",
        type=click.FloatRange(0.01, 3_600),
        default=60.0,
        show_default=True,
        metavar="SECONDS",
        help="How often to ask whether such a batch is done.",
    ),
    _report("--strict", is_flag=True, help="Make the exit status 1 if an article is not fit to print."),
    _report("--dry-run", is_flag=True, help="Say what would be done and cost; send and write nothing."),
    _report("--json-log", is_flag=True, help="Print progress as JSON lines on standard error."),
    _report("-q", "--quiet", is_flag=True, help="Print only errors on standard error."),
)
_NAMES = (
    *("output", "languages", "templates", "house", "trace", "show_missing", "annotate", "feed"),
    *("input_format", "jobs", "retry_failed", "json_log", "quiet", "strict"),
    *("overwrite", "follow_links", "limit", "note_seconds"),
    *("requests_per_minute", "tokens_per_minute", "dask", "openai_batch", "poll", "dry_run"),
)


def batch_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of a batch, as one `BatchOptions` named `options`."""

    def collected(**values: Any) -> None:
        columns = {name: values.pop(f"column_{name}") for name in COLUMNS}
        named = {name: column for name, column in columns.items() if column is not None}
        options = BatchOptions(columns=named, **{name: values.pop(name) for name in _NAMES})
        command(options=options, **values)

    collected.__name__ = command.__name__
    collected.__doc__ = command.__doc__
    collected.__dict__.update(command.__dict__)  # click keeps earlier parameters there
    result: Callable[..., None] = collected
    for option in reversed((*_MADE, *_READ, *_DONE)):
        result = option(result)
    return result
