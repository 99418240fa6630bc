"""Callbacks: a job that has ended is posted, signed, to where its order wants it."""

import logging
import time
from datetime import UTC, datetime

from articlekit.app.web.job_store import Job, Jobs, job_json
from articlekit.app.web.metrics import Metrics
from articlekit.app.web.problems import Refused
from articlekit.app.web.webhook import AddressError, Target, post, resolve, signature, signing_key
from articlekit.settings import Secret

__all__ = ["Callbacks"]

_LOG = logging.getLogger(__name__)
_GONE = 410
_POINTER = "/callback"


class Callbacks:
    """Posts callbacks."""

    def __init__(self, jobs: Jobs, *, secret: Secret | None, private: bool, metrics: Metrics) -> None:
        """Be ready to post.

        Raises:
            UsageError: the secret is none.
        """
        self._jobs = jobs
        self._key = signing_key(secret) if secret else None
        self._private = private
        self._metrics = metrics

    def check(self, url: str) -> None:
        """See that a callback can go to an address, as far as that is known.

        Raises:
            Refused: it cannot.
        """
        if self._key is None:
            detail = "this server sends no callbacks: its operator has to set ARTICLEKIT_WEBHOOK_SECRET"
            raise Refused(422, detail, pointer=_POINTER)
        try:
            resolve(Target(url), private=self._private)
        except AddressError as error:
            raise Refused(422, str(error), pointer=_POINTER) from error
        except (OSError, UnicodeError):
            return  # it may be there when the job has ended

    def post(self, job: Job, attempt: int) -> bool:
        """Post the callback of a job for the so-manieth time; whether nothing more is to be done."""
        body = b'{"type":"job.%s","timestamp":"%s","data":%s}' % (
            job.status.encode(),
            datetime.now(UTC).isoformat(timespec="seconds").encode(),
            job_json(job, self._jobs.reply_of(job.id)),
        )
        try:
            status = self._sent(job, body)
        except AddressError:
            status = _GONE  # it is not allowed any more
        except (OSError, UnicodeError):
            status = 0
        done = 200 <= status < 300
        self._metrics.callbacks.labels("delivered" if done else "failed").inc()
        if not done:
            _LOG.warning("callback of job %s, attempt %d: status %d", job.id, attempt + 1, status)
        return done or status == _GONE

    def _sent(self, job: Job, body: bytes) -> int:
        if self._key is None or job.callback is None:
            return _GONE
        target = Target(job.callback)
        address = resolve(target, private=self._private)
        now, message_id = int(time.time()), f"msg_{job.id}"
        headers = {
            "Content-Type": "application/json",
            "User-Agent": "articlekit",
            "webhook-id": message_id,
            "webhook-timestamp": str(now),
            "webhook-signature": signature(self._key, message_id=message_id, timestamp=now, body=body),
        }
        return post(target, address, body=body, headers=headers)
