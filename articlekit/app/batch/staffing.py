"""Staffing: who works on a batch, by the engine that is wanted."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from articlekit.app.batch.account import Account
from articlekit.app.batch.crews import Crew, in_processes, in_this_process
from articlekit.app.batch.recipe import Recipe
from articlekit.app.batch.work import Order, Result, perform

__all__ = ["Staff", "extractive_staff"]


@dataclass(frozen=True, kw_only=True)
class Staff:
    """A crew, what it does with each order, and what that may cost."""

    crew: Crew
    work: Callable[[Order], Result]
    account: Account = field(default_factory=Account)


def extractive_staff(recipe: Recipe, jobs: int | None) -> Staff:
    """Processes, for as many processors as there are or as are wanted."""
    jobs = jobs or os.cpu_count() or 1
    crew = in_this_process() if jobs == 1 else in_processes(jobs)
    return Staff(crew=crew, work=partial(perform, recipe=recipe))
