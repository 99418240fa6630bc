"""What the house asks of headings, words and metadata, for articles and pages alike."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from articlekit.checks.headings import shorten
from articlekit.language.locale import fold

__all__ = ["Departure", "departure", "phrases_in"]

_SPACES = re.compile(r"\s+")
_WILD = {"*", "+", "?"}


@dataclass(frozen=True)
class Departure:
    """The first place in which headings are not what the house wants."""

    index: int
    """Index of the heading that may not stand there; their number where one is missing at the end."""
    expected: tuple[str, ...]
    """What could stand there; nothing where the headings should have ended."""

    def message(self, found: str | None) -> str:
        """What is wrong, and what the house wants instead."""
        wanted = " or ".join(repr(name) for name in self.expected) or "no further heading"
        if found is None:
            return f"the house wants {wanted} here and there is no further heading: add it"
        remedy = "put it here" if self.expected else "take it out"
        return f"the house wants {wanted} in place of {shorten(found)!r}: {remedy}"


def departure(
    headings: Sequence[tuple[int, str]], required: Sequence[str], *, match_case: bool
) -> Departure | None:
    """Where headings leave the order that the house wants; `None` where they keep to it.

    Args:
        headings: level and text of each heading under the headline, in order.
        required: names of headings, and `*`, `+` and `?` for any number, one or more, exactly one.
        match_case: whether capitals count.
    """
    states = _closure({0}, required)
    for index, heading in enumerate(headings):
        after = _step(states, heading, required, match_case=match_case)
        if not after:
            return Departure(index, _expected(states, required))
        states = _closure(after, required)
    if len(required) in states:
        return None
    return Departure(len(headings), _expected(states, required))


def _closure(states: set[int], required: Sequence[str]) -> set[int]:
    """The places of the order reached without another heading: `*` may stand for none."""
    result = set(states)
    for state in sorted(states):
        while state < len(required) and required[state] == "*":
            state += 1
            result.add(state)
    return result


def _step(
    states: set[int], heading: tuple[int, str], required: Sequence[str], *, match_case: bool
) -> set[int]:
    after: set[int] = set()
    for state in states:
        if state and required[state - 1] == "+":  # one more of what it stands for
            after.add(state)
        if state == len(required):
            continue
        wanted = required[state]
        if wanted == "*":
            after.add(state)
        elif wanted in {"+", "?"} or _fits(heading, wanted, match_case=match_case):
            after.add(state + 1)
    return after


def _fits(heading: tuple[int, str], wanted: str, *, match_case: bool) -> bool:
    level, text = heading
    marks = re.match(r"#+(?=\s)", wanted)
    if marks and len(marks[0]) != level:
        return False
    names = wanted[marks.end() if marks else 0 :].split("|")
    return _plain(text, match_case=match_case) in {_plain(name, match_case=match_case) for name in names}


def _plain(text: str, *, match_case: bool) -> str:
    line = _SPACES.sub(" ", text).strip()
    return line if match_case else fold(line)


def _expected(states: set[int], required: Sequence[str]) -> tuple[str, ...]:
    names = [required[state] for state in sorted(states) if state < len(required)]
    if any(name in {"+", "?"} for name in names):
        return ("any heading",)
    return tuple(name for name in names if name not in _WILD)


def phrases_in(text: str, phrases: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Each place in which a text has one of the phrases as whole words: start, end, the phrase.

    Capitals and the kind of white space do not count.
    """
    if not phrases:
        return
    pattern, names = _pattern(tuple(phrases))
    for match in pattern.finditer(fold(text)):
        yield match.start(), match.end(), names[_SPACES.sub(" ", match[0])]


@lru_cache(maxsize=8)
def _pattern(phrases: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    names = {_SPACES.sub(" ", fold(phrase)).strip(): phrase for phrase in phrases}
    longest_first = sorted(names, key=len, reverse=True)
    alternatives = "|".join(_bounded(name) for name in longest_first)
    return re.compile(alternatives), names


def _bounded(name: str) -> str:
    """A pattern for a phrase that is no part of a longer word, in scripts that divide words."""
    words = r"\s+".join(re.escape(word) for word in name.split())
    before = r"(?<!\w)" if _divided(name[0]) else ""
    after = r"(?!\w)" if _divided(name[-1]) else ""
    return f"{before}{words}{after}"


def _divided(character: str) -> bool:
    is_unspaced = "\u0e00" <= character <= "\u0eff" or "\u2e80" <= character <= "\u9fff"
    return character.isalnum() and not is_unspaced
