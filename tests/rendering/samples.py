"""The articles of all sample notes."""

from functools import lru_cache
from pathlib import Path

from articlekit.drafting.attempts import write
from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive import ExtractiveDrafter
from articlekit.model.article import Article
from articlekit.reading import read_notes

__all__ = ["sample_articles"]

_NOTES = Path(__file__).resolve().parents[2] / "samples" / "notes"


@lru_cache(maxsize=1)
def sample_articles() -> dict[str, Article]:
    """The articles by the names of their notes, which have their languages in them."""
    notes = {
        f"{path.name}.{number}": note
        for path in sorted(_NOTES.iterdir())
        for number, note in enumerate(read_notes(path.read_bytes(), name=path.name), start=1)
    }
    return {
        name: write(Brief(note=note, language=note.language), ExtractiveDrafter()).article
        for name, note in notes.items()
    }
