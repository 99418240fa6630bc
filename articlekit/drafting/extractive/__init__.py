"""Drafting without a language model."""

from articlekit.drafting.extractive.drafter import ExtractiveDrafter

__all__ = ["ExtractiveDrafter"]
