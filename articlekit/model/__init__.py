"""The frozen types that everything else speaks in."""

from articlekit.model.article import (
    TITLE,
    Article,
    Missing,
    Paragraph,
    Section,
    Sentence,
    approved,
    blocks,
    headings,
    sentences,
    standing_review,
)
from articlekit.model.finding import Edit, Finding, Severity, Where
from articlekit.model.house import House
from articlekit.model.note import Meta, Note, Statement
from articlekit.model.provenance import BY_NOTE, Origins, Provenance, Review

__all__ = [
    "BY_NOTE",
    "TITLE",
    "Article",
    "Edit",
    "Finding",
    "House",
    "Meta",
    "Missing",
    "Note",
    "Origins",
    "Paragraph",
    "Provenance",
    "Review",
    "Section",
    "Sentence",
    "Severity",
    "Statement",
    "Where",
    "approved",
    "blocks",
    "headings",
    "sentences",
    "standing_review",
]
