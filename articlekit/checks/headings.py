"""Headings: what rules ask of them, and what the house does."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from articlekit.language.letters import heading_key
from articlekit.language.locale import Locale, fold
from articlekit.language.purposes import name_in
from articlekit.model.house import HouseHeadings, Wanted, read_wanted

__all__ = [
    "Departure",
    "departure",
    "departure_from",
    "duplicates",
    "final_mark",
    "is_blank",
    "is_paragraph",
    "settled",
    "shorten",
    "skips",
]

_CLOSING = "»”’\"')）」』›"
_SPACES = re.compile(r"\s+")


def is_blank(text: str) -> bool:
    """Whether nothing of a text can be seen: white space, control and format characters only."""
    return all(character.isspace() or unicodedata.category(character)[0] == "C" for character in text)


def shorten(text: str, limit: int = 60) -> str:
    """A text on one line, cut at `limit` characters, for use as a quotation in a message."""
    line = _SPACES.sub(" ", text[: limit * 4]).strip()
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def settled(levels: Sequence[int], *, before: int | None) -> list[int]:
    """The levels without the skips: what stood under a heading that moves up moves up with it.

    Args:
        levels: levels of the headings, in order.
        before: level of what stands above all headings; `None` lets a heading that stands under no
            other keep its level.
    """
    result: list[int] = []
    above: list[tuple[int, int]] = []
    for level in levels:
        while above and above[-1][0] >= level:
            above.pop()
        top = level if before is None else before + 1
        new = min(above[-1][1] + 1, 6) if above else top
        above.append((level, new))
        result.append(new)
    return result


def skips(levels: Sequence[int], *, before: int | None = None) -> Iterator[int]:
    """Index of each heading that is more than one level below the one in front of it.

    Args:
        levels: levels of the headings, in order.
        before: level of what stands above the first heading; `None` lets that one have any level.
    """
    last = before
    for index, level in enumerate(levels):
        if last is not None and level > last + 1:
            yield index
        last = level


def duplicates(headings: Iterable[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """Index of each heading that repeats a sibling, and the index of that sibling.

    Siblings stand at the same level under the same heading; case and white space do not count.
    """
    above: list[tuple[int, int]] = []
    seen: dict[tuple[int, int, str], int] = {}
    for index, (level, text) in enumerate(headings):
        while above and above[-1][0] >= level:
            above.pop()
        key = (above[-1][1] if above else -1, level, _SPACES.sub(" ", fold(text)).strip())
        above.append((level, index))
        if is_blank(text):
            continue
        first = seen.setdefault(key, index)
        if first != index:
            yield index, first


def final_mark(text: str, locale: Locale) -> str:
    """The full stop, comma, colon or semicolon that ends a heading, or nothing.

    Question and exclamation marks and ellipses may end one, and so may the point of an
    abbreviation such as "U.S." or of an ordinal number.
    """
    stripped = text.rstrip()
    if not stripped:
        return ""
    mark = stripped[-1]
    if mark.isalnum() or mark not in _final_marks(locale) or stripped.endswith(("..", "。。")):
        return ""
    if mark == "." and _ends_in_abbreviation(stripped, locale.tag):
        return ""
    return mark


def _final_marks(locale: Locale) -> frozenset[str]:
    typography = locale.typography
    own = {*typography.sentence_end, *".,:;"}
    for table in (typography.full_width, typography.local_marks):
        own.update(table[mark] for mark in ".,:;" if mark in table)
    return frozenset(own)


def _ends_in_abbreviation(text: str, language: str) -> bool:
    from articlekit.language.boundaries import is_closing_abbreviation  # which most headings do without

    words = text.rsplit(None, 1)
    word = words[-1][:-1]
    short = "." in word or (len(words) > 1 and len(word) <= 1)
    return short or (len(words) > 1 and is_closing_abbreviation(word, language))


def is_paragraph(text: str, locale: Locale, *, limit: int) -> bool:
    """Whether a heading is a paragraph: several sentences that end as such or exceed the limit."""
    from articlekit.language.sentences import texts

    if len(text) <= limit and not final_mark(text, locale):
        return False
    sentences = texts(text.strip(), locale.tag)
    return sum(any(character.isalpha() for character in sentence) for sentence in sentences) > 1


@dataclass(frozen=True)
class Departure:
    """The first place in which headings are not what the house wants."""

    index: int
    """Index of the heading that may not stand there; their number where one is missing at the end."""
    expected: tuple[str, ...]
    """What could stand there; nothing where the headings should have ended."""
    absent: tuple[str, ...] = ()
    """All required headings that stand nowhere, as the house has them."""

    def message(self, found: str | None) -> str:
        """What is wrong, and what the house wants instead."""
        wanted = " or ".join(repr(name) for name in self.expected) or "no further heading"
        others = [repr(name) for name in self.absent if name not in self.expected]
        more = f"; it wants {', '.join(others)}, too, which stand nowhere" if others else ""
        if found is None:
            return f"the house wants {wanted} here and there is no further heading: add it{more}"
        remedy = "put it here" if self.expected else "take it out"
        return f"the house wants {wanted} in place of {shorten(found)!r}: {remedy}{more}"


def departure_from(
    wanted: HouseHeadings, headings: Sequence[tuple[int, str]], locale: Locale
) -> Departure | None:
    """Where headings leave the order of a house; `None` where it has none or they keep to it.

    The heading of the conclusion, where the house wants one, may always come last. What is wanted is
    named in the language of the text, if the house has it in several.

    Args:
        wanted: what the house says of headings.
        headings: level and text of each heading under the headline, in order.
        locale: that of the text, which has the heading of a conclusion.
    """
    if not wanted.required:
        return None
    found = departure(headings, wanted.required, match_case=wanted.match_case)
    ending = locale.labels.get("conclusion", "")
    concluded = wanted.conclusion and ending and _is_one_of(headings[-1][1], (ending,)) if headings else False
    if found is not None and concluded:
        found = departure(headings[:-1], wanted.required, match_case=wanted.match_case)
    if found is None:
        return None
    return Departure(found.index, _named(found.expected, locale), _named(found.absent, locale))


def _named(entries: Sequence[str], locale: Locale) -> tuple[str, ...]:
    """Entries of the order, each with one name: that in the language, where one is."""
    return tuple(
        f"{'#' * wanted.level} {name}" if wanted.level else name
        for wanted in map(read_wanted, entries)
        for name in (name_in(wanted.names, locale.tag),)
    )


def departure(
    headings: Sequence[tuple[int, str]], required: Sequence[str], *, match_case: bool
) -> Departure | None:
    """Where headings leave the order that is required; `None` where they keep to it.

    Args:
        headings: level and text of each heading under the headline, in order.
        required: names of headings, and `*`, `+` and `?` for any number, one or more, exactly one.
        match_case: whether capitals count.
    """
    order = [read_wanted(entry) for entry in required]
    states = _closure({0}, order)
    index = 0
    for heading in headings:
        after = _step(states, heading, order, match_case=match_case)
        if not after:
            break
        states = _closure(after, order)
        index += 1
    if index == len(headings) and len(order) in states:
        return None
    absent = _absent(headings, required, order, match_case=match_case)
    return Departure(index, _expected(states, required), absent)


def _absent(
    headings: Sequence[tuple[int, str]], required: Sequence[str], order: Sequence[Wanted], *, match_case: bool
) -> tuple[str, ...]:
    return tuple(
        entry
        for entry, wanted in zip(required, order, strict=True)
        if wanted.sign is None and not any(_fits(each, wanted, match_case=match_case) for each in headings)
    )


def _closure(states: set[int], order: Sequence[Wanted]) -> set[int]:
    """The places of the order reached without another heading: `*` may stand for none."""
    result = set(states)
    for state in sorted(states):
        while state < len(order) and order[state].sign == "*":
            state += 1
            result.add(state)
    return result


def _step(
    states: set[int], heading: tuple[int, str], order: Sequence[Wanted], *, match_case: bool
) -> set[int]:
    after: set[int] = set()
    for state in states:
        if state and order[state - 1].sign == "+":  # one more of what it stands for
            after.add(state)
        if state == len(order):
            continue
        wanted = order[state]
        if wanted.sign == "*":
            after.add(state)
        elif wanted.sign is not None or _fits(heading, wanted, match_case=match_case):
            after.add(state + 1)
    return after


def _fits(heading: tuple[int, str], wanted: Wanted, *, match_case: bool) -> bool:
    level, text = heading
    if wanted.level not in (None, level):
        return False
    return _is_one_of(text, wanted.names, match_case=match_case)


def _is_one_of(text: str, names: Sequence[str], *, match_case: bool = False) -> bool:
    return heading_key(text, match_case=match_case) in {
        heading_key(name, match_case=match_case) for name in names
    }


def _expected(states: set[int], required: Sequence[str]) -> tuple[str, ...]:
    names = [required[state] for state in sorted(states) if state < len(required)]
    if any(name in {"+", "?"} for name in names):
        return ("any heading",)
    return tuple(name for name in names if name != "*")
