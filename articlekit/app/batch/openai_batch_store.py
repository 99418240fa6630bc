"""Requests that are put off, and their answers: an SQLite file, and the client that asks it.

The file outlives the run. A batch is put down before it is sent, under the digest of its requests, which the
provider is told too: a run that dies while sending finds it there again and does not pay for it twice.
"""

import base64
import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from articlekit.app.batch.duplicates import DeferredError, Edition, Order
from articlekit.app.batch.folder import OutputError
from articlekit.drafting.drafter import AnswerError, Brief, Budget, Drafter
from articlekit.drafting.openai.cache import Ability
from articlekit.drafting.openai.client import Client, Request, charge
from articlekit.drafting.openai.server import Server
from articlekit.drafting.openai.stream import read_reply
from articlekit.drafting.openai.wire import NoTextError, Reply
from articlekit.model.article import Article

__all__ = ["DeferringClient", "DeferringDrafter", "RequestStore", "RoundState", "Sent"]

_VERSION = 1
_MOST_TRIES = 3
_MOST = Ability(stream=False, stream_usage=False)
"""What is supposed of a server at first: batches are never streamed."""
_TABLES = """
BEGIN;
CREATE TABLE requests (
    key TEXT PRIMARY KEY, request TEXT NOT NULL, answer TEXT, fault TEXT, batch TEXT,
    tries INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX by_batch ON requests (batch);
CREATE TABLE batches (digest TEXT PRIMARY KEY, id TEXT, ended INTEGER NOT NULL DEFAULT 0);
CREATE TABLE orders (position INTEGER PRIMARY KEY, written TEXT NOT NULL);
CREATE TABLE abilities (place TEXT PRIMARY KEY, ability TEXT NOT NULL);
PRAGMA user_version = 1;
COMMIT;
"""


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What has come back for a request."""

    answer: str | None = None
    """The body of a chat completion."""
    fault: str | None = None
    """Why there is none."""


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A batch that has been sent, or was about to be."""

    digest: str
    id: str | None = None
    """What the provider calls it; `None` where the run died before it was said."""


class RequestStore:
    """The requests of one folder."""

    def __init__(self, path: Path) -> None:
        """Open a store, or begin one.

        Raises:
            OutputError: it cannot be read or written.
        """
        self._path = path
        with self._told():
            self._database = sqlite3.connect(path, isolation_level=None)
            self._database.execute("PRAGMA journal_mode = WAL")
            if self._database.execute("PRAGMA user_version").fetchone()[0] == 0:
                self._database.executescript(_TABLES)
            self._database.execute("DELETE FROM orders")

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def find(self, key: str) -> Answered | None:
        """What has come back for a request; `None` where nothing has."""
        row = self._first("SELECT answer, fault FROM requests WHERE key = ?", key)
        return Answered(answer=row[0], fault=row[1]) if row and (row[0] or row[1]) else None

    def want(self, key: str, request: str) -> None:
        """Put a request down to be sent, if it is not there already."""
        self._do("INSERT OR IGNORE INTO requests (key, request) VALUES (?, ?)", key, request)

    def waiting(self) -> Iterator[tuple[str, str]]:
        """The requests that are to be sent, by their keys."""
        query = (
            "SELECT key, request FROM requests WHERE batch IS NULL AND answer IS NULL AND fault IS NULL"
            " ORDER BY key"
        )
        with self._told():
            yield from self._database.execute(query)

    def begin(self, digest: str, keys: list[str]) -> None:
        """Put down that a batch of these requests is about to be sent."""
        with self._told(), self._transaction():
            self._database.execute("INSERT OR REPLACE INTO batches (digest) VALUES (?)", (digest,))
            for key in keys:
                self._database.execute("UPDATE requests SET batch = ? WHERE key = ?", (digest, key))

    def sent(self, digest: str, identity: str) -> None:
        """Put down what the provider calls a batch."""
        self._do("UPDATE batches SET id = ? WHERE digest = ?", identity, digest)

    def open_batches(self) -> list[Sent]:
        """The batches that have not been collected."""
        with self._told():
            rows = self._database.execute("SELECT digest, id FROM batches WHERE NOT ended ORDER BY digest")
            return [Sent(digest=digest, id=identity) for digest, identity in rows.fetchall()]

    def answer(self, key: str, body: str) -> None:
        """Put down an answer."""
        self._do("UPDATE requests SET answer = ?, fault = NULL WHERE key = ?", body, key)

    def fail(self, key: str, fault: str) -> None:
        """Put down that a request will have no answer."""
        self._do("UPDATE requests SET fault = ? WHERE key = ? AND answer IS NULL", fault, key)

    def end(self, digest: str) -> int:
        """Put down that a batch has been collected; what has not come back is to be sent again.

        Returns:
            how many requests that are.
        """
        open_ones = "batch = ? AND answer IS NULL AND fault IS NULL"
        lost = "'the provider has not answered it: run it again with --retry-failed'"
        with self._told(), self._transaction():
            database = self._database
            database.execute(
                f"UPDATE requests SET fault = {lost} WHERE {open_ones} AND tries + 1 >= ?",  # noqa: S608
                (digest, _MOST_TRIES),
            )
            left = database.execute(
                f"UPDATE requests SET batch = NULL, tries = tries + 1 WHERE {open_ones}",  # noqa: S608
                (digest,),
            )
            database.execute("UPDATE batches SET ended = 1 WHERE digest = ?", (digest,))
            return left.rowcount

    def put_off(self, order: Order) -> None:
        """Keep an order until its requests have been answered."""
        written = {**asdict(order), "data": base64.b85encode(order.data).decode()}
        self._do("INSERT OR REPLACE INTO orders VALUES (?, ?)", order.position, json.dumps(written))

    def orders(self) -> Iterator[Order]:
        """The orders that were put off; each is struck out when the next one is asked for."""
        position = -1
        while row := self._first(
            "SELECT position, written FROM orders WHERE position > ? ORDER BY position", position
        ):
            position, table = row[0], json.loads(row[1])
            self._do("DELETE FROM orders WHERE position = ?", position)
            table.update(data=base64.b85decode(table["data"]), suffixes=tuple(table["suffixes"]))
            table.update(editions=tuple(Edition(**each) for each in table["editions"]))
            yield Order(**table)

    def ability(self, place: str) -> Ability:
        """What the server is known to be able to do."""
        row = self._first("SELECT ability FROM abilities WHERE place = ?", place)
        return Ability(**json.loads(row[0])) if row else _MOST

    def remember(self, place: str, ability: Ability) -> None:
        """Put down what the server is able to do."""
        self._do("INSERT OR REPLACE INTO abilities VALUES (?, ?)", place, json.dumps(asdict(ability)))

    def _first(self, query: str, *values: object) -> tuple[Any, ...] | None:
        with self._told():
            row: tuple[Any, ...] | None = self._database.execute(query, values).fetchone()
            return row

    def _do(self, query: str, *values: object) -> None:
        with self._told():
            self._database.execute(query, values)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise OutputError(f"{self._path}: {error}: free some space, or check the folder") from error


@dataclass(kw_only=True)
class RoundState:
    """What the client and the drafter of a run share."""

    store: RequestStore | None = None
    server: Server | None = None
    missing: bool = False
    """Whether an answer was missing for the article that is being drafted."""
    goes_on: bool = False
    """Whether the drafter can go on without it, and ask for more in the same round."""


class DeferringClient(Client):
    """Answers what has been answered; everything else it puts down to be sent."""

    def __init__(self, state: RoundState, server: Server, **options: Any) -> None:
        super().__init__(server, **options)
        self._state = state
        state.server = server

    def ask(self, request: Request, budget: Budget) -> Reply:
        """The answer to a request, if it is there.

        Raises:
            DeferredError: it is not, and the article cannot be drafted without it.
            AnswerError: it is not, but other parts can be drafted; or it has no text; or the budget is spent.
        """
        server, store = self.server, self._state.store
        if store is None:
            raise DeferredError
        budget.model, budget.server = server.model, server.host
        limit, _ = self._limit(request, budget)
        asked = {"messages": request.messages, "schema": request.schema, "limit": limit}
        text = json.dumps(asked, ensure_ascii=False, sort_keys=True)
        place = f"{server.base_url} {server.model} {server.temperature}"
        name = hashlib.sha256(f"{place}\0{text}".encode("utf-8", errors="replace")).hexdigest()
        budget.asked[name] += 1
        key = f"{name}-{budget.asked[name]}"
        found = store.find(key)
        if found is None:
            store.want(key, text)
            self._state.missing = True
            raise AnswerError("not answered yet") if self._state.goes_on else DeferredError
        if found.answer is None:
            raise AnswerError(found.fault or "no answer")
        budget.requests += 1
        try:
            reply = read_reply(found.answer)
        except NoTextError as error:
            charge(error.usage, error.size, request, budget, limit=limit)
            raise
        charge(reply.usage, reply.size, request, budget, limit=limit)
        return reply

    def keep(self, reply: Reply) -> None:
        """The store has kept it already."""

    def doubt(self) -> None:
        """Nothing is known of the form before the provider has said something."""


@dataclass(frozen=True)
class DeferringDrafter:
    """A drafter whose article counts only if no answer was missing.

    Where parts are written again, all of them are asked for in one round.
    """

    drafter: Drafter
    state: RoundState

    def draft(self, brief: Brief) -> Article:
        """Draft an article from the answers that are there.

        Raises:
            DeferredError: there are too few of them.
        """
        self.state.missing = False
        self.state.goes_on = brief.previous is not None and bool(brief.findings)
        try:
            article = self.drafter.draft(brief)
        except AnswerError:
            if self.state.missing:
                raise DeferredError from None
            raise
        if self.state.missing:
            raise DeferredError
        return article
