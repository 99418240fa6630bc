"""Plain text as Markdown that shows exactly that text."""

import re

from articlekit.rendering.printable import BLANKS

__all__ = ["escape_markdown"]

_INLINE = re.compile(
    r"[\\`*\[<~]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # inside a word an underscore is one
    r"|&(?=[#A-Za-z])"
)
_BLOCK = re.compile(r"( ?)([#>=]|[+-](?=\s|$)|-(?=-))")
_NUMBERED = re.compile(r"( ?\d{1,9})([.)])(?=\s|$)")


def escape_markdown(text: str) -> str:
    """The text on one line, with a backslash before every character that Markdown would act on.

    Emphasis, code, links, raw HTML and entities are escaped anywhere; what makes a heading, a list,
    a quotation or a rule is escaped at the start, where alone it does so. A run of blanks and line
    breaks becomes one blank; no-break spaces stay.
    """
    line = _INLINE.sub(r"\\\g<0>", BLANKS.sub(" ", text))
    line = _BLOCK.sub(r"\1\\\2", line, count=1) if _BLOCK.match(line) else line
    return _NUMBERED.sub(r"\1\\\2", line, count=1) if _NUMBERED.match(line) else line
