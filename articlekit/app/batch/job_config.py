"""The configuration of a job, which travels to any worker; its fingerprint, and a trial of its templates."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

import articlekit
from articlekit.app.engine import EngineOptions, PromptTemplates, model_of
from articlekit.app.output import now, safe_stem
from articlekit.drafting.drafter import Brief
from articlekit.errors import UsageError
from articlekit.model.article import Article
from articlekit.model.finding import Finding
from articlekit.model.house import House
from articlekit.model.note import Note
from articlekit.plugins import installed
from articlekit.rendering import RenderOptions, format_of, render
from articlekit.rendering.store import builtin_folder, choose
from articlekit.settings import Settings

__all__ = ["JobConfig", "check_templates", "engine_parameters", "fingerprint", "suffixes"]

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

    def rendering(self, note: Note, annotate: tuple[Finding, ...], **more: Any) -> RenderOptions:
        """How an article of a note is printed; with annotations if they are wanted."""
        return RenderOptions(
            house=self.house,
            templates=self.folder,
            trace=self.trace,
            show_missing=self.show_missing,
            note=note,
            annotate=annotate if self.annotate else (),
            editors_copy=self.annotate,
            made=now(),
            **more,
        )


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


def _specimen() -> tuple[Note, Article, Finding]:
    """A note of which all is known, and an article with every kind of paragraph, both levels of headings,
    all metadata and a question; and a finding, to see how it is printed."""
    data = json.loads(files("articlekit.app.batch").joinpath("specimen.json").read_text(encoding="utf-8"))
    return (
        Note.model_validate(data["note"]),
        Article.model_validate(data["article"]),
        Finding.model_validate(data["finding"]),
    )


def check_templates(config: JobConfig, settings: Settings) -> None:
    """Print an article that has one of everything with every template, and fill in every prompt.

    A template that fails all the same at some article fails at that one alone.

    Raises:
        TemplateError: a template or prompt is not there, or fails.
        UsageError: a template is named twice.
    """
    suffixes(config)
    note, article, finding = _specimen()
    options = config.rendering(note, (finding,))
    for template in config.templates:
        render(article, template=template, options=options)
    if config.engine == "openai":
        _check_prompts(config, settings)


def _check_prompts(config: JobConfig, settings: Settings) -> None:
    """Fill in the prompts for an article, its repair, its judge, and for a single sentence."""
    from articlekit.drafting.openai.prompting import (
        request_for,
        request_for_part,
        request_to_judge,
        request_to_repair,
    )

    note, article, finding = _specimen()
    prompts = PromptTemplates(settings.templates)
    text = "No one was injured."
    faulty = {"id": "n1", "kind": "sentence", "sources": ["s2"], "text": text, "faults": [finding.message]}
    for language in (note.language, "fr"):
        brief = Brief(note=note, language=language, house=config.house, previous=article, findings=(finding,))
        request_for(note.statements, brief, prompts, outline="s1 s2")
        request_to_repair([faulty], brief, prompts)
        request_to_judge([{"id": "n1", "text": text}], brief, prompts)
        for kind in ("headline", "heading", "sentence"):
            request_for_part(kind, text, brief, prompts)
