"""`articlekit serve` and `token`: the HTTP API, and who may call it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from articlekit.app.cli.generate import engine_options
from articlekit.app.cli.options import Command, collecting, group, number
from articlekit.app.engine import EngineOptions, engine
from articlekit.app.house_file import load_house
from articlekit.errors import UsageError
from articlekit.settings import Settings

if TYPE_CHECKING:
    from articlekit.app.web.access import Tokens

__all__ = ["serve", "token"]

_address = group("Address")
_article = group("Articles")
_work = group("Work and jobs")

state_option = _work(
    "--state",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Folder of jobs and tokens; ARTICLEKIT_STATE, or one in your state folder, if not given.",
)


_MORE = "may be given more than once."
# fmt: off
_OPTIONS = (
    _address("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where to listen."),
    number("Address", "--port PORT", click.IntRange(0, 65_535), 8_080,
           "Port; 0 takes a free one and prints it."),
    _article("--house", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
             help="House file for requests that bring no house of their own."),
    state_option,
    _article("--allow-model", "models", multiple=True, metavar="M",
             help=f"A model that requests may name besides the operator's own; {_MORE}"),
    number("Work and jobs", "--workers N", click.IntRange(0, 64), 2,
           "How many jobs run at once; 0 leaves them to another process with the same state."),
    number("Work and jobs", "--processes N", click.IntRange(1, 256), lambda: os.cpu_count() or 1,
           "How many processes work without a language model.", show_default="one a core"),
    number("Work and jobs", "--patience SECONDS", click.FloatRange(0.1, 300), 20.0,
           "After this time a request is answered with a job."),
    number("Work and jobs", "--keep HOURS", click.FloatRange(0.1, 8_760), 24.0,
           "How long jobs, their results and idempotency keys are kept.",
           callback=lambda _, __, hours: hours * 3_600),
    number("Limits", "--rate N", click.IntRange(0), 600,
           "Limit of requests a minute for each token, or for each address without one; 0 for no limit."),
    number("Limits", "--max-request BYTES", click.IntRange(1_000), 4_000_000,
           "Largest body of a request, in bytes."),
    number("Limits", "--body-seconds SECONDS", click.FloatRange(0.1, 3_600), 20.0,
           "How long the body of a request may take to arrive."),
    number("Limits", "--max-jobs most_jobs N", click.IntRange(1), 1_000,
           "How many jobs may wait; at most half of them of one token."),
    number("Limits", "--token-jobs N", click.IntRange(1), None, "How many jobs of one token run at once.",
           show_default="all workers but one"),
    number("Limits", "--max-statements N", click.IntRange(1), 10_000,
           "Limit of statements of a request: those of all its notes, times its languages."),
    number("Limits", "--concurrency N", click.IntRange(1), 256, "How many requests are answered at once."),
    _address("--cors", "origins", multiple=True, metavar="ORIGIN",
             help=f"Origin whose pages may call the server; {_MORE}"),
    _address("--proxy", "proxies", multiple=True, metavar="ADDRESS",
             help=f"Address of a proxy whose X-Forwarded-For is believed; {_MORE}"),
    _work("--allow-private-callbacks", "private_callbacks", is_flag=True,
          help="Send callbacks to private addresses, this machine among them."),
    _address("--access-log", is_flag=True, help="Print a line of JSON on standard error for every request."),
)
# fmt: on


def state_folder(given: Path | None, settings: Settings) -> Path:
    """The folder of jobs and tokens.

    Raises:
        UsageError: none is named, and the user has none.
    """
    folder: Any = given or settings.state
    if folder is None:
        raise UsageError("there is no folder for jobs and tokens: give one with --state")
    return Path(folder)


_SERVER = ("fastapi", "uvicorn", "huey", "limits", "pebble", "prometheus_client", "httpcore")


def needs_server() -> None:
    """See that the libraries of the server are there.

    Raises:
        UsageError: one is missing.
    """
    if any(find_spec(name) is None for name in _SERVER):
        raise UsageError("the server is not installed: pip install 'articlekit[server]'")


_SERVE_EPILOG = """\
\b
Examples:
  articlekit serve
  articlekit token create --scope articles --scope check --name cms
  articlekit serve --host 0.0.0.0 --port 8080 --house house.toml
  articlekit serve --engine openai --model gpt-4.1-mini

\b
Exit status:
  0    stopped by SIGTERM; the next server begins again what was not done
  2    wrong usage, or an address where it cannot listen
  3    the model's server needs a key
  130  stopped with Ctrl-C
"""


@click.command("serve", cls=Command, epilog=_SERVE_EPILOG)
@lambda command: collecting(command, _OPTIONS)
@partial(engine_options, costs="an article")
def serve(
    wanted: EngineOptions,
    house: Path | None,
    state: Path | None,
    models: tuple[str, ...],
    **options: Any,
) -> None:
    """Serve the HTTP API.

    As long as there is no token, the server answers this machine only. `articlekit token create` makes
    a token. A request may ask for a language model only if you give --engine, and it never
    chooses the model's server.

    Jobs, tokens and idempotency keys lie in --state. If a kill breaks a job off, it is begun again.
    """
    needs_server()
    from articlekit.app.web import serving
    from articlekit.app.web.configuration import ServerOptions, WorkContext

    settings = Settings.from_environment()
    model_engine = replace(wanted, warn=_silent, progress=_silent, arrived=_silent)
    if wanted.name != "extractive":
        engine(model_engine, settings).close()  # what is wrong with it is told now
    context = WorkContext(
        settings=settings,
        house=load_house(house or settings.house),
        engine=None if wanted.name == "extractive" else model_engine,
        models=models,
        max_statements=options["max_statements"],
    )
    server = ServerOptions(state=state_folder(state, settings), **options)
    serving.serve(server, context, lambda line: click.echo(f"articlekit: {line}", err=True))


def _silent(_: object) -> None:
    """Nobody is watching."""


_SCOPES = ("articles", "structure", "check", "render", "approve", "metrics")


_EXAMPLES = """\
\b
Examples:
  articlekit token create --scope articles --scope check --name cms --expires 365
  articlekit token list
  articlekit token revoke 3f2a9c01d4e5
"""


@click.group("token", epilog=_EXAMPLES)
def token() -> None:
    """Make, list and revoke the tokens of the HTTP API."""


@token.command(
    "create", epilog="\b\nExample:\n  articlekit token create --scope articles --scope check --name cms\n"
)
@click.option(
    "--scope",
    "scopes",
    type=click.Choice(_SCOPES),
    multiple=True,
    required=True,
    help="What the token is for; may be given more than once.",
)
@click.option("--name", default="", metavar="TEXT", help="Name of its owner, for the list.")
@click.option("--expires", type=click.IntRange(1, 36_500), metavar="DAYS", help="How many days it is valid.")
@state_option
def create_command(scopes: tuple[str, ...], name: str, expires: int | None, state: Path | None) -> None:
    """Make a token and print it, once.

    Only a hash of it is kept.
    """
    end = datetime.now(UTC) + timedelta(days=expires) if expires else None
    with _tokens(state) as tokens:
        kept, text = tokens.create(
            tuple(dict.fromkeys(scopes)),  # type: ignore[arg-type]  # click has seen to that
            name=name,
            expires=end,
        )
    click.echo(text)
    click.echo(f"token {kept.id} for {', '.join(kept.scopes)}: keep it, it is not shown again", err=True)


@token.command("list", epilog="\b\nExample:\n  articlekit token list\n")
@state_option
def list_command(state: Path | None) -> None:
    """List the tokens.

    A line has id, state, day, scopes and name.
    """
    with _tokens(state) as tokens:
        for each in tokens.all():
            until = f" until {each.expires:%Y-%m-%d}" if each.expires and each.state == "valid" else ""
            line = f"{each.id}  {each.state + until:<24}  {each.created:%Y-%m-%d}  {','.join(each.scopes)}"
            click.echo(f"{line}  {each.name}".rstrip())


@token.command("revoke", epilog="\b\nExample:\n  articlekit token revoke 3f2a9c01d4e5\n")
@click.argument("token_id", metavar="ID")
@state_option
def revoke_command(token_id: str, state: Path | None) -> None:
    """Refuse the token ID from the next request on."""
    with _tokens(state) as tokens:
        if tokens.revoke(token_id) is None:
            raise UsageError(f"there is no token {token_id!r}: `articlekit token list` has them")
    click.echo(f"token {token_id} is revoked", err=True)


@contextmanager
def _tokens(state: Path | None) -> "Iterator[Tokens]":
    needs_server()
    from articlekit.app.web.access import Tokens
    from articlekit.app.web.store import open_store

    settings = Settings.from_environment()
    store = open_store(state_folder(state, settings), settings)
    try:
        yield Tokens(store)
    finally:
        store.close()
