"""`articlekit generate` and `structure`, and the options of all commands that have articles written."""

import sys
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from articlekit.app.cli.deliver import OutputOptions, check_place, deliver, output_options
from articlekit.app.cli.options import Command, collecting, group, language_option, number, popped, read_bytes
from articlekit.app.engine import EngineOptions, engine, engine_kind
from articlekit.app.house_file import house_for
from articlekit.app.report import reason_lines
from articlekit.drafting.verify import VERIFY
from articlekit.errors import UsageError
from articlekit.pipeline import draft_all, read_notes
from articlekit.plugins import engines
from articlekit.settings import Settings

if TYPE_CHECKING:
    from rich.status import Status

    from articlekit.drafting.openai.stream import Arrival

__all__ = ["engine_options", "generate", "structure"]


class StatusLine:
    """One line that says what is being done and how far it has come, and is gone when it is done.

    A terminal that cannot change a line gets one for each thing that is begun. Threads may share it:
    the line is about whichever spoke last.
    """

    def __init__(self) -> None:
        self._status: Status | None = None
        self._begun = ""
        self._lock = threading.Lock()

    def begin(self, what: str) -> None:
        """Say what is being done; nothing where it is all done."""
        with self._lock:
            self._begun = what
            self._show(what, is_new=True)

    def go_on(self, arrival: "Arrival") -> None:
        """Say how far it has come."""
        with self._lock:
            self._show(" · ".join(filter(None, (self._begun, str(arrival)))), is_new=False)

    def _show(self, text: str, *, is_new: bool) -> None:
        if not text:
            if self._status is not None:
                self._status.stop()
                self._status = None
            return
        if self._status is None:
            self._status = _status()
            self._status.start()
        if self._status.console.is_dumb_terminal:
            if is_new:
                click.echo(text, err=True)
            return
        from rich.text import Text

        self._status.update(Text(text, overflow="ellipsis", no_wrap=True))


def _status() -> "Status":
    from rich.console import Console
    from rich.status import Status

    return Status("", console=Console(stderr=True))


_DEFAULTS = EngineOptions()
_MODEL = "Language model"
_model = group(_MODEL)
# fmt: off
_OPTIONS = (
    _model("--engine", "name", type=click.Choice([each.name for each in engines()]), default=_DEFAULTS.name,
           show_default=True,
           help="Who writes: extractive needs no language model; openai is any server with OpenAI's "
           "interface. --model chooses openai."),
    _model("--model", metavar="M", help="Language model; ARTICLEKIT_MODEL if not given."),
    _model("--base-url", metavar="URL",
           help="Address of the model's server, such as http://localhost:8080/v1; OPENAI_BASE_URL if not "
           "given."),
    number(_MODEL, "--attempts N", click.IntRange(1, 10), _DEFAULTS.attempts,
           "How often the model may try. After the first draft it is asked for the parts with errors only."),
    _model("--verify", type=click.Choice(VERIFY), default=_DEFAULTS.verify, show_default=True,
           help="Which sentences of the model a judge checks: none, those that rules doubt, or all."),
    _model("--judge-model", metavar="M", help="Model that judges; the model that writes if not given."),
    _model("--judge-base-url", metavar="URL", help="Address of the judge's server; --base-url if not given."),
    _model("--fallback", type=click.Choice(["note"]),
           help="If the model gives no article, arrange one from the note alone."),
    number(_MODEL, "--timeout SECONDS", click.FloatRange(0.1, 3_600), _DEFAULTS.timeout,
           "How long to wait for each answer of the model's server."),
    number(_MODEL, "--max-tokens TOKENS", click.IntRange(1), _DEFAULTS.max_tokens,
           "How many tokens an article may use, for prompts and answers of all attempts."),
    number(_MODEL, "--context TOKENS", click.IntRange(2_000), _DEFAULTS.context,
           "How many tokens the model takes at once. Longer notes are written in pieces."),
)
# fmt: on
_OF_MODELS = ("model", "base_url", "max_cost", "judge_model", "judge_base_url", "fallback")
"""Options that mean nothing without a model: they choose the engine that has one."""


def engine_options(command: Callable[..., None], *, costs: str = "an article") -> Callable[..., None]:
    """Give a command the options of engines, as one `EngineOptions` named `wanted`.

    Args:
        command: the command.
        costs: what it is that `--max-cost` is for.
    """

    text, most = f"How much {costs} may cost, in US dollars.", click.FloatRange(0, min_open=True)
    cost = number(_MODEL, "--max-cost USD", most, None, text)
    what = "Use answers again that were paid for."
    cache = _model("--cache/--no-cache", default=True, show_default=True, help=what)
    return collecting(command, (*_OPTIONS, cost, cache), wanted=_engine_of)


def _engine_of(values: dict[str, Any]) -> EngineOptions:
    context = click.get_current_context()
    if any(values[name] is not None for name in _OF_MODELS) and engine_kind(values["name"]).model is None:
        named = context.get_parameter_source("name")
        if named is not None and named.name != "DEFAULT":
            raise UsageError(f"--engine {values['name']} has no model: take --engine openai")
        values["name"] = "openai"
    values["fallback"] = values["fallback"] == "note"
    wanted = popped(EngineOptions, values)
    if context.params.get("quiet", False):
        return wanted
    wanted = replace(wanted, warn=_warn)
    if not sys.stderr.isatty():
        return wanted
    line = StatusLine()
    return replace(wanted, progress=line.begin, arrived=line.go_on)


def _warn(message: str) -> None:
    """What did not work and does not matter much."""
    click.echo(f"articlekit: {message}", err=True)


_EPILOG = """\
\b
Examples:
  articlekit generate note.txt > article.html
  cat note.txt | articlekit generate - --template markdown
  articlekit generate notes.json -o public/
  articlekit generate note.md --house house.toml -t fragment -o article.html
  articlekit generate note.txt --explain -q > article.html
  articlekit generate note.txt --model gpt-4.1-mini --lang fr --lang en -o public/
  articlekit generate note.txt --model my-model --base-url http://localhost:8080/v1
"""


@click.command("generate", cls=Command, epilog=_EPILOG)
@click.argument("note", default="-", metavar="[NOTE|-]")
@language_option("Language of the article (BCP 47); the note's own if not given.", several=True)
@output_options
@group("Report, on standard error")(
    "--explain", is_flag=True, help="Say why headline, lede and headings are as they are."
)
@group("Report, on standard error")(
    "--strict", is_flag=True, help="Make it an error if the article is not fit to print (exit status 1)."
)
@engine_options
def generate(
    note: str, languages: tuple[str, ...], wanted: EngineOptions, output: OutputOptions, **flags: bool
) -> None:
    """Write an article from a note.

    NOTE is plain text, Markdown, HTML, JSON or a mail, in any encoding. Without NOTE, or with -, the
    note comes from standard input. A JSON list gives an article for every note in it.

    Several --lang give a version of each article in each language. The versions have the same
    sections, are compared with each other, and go to files named NAME.TAG.html. --json prints them as
    a list. If one version fails, its name is printed, and the others are written (exit status 3).

    With -o, articlekit replaces files that it wrote itself. It replaces other files only with
    --overwrite (without it: exit status 2), and never the note.
    """
    settings = Settings.from_environment()
    house = house_for(note, output.house or settings.house)
    data = read_bytes(note, max_bytes=settings.max_bytes)
    notes = read_notes(data, name=note, max_bytes=settings.max_bytes)
    several = len(set(languages)) > 1
    check_place(len(notes) * max(len(set(languages)), 1), output, source=note, settings=settings)
    with closing(engine(wanted, settings)) as chosen:
        written = draft_all(notes, languages, chosen, house)
    if flags["strict"]:
        written = written.strict()
    status = deliver(written.outcomes, output, source=note, house=house, settings=settings, several=several)
    if flags["explain"]:
        for line in (line for each, _ in written.outcomes for line in reason_lines(each.article)):
            click.echo(line, err=True)
    for failure in written.failures:
        click.echo(f"articlekit: {' '.join(str(failure).split())}", err=True)
        status = failure.exit_status
    raise SystemExit(status)


_STRUCTURE_EPILOG = """\
\b
Examples:
  articlekit structure flat.txt > article.html
  articlekit structure - --template markdown < flat.txt
"""


@click.command("structure", cls=Command, epilog=_STRUCTURE_EPILOG)
@click.argument("text", default="-", metavar="[TEXT|-]")
@language_option("Language of the text; detected if not given.")
@output_options
def structure(text: str, language: str | None, output: OutputOptions) -> None:
    """Put the headings of a flat text in their places.

    The text has its headings in a list of their own. Each heading is put in front of what it belongs
    to. The wording is not changed. Headings that are in place already stay there.
    """
    from articlekit.pipeline import restore  # what no note needs
    from articlekit.reading import read_text

    settings = Settings.from_environment()
    house = house_for(text, output.house or settings.house)
    data = read_bytes(text, max_bytes=settings.max_bytes)
    flat = read_text(data, name=text, language=language, max_bytes=settings.max_bytes)
    check_place(1, output, source=text, settings=settings)
    outcome = restore(flat, house=house)
    raise SystemExit(deliver([(outcome, None)], output, source=text, house=house, settings=settings))
