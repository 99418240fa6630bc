"""Drafting without a language model."""

from articlekit.drafting.extractive.draft import ExtractiveDrafter

__all__ = ["ExtractiveDrafter"]
