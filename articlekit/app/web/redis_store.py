"""A store in Redis, for servers on several machines."""

from typing import Any

from articlekit.errors import UsageError

__all__ = ["RedisStore"]

_PREFIX = "articlekit:"
_SWAP = """
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
if ARGV[3] == '' then redis.call('SET', KEYS[1], ARGV[2])
else redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) end
return 1
"""


class RedisStore:
    """A store in Redis, which forgets what has expired by itself."""

    def __init__(self, url: str) -> None:
        """Open the store.

        Raises:
            UsageError: Redis cannot be reached, or its library is not installed.
        """
        try:
            import redis
        except ImportError as error:
            raise UsageError("Redis is not installed: pip install 'articlekit[redis]'") from error
        try:
            self._redis: Any = redis.Redis.from_url(url, socket_timeout=10)
            self._redis.ping()
        except (redis.RedisError, ValueError) as error:
            raise UsageError(
                f"ARTICLEKIT_REDIS_URL: Redis cannot be reached ({type(error).__name__}): check the address"
            ) from error
        self._swap = self._redis.register_script(_SWAP)

    def get(self, key: str) -> bytes | None:
        """The record under a key."""
        found: bytes | None = self._redis.get(_PREFIX + key)
        return found

    def put(self, key: str, value: bytes, *, seconds: float | None = None) -> None:
        """Keep a record, in place of the one that was there."""
        self._redis.set(_PREFIX + key, value, px=_milliseconds(seconds))

    def add(self, key: str, value: bytes, *, seconds: float | None = None) -> bool:
        """Keep a record where there is none; whether there was none."""
        return bool(self._redis.set(_PREFIX + key, value, px=_milliseconds(seconds), nx=True))

    def swap(self, key: str, old: bytes, value: bytes, *, seconds: float | None = None) -> bool:
        """Keep a record in place of the one that is expected there; whether it was there."""
        life = str(_milliseconds(seconds) or "")
        return bool(self._swap(keys=[_PREFIX + key], args=[old, value, life]))

    def delete(self, key: str) -> None:
        """Forget the record under a key."""
        self._redis.delete(_PREFIX + key)

    def keys(self, prefix: str) -> list[str]:
        """The keys that begin so, in order."""
        found = self._redis.scan_iter(match=f"{_PREFIX}{prefix}*", count=1_000)
        return sorted(key.decode().removeprefix(_PREFIX) for key in found)

    def sweep(self) -> None:
        """Nothing: Redis does it."""

    def close(self) -> None:
        """Close the connections."""
        self._redis.close()


def _milliseconds(seconds: float | None) -> int | None:
    return None if seconds is None else max(1, round(seconds * 1_000))
