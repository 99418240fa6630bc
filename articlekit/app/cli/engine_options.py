"""Options of the commands that have articles written: which engine, and how much it may do."""

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import click

from articlekit.app.cli.status_line import StatusLine
from articlekit.app.engine import ENGINES, EngineOptions

__all__ = ["engine_options"]

_DEFAULTS = EngineOptions()
_OPTIONS = (
    click.option(
        "--engine",
        "name",
        type=click.Choice(ENGINES),
        default=_DEFAULTS.name,
        show_default=True,
        help="What writes: extractive needs no language model; openai is any server with that interface.",
    ),
    click.option("--model", metavar="M", help="Language model; ARTICLEKIT_MODEL if not given."),
    click.option(
        "--base-url",
        metavar="URL",
        help="Address of the model's server, such as http://localhost:8080/v1; OPENAI_BASE_URL if not given.",
    ),
    click.option(
        "--attempts",
        type=click.IntRange(1, 10),
        default=_DEFAULTS.attempts,
        show_default=True,
        help="Most drafts of an article; only the parts with errors are asked for again.",
    ),
    click.option(
        "--timeout",
        type=click.FloatRange(0.1, 3_600),
        default=_DEFAULTS.timeout,
        show_default=True,
        metavar="SECONDS",
        help="How long to wait for the model's server.",
    ),
    click.option(
        "--max-tokens",
        type=click.IntRange(1),
        default=_DEFAULTS.max_tokens,
        show_default=True,
        help="Tokens that an article may use, prompts and answers of all attempts together.",
    ),
    click.option(
        "--context",
        type=click.IntRange(2_000),
        default=_DEFAULTS.context,
        show_default=True,
        metavar="TOKENS",
        help="What the model reads and writes at once; longer notes are written in pieces.",
    ),
)
_CACHE = click.option(
    "--cache/--no-cache", default=True, help="Whether to use answers again that have been paid for."
)


def _max_cost(of: str) -> Callable[..., Any]:
    kind = click.FloatRange(0, min_open=True)
    return click.option("--max-cost", type=kind, metavar="USD", help=f"What {of} may cost, in US dollars.")


_NAMES = ("name", "model", "base_url", "attempts", "timeout", "max_tokens", "max_cost", "context", "cache")


def engine_options(command: Callable[..., None], *, costs: str = "an article") -> Callable[..., None]:
    """Give a command the options of engines, as one `EngineOptions` named `wanted`.

    Args:
        command: the command.
        costs: what it is that `--max-cost` is for.
    """

    def collected(**values: Any) -> None:
        wanted = EngineOptions(**{name: values.pop(name) for name in _NAMES})
        quiet = values.get("quiet", False)
        if not quiet:
            wanted = replace(wanted, warn=_warn)
        if sys.stderr.isatty() and not quiet:
            line = StatusLine()
            wanted = replace(wanted, progress=line.begin, arrived=line.go_on)
        command(wanted=wanted, **values)

    collected.__name__ = command.__name__
    collected.__doc__ = command.__doc__
    collected.__dict__.update(command.__dict__)  # click keeps earlier parameters there
    result: Callable[..., None] = collected
    for option in reversed((*_OPTIONS, _max_cost(costs), _CACHE)):
        result = option(result)
    return result


def _warn(message: str) -> None:
    """What did not work and does not matter much."""
    click.echo(f"articlekit: {message}", err=True)
