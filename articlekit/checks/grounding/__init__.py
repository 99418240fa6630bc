"""Grounding: whether what an article says is what its note says, decided by value and by rule."""

from articlekit.checks.grounding.claims import WHOLE, Claim
from articlekit.checks.grounding.grounding import Grounding, ground

__all__ = ["WHOLE", "Claim", "Grounding", "ground"]
