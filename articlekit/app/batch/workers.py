"""Workers: what works on a batch, by the engine that is wanted."""

import logging
import os
import re
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from functools import partial
from importlib import import_module
from math import ceil
from typing import TYPE_CHECKING

from articlekit.app.batch.duplicates import Order, Result
from articlekit.app.batch.job_config import JobConfig
from articlekit.app.batch.run import SharedBudget
from articlekit.app.batch.work import perform
from articlekit.app.batch.worker_pools import (
    WorkerPool,
    in_processes,
    in_this_process,
    in_threaded_processes,
    in_threads,
)
from articlekit.app.engine import EngineOptions, engine
from articlekit.drafting.drafter import Price
from articlekit.errors import EngineError, UsageError
from articlekit.pipeline import Engine
from articlekit.settings import Settings

if TYPE_CHECKING:
    from articlekit.app.batch.forecast import Estimator
    from articlekit.app.batch.openai_batch_rounds import Rounds
    from articlekit.app.batch.run import RateLimiter

__all__ = ["WorkOptions", "Workers", "estimator_for", "workers_for"]

_SILENT = EngineOptions()
"""Engines that tell nobody what they are doing: there are many of them at a time."""
_THREADS = 8
_MOST_THREADS = 24
"""Articles at a time for which one interpreter is enough, where the model answers in a second."""
_RETRIES = 6
_LONGEST_WAIT = 3_600.0
"""Seconds that a run will wait where a server asks for it: nobody sits in front of it."""


@dataclass(frozen=True, kw_only=True)
class WorkOptions:
    """What the work may be done with, and what it may cost."""

    requests_per_minute: float | None = None
    tokens_per_minute: float | None = None
    dask: str | None = None
    """Address of a scheduler whose workers do the work."""
    by_batch: bool = False
    """Whether requests are put off and sent as the provider's batches."""
    poll: float = 60.0
    """Seconds between two looks at such a batch."""


@dataclass(frozen=True, kw_only=True)
class Workers:
    """A pool, what it does with each order, and what that may cost."""

    pool: WorkerPool
    work: Callable[[Order], Result]
    shared_budget: SharedBudget = field(default_factory=SharedBudget)
    rounds: "Rounds | None" = None
    """Sends what is put off."""


def workers_for(
    config: JobConfig,
    jobs: int | None,
    *,
    wanted: EngineOptions,
    work_options: WorkOptions,
    settings: Settings,
) -> Workers:
    """Who works with the engine that is wanted.

    Raises:
        UsageError: the engine's options cannot be met, or the price is not known and `max_cost` is given.
        EngineError: the server needs a key and has none.
    """
    if work_options.dask is not None and wanted.name != "extractive":
        raise UsageError("--dask is for work without a model: a model's server is waited for by threads")
    if work_options.by_batch and wanted.name != "openai":
        raise UsageError("--openai-batch is for language models: give --engine openai too")
    if work_options.dask is not None:
        return Workers(pool=on_dask(work_options.dask), work=partial(perform, config=config))
    if wanted.name == "extractive":
        return _extractive_workers(config, jobs)
    if wanted.name != "openai":
        chosen = engine(wanted, settings)
        pool = in_threads(jobs or _THREADS, stop=chosen.close, end=chosen.close)
        shared_budget = SharedBudget(limit=wanted.max_cost)
        return Workers(
            pool=pool, work=partial(perform, config=config, engine=chosen), shared_budget=shared_budget
        )
    if work_options.by_batch:
        return _batch_workers(config, wanted, work_options, settings)
    return _model_workers(config, jobs, wanted=wanted, work_options=work_options, settings=settings)


def estimator_for(
    config: JobConfig, wanted: EngineOptions, settings: Settings, *, by_batch: bool
) -> "Estimator | None":
    """Who tells what a model will need; `None` without one, and for a plug-in's."""
    if wanted.name != "openai":
        return None
    from articlekit.app.batch.forecast import estimator

    return estimator(config, wanted, settings, share=0.5 if by_batch else 1.0)


def _extractive_workers(config: JobConfig, jobs: int | None) -> Workers:
    """Processes, for as many processors as there are or as are wanted."""
    jobs = jobs or os.cpu_count() or 1
    pool = in_this_process() if jobs == 1 else in_processes(jobs)
    return Workers(pool=pool, work=partial(perform, config=config))


def _model_workers(
    config: JobConfig,
    jobs: int | None,
    *,
    wanted: EngineOptions,
    work_options: WorkOptions,
    settings: Settings,
) -> Workers:
    """Threads that wait for a model's server; in several processes where they are many."""
    from articlekit.app.batch.forecast import estimator
    from articlekit.app.batch.run import RateLimiter

    jobs = jobs or _THREADS
    wanted = replace(wanted, progress=_SILENT.progress, arrived=_SILENT.arrived)
    shared_budget = SharedBudget(limit=wanted.max_cost, need=estimator(config, wanted, settings).most)
    processes = min(os.cpu_count() or 1, ceil(jobs / _MOST_THREADS))
    share = partial(
        RateLimiter,
        requests=work_options.requests_per_minute and work_options.requests_per_minute / processes,
        tokens=work_options.tokens_per_minute and work_options.tokens_per_minute / processes,
    )
    limiter = share()
    chosen = _rate_limited(wanted, settings, limiter)
    if processes > 1:  # each of them makes its own engine: that one can be made is known now
        chosen.close()
        begin = partial(_begin_process, config, wanted, settings, share)
        pool = in_threaded_processes(processes, ceil(jobs / processes), initializer=begin)
        return Workers(pool=pool, work=_in_process, shared_budget=shared_budget)

    def stop() -> None:
        limiter.stop()
        chosen.close()

    pool = in_threads(jobs, stop=stop, end=chosen.close)
    work = partial(_locked, limiter=limiter, config=config, engine=chosen)
    return Workers(pool=pool, work=work, shared_budget=shared_budget)


def _rate_limited(wanted: EngineOptions, settings: Settings, limiter: "RateLimiter") -> Engine:
    """An engine whose requests keep to a rate limit, and that waits as long as a server asks."""
    from articlekit.app.batch.run import RateLimitedClient

    options = replace(
        wanted,
        client=partial(RateLimitedClient, limiter),
        pause=limiter.pause,
        retries=_RETRIES,
        longest_wait=_LONGEST_WAIT,
    )
    return engine(options, settings)


def _locked(order: Order, *, limiter: "RateLimiter", config: JobConfig, engine: Engine) -> Result:
    """The work, by one thread at a time but for the waiting."""
    with limiter.lock:
        return perform(order, config, engine)


_process_work: Callable[[Order], Result]
"""What does the work in one of several processes."""


def _begin_process(
    config: JobConfig, wanted: EngineOptions, settings: Settings, share: "Callable[[], RateLimiter]"
) -> None:
    """Make ready what one of several processes works with; of the rate limit it has its share."""
    global _process_work
    limiter = share()
    _process_work = partial(
        _locked, limiter=limiter, config=config, engine=_rate_limited(wanted, settings, limiter)
    )


def _in_process(order: Order) -> Result:
    """The work, in a process that `_begin_process` has made ready."""
    return _process_work(order)


def _batch_workers(
    config: JobConfig, wanted: EngineOptions, work_options: WorkOptions, settings: Settings
) -> Workers:
    """One worker, who puts requests off, and somebody who sends them as batches for half the price."""
    from articlekit.app.batch.forecast import estimator
    from articlekit.app.batch.openai_batch_rounds import Rounds
    from articlekit.app.batch.openai_batch_store import DeferringClient, DeferringDrafter, RoundState

    state = RoundState()
    options = replace(wanted, client=partial(DeferringClient, state), cache=False)
    chosen = engine(options, settings)
    price = chosen.price and Price(prompt=chosen.price.prompt / 2, completion=chosen.price.completion / 2)
    chosen = replace(chosen, price=price, drafter=DeferringDrafter(chosen.drafter, state))
    shared_budget = SharedBudget(
        limit=wanted.max_cost, need=estimator(config, wanted, settings, share=0.5).most
    )
    rounds = Rounds(state=state, poll=work_options.poll)
    work = partial(perform, config=config, engine=chosen)
    return Workers(pool=in_this_process(), work=work, shared_budget=shared_budget, rounds=rounds)


def on_dask(address: str) -> WorkerPool:
    """The workers of a Dask scheduler.

    A note whose worker dies is given to another one by the scheduler; one that has killed several is
    a failure.

    Args:
        address: where the scheduler is, such as `tcp://10.0.0.1:8786`.

    Raises:
        UsageError: the `dask` extra is not installed, or this is no address.
        EngineError: there is no scheduler, or it has no workers.
    """
    if not _ADDRESS.fullmatch(address):
        raise UsageError(f"--dask {address}: not an address: give one such as tcp://host:8786")
    try:
        distributed = import_module("distributed")  # half a second, and no part of every installation
    except ImportError as error:
        raise UsageError("--dask needs more to be installed: pip install 'articlekit[dask]'") from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # it says in pages what we say in a line
    try:
        client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
        client.wait_for_workers(1, timeout=_PATIENCE)
    except (OSError, TimeoutError) as error:
        raise EngineError(f"{address}: no Dask scheduler with workers there: start both") from error
    threads = sum(client.nthreads().values())
    executor: Executor = client.get_executor(pure=False)
    return WorkerPool(
        executor=executor, in_flight=threads * _AHEAD_OF_EACH, end=lambda: client.close(timeout=_FAREWELL)
    )


_AHEAD_OF_EACH = 4
"""Notes at hand for each thread of the cluster."""


_ADDRESS = re.compile(r"(?:tcp|tls|ucx|wss?)://\S{1,300}")


_FAREWELL = 5.0
"""Seconds to wait for the scheduler to take note that nothing more will come."""


_PATIENCE = 30.0
"""Seconds to wait for the scheduler, and for its first worker."""
