"""Answers that are no article."""

from articlekit.drafting.drafter import AnswerError

__all__ = ["FormError"]


class FormError(AnswerError):
    """The model answered, but what it wrote has not the form of an article: less may be asked of it."""
