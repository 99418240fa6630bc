"""Survey: a note's lines and what of them has been told to be no news so far."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property

from articlekit.language.caching import remembered
from articlekit.language.letters import MARKS, fold
from articlekit.language.locale import Locale
from articlekit.language.sentences import Span
from articlekit.model.note import Aside, AsideKind, Meta, Statement
from articlekit.reading.zones.hits import Hits
from articlekit.reading.zones.listed import hits_in

__all__ = ["Survey", "words_in"]

_MARKS = re.compile(r"[\s>*_#•·\-–—|=~`\u3000]*")
"""What may stand before the first word of a line."""
_WORD = re.compile(r"[^\W_]+")
_MARKED = re.compile(rf"[^\W_]+(?:[{MARKS}]+[^\W_]*+)*+")
"""A word of a script with vowel signs, which `\\w` leaves out."""
_FIRST_WORDS = 12
"""Characters by which the words of a statement are found again."""
_FREE = re.compile(rb"\0+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]")


@remembered
def words_in(text: str) -> int:
    """How long a text is in words; two characters count as one where words are not spaced."""
    if text.isascii():
        return len(_WORD.findall(text))
    if not _UNSPACED.search(text):
        return len(_MARKED.findall(text))
    spaced, unspaced = _UNSPACED.subn(" ", text)
    return len(_WORD.findall(spaced)) + (unspaced + 1) // 2


def _longest_first(entry: tuple[int, int, bool, str]) -> tuple[int, int]:
    return entry[0], -entry[1]


@remembered
def _hits_in_words(words: str, language: str) -> dict[str, Hits]:
    return {key: found[0] for key, found in hits_in(words, language).items()}


@dataclass
class Survey:
    """A note while its zones are being found; every span is one of the note's text."""

    text: str
    locale: Locale
    meta: Meta = field(default_factory=Meta)
    subject: str | None = None
    """What the header of the innermost message gives as its subject."""
    asides: list[Aside] = field(default_factory=list)
    doubtful: list[Span] = field(default_factory=list)
    """Stretches whose statements are demoted."""
    talk: frozenset[int] = frozenset()
    """Where sentences begin that go with others that are for colleagues."""
    log: bool = False
    """Whether statements of it stand under times."""
    body: int = 0
    """Offset at which the innermost message begins."""
    joints: list[Span] = field(default_factory=list)
    """What stands between the halves of sentences, such as the head of the next page."""
    headings: list[int] = field(default_factory=list)
    """Where marks stand that are set aside and make a heading of the rest of their lines."""
    _left: tuple[tuple[int, int], list[Span]] = ((-1, 0), [])
    """The lines of which something is left, and how much was set aside when they were looked at."""
    _firsts: dict[Span, int] = field(default_factory=dict)
    """Where the first words of lines stand."""
    _listed: dict[tuple[int, int], dict[str, Span]] = field(default_factory=dict)
    """What stands in stretches of the text."""

    @cached_property
    def folded(self) -> str:
        """The text in lower case with look-alikes made the same; offsets hold for the text."""
        return fold(self.text)

    @cached_property
    def _all(self) -> list[Span]:
        found: list[Span] = []
        position = 0
        for raw in self.text.split("\n"):
            start = position + len(raw) - len(raw.lstrip())
            end = position + len(raw.rstrip())
            if start < end:
                found.append(Span(start, end))
            position += len(raw) + 1
        return found

    @cached_property
    def _taken(self) -> bytearray:
        return bytearray(len(self.text))

    def lines(self) -> list[Span]:
        """The lines, from the body on, of which something is left; without white space around it."""
        state = (len(self.asides), self.body)
        if self._left[0] != state:
            left = (self.rest(line) for line in self._all if line.end > self.body)
            self._left = state, [line for line in left if line.start < line.end]
        return self._left[1]

    def lines_with(self, covered: bytearray) -> list[Span]:
        """The stretches of lines that are neither set aside nor covered by something else."""
        both = int.from_bytes(self._taken, "big") | int.from_bytes(covered, "big")
        busy = both.to_bytes(len(self.text), "big")
        found: list[Span] = []
        position = 0
        for raw in self.text.split("\n"):
            end = position + len(raw)
            if busy.find(0, position, end) >= 0:
                free = (match.span() for match in _FREE.finditer(busy, position, end))
                found += [Span(*place) for place in free if self.text[slice(*place)].strip()]
            position = end + 1
        return found

    def rest(self, line: Span) -> Span:
        """What is left of a line: from the first to the last character that nothing has taken."""
        start, end = line
        if self._taken.find(1, start, end) < 0:
            return line
        while start < end and (self._taken[start] or self.text[start].isspace()):
            start += 1
        while end > start and (self._taken[end - 1] or self.text[end - 1].isspace()):
            end -= 1
        return Span(start, end)

    def partly_taken(self) -> list[Span]:
        """The lines that a stretch has been set aside of, whole."""
        return [line for line in self._all if self._taken.find(1, *line) >= 0]

    def is_taken(self, offset: int) -> bool:
        """Whether a character is set aside."""
        return bool(self._taken[offset])

    def take(self, kind: AsideKind, start: int, end: int, why: str) -> None:
        """Set a stretch aside, but for what has been before."""
        while start < end and (self._taken[start] or self.text[start].isspace()):
            start += 1
        stop = self._taken.find(1, start, end)
        while stop >= 0:
            self._add(kind, start, stop, why)
            start = stop
            while start < end and self._taken[start]:
                start += 1
            stop = self._taken.find(1, start, end)
        self._add(kind, start, end, why)

    def _add(self, kind: AsideKind, start: int, end: int, why: str) -> None:
        words = self.text[start:end].strip()
        start += len(self.text[start:end]) - len(self.text[start:end].lstrip())
        end = start + len(words)
        if start < end:
            self.asides.append(Aside(kind=kind, text=words, start=start, end=end, why=why))
            self._taken[start:end] = b"\1" * (end - start)

    def extend(self, text: str) -> None:
        """Go on with what the reading has added to the end of the text."""
        if len(text) > len(self.text):
            self.text += text[len(self.text) :]
            self._taken.extend(bytes(len(self.text) - len(self._taken)))
            for name in ("folded", "hits", "_in_order"):
                self.__dict__.pop(name, None)
            self._listed.clear()

    def blanked(self) -> str:
        """The text with blanks in place of what is set aside, so that every offset still holds."""
        parts: list[str] = []
        position = 0
        for aside in sorted(self.asides, key=lambda aside: aside.start):
            parts += (self.text[position : aside.start], re.sub(r"[^\n]", " ", aside.text))
            position = aside.end
        return self._marked("".join((*parts, self.text[position:])))

    def _marked(self, blanked: str) -> str:
        """The text with the marks of headings, and one line break between the halves of a sentence."""
        if not (self.joints or self.headings):
            return blanked
        signs = list(blanked)
        for start, end in self.joints:
            broken = self.text.count("\n", start, end) > 1
            signs[start:end] = ("\n" if broken else " ") + " " * (end - start - 1)
        for start in self.headings:
            signs[start : start + 2] = "##" if signs[start + 2 : start + 3] == [" "] else "# "
        return "".join(signs)

    def is_heading(self, line: Span) -> bool:
        """Whether the mark of a heading stands in front of a line."""
        begin = self.text.rfind("\n", 0, line.start) + 1
        return any(begin <= start < line.end for start in self.headings)

    def colon(self, line: Span) -> bool:
        """Whether a line has a colon, without which no label is looked for."""
        return self.text.find(":", *line) >= 0 or self.text.find("：", *line) >= 0

    def first_word(self, line: Span) -> int:
        """Where the first word of a line stands, behind marks of quotation, list and emphasis."""
        first = self._firsts.get(line)
        if first is None:
            match = _MARKS.match(self.text, line.start, line.end)
            first = self._firsts[line] = match.end() if match else line.start
        return first

    @cached_property
    def hits(self) -> dict[str, tuple[Hits, ...]]:
        """Where entries of each list of the language stand, and of those that English notes share."""
        return hits_in(self.folded, self.locale.tag)

    def at(self, key: str, start: int, end: int) -> Span | None:
        """Where an entry of a list stands right at an offset."""
        found = self.hits.get(key)
        for hits in found if found is not None else ():
            if (span := hits.at(start, end)) is not None:
                return span
        return None

    def within(self, key: str, start: int, end: int) -> Span | None:
        """Where the first entry of a list stands in a stretch."""
        found = self.hits.get(key)
        for hits in found if found is not None else ():
            if (span := hits.within(start, end)) is not None:
                return span
        return None

    @cached_property
    def _in_order(self) -> list[tuple[int, int, bool, str]]:
        """All entries that stand in the text: start, end, whether it is English, and its list."""
        return sorted(
            (*span, place > 0, key)
            for key, lists in self.hits.items()
            for place, hits in enumerate(lists)
            for span in hits.spans
        )

    def listed(self, start: int, end: int) -> dict[str, Span]:
        """For each list of which entries stand in a stretch, where the one does that `within` would find."""
        known = self._listed.get((start, end))
        if known is None:
            known = self._listed[start, end] = self._find_listed(start, end)
        return known

    def _find_listed(self, start: int, end: int) -> dict[str, Span]:
        own: dict[str, Span] = {}
        shared: dict[str, Span] = {}
        first = bisect_left(self._in_order, (start,))
        last = bisect_left(self._in_order, (end,))
        longest_first = sorted(self._in_order[first:last], key=_longest_first)
        for begin, stop, is_shared, key in longest_first:
            if stop <= end:
                (shared if is_shared else own).setdefault(key, Span(begin, stop))
        return shared | own

    def with_label(self, statement: Statement) -> int:
        """Where a statement begins, its label and marks included where they stand before it on its line."""
        if statement.label is None:
            return statement.start
        begin = self.text.rfind("\n", 0, statement.start) + 1
        before = self.text[begin : statement.start]
        at = before.find(statement.label)
        return begin + at if at >= 0 and words_in(before[:at]) == 0 else statement.start

    def is_datum(self, start: int, end: int) -> bool:
        """Whether a stretch is a field about the paper itself, as "State: closed" on a ticket is."""
        key = self.at("reference_keys", start, end)
        return key is not None and self.text[key.end : key.end + 1] in (":", "：")

    def words_of(self, statement: Statement) -> int:
        """Where the words of a statement begin, behind its stamp and the name of who speaks."""
        if statement.stamp is None and statement.speaker is None:
            return statement.start
        at = self.text.find(statement.text[:_FIRST_WORDS], statement.start, statement.end)
        return max(at, statement.start)

    def in_words(self, words: str) -> dict[str, Hits]:
        """The hits of each list in words that are no stretch of the note."""
        return _hits_in_words(words, self.locale.tag)

    def decisive(self, start: int, end: int) -> bool:
        """Whether a stretch has a figure or a decisive word of news, which no greeting has."""
        return any(map(str.isdigit, self.text[start:end])) or self.within("decisions", start, end) is not None
