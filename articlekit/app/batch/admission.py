"""Admission: what is to be done with a note: an order, or nothing, as it is done or repeats another."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from articlekit.app.batch.folder import OutputFolder
from articlekit.app.batch.item import Item
from articlekit.app.batch.ledger import Ledger
from articlekit.app.batch.names import folded, safe_stem, with_key
from articlekit.app.batch.row import Row
from articlekit.app.batch.work import Order

__all__ = ["Admission", "Admitted"]

_SEEN_AT_ONCE = 500
"""Notes that need no work before the ledger is told for good."""


@dataclass(frozen=True, kw_only=True)
class Admitted:
    """What is to be done with a note in one language: exactly one of these."""

    order: Order | None = None
    known: Row | None = None
    """It is done already, or has failed before."""
    duplicate: Row | None = None
    fault: Row | None = None
    """It cannot be read."""


@dataclass(kw_only=True)
class Admission:
    """Decides for one note after the other, in their order, on which all names depend."""

    ledger: Ledger | None
    """`None` where nothing has been done yet and nothing is to be written down."""
    folder: OutputFolder
    run: int
    fingerprint: str
    languages: tuple[str, ...]
    suffixes: tuple[str, ...]
    retry_failed: bool = False
    """Whether what failed is done again, and nothing else."""
    is_rehearsal: bool = False
    """Whether nothing is to be written down, and nothing is worked on."""
    _position: int = 0
    _unsaved: int = 0
    _keys: dict[str, str] = field(default_factory=dict)
    """The places of the notes that are being worked on, by their keys."""
    _sources: set[tuple[str, str]] = field(default_factory=set)
    _names: set[str] = field(default_factory=set)

    def admit(self, items: Iterable[Item]) -> Iterator[Admitted]:
        """What is to be done with each note in each language."""
        for item in items:
            for language in self.languages or ("",):
                yield self._one(item, language)
                self._position += 1

    def finish(self, order: Order) -> None:
        """A note is no longer being worked on: the ledger knows more now."""
        self._keys.pop(order.key, None)
        self._sources.discard((order.source, order.language))
        self._names.discard(folded(order.stem))

    def _one(self, item: Item, language: str) -> Admitted:
        key = self._key(item, language)
        if key in self._keys:
            return Admitted(duplicate=self._duplicate(key, self._keys[key], item, language))
        known = self.ledger.find(key) if self.ledger else None
        if known is not None and known.run == self.run:
            return Admitted(duplicate=self._duplicate(key, known.place, item, language))
        if known is not None and not self._is_due(known):
            self._see(known, item)
            return Admitted(known=known)
        if known is None and self.retry_failed:
            return Admitted()
        if item.fault is not None:  # it has no files: its key stands for their name
            return Admitted(fault=self._row(item, language, key, item.source, stem=key, reason=item.fault))
        source = self._source(item, language, key)
        stem = known.stem if known else self._stem(item, language, source, key)
        return Admitted(order=self._order(item, language, key, source, stem))

    def _key(self, item: Item, language: str) -> str:
        return hashlib.sha256(f"{item.digest}\0{language}\0{self.fingerprint}".encode()).hexdigest()

    def _is_due(self, known: Row) -> bool:
        if known.status == "failed":
            return self.retry_failed
        return not self.folder.has(known.files)

    def _source(self, item: Item, language: str, key: str) -> str:
        """The source of a note; where this run has come upon another of the same id, it is told apart."""
        former = self.ledger.find_source(item.source, language) if self.ledger else None
        taken = (item.source, language) in self._sources
        if taken or (former is not None and former.run == self.run and former.key != key):
            return f"{item.source}={item.digest[:16]}"
        return item.source

    def _stem(self, item: Item, language: str, source: str, key: str) -> str:
        """The name of the files: that which the source had, or a new one that nobody has."""
        former = self.ledger.find_source(source, language) if self.ledger else None
        if former is not None:
            return former.stem
        stem = safe_stem(item.stem)
        ending = f".{language}" if len(self.languages) > 1 else ""
        offers = (stem, *(with_key(stem, key, length) for length in (8, 16, 64)))
        return next(offer + ending for offer in offers if not self._is_taken(offer + ending))

    def _is_taken(self, stem: str) -> bool:
        name = folded(stem)
        return name in self._names or (self.ledger is not None and self.ledger.has_name(name))

    def _order(self, item: Item, language: str, key: str, source: str, stem: str) -> Order:
        self._keys[key] = item.place
        self._sources.add((source, language))
        self._names.add(folded(stem))
        return Order(
            key=key,
            place=item.place,
            source=source,
            position=self._position,
            language=language,
            name=item.name,
            stem=stem,
            suffixes=self.suffixes,
            data=item.data,
        )

    def _row(self, item: Item, language: str, key: str, source: str, *, stem: str, reason: str = "") -> Row:
        return Row(
            key=key,
            source=source,
            language=language,
            place=item.place,
            position=self._position,
            run=self.run,
            status="failed",
            stem=stem,
            reason=reason,
        )

    def _duplicate(self, key: str, first: str, item: Item, language: str) -> Row:
        row = Row(
            key=key,
            source=item.source,
            language=language,
            place=item.place,
            position=self._position,
            run=self.run,
            status="duplicate",
            reason=first,
        )
        if self.ledger is not None and not self.is_rehearsal:
            self.ledger.record_duplicate(row)
            self._save()
        return row

    def _see(self, known: Row, item: Item) -> None:
        if self.is_rehearsal:
            self._keys[known.key] = item.place
        elif self.ledger is not None:
            self.ledger.see(known, place=item.place, position=self._position, run=self.run)
            self._save()

    def _save(self) -> None:
        self._unsaved += 1
        if self._unsaved % _SEEN_AT_ONCE == 0 and self.ledger is not None:
            self.ledger.commit()
