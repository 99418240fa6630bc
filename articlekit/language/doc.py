"""Doc: a text that has been analysed in its language, everything at most once."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from articlekit.language.caching import lazy
from articlekit.language.facts import Fact, facts, values
from articlekit.language.letters import fold
from articlekit.language.locale import Locale, load
from articlekit.language.sentences import Span, split
from articlekit.language.words import ListIndex, content, list_index, stems, tokens

__all__ = ["Doc", "Docs"]

_NEAR = 32
"""Characters between a number and the word for people that it counts."""


class Doc:
    """A text and what is known of it, each found when it is first asked for.

    It takes the place of a pair of text and language in the arguments of functions.
    """

    def __init__(self, text: str, language: str, *, on: str | None = None, order: str | None = None) -> None:
        """A text that nothing is known of yet.

        Args:
            text: the text.
            language: its BCP 47 tag.
            on: the day of the text as an ISO date, by which "last Tuesday" becomes a day.
            order: `dmy` or `mdy` where it is known which number is the day in 03/04/2026.
        """
        self.text = text
        self.language = language
        self.on = on
        self.order = order

    def __repr__(self) -> str:
        return f"Doc({self.text[:40]!r}, {self.language!r})"

    def __len__(self) -> int:
        return len(self.text)

    @lazy
    def locale(self) -> Locale:
        """The conventions and word lists of the language."""
        return load(self.language)

    @lazy
    def folded(self) -> str:
        """The text in lower case with look-alikes made the same; offsets hold for the text."""
        return fold(self.text)

    @lazy
    def tokens(self) -> tuple[str, ...]:
        """The words, folded; runs of Han and kana as overlapping pairs."""
        return tuple(tokens(self.text))

    @lazy
    def stems(self) -> tuple[str, ...]:
        """The stems of the words in order, function words among them."""
        return tuple(stems(self.text, self.language))

    @lazy
    def content(self) -> frozenset[str]:
        """The stems of the content words."""
        return content(self.text, self.language)

    @lazy
    def sentences(self) -> tuple[Span, ...]:
        """Where its sentences stand, without the white space around them."""
        return tuple(split(self.text, self.language))

    @lazy
    def facts(self) -> tuple[Fact, ...]:
        """Numbers, dates, times, durations, quotations, names and identifiers, by place."""
        return facts(self.text, self.language, on=self.on, order=self.order)

    @lazy
    def values(self) -> tuple[Fact, ...]:
        """The facts that are neither names nor quotations, which take longest to find."""
        return values(self.text, self.language, on=self.on, order=self.order)

    @lazy
    def counts_people(self) -> bool:
        """Whether it counts people, or says that there were none."""
        spans = self.found("words", "people")
        numbers = [fact for fact in self.values if fact.kind == "number"] if spans else []
        near = any(each.start - _NEAR <= span.start <= each.end + _NEAR for each in numbers for span in spans)
        return near or bool(spans and self.has("words", "negations"))

    @lazy
    def _index(self) -> ListIndex:
        return list_index(self.language)

    @lazy
    def _lists(self) -> int:
        return self._index.of(self.folded)

    @lazy
    def _found(self) -> dict[tuple[str, str], tuple[Span, ...]]:
        return {}

    def found(self, table: str, key: str) -> tuple[Span, ...]:
        """Where entries of a list of the locale stand, such as `found("words", "hedges")`."""
        found = self._found.get((table, key))
        if found is None:
            found = ()
            if self._may_have(table, key):
                matches = self.locale.pattern(table, key).finditer(self.folded)
                found = tuple([Span(*match.span()) for match in matches])
            self._found[table, key] = found
        return found

    def like(self, text: str) -> "Doc":
        """Another text of the same language and day."""
        return Doc(text, self.language, on=self.on, order=self.order)

    def part(self, start: int, end: int) -> "Doc":
        """A part of the text, which begins and ends with no half of a word: what is known of it is known."""
        if (start, end) == (0, len(self.text)):
            return self
        return _Composed(self.text[start:end], (_Piece(0, self, start, end),))

    def has(self, table: str, key: str) -> bool:
        """Whether it has any entry of a list of the locale."""
        return bool(self._may_have(table, key) and self.found(table, key))

    def _may_have(self, table: str, key: str) -> bool:
        """Whether a word of it is the longest of an entry: a look that spares most texts the search."""
        bit = self._index.bits.get((table, key))
        return bit is None or bool(self._lists & bit)


class _Piece(NamedTuple):
    """A part of an analysed text that stands at a place of another one."""

    place: int
    doc: Doc
    start: int
    end: int


class _Composed(Doc):
    """A text of analysed pieces with marks between them: what the pieces say is not read again."""

    def __init__(self, text: str, pieces: Iterable[_Piece]) -> None:
        self._pieces = tuple(pieces)
        first = self._pieces[0].doc
        super().__init__(text, first.language, on=first.on, order=first.order)

    def part(self, start: int, end: int) -> Doc:
        if len(self._pieces) > 1:
            return super().part(start, end)
        _, whole, begin, _ = self._pieces[0]
        return whole.part(begin + start, begin + end)

    @lazy
    def content(self) -> frozenset[str]:
        if len(self._pieces) == 1:
            return super().content
        return frozenset[str]().union(*(piece.doc.content for piece in self._pieces))

    @lazy
    def _lists(self) -> int:
        lists = 0
        for piece in self._pieces:
            lists |= piece.doc._lists
        return lists

    @lazy
    def facts(self) -> tuple[Fact, ...]:
        return self._within(lambda doc: doc.facts)

    @lazy
    def values(self) -> tuple[Fact, ...]:
        return self._within(lambda doc: doc.values)

    def _within(self, read: Callable[[Doc], tuple[Fact, ...]]) -> tuple[Fact, ...]:
        return tuple(
            fact.moved(place - start)
            for place, doc, start, end in self._pieces
            for fact in read(doc)
            if start <= fact.start and fact.end <= end
        )

    def found(self, table: str, key: str) -> tuple[Span, ...]:
        found = self._found.get((table, key))
        if found is None:
            pieces = self._pieces if self._may_have(table, key) else ()
            found = self._found[table, key] = tuple(
                [
                    Span(span.start + place - start, span.end + place - start)
                    for place, doc, start, end in pieces
                    for span in doc.found(table, key)
                    if start <= span.start and span.end <= end
                ]
            )
        return found


class Docs:
    """The analysed texts of one note or article: the same text is the same `Doc`."""

    def __init__(self, language: str, *, on: str | None = None, order: str | None = None) -> None:
        """An empty collection for texts of one language.

        Args:
            language: BCP 47 tag of the texts.
            on: the day of the texts as an ISO date.
            order: `dmy` or `mdy` where it is known which of two numbers is the day.
        """
        self.language = language
        self.on = on
        self.order = order
        self._docs: dict[str, Doc] = {}

    def __call__(self, text: str) -> Doc:
        """The analysed text."""
        doc = self._docs.get(text)
        if doc is None:
            doc = self._docs[text] = Doc(text, self.language, on=self.on, order=self.order)
        return doc

    def joined(self, text: str, parts: Iterable[Doc]) -> Doc:
        """The analysed text that is made of others with marks between them.

        Args:
            text: the text.
            parts: the others in order, each as it stands there but for the case of its first letter.
        """
        pieces: list[_Piece] = []
        stop = 0
        for part in parts:
            place = text.find(part.text[1:], stop + 1) - 1
            if place < stop:
                return self(text)
            stop = place + len(part)
            pieces.append(_Piece(place, part, 0, len(part)))
        return self._docs.setdefault(text, _Composed(text, pieces))
