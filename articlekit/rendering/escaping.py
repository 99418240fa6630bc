"""Escaping: texts as they may stand in HTML, XML, Markdown and the blocks of WordPress."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

__all__ = [
    "BLANKS",
    "block_code",
    "block_text",
    "closed",
    "escape_markdown",
    "fenced_markdown",
    "one_line",
    "printable",
    "xml_text",
]

# HTML forbids control characters, surrogates and noncharacters even where they are escaped.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Apart, because every character is compared with each of them, and hardly any text goes so far.
_BEYOND = re.compile("[\U00010000-\U0010ffff]")
_FORBIDDEN_BEYOND = re.compile(
    f"[{''.join(chr(plane << 16 | low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))}]"
)
# What nearly all texts are made of: found in half the time that it takes to see that nothing is forbidden.
_PLAIN = re.compile("[ -~\n\t\f\r\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd]*+")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_OPENS = dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c") | dict.fromkeys("\u2066\u2067\u2068", "\u2069")
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")

BLANKS = re.compile(r"[ \t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
"""Blanks and line breaks of all kinds, but no spaces that do not break."""


def printable(text: str) -> str:
    """The text with U+FFFD for every character that no HTML document may have."""
    if _PLAIN.fullmatch(text):
        return text
    text = _FORBIDDEN.sub("\ufffd", text)
    return _FORBIDDEN_BEYOND.sub("\ufffd", text) if _BEYOND.search(text) else text


def xml_text(text: str) -> str:
    """The text as XML can carry it: without control characters, and U+FFFD for what is no character."""
    return printable(_CONTROLS.sub("", text))


def one_line(text: str) -> str:
    """The text with one blank for every run of blanks and line breaks; no-break spaces stay."""
    return printable(BLANKS.sub(" ", text).strip(" "))


def closed(text: str) -> str:
    """The text with every direction that it switches on switched off at its end.

    Otherwise a right-to-left override in one sentence would turn round the next one too
    (Unicode Standard Annex 9, "Directional Formatting Characters").
    """
    if text.isascii():
        return text
    waiting: list[str] = []
    for mark in _DIRECTIONS.findall(text):
        if mark in _OPENS:
            waiting.append(_OPENS[mark])
        elif waiting and waiting[-1] == mark:
            waiting.pop()
    return text + "".join(reversed(waiting))


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


def fenced_markdown(text: str) -> "Markup":
    """Lines of code between fences that are longer than any run of backticks in them."""
    from markupsafe import Markup

    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return Markup(f"{fence}\n{printable(closed(text))}\n{fence}")  # noqa: S704 - nothing ends the fence


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


def block_code(text: str) -> "Markup":
    """Lines of code, escaped as the editor does it: no shortcode, and no address that is fetched."""
    from markupsafe import Markup

    escaped = printable(closed(text)).translate(_ESCAPES).replace("[", "&#91;")
    if _ADDRESS.fullmatch(escaped):
        escaped = escaped.replace("//", "&#47;&#47;", 1)
    return Markup(escaped)  # noqa: S704 - it is escaped


def _guarded(name: re.Match[str]) -> str:
    """A name with letters; that of a footnote, `[1]`, stays as it is."""
    return f"<span>{name[0]}</span>" if any(map(str.isalpha, name[0])) else name[0]
