"""Typography: spaces and punctuation marks set as the language sets them.

Addresses, identifiers, code, file names, times, numbers and versions are left as they are, and so
is whatever could be meant in two ways.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from articlekit.language.locale import Locale

__all__ = ["set_punctuation", "set_spaces"]


class _Change(NamedTuple):
    start: int
    end: int
    text: str


_Finder = Callable[[str, Locale], Iterator[_Change]]

_TOKEN = re.compile(r"\S+")
_CODE = re.compile(r"`[^`\n]*`")
_EDGES = "«»“”„‚‘’\"'()[]{}<>（）「」『』,.;:!?…،؛؟、。，；：！？¿¡—–-"
_WHOLE = re.compile(r"://|@|\\|/|^www\.")
_CODELIKE = re.compile(r"[\d_=#{}<>|~^]|[^\W\d_]\.[^\W\d_]|::")
_NO_BREAK = "\u00a0\u202f"
_HAN_KANA = "\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_CLOSERS = "»”’\"')）」』›"


def set_spaces(text: str, locale: Locale) -> str:
    """The text with its spaces set as the language wants them; nothing but white space changes.

    Runs of spaces become one, spaces in front of commas and full stops go, and the no-break spaces
    of the locale file stand before and after its marks. A no-break space that is already there stays,
    whatever its width.
    """
    for find in (_repeated, _before_stop, _around_marks):
        text = _apply(text, find, locale)
    return text


def set_punctuation(text: str, locale: Locale) -> str:
    """The text with its marks set as the language sets them.

    Straight quotation marks become the language's own where they pair in one way only, straight
    apostrophes between letters its own, three points an ellipsis; inverted, full-width and local
    marks are put where the locale file has them. A language without a locale file is left alone.
    """
    if not locale.known:
        return text
    for find in (_ellipses, _apostrophes, _full_width, _brackets, _local_marks, _inverted, _quotes):
        text = _apply(text, find, locale)
    return text


def _apply(text: str, find: _Finder, locale: Locale) -> str:
    changes = list(find(text, locale))
    if not changes:
        return text
    kept = _protected(text)
    pieces: list[str] = []
    position = span = 0
    for start, end, new in sorted(changes):
        while span < len(kept) and kept[span][1] <= start:
            span += 1
        if start < position or (span < len(kept) and kept[span][0] < max(end, start + 1) and _cuts(kept[span], start)):
            continue
        pieces += (text[position:start], new)
        position = end
    return "".join((*pieces, text[position:]))


def _cuts(span: tuple[int, int], start: int) -> bool:
    """Whether a change that reaches a span begins inside it; one that ends at its start does not."""
    return span[0] < start or span[0] == start


def _protected(text: str) -> list[tuple[int, int]]:
    """The spans that are not prose, in order."""
    spans = [match.span() for match in _CODE.finditer(text)]
    for match in _TOKEN.finditer(text):
        token = match[0]
        if _WHOLE.search(token):
            spans.append(match.span())
        elif _CODELIKE.search(token):
            core = token.strip(_EDGES)
            start = match.start() + token.find(core)
            spans.append((start, start + len(core)))
    return _merged(spans)
