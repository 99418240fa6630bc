"""A flow: a stretch of the note that reads on, with its line breaks and marks told from its words."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from articlekit.language.sentences import Span

__all__ = ["Flow", "blank", "flow", "marks", "unmarked"]

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
