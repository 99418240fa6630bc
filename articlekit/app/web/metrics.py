"""Metrics, as Prometheus collects them."""

from collections.abc import Callable

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)

__all__ = ["Metrics"]

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30)


class Metrics:
    """What a server counts. No metric has a text, a name or an address of a request in it."""

    def __init__(self, *, queue_length: Callable[[], float]) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self._registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self.requests = Counter(
            "articlekit_requests", "Requests answered.", ["method", "route", "status"], registry=registry
        )
        self.seconds = Histogram(
            "articlekit_request_seconds", "Time to answer.", ["route"], buckets=_SECONDS, registry=registry
        )
        self.in_progress = Gauge(
            "articlekit_requests_in_progress", "Requests being answered.", registry=registry
        )
        self.jobs = Counter("articlekit_jobs", "Jobs that have ended.", ["status"], registry=registry)
        self.callbacks = Counter(
            "articlekit_callbacks", "Callbacks that were tried.", ["result"], registry=registry
        )
        queue = Gauge("articlekit_queue_length", "Jobs that wait to be begun.", registry=registry)
        queue.set_function(queue_length)

    def text(self) -> bytes:
        """All of them, in the text format of Prometheus."""
        return generate_latest(self._registry)
