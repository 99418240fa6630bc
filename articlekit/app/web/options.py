"""What an operator may tell a server."""

import os
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path

__all__ = ["ServerOptions"]


@dataclass(frozen=True, kw_only=True)
class ServerOptions:
    """How a server serves."""

    host: str = "127.0.0.1"
    port: int = 8080
    state: Path
    """Folder of jobs and tokens."""
    workers: int = 2
    """Jobs that are done at once in this process; 0 leaves them to others."""
    processes: int = field(default_factory=lambda: os.cpu_count() or 1)
    """Processes that work without a language model."""
    patience: float = 20.0
    """Seconds after which a request is answered with a job, if its work is not done."""
    work_seconds: float = 300.0
    """Seconds that the work of a job without a language model may take."""
    model_seconds: float = 3_600.0
    """Seconds that the work of a job with a language model may take."""
    body_seconds: float = 20.0
    """Seconds within which the body of a request has to arrive."""
    max_request: int = 4_000_000
    """Largest body of a request, in bytes."""
    most_jobs: int = 1_000
    """Jobs that may wait to be begun, half of them of one token; more are asked to come again."""
    token_jobs: int | None = None
    """Jobs of one token that are done at once; all workers but one where nobody says."""
    max_statements: int = 10_000
    """Statements of an order, of all its notes and once a language."""
    rate: int = 600
    """Requests in a minute that each token, or each address without one, may send; 0 for any number."""
    concurrency: int = 256
    """Requests that are answered at once; more are asked to come again."""
    keep: float = 86_400.0
    """Seconds that jobs, their results and idempotency keys are kept."""
    stop_seconds: float = 20.0
    """Seconds that requests and jobs have to end in when the server is stopped."""
    origins: tuple[str, ...] = ()
    """Origins whose pages may call the server (CORS)."""
    proxies: tuple[str, ...] = ()
    """Addresses of proxies whose `X-Forwarded-For` is believed."""
    private_callbacks: bool = False
    """Whether a callback may go to a private address."""
    access_log: bool = False
    """Whether every request is a line of JSON on standard error."""

    @property
    def share(self) -> int:
        """Jobs of one token that are done at once."""
        return self.token_jobs or max(1, self.workers - 1)

    @property
    def is_loopback(self) -> bool:
        """Whether only programs on this machine reach the server."""
        try:
            return ip_address(self.host.strip("[]")).is_loopback
        except ValueError:
            return self.host.lower() == "localhost"
