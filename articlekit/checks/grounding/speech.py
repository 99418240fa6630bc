"""Speech: when a quotation of an article is one of the note, and its speaker the one that the note has."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import Literal

from articlekit.checks.grounding.clauses import Clause, Word
from articlekit.checks.grounding.index import Index
from articlekit.checks.grounding.matching import bare, cue_pattern
from articlekit.checks.grounding.passage import Passage
from articlekit.checks.grounding.told import Told
from articlekit.language.facts import Fact, quotations
from articlekit.language.letters import fold
from articlekit.language.locale import load
from articlekit.language.tags import uses_spaces

__all__ = ["Quoting", "has_marks", "misquoted", "quoted", "says_translated"]

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
_SHORTEST = 6
"""Letters of a quotation that is looked for; a word or two may stand anywhere."""
_BEGINNING = 24
"""Letters by which it is found."""
_OPENING_DASH = re.compile(r"[–—-] ?(?=\w)")
_NO_LETTER = re.compile(r"\W")
_BESIDE = 12
"""Characters between an office and a name."""
_FOREIGN = 0.8
"""Share of the words beside a quotation that the note has, but not beside it."""


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


def misquoted(
    passage: Passage, clauses: tuple[Clause, ...], units: tuple[Passage, ...], told: Told
) -> Iterator[tuple[str, str]]:
    """Each quotation whose speaker is another one in the note: its words, and the statement that has them.

    Args:
        passage: the sentence.
        clauses: its clauses.
        units: the statements of the note.
        told: their clauses.
    """
    quotations = passage.quotations or tuple(_behind_dash(passage))
    if not quotations:
        return
    says = [span for clause in clauses for span in clause.cues("says")]
    words = [word for clause in clauses for word in clause.words if not _inside(word, quotations)]
    named = [word for word in words if len(word.stem) > 1 and _is_name(word, passage)]
    beside = [word for word in words if not any(start < word.end and word.start < end for start, end in says)]
    for quotation in quotations:
        key = _letters(quotation.value)[:_BEGINNING]
        homes = [number for number, unit in enumerate(units) if key in _letters(unit.text)]
        if len(key) < _SHORTEST or not homes or not beside:
            continue
        there = frozenset(
            word.stem
            for home in homes
            for clause in told.units[home]
            for word in clause.words
            if not _inside(word, units[home].quotations)
        )
        if named and any(told.sure(word.stem, there) for word in named):
            continue
        speaks = any(unit_names(units[home]) or units[home].said for home in homes) or len(there) > 1
        wrong = speaks and any(told.has_word(word) for word in named)
        if wrong and uses_spaces(passage.language) and _has_office(beside, named, there, told):
            continue
        foreign = [word for word in beside if told.has_word(word) and not told.sure(word.stem, there)]
        if wrong or (not named and there and len(foreign) > _FOREIGN * len(beside)):
            yield quotation.value, units[homes[0]].text


def _behind_dash(passage: Passage) -> Iterator[Fact]:
    """The words behind a dash, up to who says them: "– We saw nothing, says Ada Holm"."""
    if _OPENING_DASH.match(passage.text) and (
        says := cue_pattern(passage.language, "says").search(passage.folded)
    ):
        start, end = 1, says.start()
        yield Fact("quotation", start, end, passage.text[start:end], passage.text[start:end].strip(" ,.!?"))


def _has_office(beside: Sequence[Word], named: Sequence[Word], there: Collection[str], told: Told) -> bool:
    """Whether a quotation stands by the office of whom the note names elsewhere: "statement of the mayor"."""
    offices = (
        (word, name)
        for word in beside
        for name in named
        if word not in named and max(word.start - name.end, name.start - word.end) <= _BESIDE
    )
    return any(
        told.sure(office.stem, frozenset(there))
        and all(told.sure(word.stem, told.stems(unit)) for word in (office, name))
        for office, name in offices
        for unit in range(len(told.units))
    )


def unit_names(unit: Passage) -> list[Fact]:
    """The names of a statement outside of its quotations."""
    return [
        fact
        for fact in unit.of("name")
        if not any(each.start <= fact.start < each.end for each in unit.quotations)
    ]


def _is_name(word: Word, passage: Passage) -> bool:
    return any(fact.start <= word.start < fact.end for fact in passage.of("name"))


def _inside(word: Word, quotations: tuple[Fact, ...]) -> bool:
    return any(each.start <= word.start < each.end for each in quotations)


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", bare(fold(text)))
