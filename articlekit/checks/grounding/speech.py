"""Speech: when a quotation of an article is one of the note, word for word."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from articlekit.checks.grounding.claims import Claim
from articlekit.checks.grounding.index import Index
from articlekit.language.facts import quotations
from articlekit.language.letters import fold
from articlekit.language.locale import load
from articlekit.language.tags import uses_spaces

__all__ = ["Quoting", "has_marks", "quoted", "says_translated", "spoken"]

Quoting = Literal["quoted", "unquoted", "absent"]
"""Whether words are a quotation in the note, stand there without quotation marks, or not at all."""

_MARKS = "\"“”„‟«»‹›‘’‚‛'`´「」『』｢｣〝〞〟״׳"
_APOSTROPHE = re.compile(r"(?<=\w)['’`ʼ](?=\w)")
_SIGN = "\x01"
_APART = "\ufffc"
"""What stands in the text of a page for words in another language."""
_MARK = re.compile(rf"[{_MARKS}]")
_ELLIPSIS = re.compile(r"\s*(?:[\[(（［]\s*(?:…+|\.{3,}|⋯+)\s*[\])）］]|…+|\.{3,}|⋯+)\s*")
_SPACE = re.compile(r"\s+")
_DASH = re.compile("[‐-―−]")
_BEFORE_MARK = re.compile(r"\s+(?=[,.;:!?、。，．；：！？])")
_EDGE = " .,;:!?。、，．；：！？؟،؛।\"'-"
_FULL_WIDTH = str.maketrans("，．：；？！（）", ",.:;?!()")


def spoken(claim: Claim) -> Iterator[str]:
    """The words of each quotation of a claim; all of it where it is set as one."""
    facts = claim.passage.quotations
    if facts or not claim.spoken:
        yield from (fact.value for fact in facts)
    else:
        yield claim.passage.text


def has_marks(text: str) -> bool:
    """Whether a text has quotation marks of any kind; an apostrophe is none."""
    return bool(_MARK.search(_APOSTROPHE.sub("", text)))


def says_translated(text: str, language: str) -> bool:
    """Whether a text says, outside its quotations, that something in it was translated.

    A language without cue words says so in another one, which a page sets apart with `lang`.
    """
    for fact in reversed(quotations(text, language)):
        text = text[: fact.start] + " " + text[fact.end :]
    locale = load(language)
    return bool(locale.pattern("words", "translation").search(fold(text))) if locale.known else _APART in text


def quoted(words: str, index: Index, language: str) -> Quoting:
    """What the words of a quotation are in the note.

    White space, case, the style of quotation marks, and the mark at the end do not count; where an
    ellipsis stands, words may be left out.
    """
    parts = [part for part in map(_plain, _ELLIPSIS.split(words)) if part]
    if not parts:
        return "quoted"
    text = _plain(index.full_text.text)
    spaced = uses_spaces(language)
    if not _follow(parts, text, spaced=spaced):
        return "absent"
    spans = _spans(index.full_text.text, index.note.language)
    if not _follow(parts, "\n".join(spans), spaced=spaced):  # no span has all of them
        return _beside_marks(parts, index)
    is_whole = len(parts) == 1 or any(_follow(parts, span, spaced=spaced) for span in spans)
    return "quoted" if is_whole else _beside_marks(parts, index)


def _beside_marks(parts: list[str], index: Index) -> Quoting:
    """Quotation marks of a kind that is not read as such, around the very words."""
    joined = rf"[^{_SIGN}]{{0,2000}}?".join(_loose(part) for part in (parts[:1] + parts[1:][-1:]))
    pattern = rf"{_SIGN}\s?{joined}[.,;:!?…。、]{{0,3}}\s?{_SIGN}"
    return "quoted" if re.search(pattern, _signed(index.full_text.text)) else "unquoted"


def _loose(part: str) -> str:
    return re.escape(part).replace(r"\ ", rf"[\s{_SIGN}]{{1,3}}")


@lru_cache(maxsize=64)
def _signed(text: str) -> str:
    """A text in that form, but with a sign in the place of each quotation mark."""
    folded = _APOSTROPHE.sub("", _DASH.sub("-", fold(text)).translate(_FULL_WIDTH))
    return _SPACE.sub(" ", _MARK.sub(_SIGN, folded))


def _follow(parts: list[str], text: str, *, spaced: bool) -> bool:
    """Whether the parts stand in a text in their order, as whole words."""
    position = 0
    for part in parts:
        start = _find(part, text, position, spaced=spaced)
        if start < 0:
            return False
        position = start + len(part)
    return True


def _find(part: str, text: str, position: int, *, spaced: bool) -> int:
    """Where words stand in a text from a position on, and not inside longer ones; -1 for nowhere."""
    start = text.find(part, position)
    while start >= 0 and spaced and _is_inside(text, start, start + len(part)):
        start = text.find(part, start + 1)
    return start


def _is_inside(text: str, start: int, end: int) -> bool:
    around = text[max(start - 1, 0) : start] + text[end : end + 1]
    return any(each.isalnum() or each == "_" for each in around)


@lru_cache(maxsize=64)
def _spans(text: str, language: str) -> tuple[str, ...]:
    """The quotations of a text, each on one line in that form."""
    return tuple(_plain(fact.value) for fact in quotations(text, language))


@lru_cache(maxsize=512)
def _plain(text: str) -> str:
    """A text in the form in which quotations are compared."""
    folded = _APOSTROPHE.sub("", _DASH.sub("-", fold(text)).translate(_FULL_WIDTH))
    return _BEFORE_MARK.sub("", _SPACE.sub(" ", _MARK.sub(" ", folded))).strip(_EDGE)
