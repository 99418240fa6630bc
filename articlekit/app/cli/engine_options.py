"""Options of the commands that have articles written: which engine, and how much it may do."""

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import click

from articlekit.app.cli.options import group
from articlekit.app.cli.status_line import StatusLine
from articlekit.app.engine import EngineOptions, engine_kind
from articlekit.drafting.verify import VERIFY
from articlekit.errors import UsageError
from articlekit.plugins import engines

__all__ = ["engine_options"]

_DEFAULTS = EngineOptions()
_model = group("Language model")
_OPTIONS = (
    _model(
        "--engine",
        "name",
        type=click.Choice([each.name for each in engines()]),
        default=_DEFAULTS.name,
        show_default=True,
        help="Who writes: extractive needs no language model; openai is any server with OpenAI's interface. "
        "--model chooses openai.",
    ),
    _model("--model", metavar="M", help="Language model; ARTICLEKIT_MODEL if not given."),
    _model(
        "--base-url",
        metavar="URL",
        help="Address of the model's server, such as http://localhost:8080/v1; OPENAI_BASE_URL if not given.",
    ),
    _model(
        "--attempts",
        type=click.IntRange(1, 10),
        default=_DEFAULTS.attempts,
        show_default=True,
        help="How often the model may try. After the first draft it is asked for the parts with errors only.",
    ),
    _model(
        "--verify",
        type=click.Choice(VERIFY),
        default=_DEFAULTS.verify,
        show_default=True,
        help="Which sentences of the model a judge checks: none, those that rules doubt, or all.",
    ),
    _model("--judge-model", metavar="M", help="Model that judges; the model that writes if not given."),
    _model("--judge-base-url", metavar="URL", help="Address of the judge's server; --base-url if not given."),
    _model(
        "--fallback",
        type=click.Choice(["note"]),
        help="If the model gives no article, arrange one from the note alone.",
    ),
    _model(
        "--timeout",
        type=click.FloatRange(0.1, 3_600),
        default=_DEFAULTS.timeout,
        show_default=True,
        metavar="SECONDS",
        help="How long to wait for each answer of the model's server.",
    ),
    _model(
        "--max-tokens",
        type=click.IntRange(1),
        default=_DEFAULTS.max_tokens,
        show_default=True,
        help="How many tokens an article may use, for prompts and answers of all attempts.",
    ),
    _model(
        "--context",
        type=click.IntRange(2_000),
        default=_DEFAULTS.context,
        show_default=True,
        metavar="TOKENS",
        help="How many tokens the model takes at once. Longer notes are written in pieces.",
    ),
)
_CACHE = _model(
    "--cache/--no-cache",
    default=True,
    show_default=True,
    help="Use answers again that were paid for.",
)


def _max_cost(of: str) -> Callable[..., Any]:
    kind = click.FloatRange(0, min_open=True)
    return _model("--max-cost", type=kind, metavar="USD", help=f"How much {of} may cost, in US dollars.")


_NAMES = (
    "name", "model", "base_url", "attempts", "verify", "judge_model", "judge_base_url", "fallback", "timeout",
    "max_tokens", "max_cost", "context", "cache",
)  # fmt: skip
_OF_MODELS = ("model", "base_url", "max_cost", "judge_model", "judge_base_url", "fallback")
"""Options that mean nothing without a model: they choose the engine that has one."""


def engine_options(command: Callable[..., None], *, costs: str = "an article") -> Callable[..., None]:
    """Give a command the options of engines, as one `EngineOptions` named `wanted`.

    Args:
        command: the command.
        costs: what it is that `--max-cost` is for.
    """

    def collected(**values: Any) -> None:
        given = {name: values.pop(name) for name in _NAMES}
        context = click.get_current_context()
        named = context.get_parameter_source("name")
        has_model = engine_kind(given["name"]).model is not None
        if any(given[name] is not None for name in _OF_MODELS) and not has_model:
            if named is not None and named.name != "DEFAULT":
                raise UsageError(f"--engine {given['name']} has no model: take --engine openai")
            given["name"] = "openai"
        wanted = EngineOptions(**{**given, "fallback": given["fallback"] == "note"})
        quiet = context.params.get("quiet", False)
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
