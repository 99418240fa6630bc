"""RateLimiter: how many requests a caller may send in a minute."""

import time

from limits import RateLimitItemPerMinute
from limits.storage import storage_from_string
from limits.strategies import SlidingWindowCounterRateLimiter

from articlekit.app.web.problems import Refused

__all__ = ["RateLimiter"]


class RateLimiter:
    """Counts the requests of each caller."""

    def __init__(self, per_minute: int, *, redis_url: str | None = None) -> None:
        """Begin to count.

        Args:
            per_minute: requests that each caller may send; 0 for any number.
            redis_url: where servers on several machines count together.
        """
        self._limit = RateLimitItemPerMinute(per_minute) if per_minute else None
        storage = storage_from_string(redis_url or "memory://")
        self._limiter = SlidingWindowCounterRateLimiter(storage)

    def count(self, caller: str) -> dict[str, str]:
        """Count a request.

        Returns:
            the header fields that say what is left (draft-ietf-httpapi-ratelimit-headers).

        Raises:
            Refused: there were too many (429).
        """
        if self._limit is None:
            return {}
        allowed = self._limiter.hit(self._limit, caller)
        stats = self._limiter.get_window_stats(self._limit, caller)
        wait = max(1, round(stats.reset_time - time.time()))
        headers = {
            "RateLimit-Policy": f'"minute";q={self._limit.amount};w=60',
            "RateLimit": f'"minute";r={max(stats.remaining, 0)};t={wait}',
        }
        if not allowed:
            detail = f"more than {self._limit.amount} requests in a minute: ask again in {wait} seconds"
            raise Refused(429, detail, headers={**headers, "Retry-After": str(wait)})
        return headers
