"""Restoring a flat text: a body and a list of headings become an article."""

from articlekit.drafting.outline.restoring import restore
from articlekit.drafting.outline.similarity import Similarity, WordSimilarity

__all__ = ["Similarity", "WordSimilarity", "restore"]
