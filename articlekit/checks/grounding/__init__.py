"""Grounding: whether what an article says is what its note says, decided by value and by rule."""

from articlekit.checks.grounding.claims import Claim
from articlekit.checks.grounding.grounding import Grounding, Loose, carries, ground

__all__ = ["Claim", "Grounding", "Loose", "carries", "ground"]
