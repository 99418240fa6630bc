"""The ledger: an SQLite file in the folder of the articles, with a row for every note and language.

A result is in it before the next one is looked at, and its files were whole before that: whenever the
process dies, what is lost are the notes that were being worked on.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import field, fields
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.dataclasses import dataclass

from articlekit.app.batch.folder import OutputError

__all__ = ["Ledger", "Row"]


@dataclass(frozen=True, kw_only=True, config=ConfigDict(strict=True, defer_build=True))
class Row:
    """One article in the ledger."""

    key: str
    source: str
    language: str
    """The language that was asked for; empty for the note's own."""
    place: str
    position: int
    """The place in the order of the last run that saw it."""
    run: int
    """Number of that run, from 1."""
    status: Literal["done", "failed", "duplicate"]
    stem: str = ""
    reason: str = ""
    """Why there is no article; for a duplicate, the place of the note that it repeats."""
    files: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    """What is known of the article: headline, language, counts of findings, usage."""
    seconds: float = 0.0
    finished: float = 0.0
    """Seconds since 1970."""

    @property
    def rank(self) -> int:
        """How soon an editor has to see it: 0 for what failed, 1 for what is unfit, 2 for the rest."""
        return 0 if self.status == "failed" else 1 if self.is_unfit else 2

    @property
    def is_unfit(self) -> bool:
        """Whether the article cannot be printed as it is."""
        return bool(self.facts.get("unfit") or self.facts.get("errors"))


class _Usage(BaseModel, defer_build=True):
    prompt_tokens: float = 0
    completion_tokens: float = 0
    cached: float = 0
    cost_usd: float = 0


class _Facts(BaseModel, defer_build=True):
    """Of the facts of a row what is read again: a ledger is a file, and files are damaged."""

    headline: str | None = None
    summary: str | None = None
    language: str | None = None
    date: str | None = None
    slug: str | None = None
    id: str | None = None
    errors: int = 0
    warnings: int = 0
    questions: int = 0
    usage: _Usage = Field(default_factory=_Usage)
    asked: list[Any] = Field(default_factory=list)
    unfit: list[Any] = Field(default_factory=list)
    findings: list[tuple[Any, Any, Any]] = Field(default_factory=list)


_VERSION = 1
_TABLES = """
BEGIN;
CREATE TABLE notes (
    key TEXT PRIMARY KEY, source TEXT NOT NULL, language TEXT NOT NULL, place TEXT NOT NULL,
    position INTEGER NOT NULL, run INTEGER NOT NULL, status TEXT NOT NULL, stem TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE, reason TEXT NOT NULL, files TEXT NOT NULL, facts TEXT NOT NULL,
    seconds REAL NOT NULL, finished REAL NOT NULL, rank INTEGER NOT NULL,
    UNIQUE (source, language)
) WITHOUT ROWID;
CREATE INDEX in_order ON notes (run DESC, position);
CREATE INDEX by_rank ON notes (rank, run DESC, position);
CREATE TABLE duplicates (
    source TEXT NOT NULL, language TEXT NOT NULL, key TEXT NOT NULL, place TEXT NOT NULL,
    position INTEGER NOT NULL, run INTEGER NOT NULL, PRIMARY KEY (place, language)
) WITHOUT ROWID;
CREATE INDEX duplicates_in_order ON duplicates (run DESC, position);
CREATE TABLE written (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE runs (number INTEGER PRIMARY KEY, started REAL NOT NULL, told TEXT NOT NULL DEFAULT '{}');
PRAGMA user_version = 1;
COMMIT;
"""
_WRITTEN = """
BEGIN;
CREATE TABLE written (name TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT OR IGNORE INTO written SELECT each.value FROM notes, json_each(notes.files) AS each;
INSERT OR IGNORE INTO written
WITH RECURSIVE pages (number) AS (
    SELECT 1 UNION ALL SELECT number + 1 FROM pages WHERE number <= (SELECT count(*) FROM notes) / 1000
)
SELECT iif(number = 1, 'report.html', 'report.' || number || '.html') FROM pages
UNION ALL SELECT 'manifest.jsonl' UNION ALL SELECT 'feed.xml';
COMMIT;
"""
"""The files that were, or were about to be, written, in a ledger of a version that had no list of them."""
_INSERT = """
INSERT OR REPLACE INTO notes VALUES (
    :key, :source, :language, :place, :position, :run, :status, :stem, :folded, :reason, :files, :facts,
    :seconds, :finished, :rank
)
"""
_DUPLICATES = """
SELECT d.key, d.source, d.language, d.place, d.position, d.run, 'duplicate' AS status, n.stem,
    n.place AS reason, n.files, n.facts, n.seconds, n.finished
FROM duplicates d JOIN notes n ON n.key = d.key ORDER BY d.run DESC, d.position
"""
_FIELDS = tuple(each.name for each in fields(Row))


class Ledger:
    """The ledger of one folder. It belongs to the thread that opened it."""

    def __init__(self, path: Path) -> None:
        """Open a ledger, or begin one.

        Raises:
            OutputError: it cannot be read or written, or is a newer version's.
        """
        self._path = path
        with self._told():
            self._database = sqlite3.connect(path, isolation_level=None)
        try:
            self._prepare()
        except OutputError:
            self._database.close()
            raise

    def _prepare(self) -> None:
        """Make the tables where there are none."""
        with self._told():
            self._database.row_factory = sqlite3.Row
            self._database.execute("PRAGMA journal_mode = WAL")
            self._database.execute("PRAGMA synchronous = NORMAL")
            version: int = self._first("PRAGMA user_version")
            if version > _VERSION:
                raise OutputError(
                    f"{self._path}: a newer articlekit has made it: use that, or another folder"
                )
            if version == 0:
                self._database.executescript(_TABLES)
            elif self._first("SELECT 1 FROM sqlite_master WHERE name = 'written'") is None:
                self._database.executescript(_WRITTEN)

    def close(self) -> None:
        """Write what is left to be written and close the file."""
        with self._told():
            self.commit()
            self._database.close()

    def commit(self) -> None:
        """Make lasting what has been put down so far."""
        with self._told():
            if self._database.in_transaction:
                self._database.execute("COMMIT")

    def begin_run(self, started: float) -> int:
        """The number of a new run, from 1.

        Args:
            started: seconds since 1970.
        """
        with self._told():
            cursor = self._database.execute("INSERT INTO runs (started) VALUES (?)", (started,))
            return int(cursor.lastrowid or 1)

    def find(self, key: str) -> Row | None:
        """The row of a key."""
        return next(self._rows("SELECT * FROM notes WHERE key = ?", key), None)

    def find_source(self, source: str, language: str) -> Row | None:
        """The row of a source in a language, whatever its content was."""
        query = "SELECT * FROM notes WHERE source = ? AND language = ?"
        return next(self._rows(query, source, language), None)

    def has_name(self, folded: str) -> bool:
        """Whether a note has files of this name already."""
        return self._first("SELECT 1 FROM notes WHERE folded = ?", folded) is not None

    def claim(self, names: Iterable[str]) -> None:
        """Put down that files of these names are ours, before the first of them is written."""
        for name in names:
            self._change("INSERT OR IGNORE INTO written VALUES (?)", (name,))
        self.commit()

    def claims(self, name: str) -> bool:
        """Whether a file of this name is ours."""
        return self._first("SELECT 1 FROM written WHERE name = ?", name) is not None

    def see(self, row: Row, *, place: str, position: int, run: int) -> None:
        """Put down that a run has come upon a note that is known."""
        query = "UPDATE notes SET place = ?, position = ?, run = ? WHERE key = ?"
        self._change(query, (place, position, run, row.key))

    def record(self, rows: Iterable[tuple[Row, str]]) -> None:
        """Put down the results of one note, all at once, in the place of what its source had before.

        Args:
            rows: each with the name of its files as it is when case and accents' form do not matter.
        """
        for row, folded in rows:
            self._change("DELETE FROM notes WHERE source = :source AND language = :language", vars(row))
            values = {
                **vars(row),
                "folded": folded,
                "rank": row.rank,
                "files": json.dumps(row.files, ensure_ascii=False),
                "facts": json.dumps(dict(row.facts), ensure_ascii=False),
            }
            self._change(_INSERT, values)
        self.commit()

    def record_duplicate(self, row: Row) -> None:
        """Put down that a note repeats another, whose key it has."""
        values = (row.source, row.language, row.key, row.place, row.position, row.run)
        self._change("INSERT OR REPLACE INTO duplicates VALUES (?, ?, ?, ?, ?, ?)", values)

    def forget_failures_before(self, run: int) -> None:
        """Strike out failures and duplicates that a whole run has not come upon: their notes are gone."""
        self._change("DELETE FROM notes WHERE status = 'failed' AND run < ?", (run,))
        self._change("DELETE FROM duplicates WHERE run < ?", (run,))
        self.commit()

    def count(self) -> int:
        """How many articles and failures there are."""
        return int(self._first("SELECT count(*) FROM notes"))

    def has_costs(self) -> bool:
        """Whether a model was paid for any of them."""
        return self._first("SELECT 1 FROM notes WHERE facts LIKE '%\"usage\"%' LIMIT 1") is not None

    def rows(self, *, by_rank: bool = False) -> Iterator[Row]:
        """All rows, one after the other: in order, or what an editor has to see first."""
        if by_rank:
            return self._rows("SELECT * FROM notes ORDER BY rank, run DESC, position")
        return self._rows("SELECT * FROM notes ORDER BY run DESC, position")

    def duplicates(self) -> Iterator[Row]:
        """The notes that repeat another, in order, with the place of that as their reason."""
        return self._rows(_DUPLICATES)

    def _first(self, query: str, *values: object) -> Any:
        """The first value of the first row; `None` where there is none."""
        with self._told():
            row = self._database.execute(query, values).fetchone()
            return None if row is None else row[0]

    def _rows(self, query: str, *values: object) -> Iterator[Row]:
        with self._told():
            for found in self._database.execute(query, values):
                yield self._row(found)

    def _row(self, found: sqlite3.Row) -> Row:
        row = {name: found[name] for name in _FIELDS}
        try:
            row.update(files=tuple(json.loads(row["files"])), facts=json.loads(row["facts"]))
            _Facts.model_validate_json(found["facts"], strict=True)
            return Row(**row)
        except (TypeError, ValueError, RecursionError) as error:
            what = "a value of a wrong kind" if isinstance(error, ValidationError) else str(error)
            remedy = "remove the file, and every note is done again"
            raise OutputError(f"{self._path}: damaged ({what}): {remedy}") from error

    def _change(self, query: str, values: Sequence[object] | Mapping[str, object]) -> None:
        with self._told():
            if not self._database.in_transaction:
                self._database.execute("BEGIN IMMEDIATE")
            self._database.execute(query, values)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What SQLite complains of, in our words."""
        try:
            yield
        except sqlite3.Error as error:
            remedy = "free some space and run it again: what is done stays done"
            if "full" not in str(error):
                remedy = "check that the folder can be written; if the file is broken, remove it"
            raise OutputError(f"{self._path}: {error}: {remedy}") from error
