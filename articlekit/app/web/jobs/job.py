"""A job, as it is kept."""

import secrets
import time
from datetime import UTC, datetime

from pydantic import BaseModel, ConfigDict

from articlekit.app.web.answers import JobStatus

__all__ = ["ENDED", "Job", "new_id", "now"]

ENDED: frozenset[JobStatus] = frozenset({"done", "failed", "cancelled"})


class Job(BaseModel):
    """Where an order stands."""

    model_config = ConfigDict(frozen=True)

    id: str
    owner: str
    """The token that it belongs to; empty where nobody has one."""
    status: JobStatus = "queued"
    created: datetime
    finished: datetime | None = None
    callback: str | None = None
    """Where to post it when it has ended."""
    told: bool = False
    """Whether the callback has been told, or given up."""
    runs: int = 0
    """How often it was begun."""
    run: str = ""
    """The name of the run that it is at, so that an earlier one can do nothing more."""
    lease: float = 0.0
    """Until when (seconds since 1970) whoever runs it is believed to be alive."""

    @property
    def has_ended(self) -> bool:
        """Whether nothing more will come of it."""
        return self.status in ENDED


def new_id() -> str:
    """A name that nobody can guess; names of later jobs sort behind those of earlier ones."""
    return f"{int(time.time() * 1000):011x}{secrets.token_hex(12)}"


def now() -> datetime:
    """This moment, to the second."""
    return datetime.now(UTC).replace(microsecond=0)
