"""The cache: what a server has answered and what it is able to do, so that nothing is paid for twice."""

import json
import sqlite3
import time
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from articlekit.drafting.openai.ability import Ability
from articlekit.drafting.openai.reply import Reply

__all__ = ["Cache"]

_ANSWERS_KEPT = 90 * 86_400
"""Seconds."""
_ABILITIES_KEPT = 7 * 86_400
"""Seconds: a server may have learnt more since."""
_TABLES = """
CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, text TEXT, truncated INTEGER, stored REAL);
CREATE TABLE IF NOT EXISTS abilities (place TEXT PRIMARY KEY, ability TEXT, stored REAL);
"""


class Cache:
    """An SQLite file. Where it cannot be read or written it is as good as empty."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def find(self, key: str) -> Reply | None:
        """The answer that was stored under a key."""
        query = "SELECT text, truncated FROM answers WHERE key = ? AND stored > ?"
        row = self._do(query, (key, time.time() - _ANSWERS_KEPT))
        return Reply(text=str(row[0]), truncated=bool(row[1]), cached=True) if row else None

    def keep(self, key: str, reply: Reply) -> None:
        """Store an answer; those that are too old are forgotten."""
        now = time.time()
        self._do("DELETE FROM answers WHERE stored < ?", (now - _ANSWERS_KEPT,))
        values = (key, reply.text, reply.truncated, now)
        self._do("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", values)

    def ability(self, place: str) -> Ability | None:
        """What the server at a place was able to do when it was last asked."""
        query = "SELECT ability FROM abilities WHERE place = ? AND stored > ?"
        row = self._do(query, (place, time.time() - _ABILITIES_KEPT))
        try:
            return Ability(**json.loads(str(row[0]))) if row else None
        except (ValueError, TypeError):
            return None  # another version wrote it

    def remember(self, place: str, ability: Ability) -> None:
        """Store what a server is able to do."""
        values = (place, json.dumps(asdict(ability)), time.time())
        self._do("INSERT OR REPLACE INTO abilities VALUES (?, ?, ?)", values)

    def _do(self, query: str, values: tuple[object, ...]) -> tuple[object, ...] | None:
        """Run one statement and return its first row; `None` where that cannot be done."""
        try:
            with closing(self._connected()) as database, database:
                row: tuple[object, ...] | None = database.execute(query, values).fetchone()
                return row
        except (sqlite3.Error, OSError):
            return None

    def _connected(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.touch(mode=0o600)
        database = sqlite3.connect(self.path, timeout=5.0)
        database.executescript(_TABLES)
        return database
