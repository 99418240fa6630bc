"""A job: what a batch is to do."""

from dataclasses import dataclass
from pathlib import Path

from articlekit.app.batch.intake import Intake
from articlekit.app.batch.recipe import Recipe

__all__ = ["Job"]


@dataclass(frozen=True, kw_only=True)
class Job:
    """What a batch is to do."""

    intake: Intake
    output: Path
    recipe: Recipe
    languages: tuple[str, ...] = ()
    """BCP 47 tags of the articles; each note's own language if there are none."""
    retry_failed: bool = False
    """Whether what failed is done again, and nothing else."""
    feed: bool = False
    overwrite: bool = False
    """Whether files that somebody else wrote may be replaced."""
