"""Engines: from what the caller wants to the drafter that writes."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from articlekit.drafting.drafter import Brief, Drafter, Price
from articlekit.drafting.extractive import ExtractiveDrafter
from articlekit.drafting.verify import Verify
from articlekit.errors import TemplateError, UsageError
from articlekit.model.article import Article
from articlekit.pipeline import Engine
from articlekit.plugins import engines, guarded, hookimpl
from articlekit.settings import Settings

if TYPE_CHECKING:
    from articlekit.drafting.openai import Client, Server
    from articlekit.drafting.openai.stream import Arrival

__all__ = ["ENGINES", "EngineKind", "EngineOptions", "PromptTemplates", "engine", "engine_kind", "model_of"]

_DEFAULT_MODEL = "gpt-4.1-mini"


def _silent(_: object) -> None:
    """Nobody is watching."""


@dataclass(frozen=True, kw_only=True)
class EngineOptions:
    """What a caller may want of an engine; `None` stands for the default or the settings."""

    name: str = "extractive"
    model: str | None = None
    base_url: str | None = None
    attempts: int = 3
    """Most drafts of an article, the first one included."""
    verify: Verify = "doubtful"
    """Which sentences of a model a judge is asked about."""
    judge_model: str | None = None
    """The judge, where it is another model than the one that writes."""
    judge_base_url: str | None = None
    """The judge's server, where it is another one."""
    fallback: bool = False
    """Whether an article is arranged from the note where the model gives none of its own."""
    timeout: float = 300.0
    """Seconds to wait for an answer, all of it."""
    max_tokens: int | None = 100_000
    """Tokens that an article may use, prompts and answers together."""
    max_cost: float | None = None
    """US dollars that an article may cost."""
    context: int = 8_000
    """Tokens that the model reads and writes at once."""
    cache: bool = True
    """Whether an answer that was paid for is used again."""
    progress: Callable[[str], None] = _silent
    """Told in a few words what is being done, and an empty text when all is done."""
    arrived: Callable[["Arrival"], None] = _silent
    """Told how far an answer has come while it is being written."""
    warn: Callable[[str], None] = _silent
    """Told on one line what does not work and is no hindrance."""
    pause: Callable[[float], None] = time.sleep
    """Waits so many seconds before a request is sent again."""
    retries: int = 2
    """How often a request that failed by chance is sent again."""
    longest_wait: float = 60.0
    """Longest pause, in seconds, that a server may ask for."""
    client: "Callable[..., Client] | None" = None
    """Makes the client in place of the usual one, from the same arguments."""


def model_of(options: EngineOptions, settings: Settings) -> str | None:
    """The name of the language model that is meant; `None` for an engine without one."""
    kind = engine_kind(options.name)
    return None if kind.model is None else options.model or settings.model or kind.model


@dataclass(frozen=True, kw_only=True)
class EngineKind:
    """An engine that there is, under the name that `--engine` takes."""

    name: str
    make: Callable[[EngineOptions, Settings], Engine]
    """Makes it as it is wanted; a `UsageError` where that cannot be."""
    model: str | None = None
    """The language model that it takes where none is named; `None` for an engine without one."""


def engine_kind(name: str) -> EngineKind:
    """The engine of a name.

    Raises:
        UsageError: there is none.
    """
    known = {each.name: each for each in engines()}
    if name not in known:
        raise UsageError(f"there is no engine {name!r}: take one of {', '.join(known)}")
    return known[name]


def engine(options: EngineOptions, settings: Settings) -> Engine:
    """The engine that is asked for.

    Raises:
        UsageError: there is no such engine, or its options cannot be met.
        EngineError: the model's server needs a key and has none.
    """
    kind = engine_kind(options.name)
    made = kind.make(options, settings)
    return made if kind in ENGINES else replace(made, drafter=_OfPlugin(made.drafter, kind.name))


@dataclass(frozen=True)
class _OfPlugin:
    """A plug-in's drafter, whose failures are told in a line."""

    drafter: Drafter
    name: str

    def draft(self, brief: Brief) -> Article:
        return guarded(self.drafter.draft, f"the engine {self.name!r} of a plug-in", Article)(brief)


def _extractive(options: EngineOptions, settings: Settings) -> Engine:  # noqa: ARG001 - like the others
    return Engine(drafter=ExtractiveDrafter())


def _openai(options: EngineOptions, settings: Settings) -> Engine:
    from articlekit.drafting.openai import Cache, Client, OpenAIDrafter, OpenAIJudge

    model = model_of(options, settings) or _DEFAULT_MODEL
    price = settings.price(model)
    if options.max_cost is not None and price is None:
        raise UsageError(
            f"--max-cost: the price of {model!r} is not known: "
            f"set ARTICLEKIT_PRICES to {model}=PROMPT/ANSWER (US dollars for a million tokens)"
        )
    server = _server(options, settings, model)
    place = settings.cache / "answers.sqlite" if options.cache and settings.cache else None
    kept = Cache(place, warn=options.warn) if place else None
    prompts = PromptTemplates(settings.templates)
    make = options.client or Client
    client = make(server, cache=kept, pause=options.pause)
    other = replace(
        server, model=options.judge_model or model, base_url=options.judge_base_url or server.base_url
    )
    judging = client if other == server else make(other, cache=kept, pause=options.pause)

    def close() -> None:
        client.close()
        judging.close()
        options.progress("")

    return Engine(
        drafter=OpenAIDrafter(client, prompts),
        judge=None if options.verify == "off" else OpenAIJudge(judging, prompts),
        verify=options.verify,
        fallback=options.fallback,
        attempts=options.attempts,
        max_tokens=options.max_tokens,
        max_cost=options.max_cost,
        price=Price(prompt=price[0], completion=price[1]) if price else None,
        model=model,
        close=close,
    )


def _server(options: EngineOptions, settings: Settings, model: str) -> "Server":
    from articlekit.drafting.openai import OPENAI_URL, Server

    return Server(
        model=model,
        base_url=options.base_url or settings.openai_base_url or OPENAI_URL,
        key=settings.openai_key.value if settings.openai_key else None,
        timeout=options.timeout,
        context_tokens=options.context,
        progress=options.progress,
        arrived=options.arrived,
        retries=options.retries,
        longest_wait=options.longest_wait,
    )


ENGINES = (
    EngineKind(name="extractive", make=_extractive),
    EngineKind(name="openai", make=_openai, model=_DEFAULT_MODEL),
)
"""The built-in ones."""


@hookimpl
def articlekit_engines() -> tuple[EngineKind, ...]:
    """The built-in engines."""
    return ENGINES


@dataclass(frozen=True)
class PromptTemplates:
    """The prompt templates: the user's own before the built-in ones."""

    folder: Path | None

    def __call__(self, name: str, values: Mapping[str, Any]) -> str:
        from jinja2 import TemplateError as JinjaError

        from articlekit.rendering import environment

        file = f"prompts/{name}.txt.jinja"
        try:
            return environment(self.folder, ".txt").get_template(file).render(values)
        except (JinjaError, OSError, ValueError, TypeError, ArithmeticError, LookupError) as error:
            raise TemplateError(f"prompt {file}: {error}: fix the template") from error
