"""Passages: a stretch of a note that reads on, its sentences, and the labels before them."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from articlekit.language.sentences import Span, split
from articlekit.reading.labels import Labels

__all__ = ["Flow", "Passage", "blank", "flow", "marks", "passages", "unmarked", "unparted"]

_SIGN = re.compile(r"[*_`\[<\\]")
"""What every mark has."""
# None of the patterns can run past the mark that would end it, so that each is linear.
_CODE = re.compile(r"(`{1,3})[^`\n]{1,2000}\1(?!`)")
_LINK = re.compile(r"(!?\[)[^\[\]\n]{1,1000}(\]\([^()\s]{0,2000}(?:[ \t]+\"[^\"\n]{0,300}\")?\))")
_ADDRESS = re.compile(r"(<)(?:https?://|mailto:)[^<>\s]{1,2000}(>)")
_STRONG = re.compile(
    r"(?<![*\w])(\*\*)(?=[^\s*])[^*\n]{1,2000}(?<=[^\s*])(\*\*)(?![*])|(?<![_\w])(__)(?=[^\s_])[^_\n]{1,2000}(?<=[^\s_])(__)(?![_\w])"
)
_EMPHASIS = re.compile(
    r"(?<![*\w\\])(\*)(?=[^\s*])[^*\n]{1,500}(?<=[^\s*\\])(\*)(?![*\w])|(?<![_\w\\])(_)(?=[^\s_])[^_\n]{1,500}(?<=[^\s_\\])(_)(?![_\w])"
)
_ESCAPE = re.compile(r"(\\)[!#()*+.<>\[\]_`{|}~'\"-]")


def marks(text: str) -> list[Span]:
    """The spans of a text that are Markdown marks: emphasis, code, links, escapes; in order."""
    if not _SIGN.search(text):
        return []
    found: list[Span] = []
    working = _code(text, found)
    for pattern in (_LINK, _ADDRESS, _STRONG, _EMPHASIS, _ESCAPE):
        spans = [
            Span(*match.span(number))
            for match in pattern.finditer(working)
            for number in range(1, pattern.groups + 1)
            if match.start(number) >= 0
        ]
        working = blank(working, spans)
        found.extend(spans)
    return sorted(found)


def unmarked(text: str) -> str:
    """The text without its Markdown marks; its white space stays as it is."""
    parts, position = [], 0
    for start, end in marks(text):
        parts.append(text[position:start])
        position = max(position, end)
    return "".join((*parts, text[position:])) if parts else text


def _code(text: str, found: list[Span]) -> str:
    """Note the marks around code and hide the code from the other patterns."""
    hidden: list[Span] = []
    for match in _CODE.finditer(text):
        width = len(match[1])
        found += [Span(match.start(), match.start() + width), Span(match.end() - width, match.end())]
        hidden.append(Span(*match.span()))
    return blank(text, hidden, "x")


def blank(text: str, spans: list[Span], filler: str = " ") -> str:
    """The text with every character of some spans (in order) replaced."""
    if not spans:
        return text
    parts: list[str] = []
    position = 0
    for start, end in sorted(spans):
        parts += [text[position:start], filler * (end - max(start, position))]
        position = max(position, end)
    return "".join((*parts, text[position:]))


_INVISIBLE = " \ufeff\u200b"
_UNSPACED = re.compile("[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\u0e00-\u0eff]")


@dataclass(frozen=True)
class Flow:
    """Lines of a note as one text in which every character keeps its offset.

    `text` has blanks in place of marks and line breaks; `start` is where it begins in the note.
    """

    source: str
    text: str
    start: int
    dropped: tuple[Span, ...]
    """Spans of `source`, in order, that are no text; those with a line break in them join lines."""

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self.dropped]

    def plain(self, start: int, end: int) -> str:
        """The words between two offsets of the flow, without marks and with single blanks."""
        if not self.dropped:
            return " ".join(self.source[start:end].split()).strip(_INVISIBLE)
        parts: list[str] = []
        position = start
        index = max(0, bisect_left(self._starts, start) - 1)
        while index < len(self.dropped) and self.dropped[index].start < end:
            gap = self.dropped[index]
            if gap.end > position:
                parts.append(self.source[position : max(position, gap.start)])
                if "\n" in self.source[gap.start : gap.end]:
                    if self._divides(gap):
                        parts[-1] = parts[-1][:-1]
                    else:
                        parts.append(self._joint(gap))
                position = min(gap.end, end)
            index += 1
        parts.append(self.source[position:end])
        return " ".join("".join(parts).split()).strip(_INVISIBLE)

    def _divides(self, gap: Span) -> bool:
        """Whether a word is divided at a line's end: its hyphen is no letter of it."""
        before = self.source[max(0, gap.start - 3) : gap.start]
        return before[-1:] == "-" and before[-2:-1].isalpha() and self.source[gap.end : gap.end + 1].islower()

    def _joint(self, gap: Span) -> str:
        """What stands for a line break: nothing between characters that are written unspaced."""
        before, after = self.source[gap.start - 1 : gap.start], self.source[gap.end : gap.end + 1]
        return "" if _UNSPACED.match(before) and _UNSPACED.match(after) else " "


def flow(text: str, spans: tuple[Span, ...]) -> Flow:
    """Join stretches of a note, one a line and in order, to a flow."""
    start, end = spans[0].start, spans[-1].end
    source = text[start:end]
    if len(spans) == 1 and not _SIGN.search(source):
        return Flow(source, source, start, ())  # as most lines are
    gaps = [
        Span(before.end - start, after.start - start)
        for before, after in pairwise(spans)
        if before.end < after.start
    ]
    visible = blank(source, gaps)
    dropped = marks(visible)
    return Flow(source, blank(visible, dropped), start, tuple(sorted([*gaps, *dropped])))


# Telegram style: "DAMAGED FUEL TANK.BUCKLED WING". Only capitals: elsewhere it may be a name.
_GLUED = re.compile(r"(?<=[^\W\d_]{3}[.!?;])(?=[^\W\d_]{3})")

_CHARACTER = re.compile("[\u3040-\u9fff]")
_PART = 2_000
"""Characters."""
_STOP = re.compile(r"[.!?؟।]\s|[。！？]")
_FULL_STOP = re.compile(r"(?<=[^\s「『（(]。)(?=\d)")  # "…した。17:30、…"
_STRAY_NUMBER = re.compile(r"(?:(?<=[:;,)：])|(?<=[^\W\d_]{5}\.))\s+(\(?[1-9]\d?[.)])$")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence; `start` and `end` are offsets in the flow and leave out its label."""

    start: int
    end: int
    words: str
    """What stands there, marks as blanks."""
    label: str | None = None
    """The label before it, where one stands there."""


def passages(
    line: Flow, language: str, labels: Labels | None, *, start: int = 0, trusting: bool = False
) -> Iterator[Passage]:
    """The sentences of a flow in order.

    Args:
        line: the flow.
        language: its BCP 47 tag.
        labels: the labels to look for before sentences; None looks for none.
        start: offset to begin at.
        trusting: whether labels that no locale file lists may be trusted.
    """
    first = start > 0
    for sentence in _sentences(line.text, start, language):
        if labels is None:
            yield Passage(*sentence, line.text[sentence.start : sentence.end])
            continue
        begin = sentence.start
        label = labels.inside(line.text[begin : sentence.end], trusting=trusting)
        if first and label is not None and not label.speaker:
            label = None  # the value of a field is labelled already
        first = False
        name = label.text if label is not None else None
        begin += label.value if label is not None else 0
        for cut, following, value in labels.embedded(line.text, begin, sentence.end):
            yield Passage(begin, _before(line.text, begin, cut), line.text[begin:cut], name)
            begin, name = value, following
        yield Passage(begin, sentence.end, line.text[begin : sentence.end], name)


def unparted(found: Iterable[Passage], line: Flow) -> Iterator[Passage]:
    """The passages of a value, bullet or entry, those too short for a clause joined to their neighbours.

    What stands in one line of a list is one thing, unless two clauses stand there.
    """
    waiting: Passage | None = None
    for passage in found:
        if waiting is None:
            waiting = passage
        elif passage.label is None and (_short(waiting.words) or _short(passage.words)):
            words = line.text[waiting.start : passage.end]
            waiting = Passage(waiting.start, passage.end, words, waiting.label)
        else:
            yield waiting
            waiting = passage
    if waiting is not None:
        yield waiting


def _short(words: str) -> bool:
    """Whether words are too few for a clause."""
    unspaced = 0 if words.isascii() else len(_CHARACTER.findall(words))
    return unspaced < 6 if unspaced else len(words.split()) < 3


def _before(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def _sentences(text: str, start: int, language: str) -> Iterator[Span]:
    """The sentences of a text from an offset on, cut where telegrams and lists in a line want it."""
    number = 0  # the length of a list number that the sentence before ended in
    for sentence in _long_sentences(text, start, language):
        begin, end = sentence.start - number, sentence.end
        stray = _STRAY_NUMBER.search(text, max(begin, end - 8), end)
        number = 0
        if stray is not None and end < len(text):
            number = len(text[stray.start(1) : end]) + _blanks(text, end)
            end = stray.start()
        yield from _cut(text, begin, end)


def _long_sentences(text: str, start: int, language: str) -> Iterator[Span]:
    """The sentences of a text of any length, given to the splitter in parts.

    Its time grows with the square of a line of open quotation marks and the like.
    """
    while start < len(text):
        end = _part(text, start)
        for sentence in split(text[start:end], language):
            yield Span(sentence.start + start, sentence.end + start)
        start = end


def _part(text: str, start: int) -> int:
    """Where a part of a long text ends: behind a sentence, else a word, else anywhere."""
    if len(text) - start <= 2 * _PART:
        return len(text)
    stop = _STOP.search(text, start + _PART, start + 2 * _PART)
    if stop is not None:
        return stop.end()
    blank = text.rfind(" ", start + _PART, start + 2 * _PART)
    return blank if blank > 0 else start + 2 * _PART


def _blanks(text: str, position: int) -> int:
    return len(text[position : position + 40]) - len(text[position : position + 40].lstrip())


def _cut(text: str, begin: int, end: int) -> Iterator[Span]:
    glued = _GLUED if text[begin:end].isupper() else _FULL_STOP
    for cut in glued.finditer(text, begin, end):
        yield Span(begin, cut.start())
        begin = cut.start()
    yield Span(begin, end)
