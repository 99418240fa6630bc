"""Duplicates: what is to be done with a note: an order, or nothing, as it is done or repeats another."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from articlekit.app.batch.folder import OutputFolder
from articlekit.app.batch.item import Item
from articlekit.app.batch.ledger import Ledger, Row
from articlekit.app.output import folded, safe_stem, with_key

if TYPE_CHECKING:
    from articlekit.app.batch.folder import Protection

__all__ = ["Admission", "DeferredError", "Edition", "Made", "Order", "Result", "failure"]


class DeferredError(Exception):
    """An article cannot be drafted before answers have come in."""


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One article of an order: the note in one language."""

    key: str
    """The fingerprint of all that the article depends on."""
    language: str
    """BCP 47 tag of the article; empty for the note's own."""
    stem: str
    """What its files are called, without their endings."""


@dataclass(frozen=True, kw_only=True)
class Order:
    """One note that is to be written up, in all its languages at once: these have one plan."""

    editions: tuple[Edition, ...]
    place: str
    source: str
    position: int
    """The place of the first edition in the order of the run, from 0; the others follow it."""
    name: str
    """The file name that the note is read under."""
    suffixes: tuple[str, ...]
    """The endings, one a template."""
    data: bytes
    allotment: float | None = None
    """US dollars that all its editions together may cost."""

    @property
    def key(self) -> str:
        """What the order is told apart by."""
        return self.editions[0].key


@dataclass(frozen=True, kw_only=True)
class Made:
    """What has become of one edition."""

    reason: str = ""
    """Why there is no article; empty where there is one."""
    files: tuple[tuple[str, bytes], ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    """What the report tells of the article, as JSON has it."""


@dataclass(frozen=True, kw_only=True)
class Result:
    """What has become of an order."""

    status: Literal["made", "unreached", "deferred"] = "made"
    """`unreached`: the engine could not be reached, which is not the note's fault; `deferred`: its answers
    come later."""
    made: tuple[Made, ...] = ()
    """What has become of each edition, in their order; nothing yet where it is deferred."""
    seconds: float = 0.0

    @property
    def cost(self) -> float:
        """US dollars, as far as the price is known."""
        return sum(float(each.facts.get("usage", {}).get("cost_usd", 0.0)) for each in self.made)

    @property
    def reason(self) -> str:
        """Why an edition is missing, where one is."""
        return next((each.reason for each in self.made if each.reason), "")


def failure(order: Order, reason: str) -> Result:
    """The result of an order of which nothing came, for one reason."""
    return Result(made=tuple(Made(reason=reason) for _ in order.editions))


_SEEN_AT_ONCE = 500
"""Notes that need no work before the ledger is told for good."""


@dataclass(frozen=True, kw_only=True)
class Admitted:
    """What is to be done: exactly one of these."""

    order: Order | None = None
    """A note, in all languages."""
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
    protection: "Protection | None" = None
    """Says which files may be written; all of them where there is none."""
    _position: int = 0
    _unsaved: int = 0
    _keys: dict[str, str] = field(default_factory=dict)
    """The places of the notes that are being worked on, by the keys of their editions."""
    _sources: set[tuple[str, str]] = field(default_factory=set)
    _names: set[str] = field(default_factory=set)

    def admit(self, items: Iterable[Item]) -> Iterator[Admitted]:
        """What is to be done with each note; what needs no work comes once a language.

        Raises:
            UsageError: an article would replace a note, or a file that articlekit did not write.
        """
        for item in items:
            yield from self._note(item)
            self._position += len(self._wanted)

    def finish(self, order: Order) -> None:
        """A note is no longer being worked on: the ledger knows more now."""
        for edition in order.editions:
            self._keys.pop(edition.key, None)
            self._sources.discard((order.source, edition.language))
            self._names.discard(folded(edition.stem))

    @property
    def _wanted(self) -> tuple[str, ...]:
        return self.languages or ("",)

    def _note(self, item: Item) -> Iterator[Admitted]:
        """The editions of a note share their fate: they were, and will be, made together."""
        keys = [self._key(item, language) for language in self._wanted]
        known = [self.ledger.find(key) if self.ledger else None for key in keys]
        rows = [row for row in known if row is not None]
        if (first := self._first_place(keys, rows)) is not None:
            for number, key in enumerate(keys):
                yield Admitted(duplicate=self._duplicate(item, number, key, first))
        elif len(rows) == len(keys) and not any(map(self._is_due, rows)):
            for number, row in enumerate(rows):
                self._see(row, item, number)
                yield Admitted(known=row)
        elif not rows and self.retry_failed:
            return
        elif item.fault is not None:
            for number, key in enumerate(keys):
                yield Admitted(fault=self._fault(item, number, key))
        else:
            yield Admitted(order=self._order(item, keys, known))

    def _key(self, item: Item, language: str) -> str:
        """The key of an edition; it depends on its siblings too, which it names."""
        siblings = " ".join(self.languages) if len(self.languages) > 1 else ""
        parts = (item.digest, language, self.fingerprint, *filter(None, (siblings,)))
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    def _first_place(self, keys: list[str], rows: list[Row]) -> str | None:
        """Where the note stood first that this one repeats; `None` for one that repeats none."""
        now = (self._keys[key] for key in keys if key in self._keys)
        before = (row.place for row in rows if row.run == self.run)
        return next(now, None) or next(before, None)

    def _is_due(self, known: Row) -> bool:
        if known.status == "failed":
            return self.retry_failed
        return not self.folder.has(known.files)

    def _order(self, item: Item, keys: list[str], known: list[Row | None]) -> Order:
        source = self._source(item, keys)
        stems = self._stems(item, source, keys, known)
        if self.protection is not None:
            self.protection.check(f"{stem}{suffix}" for stem in stems for suffix in self.suffixes)
        editions = tuple(
            Edition(key=key, language=language, stem=stem)
            for key, language, stem in zip(keys, self._wanted, stems, strict=True)
        )
        for edition in editions:
            self._keys[edition.key] = item.place
            self._sources.add((source, edition.language))
            self._names.add(folded(edition.stem))
        return Order(
            editions=editions,
            place=item.place,
            source=source,
            position=self._position,
            name=item.name,
            suffixes=self.suffixes,
            data=item.data,
        )

    def _source(self, item: Item, keys: list[str]) -> str:
        """The source of a note; where this run has come upon another of the same id, it is told apart."""
        for key, language in zip(keys, self._wanted, strict=True):
            former = self.ledger.find_source(item.source, language) if self.ledger else None
            taken = (item.source, language) in self._sources
            if taken or (former is not None and former.run == self.run and former.key != key):
                return f"{item.source}={item.digest[:16]}"
        return item.source

    def _stems(self, item: Item, source: str, keys: list[str], known: list[Row | None]) -> list[str]:
        """The names of the files: those that the source had, or new ones that nobody has."""
        former = [
            row or (self.ledger.find_source(source, language) if self.ledger else None)
            for row, language in zip(known, self._wanted, strict=True)
        ]
        endings = [f".{language}" if len(self._wanted) > 1 else "" for language in self._wanted]
        new = [ending for row, ending in zip(former, endings, strict=True) if row is None]
        stem = safe_stem(item.stem)
        offers = (stem, *(with_key(stem, keys[0], length) for length in (8, 16, 64)))
        free = next(offer for offer in offers if not any(self._is_taken(offer + ending) for ending in new))
        return [row.stem if row else free + ending for row, ending in zip(former, endings, strict=True)]

    def _is_taken(self, stem: str) -> bool:
        name = folded(stem)
        return name in self._names or (self.ledger is not None and self.ledger.has_name(name))

    def _fault(self, item: Item, number: int, key: str) -> Row:
        """The row of what cannot be read; it has no files: its key stands for their name."""
        return replace(self._row(item, number, key), status="failed", stem=key, reason=item.fault or "")

    def _duplicate(self, item: Item, number: int, key: str, first: str) -> Row:
        row = replace(self._row(item, number, key), status="duplicate", reason=first)
        if self.ledger is not None and not self.is_rehearsal:
            self.ledger.record_duplicate(row)
            self._save()
        return row

    def _row(self, item: Item, number: int, key: str) -> Row:
        return Row(
            key=key,
            source=item.source,
            language=self._wanted[number],
            place=item.place,
            position=self._position + number,
            run=self.run,
            status="failed",
        )

    def _see(self, known: Row, item: Item, number: int) -> None:
        if self.is_rehearsal:
            self._keys[known.key] = item.place
        elif self.ledger is not None:
            self.ledger.see(known, place=item.place, position=self._position + number, run=self.run)
            self._save()

    def _save(self) -> None:
        self._unsaved += 1
        if self._unsaved % _SEEN_AT_ONCE == 0 and self.ledger is not None:
            self.ledger.commit()
