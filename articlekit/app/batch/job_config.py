"""What is made of every note of a job, as one value that travels to any worker, and its fingerprint."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import articlekit
from articlekit.app.engine import EngineOptions, model_of
from articlekit.app.output import safe_stem
from articlekit.errors import UsageError
from articlekit.model.house import House
from articlekit.plugins import installed
from articlekit.rendering import format_of
from articlekit.rendering.store import builtin_folder, choose
from articlekit.settings import Settings

__all__ = ["JobConfig", "engine_parameters", "fingerprint", "suffixes"]

_APART = ("batch/", "prompts/")
"""Templates that no article is made with, prompts without a model among them."""
_MOST_BYTES = 5_000_000
"""Of one file in a folder of templates that is looked at."""


@dataclass(frozen=True, kw_only=True)
class JobConfig:
    """What is made of every note: all that an article depends on beside its note."""

    house: House = field(default_factory=House)
    templates: tuple[str, ...] = ("page",)
    """Formats, names of templates or files, in the order of the files that come out."""
    folder: Path | None = None
    """The user's own templates."""
    trace: bool = False
    show_missing: bool = False
    annotate: bool = False
    max_bytes: int = 2_000_000
    note_seconds: float | None = None
    """Seconds of the processor that a note may take; any number if not given. No article depends on it."""
    engine: str = "extractive"
    attempts: int = 1
    parameters: tuple[tuple[str, str | int | float | None], ...] = ()
    """What else the engine is told, by name: the model and so on."""


def engine_parameters(wanted: EngineOptions, settings: Settings) -> dict[str, Any]:
    """What a config says of the engine, as its keyword arguments."""
    if wanted.name == "extractive":
        return {"engine": wanted.name}
    parameters = (
        ("model", model_of(wanted, settings)),
        ("base_url", wanted.base_url or settings.openai_base_url),
        ("max_tokens", wanted.max_tokens),
        ("context", wanted.context),
    )
    return {"engine": wanted.name, "attempts": wanted.attempts, "parameters": parameters}


def fingerprint(config: JobConfig) -> str:
    """All that the config makes of a note, as a SHA-256: another one makes another article of it.

    The texts of templates and prompts are part of it, not their names alone.

    Raises:
        TemplateError: a template is not there.
    """
    values: dict[str, Any] = {
        "version": articlekit.__version__,
        "plugins": [plugin.distribution for plugin in installed()],
        "house": config.house.model_dump(mode="json"),
        "templates": config.templates,
        "options": [config.trace, config.show_missing, config.annotate],
        "engine": [config.engine, config.attempts, config.parameters],
    }
    result = hashlib.sha256(json.dumps(values, sort_keys=True).encode())
    for folder in sorted(_folders(config)):
        for name, data in _texts(folder):
            if name.startswith(_APART) and not (name.startswith("prompts/") and config.engine == "openai"):
                continue
            result.update(f"\0{name}\0{len(data)}\0".encode() + data)
    return result.hexdigest()


def suffixes(config: JobConfig) -> tuple[str, ...]:
    """What the files of an article end in, one a template: `.html`, for a second HTML `.fragment.html`.

    Raises:
        UsageError: a template is named twice.
    """
    taken: list[str] = []
    for template in config.templates:
        kind = format_of(template, config.folder)
        suffix = kind.suffix if kind.suffix not in taken else f".{safe_stem(kind.name)}{kind.suffix}"
        if suffix in taken or config.templates.count(template) > 1:
            raise UsageError(f"--template {template}: it is named twice: name it once")
        taken.append(suffix)
    return tuple(taken)


def _folders(config: JobConfig) -> set[Path]:
    chosen = (
        choose(each, config.folder).folder
        for each in config.templates
        if format_of(each, config.folder).template
    )
    return {builtin_folder(), *filter(None, (config.folder, *chosen))}


def _texts(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The files in a folder of templates that one of them can reach, with their names."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.is_file() and path.suffix in {".jinja", ".css", ".js"}:
            with path.open("rb") as file:
                yield path.relative_to(folder).as_posix(), file.read(_MOST_BYTES)
