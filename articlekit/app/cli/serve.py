"""`articlekit serve`, and the options of the server."""

import os
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from articlekit.app.cli.generate import engine_options
from articlekit.app.cli.options import Command, collecting, group
from articlekit.app.engine import EngineOptions, engine
from articlekit.app.house_file import load_house
from articlekit.errors import UsageError
from articlekit.settings import Settings

__all__ = ["command", "needs_server", "state_folder", "state_option"]


_address = group("Address")
_article = group("Articles")
_work = group("Work and jobs")
_limit = group("Limits")

state_option = _work(
    "--state",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Folder of jobs and tokens; ARTICLEKIT_STATE, or one in your state folder, if not given.",
)


_OPTIONS = (
    _address("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where to listen."),
    _address(
        "--port",
        type=click.IntRange(0, 65_535),
        default=8_080,
        show_default=True,
        help="Port; 0 takes a free one and prints it.",
    ),
    _article(
        "--house",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="House file for requests that bring no house of their own.",
    ),
    state_option,
    _article(
        "--allow-model",
        "models",
        multiple=True,
        metavar="M",
        help="A model that requests may name besides the operator's own; may be given more than once.",
    ),
    _work(
        "--workers",
        type=click.IntRange(0, 64),
        default=2,
        show_default=True,
        help="How many jobs run at once; 0 leaves them to another process with the same state.",
    ),
    _work(
        "--processes",
        type=click.IntRange(1, 256),
        default=lambda: os.cpu_count() or 1,
        show_default="one a core",
        help="How many processes work without a language model.",
    ),
    _work(
        "--patience",
        type=click.FloatRange(0.1, 300),
        default=20.0,
        show_default=True,
        metavar="SECONDS",
        help="After this time a request is answered with a job.",
    ),
    _work(
        "--keep",
        type=click.FloatRange(0.1, 8_760),
        default=24.0,
        show_default=True,
        metavar="HOURS",
        callback=lambda _, __, hours: hours * 3_600,
        help="How long jobs, their results and idempotency keys are kept.",
    ),
    _limit(
        "--rate",
        type=click.IntRange(0),
        default=600,
        show_default=True,
        metavar="N",
        help="Limit of requests a minute for each token, or for each address without one; 0 for no limit.",
    ),
    _limit(
        "--max-request",
        type=click.IntRange(1_000),
        default=4_000_000,
        show_default=True,
        metavar="BYTES",
        help="Largest body of a request, in bytes.",
    ),
    _limit(
        "--body-seconds",
        type=click.FloatRange(0.1, 3_600),
        default=20.0,
        show_default=True,
        metavar="SECONDS",
        help="How long the body of a request may take to arrive.",
    ),
    _limit(
        "--max-jobs",
        "most_jobs",
        type=click.IntRange(1),
        default=1_000,
        show_default=True,
        metavar="N",
        help="How many jobs may wait; at most half of them of one token.",
    ),
    _limit(
        "--token-jobs",
        type=click.IntRange(1),
        show_default="all workers but one",
        metavar="N",
        help="How many jobs of one token run at once.",
    ),
    _limit(
        "--max-statements",
        type=click.IntRange(1),
        default=10_000,
        show_default=True,
        metavar="N",
        help="Limit of statements of a request: those of all its notes, times its languages.",
    ),
    _limit(
        "--concurrency",
        type=click.IntRange(1),
        default=256,
        show_default=True,
        metavar="N",
        help="How many requests are answered at once.",
    ),
    _address(
        "--cors",
        "origins",
        multiple=True,
        metavar="ORIGIN",
        help="Origin whose pages may call the server; may be given more than once.",
    ),
    _address(
        "--proxy",
        "proxies",
        multiple=True,
        metavar="ADDRESS",
        help="Address of a proxy whose X-Forwarded-For is believed; may be given more than once.",
    ),
    _work(
        "--allow-private-callbacks",
        "private_callbacks",
        is_flag=True,
        help="Send callbacks to private addresses, this machine among them.",
    ),
    _address("--access-log", is_flag=True, help="Print a line of JSON on standard error for every request."),
)


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


_EPILOG = """\
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


@click.command("serve", cls=Command, epilog=_EPILOG)
@lambda command: collecting(command, _OPTIONS)
@partial(engine_options, costs="an article")
def command(
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
    from articlekit.app.web.configuration import ServerOptions, WorkContext
    from articlekit.app.web.serving import serve

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
    serve(server, context, lambda line: click.echo(f"articlekit: {line}", err=True))


def _silent(_: object) -> None:
    """Nobody is watching."""
