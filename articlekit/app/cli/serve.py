"""`articlekit serve`."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import click

from articlekit.app.cli.engine_options import engine_options
from articlekit.app.cli.options import Command
from articlekit.app.cli.serve_options import needs_server, serve_options, state_folder
from articlekit.app.engine import EngineOptions, engine
from articlekit.app.house_file import load_house
from articlekit.settings import Settings

__all__ = ["command"]

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
@serve_options
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
    a token. A request may ask for a language model only if you give --engine openai, and it never
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
