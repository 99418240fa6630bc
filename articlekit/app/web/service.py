"""The service: all that a running server has, put together once and handed to every request."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from articlekit.app.web.callbacks import Callbacks
from articlekit.app.web.executor import Executor
from articlekit.app.web.idempotency import Once
from articlekit.app.web.jobs import Crew, Jobs
from articlekit.app.web.jobs.queue import Queue, redis_queue, sqlite_queue
from articlekit.app.web.metrics import Metrics
from articlekit.app.web.operator import Desk
from articlekit.app.web.options import ServerOptions
from articlekit.app.web.pool import Pool
from articlekit.app.web.rates import Rates
from articlekit.app.web.store import Shelf, open_shelf
from articlekit.app.web.tokens import Tokens

__all__ = ["Service", "ServiceOf", "service"]


@dataclass(frozen=True, kw_only=True)
class Service:
    """The parts of a server."""

    options: ServerOptions
    desk: Desk
    shelf: Shelf
    tokens: Tokens
    jobs: Jobs
    queue: Queue
    crew: Crew
    pool: Pool
    """For what is done at once."""
    jobs_pool: Pool
    """For jobs, which do not make anybody else wait."""
    once: Once
    rates: Rates
    callbacks: Callbacks
    metrics: Metrics

    def start(self) -> None:
        """Begin to work."""
        self.pool.start()
        self.crew.start(self.options.workers)

    def close(self) -> None:
        """Stop working, and give back what is held."""
        self.crew.stop(self.options.stop_seconds)
        self.pool.close()
        self.jobs_pool.close()
        self.shelf.close()


def service(options: ServerOptions, desk: Desk) -> Service:
    """Put a server together.

    Raises:
        UsageError: its state cannot be read or written, or a setting is wrong.
    """
    redis_url = desk.settings.redis_url.value if desk.settings.redis_url else None
    shelf = open_shelf(options.state, desk.settings)
    queue: Queue = redis_queue(redis_url) if redis_url else sqlite_queue(options.state / "queue.sqlite")
    metrics = Metrics(queue_length=lambda: len(queue))
    jobs = Jobs(shelf, keep=options.keep, ended=lambda job: metrics.jobs.labels(job.status).inc())
    jobs_pool = Pool(desk, processes=max(options.workers, 1), seconds=options.work_seconds)
    callbacks = Callbacks(
        jobs, secret=desk.settings.webhook_secret, private=options.private_callbacks, metrics=metrics
    )
    work = Executor(desk, jobs_pool, model_seconds=options.model_seconds)
    return Service(
        options=options,
        desk=desk,
        shelf=shelf,
        tokens=Tokens(shelf),
        jobs=jobs,
        queue=queue,
        crew=Crew(queue, jobs, work=work, tell=callbacks.post, share=options.share),
        pool=Pool(desk, processes=options.processes, seconds=options.patience),
        jobs_pool=jobs_pool,
        once=Once(shelf, keep=options.keep, patience=options.patience * 3),
        rates=Rates(options.rate, redis_url=redis_url),
        callbacks=callbacks,
        metrics=metrics,
    )


def _service(request: Request) -> Service:
    found: Service = request.app.state.service
    return found


ServiceOf = Annotated[Service, Depends(_service)]
"""The service, as a parameter of a route."""
