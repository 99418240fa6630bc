"""Markup inside a line: which characters are marks and no text."""

import re

from articlekit.language.sentences import Span

__all__ = ["blank", "marks", "unmarked"]

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
