"""Copying: what stands in an article word for word as in its note.

What is copied says what the note says. It needs no look at its facts, names and clauses, only at what was
cut off around it: a denial, a whole, a doubt.
"""

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from articlekit.checks.grounding.cues import cue_pattern
from articlekit.checks.grounding.evidence import Evidence
from articlekit.checks.grounding.passage import Passage, read
from articlekit.language.facts import Fact
from articlekit.language.locale import load
from articlekit.language.tags import uses_spaces

__all__ = ["Words", "copied_runs", "is_copied", "is_made_of"]

Words = tuple[str, ...]
"""Words of a text in order, folded."""
_OF_A_WHOLE = 2
"""Words before a number that make a whole of it: "160 of 210"."""
_AROUND, _AROUND_UNSPACED = 1, 2
"""Words, or characters where words are not spaced, that have to be the same on both sides."""
_JOINT = re.compile(r"[,;:](?=\s)|[:：،，、；؛]|\s[–—-]\s")
"""Marks at which a heading is put together: who or where, and what."""
_BESIDE = 3
"""Words from which a part of a heading says what its number is of."""
_MARKS = re.compile('["“”„«»「」『』]')


def copied_runs(passage: Passage, evidence: Evidence, *, heading: bool = False) -> list[Words] | None:
    """The runs of words that a text is cut out of its evidence; none where it is no copy.

    A text is a copy where all of its words stand in the evidence one after the other, or where it is whole
    statements or whole labels, of which nothing is cut off. A heading may be put together of several runs,
    and may leave out what stands in brackets.

    Args:
        passage: the text.
        evidence: what it cites.
        heading: whether it is a headline or heading.
    """
    if _is_run(passage.spelled, passage.language, evidence.plain):
        is_whole = passage.spelled in evidence.statements or passage.spelled in evidence.labels
        return [] if is_whole else [passage.spelled]
    if is_made_of(passage, evidence.statements) or is_made_of(passage, evidence.labels):
        return []
    return _pieces(passage, evidence) if heading and not _MARKS.search(passage.text) else None


def _is_run(words: Words, language: str, plain: str, *, opening: bool = False) -> bool:
    """Whether words stand in a text one after the other, and not behind a denial.

    A number behind "160 of" is not one of them.

    Args:
        words: the words.
        language: their language.
        plain: the words of the texts, a bar between one text and the next.
        opening: whether they have to be the first ones of a text.
    """
    if not words:
        return False
    run = f" {' '.join(words)} "
    denial, place = cue_pattern(language, "negation"), plain.find(run)
    is_number = words[0][:1].isdigit()
    while place >= 0:
        before = plain[:place].rpartition("|")[2].split()[-_OF_A_WHOLE:]
        is_whole = is_number and len(before) == _OF_A_WHOLE and before[0][:1].isdigit()
        if not before or (not opening and denial.fullmatch(before[-1]) is None and not is_whole):
            return True
        place = plain.find(run, place + 1)
    return False


def _pieces(passage: Passage, evidence: Evidence) -> list[Words] | None:
    """The runs that a heading is put together of at its marks, each as long as it can be.

    What follows the first one begins a line of the note, so that nothing is cut off that it is about.
    """
    cuts = [0, *(match.end() for match in _JOINT.finditer(passage.text)), len(passage.text)]
    parts = [part for start, end in pairwise(cuts) if (part := passage.spelled_in(start, end))]
    found: list[Words] = []
    while parts:
        for count in range(len(parts), 0, -1):
            run = tuple(word for part in parts[:count] for word in part)
            valued = len(run) < _BESIDE and any(word[:1].isdigit() for word in run)
            if not valued and _is_run(run, passage.language, evidence.unbracketed, opening=bool(found)):
                break
        else:
            return None
        found.append(run)
        del parts[:count]
    return found or None


def is_made_of(passage: Passage, parts: frozenset[Words]) -> bool:
    """Whether the words of a text are those of some parts, each of them whole; "and" may stand between."""
    words, place = passage.spelled, 0
    link = read(load(passage.tag).connectives.get("and", ""), passage.tag).spelled
    lengths = sorted({*map(len, parts)} - {0}, reverse=True)
    while place < len(words):
        if place and link and words[place : place + len(link)] == link:
            place += len(link)
        length = next((each for each in lengths if words[place : place + each] in parts), 0)
        if not length:
            return False
        place += length
    return bool(words)


def is_copied(fact: Fact, passage: Passage, evidence: Evidence) -> bool:
    """Whether a fact stands in the evidence, letter for letter, with the same words on both sides.

    What is copied says what the note says, even where a shorter text around it makes it look like a
    fact of another kind. At the edge of a text the other side has to bear twice as much.
    """
    if _is_run(passage.spelled, passage.language, evidence.plain):
        return True
    tokens = passage.tokens
    first = bisect_right(tokens, fact.start, key=lambda token: token.end)
    last = bisect_left(tokens, fact.end, key=lambda token: token.start)
    if first >= last:
        return False
    around = _AROUND if uses_spaces(passage.language) else _AROUND_UNSPACED
    before, after = min(around, first), min(around, len(tokens) - last)
    if not before and not after:
        return False
    before, after = min(first, 2 * around - after), min(len(tokens) - last, 2 * around - before)
    if before + after < 2 * around:
        return False
    words = " ".join(token.word for token in tokens[first - before : last + after])
    return f" {words} " in evidence.plain
