"""What is known of a server from earlier: what it is able to do, and answers that were paid for."""

import json
import re
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

from articlekit.drafting.openai.wire import Reply

__all__ = ["Ability", "Cache", "Mode"]

Mode = Literal["json_schema", "json_object", "plain"]
_LADDER: tuple[Mode, ...] = ("json_schema", "json_object", "plain")
_ABOUT_USAGE = re.compile(r"stream_options|include_usage", re.IGNORECASE)
_ABOUT_STREAMS = re.compile(r"\bstream", re.IGNORECASE)
"""Not "upstream", which is what proxies call the server behind them."""


@dataclass(frozen=True, kw_only=True)
class Ability:
    """How a server lets itself be asked; at first the most is supposed of it."""

    mode: Mode = "json_schema"
    """How it is told the form of the answer."""
    limit: Literal["max_tokens", "max_completion_tokens"] = "max_tokens"
    """What it calls the longest answer."""
    temperature: bool = True
    """Whether it takes a temperature."""
    stream: bool = True
    """Whether it sends an answer while it writes it."""
    stream_usage: bool = True
    """Whether it can be asked to count the tokens of what it streams."""
    whole: bool = True
    """Whether an article can be had from it in one answer; else it is asked for sentences in plain text."""

    def parameters(self, schema: dict[str, Any] | None, *, limit: int, temperature: float) -> dict[str, Any]:
        """The parameters of a request.

        Args:
            schema: JSON schema of the answer; `None` for plain text.
            limit: most tokens that the answer may have.
            temperature: 0 for the same answer every time, up to 2.
        """
        values: dict[str, Any] = {self.limit: limit}
        if self.temperature:
            values["temperature"] = temperature
        if self.stream:
            values["stream"] = True
        if self.stream and self.stream_usage:
            values["stream_options"] = {"include_usage": True}
        if schema is None:
            return values
        if self.mode == "json_schema":
            form = {"name": "article", "strict": True, "schema": schema}
            form_of_answer = {"type": "json_schema", "json_schema": form}
            # As an extra: the client looks at every value of its own parameters, a millisecond of a schema.
            values["extra_body"] = {"response_format": form_of_answer}
        elif self.mode == "json_object":
            values["response_format"] = {"type": "json_object"}
        return values

    def without(self, complaint: str) -> "Ability | None":
        """What to suppose after a refusal; `None` where there is nothing left to leave out.

        Args:
            complaint: what the server said.
        """
        if self.limit == "max_tokens" and "max_completion_tokens" in complaint:
            return replace(self, limit="max_completion_tokens")
        if self.temperature and "temperature" in complaint.lower():
            return replace(self, temperature=False)
        if self.stream and self.stream_usage and _ABOUT_USAGE.search(complaint):
            return replace(self, stream_usage=False)
        if self.stream and _ABOUT_STREAMS.search(complaint):
            return self._unstreamed()
        return self.lower() or (self._unstreamed() if self.stream else None)

    def _unstreamed(self) -> "Ability":
        """The answer in one piece; its form is tried anew if it was given up for no reason named."""
        return replace(self, stream=False, mode=_LADDER[0] if self.lower() is None else self.mode)

    def lower(self) -> "Ability | None":
        """One step down the ladder from schema to plain text."""
        step = _LADDER.index(self.mode) + 1
        return replace(self, mode=_LADDER[step]) if step < len(_LADDER) else None


_ANSWERS_KEPT = 90 * 86_400
"""Seconds."""
_ABILITIES_KEPT = 7 * 86_400
"""Seconds: a server may have learnt more since."""
_MOST_BYTES = 200_000_000
"""What the file may hold; then the oldest tenth of the answers is forgotten."""
_FORGOTTEN = 10
_TABLES = """
CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, text TEXT, truncated INTEGER, stored REAL);
CREATE TABLE IF NOT EXISTS abilities (place TEXT PRIMARY KEY, ability TEXT, stored REAL);
CREATE INDEX IF NOT EXISTS answers_by_age ON answers (stored);
"""

_USED = """
SELECT (page_count - freelist_count) * page_size
FROM pragma_page_count, pragma_freelist_count, pragma_page_size
"""
_FORGET_OLDEST = """
DELETE FROM answers WHERE key IN
(SELECT key FROM answers ORDER BY stored LIMIT (SELECT count(*) / ? + 1 FROM answers))
"""


def _silent(_: str) -> None:
    """Nobody is to be warned."""


class Cache:
    """An SQLite file, which processes and threads may share.

    Where it cannot be read or written it is as good as empty: that is said once, and it is left alone.

    Args:
        path: the file; it and its folder are made where they are missing.
        warn: told on one line that the cache cannot be used.
        patience: seconds to wait for another process that writes to it.
        most_bytes: what it may hold before the oldest answers are forgotten.
    """

    def __init__(
        self,
        path: Path,
        *,
        warn: Callable[[str], None] = _silent,
        patience: float = 5.0,
        most_bytes: int = _MOST_BYTES,
    ) -> None:
        self.path = path
        self._warn = warn
        self._patience = patience
        self._most_bytes = most_bytes
        self._reads = self._writes = True

    def find(self, key: str) -> Reply | None:
        """The answer that was stored under a key."""
        query = "SELECT text, truncated FROM answers WHERE key = ? AND stored > ?"
        row = self._read(query, (key, time.time() - _ANSWERS_KEPT))
        return Reply(text=str(row[0]), truncated=bool(row[1]), cached=True) if row else None

    def keep(self, key: str, reply: Reply) -> None:
        """Store an answer; those that are too old, or too many, are forgotten."""
        text = reply.text.encode("utf-8", errors="replace").decode()  # halves of characters cannot be stored
        values = (key, text, reply.truncated, time.time())
        self._write("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", values)

    def ability(self, place: str) -> Ability | None:
        """What the server at a place was able to do when it was last asked."""
        query = "SELECT ability FROM abilities WHERE place = ? AND stored > ?"
        row = self._read(query, (place, time.time() - _ABILITIES_KEPT))
        try:
            return Ability(**json.loads(str(row[0]))) if row else None
        except (ValueError, TypeError):
            return None  # another version wrote it

    def remember(self, place: str, ability: Ability) -> None:
        """Store what a server is able to do."""
        values = (place, json.dumps(asdict(ability)), time.time())
        self._write("INSERT OR REPLACE INTO abilities VALUES (?, ?, ?)", values)

    def _read(self, query: str, values: tuple[object, ...]) -> tuple[object, ...] | None:
        """The first row; `None` where there is none, or it cannot be read."""
        try:
            if not self._reads or not self.path.exists():
                return None
            with closing(self._connected()) as database:
                row: tuple[object, ...] | None = database.execute(query, values).fetchone()
                return row
        except (sqlite3.Error, OSError) as error:
            if "no such table" not in str(error):  # another process is about to make it
                self._give_up(error)
            return None

    def _write(self, query: str, values: tuple[object, ...]) -> None:
        """Run one statement, and forget what is too old and, where there is too much, the oldest tenth."""
        if not self._writes:
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.touch(mode=0o600)  # for its owner alone
            with closing(self._connected()) as database, database:
                database.executescript(_TABLES)
                database.execute(query, values)
                database.execute("DELETE FROM answers WHERE stored < ?", (time.time() - _ANSWERS_KEPT,))
                if database.execute(_USED).fetchone()[0] > self._most_bytes:
                    database.execute(_FORGET_OLDEST, (_FORGOTTEN,))
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    def _give_up(self, error: Exception) -> None:
        """Leave the cache alone, all of it unless it can still be read, and say so once."""
        if self._writes:
            reason = " ".join(str(error).split())
            self._warn(
                f"{self.path}: answers cannot be kept ({reason}): remove the file, or name another folder in "
                "ARTICLEKIT_CACHE"
            )
        self._writes = False
        self._reads = self._reads and "readonly" in str(error)

    def _connected(self) -> sqlite3.Connection:
        return sqlite3.connect(self.path, timeout=self._patience)
