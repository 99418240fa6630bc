"""A heading does not repeat what stands beside it."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from functools import cached_property

from articlekit.checks.examples import section, story
from articlekit.checks.rule import Context, Found, Rule
from articlekit.language.letters import fold
from articlekit.model.article import Article, Section, headings

__all__ = ["RULE"]

_NUMBER = re.compile(r"\d+")
_SAME = 0.8
"""Share of the letters, by threes, from which two texts say the same."""
_SIZE = 3
_LOOKED_AT = 40
"""Headings before one that it is compared with."""
_LEAST = 8
"""Threes of a text that can be told from another."""


class _Letters:
    """The letters and digits of a text."""

    def __init__(self, text: str) -> None:
        self.letters = "".join(filter(str.isalnum, fold(text)))
        self.count = max(0, len(self.letters) - _SIZE + 1)

    @cached_property
    def threes(self) -> Counter[str]:
        """They by threes."""
        return Counter(self.letters[start : start + _SIZE] for start in range(self.count))

    def is_like(self, other: "_Letters") -> bool:
        """Whether two texts say the same; where one is much longer, none of them is counted."""
        shorter, longer = sorted((self.count, other.count))
        if longer < _LEAST or shorter < _SAME * longer:
            return False
        return (self.threes & other.threes).total() >= _SAME * longer


_Known = tuple[str, str, list[str], _Letters]
"""A heading: its path, its text folded, the numbers in it and its letters."""


def check(article: Article, _: Context) -> Iterator[Found]:
    """A heading should not repeat the sentence under it, or another heading.

    ## What it does
    Finds a heading that has at least four fifths of its letters in common, in the same order, with the
    first sentence under it, with the headline or with a heading before it. Two headings with the very same
    words on one level are the business of `duplicate-heading`.

    ## Why
    Who reads a heading and then the same words again has learned nothing, and stops.

    ## How to fix
    Say in the heading what the section is about as a whole, or shorten it to its fact; a section of
    one sentence joins its neighbour.
    """
    headline: list[_Known] = []
    recent: deque[_Known] = deque(maxlen=_LOOKED_AT)
    for number, (place, _level, heading) in enumerate(headings(article), start=-1):
        text, own = fold(heading.text), _Letters(heading.text)
        numbers = _NUMBER.findall(text)  # what tells "Day 2" from "Day 3"
        earlier = next(
            (
                path
                for path, other, counted, each in (*headline, *recent)
                if counted == numbers and other != text and own.is_like(each)
            ),
            None,
        )
        (recent if headline else headline).append((place, text, numbers, own))
        if earlier is not None:
            message = f"the heading repeats that at {earlier}: say what is new in its section"
            yield Found(path=place, message=message, quote=heading.text)
        elif number >= 0 and _repeats(own, article.sections[number]):
            message = "the heading repeats the sentence under it: say what the section is about"
            yield Found(path=place, message=message, quote=heading.text)


def _repeats(own: _Letters, under: Section) -> bool:
    """Whether the first sentence of a section, with or without its label, is its heading."""
    first = next((each for paragraph in under.paragraphs for each in paragraph.sentences), None)
    if first is None:
        return False
    return any(own.is_like(_Letters(each)) for each in (first.text, (first.label or "") + first.text))


RULE = Rule[Article](
    id="repeated-heading",
    severity="warning",
    scope="article",
    check=check,
    bad=(
        story(section("Crews are at work in Harbour Street", "Crews are at work in Harbour Street.")),
        story(section("Water mains burst in Harbour Street", "Crews are at work.")),
        story(
            section("Arbeiter erneuern das Rohr in der Nacht", "Arbeiter erneuern das Rohr in der Nacht."),
            headline="Straße nach Rohrbruch gesperrt",
            lede="Ein Rohr ist gebrochen.",
            language="de",
        ),
        story(
            section("作業員が夜通し配管を取り替えた", "作業員が夜通し配管を取り替えた。"),
            headline="港町で水道管破裂",
            lede="水道管が破裂した。",
            language="ja",
        ),
    ),
    good=(
        story(section("Crews at work", "Crews are at work in Harbour Street, day and night.")),
        story(section("Repairs", "Repairs.")),
        story(
            section("Repairs on day 1 of the burst", "Crews closed the valves."),
            section("Repairs on day 2 of the burst", "Crews laid new pipes."),
        ),
    ),
)
