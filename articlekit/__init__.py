"""articlekit: from incident notes to structured, checked articles.

    from pathlib import Path
    from articlekit import Brief, ExtractiveDrafter, read_notes, render, write

    for note in read_notes(Path("note.txt").read_bytes(), name="note.txt"):
        outcome = write(Brief(note=note, language=note.language), ExtractiveDrafter())
        print(render(outcome.article))

Names are imported on first use, so that `import articlekit` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from articlekit.app.engine import EngineKind, EngineOptions
    from articlekit.checks import check_article, check_page
    from articlekit.checks.rule import Context, Found, Rule
    from articlekit.drafting.drafter import Brief, Drafter
    from articlekit.drafting.extractive import ExtractiveDrafter
    from articlekit.errors import ArticlekitError, InputError, PublishError, UsageError
    from articlekit.language.facts import Fact, day_order, facts, note_date, read_date
    from articlekit.model.article import Article, Paragraph, Section, Sentence, approved
    from articlekit.model.finding import Finding
    from articlekit.model.house import House
    from articlekit.model.note import Note, Statement
    from articlekit.pipeline import Engine, Outcome, restore
    from articlekit.pipeline import draft as write
    from articlekit.plugins import hookimpl
    from articlekit.reading import read_notes
    from articlekit.reading.form import Reader
    from articlekit.rendering import Format, RenderOptions, render
    from articlekit.settings import Settings

__version__ = "0.2.0"

_HOMES = {
    "Article": "articlekit.model.article",
    "ArticlekitError": "articlekit.errors",
    "Brief": "articlekit.drafting.drafter",
    "Context": "articlekit.checks.rule",
    "Drafter": "articlekit.drafting.drafter",
    "Engine": "articlekit.pipeline",
    "EngineKind": "articlekit.app.engine",
    "EngineOptions": "articlekit.app.engine",
    "ExtractiveDrafter": "articlekit.drafting.extractive",
    "Fact": "articlekit.language.facts",
    "Finding": "articlekit.model.finding",
    "Format": "articlekit.rendering",
    "Found": "articlekit.checks.rule",
    "House": "articlekit.model.house",
    "InputError": "articlekit.errors",
    "Note": "articlekit.model.note",
    "Outcome": "articlekit.pipeline",
    "Paragraph": "articlekit.model.article",
    "PublishError": "articlekit.errors",
    "Reader": "articlekit.reading.form",
    "RenderOptions": "articlekit.rendering",
    "Rule": "articlekit.checks.rule",
    "Section": "articlekit.model.article",
    "Sentence": "articlekit.model.article",
    "Settings": "articlekit.settings",
    "Statement": "articlekit.model.note",
    "UsageError": "articlekit.errors",
    "approved": "articlekit.model.article",
    "check_article": "articlekit.checks",
    "check_page": "articlekit.checks",
    "day_order": "articlekit.language.facts",
    "facts": "articlekit.language.facts",
    "hookimpl": "articlekit.plugins",
    "note_date": "articlekit.language.facts",
    "read_date": "articlekit.language.facts",
    "read_notes": "articlekit.reading",
    "render": "articlekit.rendering",
    "restore": "articlekit.pipeline",
    "write": "articlekit.pipeline:draft",
}

__all__ = [
    "Article",
    "ArticlekitError",
    "Brief",
    "Context",
    "Drafter",
    "Engine",
    "EngineKind",
    "EngineOptions",
    "ExtractiveDrafter",
    "Fact",
    "Finding",
    "Format",
    "Found",
    "House",
    "InputError",
    "Note",
    "Outcome",
    "Paragraph",
    "PublishError",
    "Reader",
    "RenderOptions",
    "Rule",
    "Section",
    "Sentence",
    "Settings",
    "Statement",
    "UsageError",
    "__version__",
    "approved",
    "check_article",
    "check_page",
    "day_order",
    "facts",
    "hookimpl",
    "note_date",
    "read_date",
    "read_notes",
    "render",
    "restore",
    "write",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'articlekit' has no attribute {name!r}")
    home, _, own_name = _HOMES[name].partition(":")
    return getattr(import_module(home), own_name or name)
