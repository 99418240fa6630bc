"""Plain text as the block editor of WordPress writes it into a block."""

import re
from typing import TYPE_CHECKING

from articlekit.rendering.printable import BLANKS, closed, printable

if TYPE_CHECKING:
    from markupsafe import Markup

__all__ = ["block_text"]

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\u00a0": "&nbsp;"})
"""What a browser escapes when it writes the text of an element out, and nothing else (HTML Living Standard,
"Escaping a string"): the editor keeps what it has read in this form."""
_SHORTCODE = re.compile(r"(?<=\[)[^\x00-\x20<>&/\[\]=]+")
"""What WordPress takes for the name of a shortcode (`do_shortcode`)."""
_ADDRESS = re.compile(r" ?https?://\S+ ?", re.IGNORECASE)


def block_text(text: str) -> "Markup":
    """The text on one line, escaped as the editor does it, so that saving leaves it as it is.

    A run of blanks and line breaks becomes one blank, at both ends too; no-break spaces stay.

    WordPress runs `[gallery]` and fetches an address that is all of a paragraph, whoever wrote them. Here
    they are words of a note: a span, which shows nowhere, keeps them from being more.
    """
    from markupsafe import Markup

    line = printable(BLANKS.sub(" ", closed(text))).translate(_ESCAPES)
    guarded = _SHORTCODE.sub(_guarded, line) if "[" in line else line
    if _ADDRESS.fullmatch(guarded):
        guarded = f"<span>{guarded}</span>"
    return Markup(guarded)  # noqa: S704 - it is escaped


def _guarded(name: re.Match[str]) -> str:
    """A name with letters; that of a footnote, `[1]`, stays as it is."""
    return f"<span>{name[0]}</span>" if any(map(str.isalpha, name[0])) else name[0]
