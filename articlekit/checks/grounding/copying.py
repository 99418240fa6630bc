"""Copying: when something stands in the note between the very words that surround it in the article."""

from bisect import bisect_left, bisect_right

from articlekit.checks.grounding.cues import cue_pattern
from articlekit.checks.grounding.evidence import Evidence
from articlekit.checks.grounding.passage import Passage, read
from articlekit.language.facts import Fact
from articlekit.language.locale import load
from articlekit.language.tags import uses_spaces

__all__ = ["is_copied", "is_copied_whole", "is_joined", "is_made_of"]

_OF_A_WHOLE = 2
"""Words before a number that make a whole of it: "160 of 210"."""
_AROUND, _AROUND_UNSPACED = 1, 2
"""Words, or characters where words are not spaced, that have to be the same on both sides."""


def is_copied(fact: Fact, passage: Passage, evidence: Evidence) -> bool:
    """Whether a fact stands in the evidence, letter for letter, with the same words on both sides.

    What is copied says what the note says, even where a shorter text around it makes it look like a
    fact of another kind. At the edge of a text the other side has to bear twice as much.
    """
    if is_copied_whole(passage, evidence):
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


def is_copied_whole(passage: Passage, evidence: Evidence) -> bool:
    """Whether all words of a sentence stand in the evidence one after the other, and not behind a denial.

    Then there is no need to know what facts it tells. A number behind "160 of" is not one of them.
    """
    if not passage.spelled:
        return False
    denial, place = cue_pattern(passage.language, "negation"), evidence.plain.find(passage.plain)
    is_number = passage.spelled[0][:1].isdigit()
    while place >= 0:
        before = evidence.plain[:place].rpartition("|")[2].split()[-_OF_A_WHOLE:]
        is_whole = is_number and len(before) == _OF_A_WHOLE and before[0][:1].isdigit()
        if not before or (denial.fullmatch(before[-1]) is None and not is_whole):
            return True
        place = evidence.plain.find(passage.plain, place + 1)
    return False


def is_joined(passage: Passage, evidence: Evidence) -> bool:
    """Whether a text is whole statements of the evidence, or whole labels, one behind the other.

    What they say stands as it stood, and no value has changed places.
    """
    return is_made_of(passage, evidence.statements) or is_made_of(passage, evidence.labels)


def is_made_of(passage: Passage, parts: frozenset[tuple[str, ...]]) -> bool:
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
