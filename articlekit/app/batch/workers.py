"""Workers: who works on a batch, by the engine that is wanted."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from math import ceil
from typing import TYPE_CHECKING

from articlekit.app.batch.executors import Crew, in_processes, in_teams, in_this_process, in_threads
from articlekit.app.batch.order import Order, Result
from articlekit.app.batch.recipe import Recipe
from articlekit.app.batch.run_limits import Account
from articlekit.app.batch.work import perform
from articlekit.app.engine import EngineOptions, engine
from articlekit.drafting.budget import Price
from articlekit.errors import UsageError
from articlekit.pipeline import Engine
from articlekit.settings import Settings

if TYPE_CHECKING:
    from articlekit.app.batch.forecast import Estimator
    from articlekit.app.batch.openai_batch_rounds import Rounds
    from articlekit.app.batch.run_limits import Pace

__all__ = ["Means", "Staff", "estimator_for", "staff_for"]

_SILENT = EngineOptions()
"""Engines that tell nobody what they are doing: there are many of them at a time."""
_THREADS = 8
_MEMBERS = 24
"""Articles at a time for which one interpreter is enough, where the model answers in a second."""
_RETRIES = 6
_LONGEST_WAIT = 3_600.0
"""Seconds that a run will wait where a server asks for it: nobody sits in front of it."""


@dataclass(frozen=True, kw_only=True)
class Means:
    """What the work may be done with, and what it may cost."""

    requests_per_minute: float | None = None
    tokens_per_minute: float | None = None
    max_cost: float | None = None
    """US dollars, for the whole run."""
    dask: str | None = None
    """Address of a scheduler whose workers do the work."""
    by_batch: bool = False
    """Whether requests are put off and sent as the provider's batches."""
    poll: float = 60.0
    """Seconds between two looks at such a batch."""


@dataclass(frozen=True, kw_only=True)
class Staff:
    """A crew, what it does with each order, and what that may cost."""

    crew: Crew
    work: Callable[[Order], Result]
    account: Account = field(default_factory=Account)
    rounds: "Rounds | None" = None
    """Who sends what is put off."""


def staff_for(
    recipe: Recipe, jobs: int | None, *, wanted: EngineOptions, means: Means, settings: Settings
) -> Staff:
    """Who works with the engine that is wanted.

    Raises:
        UsageError: the engine's options cannot be met, or the price is not known and `max_cost` is given.
        EngineError: the server needs a key and has none.
    """
    if means.dask is not None and wanted.name != "extractive":
        raise UsageError("--dask is for work without a model: a model's server is waited for by threads")
    if means.by_batch and wanted.name != "openai":
        raise UsageError("--openai-batch is for language models: give --engine openai too")
    if means.dask is not None:
        from articlekit.app.batch.executors import on_machines

        return Staff(crew=on_machines(means.dask), work=partial(perform, recipe=recipe))
    if wanted.name == "extractive":
        return _extractive_staff(recipe, jobs)
    if means.by_batch:
        return _batch_staff(recipe, wanted, means, settings)
    return _model_staff(recipe, jobs, wanted=wanted, means=means, settings=settings)


def estimator_for(
    recipe: Recipe, wanted: EngineOptions, settings: Settings, *, by_batch: bool
) -> "Estimator | None":
    """Who tells what a model will need; `None` without one."""
    if wanted.name == "extractive":
        return None
    from articlekit.app.batch.forecast import estimator

    return estimator(recipe, wanted, settings, share=0.5 if by_batch else 1.0)


def _extractive_staff(recipe: Recipe, jobs: int | None) -> Staff:
    """Processes, for as many processors as there are or as are wanted."""
    jobs = jobs or os.cpu_count() or 1
    crew = in_this_process() if jobs == 1 else in_processes(jobs)
    return Staff(crew=crew, work=partial(perform, recipe=recipe))


def _model_staff(
    recipe: Recipe, jobs: int | None, *, wanted: EngineOptions, means: Means, settings: Settings
) -> Staff:
    """Threads that wait for a model's server; in several processes where they are many."""
    from articlekit.app.batch.forecast import estimator
    from articlekit.app.batch.run_limits import Pace

    jobs = jobs or _THREADS
    wanted = replace(wanted, progress=_SILENT.progress, arrived=_SILENT.arrived, max_cost=means.max_cost)
    account = Account(limit=means.max_cost, need=estimator(recipe, wanted, settings).most)
    teams = min(os.cpu_count() or 1, ceil(jobs / _MEMBERS))
    share = partial(
        Pace,
        requests=means.requests_per_minute and means.requests_per_minute / teams,
        tokens=means.tokens_per_minute and means.tokens_per_minute / teams,
    )
    pace = share()
    chosen = _paced(wanted, settings, pace)
    if teams > 1:  # each of them makes its own engine: that one can be made is known now
        chosen.close()
        begin = partial(_sit_down, recipe, wanted, settings, share)
        crew = in_teams(teams, ceil(jobs / teams), initializer=begin)
        return Staff(crew=crew, work=_at_desk, account=account)

    def stop() -> None:
        pace.stop()
        chosen.close()

    crew = in_threads(jobs, stop=stop, end=chosen.close)
    work = partial(_in_turn, pace=pace, recipe=recipe, engine=chosen)
    return Staff(crew=crew, work=work, account=account)


def _paced(wanted: EngineOptions, settings: Settings, pace: "Pace") -> Engine:
    """An engine whose requests keep to a pace, and that waits as long as a server asks."""
    from articlekit.app.batch.run_limits import PacedClient

    options = replace(
        wanted,
        client=partial(PacedClient, pace),
        pause=pace.pause,
        retries=_RETRIES,
        longest_wait=_LONGEST_WAIT,
    )
    return engine(options, settings)


def _in_turn(order: Order, *, pace: "Pace", recipe: Recipe, engine: Engine) -> Result:
    """The work, by one thread at a time but for the waiting."""
    pace.turn.take()
    try:
        return perform(order, recipe, engine)
    finally:
        pace.turn.give()


_desk: Callable[[Order], Result]
"""What does the work in a process of a team."""


def _sit_down(recipe: Recipe, wanted: EngineOptions, settings: Settings, share: "Callable[[], Pace]") -> None:
    """Make ready what a process of a team works with; of the pace it has its share."""
    global _desk
    pace = share()
    _desk = partial(_in_turn, pace=pace, recipe=recipe, engine=_paced(wanted, settings, pace))


def _at_desk(order: Order) -> Result:
    """The work, in a process that has sat down to it."""
    return _desk(order)


def _batch_staff(recipe: Recipe, wanted: EngineOptions, means: Means, settings: Settings) -> Staff:
    """One worker, who puts requests off, and somebody who sends them as batches for half the price."""
    from articlekit.app.batch.forecast import estimator
    from articlekit.app.batch.openai_batch_rounds import Counter, DeferringClient, DeferringDrafter, Rounds

    counter = Counter()
    options = replace(wanted, client=partial(DeferringClient, counter), cache=False, max_cost=means.max_cost)
    chosen = engine(options, settings)
    price = chosen.price and Price(prompt=chosen.price.prompt / 2, completion=chosen.price.completion / 2)
    chosen = replace(chosen, price=price, drafter=DeferringDrafter(chosen.drafter, counter))
    account = Account(limit=means.max_cost, need=estimator(recipe, wanted, settings, share=0.5).most)
    rounds = Rounds(counter=counter, poll=means.poll)
    work = partial(perform, recipe=recipe, engine=chosen)
    return Staff(crew=in_this_process(), work=work, account=account, rounds=rounds)
