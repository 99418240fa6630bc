"""The store: small records under keys, some of which expire, kept in one SQLite file or in Redis."""

import sqlite3
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from articlekit.errors import UsageError
from articlekit.settings import Settings

__all__ = ["RedisStore", "SqliteStore", "Store", "open_store"]


class Store(ABC):
    """Records under keys. Every method is atomic, and may be called from any thread."""

    @abstractmethod
    def get(self, key: str) -> bytes | None:
        """The record under a key."""

    @abstractmethod
    def put(self, key: str, value: bytes, *, seconds: float | None = None) -> None:
        """Keep a record, in place of the one that was there.

        Args:
            key: where it is kept.
            value: the record.
            seconds: how long it is kept; for ever if not given.
        """

    @abstractmethod
    def add(self, key: str, value: bytes, *, seconds: float | None = None) -> bool:
        """Keep a record where there is none; whether there was none."""

    @abstractmethod
    def swap(self, key: str, old: bytes, value: bytes, *, seconds: float | None = None) -> bool:
        """Keep a record in place of the one that is expected there; whether it was there."""

    @abstractmethod
    def delete(self, key: str) -> None:
        """Forget the record under a key."""

    @abstractmethod
    def keys(self, prefix: str) -> list[str]:
        """The keys that begin so, in order."""

    @abstractmethod
    def sweep(self) -> None:
        """Give back the room of what has expired."""

    @abstractmethod
    def close(self) -> None:
        """Close what is open."""


_REDIS_PREFIX = "articlekit:"
_REDIS_SWAP = """
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
if ARGV[3] == '' then redis.call('SET', KEYS[1], ARGV[2])
else redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) end
return 1
"""


class RedisStore(Store):
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
        self._swap = self._redis.register_script(_REDIS_SWAP)

    def get(self, key: str) -> bytes | None:
        found: bytes | None = self._redis.get(_REDIS_PREFIX + key)
        return found

    def put(self, key: str, value: bytes, *, seconds: float | None = None) -> None:
        self._redis.set(_REDIS_PREFIX + key, value, px=_milliseconds(seconds))

    def add(self, key: str, value: bytes, *, seconds: float | None = None) -> bool:
        return bool(self._redis.set(_REDIS_PREFIX + key, value, px=_milliseconds(seconds), nx=True))

    def swap(self, key: str, old: bytes, value: bytes, *, seconds: float | None = None) -> bool:
        life = str(_milliseconds(seconds) or "")
        return bool(self._swap(keys=[_REDIS_PREFIX + key], args=[old, value, life]))

    def delete(self, key: str) -> None:
        self._redis.delete(_REDIS_PREFIX + key)

    def keys(self, prefix: str) -> list[str]:
        found = self._redis.scan_iter(match=f"{_REDIS_PREFIX}{prefix}*", count=1_000)
        return sorted(key.decode().removeprefix(_REDIS_PREFIX) for key in found)

    def sweep(self) -> None:
        """Nothing: Redis does it."""

    def close(self) -> None:
        self._redis.close()


def _milliseconds(seconds: float | None) -> int | None:
    return None if seconds is None else max(1, round(seconds * 1_000))


# The table has the name that servers of 0.1.0 gave it: tokens and jobs in it stay valid.
_TABLES = """
CREATE TABLE IF NOT EXISTS shelf (key TEXT PRIMARY KEY, value BLOB NOT NULL, expires REAL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS shelf_expires ON shelf (expires) WHERE expires IS NOT NULL;
"""
_GET = "SELECT value FROM shelf WHERE key = :key AND (expires IS NULL OR expires > :now)"
_PUT = "INSERT OR REPLACE INTO shelf VALUES (:key, :value, :expires)"
_ADD = """
INSERT INTO shelf VALUES (:key, :value, :expires)
ON CONFLICT (key) DO UPDATE SET value = :value, expires = :expires WHERE expires <= :now
"""
_SWAP = """
UPDATE shelf SET value = :value, expires = :expires
WHERE key = :key AND value = :old AND (expires IS NULL OR expires > :now)
"""
_KEYS = """
SELECT key FROM shelf WHERE key >= :key AND key < :after AND (expires IS NULL OR expires > :now) ORDER BY key
"""
_DELETE = "DELETE FROM shelf WHERE key = :key"
_SWEEP = "DELETE FROM shelf WHERE expires <= :now"
_BUSY = 10.0
"""Seconds that one process waits for another to have written."""


class SqliteStore(Store):
    """A store in an SQLite file, which several processes of one machine may share."""

    def __init__(self, path: Path) -> None:
        """Open a store, or begin one that nobody else can read.

        Raises:
            UsageError: it cannot be read or written.
        """
        self._path = path
        self._lock = threading.Lock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.touch(mode=0o600)
            self._database = sqlite3.connect(
                path, timeout=_BUSY, isolation_level=None, check_same_thread=False
            )
            self._database.execute("PRAGMA journal_mode = WAL")
            self._database.execute("PRAGMA synchronous = NORMAL")
            self._database.executescript(_TABLES)
        except (OSError, sqlite3.Error) as error:
            raise UsageError(f"{path}: cannot be used: {error}: give another folder with --state") from error

    def get(self, key: str) -> bytes | None:
        with self._asked(_GET, key=key) as cursor:
            row = cursor.fetchone()
        return None if row is None else bytes(row[0])

    def put(self, key: str, value: bytes, *, seconds: float | None = None) -> None:
        with self._asked(_PUT, key=key, value=value, expires=_end(seconds)):
            pass

    def add(self, key: str, value: bytes, *, seconds: float | None = None) -> bool:
        with self._asked(_ADD, key=key, value=value, expires=_end(seconds)) as cursor:
            return cursor.rowcount == 1

    def swap(self, key: str, old: bytes, value: bytes, *, seconds: float | None = None) -> bool:
        with self._asked(_SWAP, key=key, old=old, value=value, expires=_end(seconds)) as cursor:
            return cursor.rowcount == 1

    def delete(self, key: str) -> None:
        with self._asked(_DELETE, key=key):
            pass

    def keys(self, prefix: str) -> list[str]:
        with self._asked(_KEYS, key=prefix, after=prefix + "\U0010ffff") as cursor:
            return [row[0] for row in cursor]

    def sweep(self) -> None:
        with self._asked(_SWEEP):
            pass

    def close(self) -> None:
        with self._lock:
            self._database.close()

    @contextmanager
    def _asked(self, query: str, **values: object) -> Iterator[sqlite3.Cursor]:
        with self._lock:
            cursor = self._database.execute(query, {**values, "now": time.time()})
            try:
                yield cursor
            finally:
                cursor.close()


def _end(seconds: float | None) -> float | None:
    return None if seconds is None else time.time() + seconds


def open_store(folder: Path, settings: Settings) -> Store:
    """Where jobs, tokens and idempotency keys lie.

    Raises:
        UsageError: it cannot be read or written.
    """
    if settings.redis_url is not None:
        return RedisStore(settings.redis_url.value)
    return SqliteStore(folder / "server.sqlite")
