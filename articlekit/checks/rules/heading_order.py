"""Headings go down one level at a time, say something each of their own, and have something under them."""

import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from articlekit.checks.headings import duplicates, is_blank, settled, skips
from articlekit.checks.rule import Context, Found, Rule, section, story
from articlekit.checks.texts import headed
from articlekit.language.letters import fold
from articlekit.model.article import Article, Section, headings
from articlekit.model.finding import Edit

if TYPE_CHECKING:
    from articlekit.checks.page import Page

__all__ = ["DUPLICATE", "PAGE_DUPLICATE", "PAGE_SKIP", "REPEATED", "SECTION", "SKIP"]


def check_section(article: Article, _: Context) -> Iterator[Found]:
    """A heading must have text under it.

    ## What it does
    Finds a section without any text whose heading is followed by a heading of the same or a higher
    level, or by the end. An h2 may be followed at once by an h3.

    ## Why
    A heading promises something to read. One without text was left over, or its text stands
    elsewhere.

    ## How to fix
    Move the text that belongs to the heading under it, or take the heading out.
    """
    following = (*article.sections[1:], None)
    for number, (one, after) in enumerate(zip(article.sections, following, strict=False)):
        if _says_nothing(one) and (after is None or after.level <= one.level):
            message = "nothing stands under this heading: move its text here or take it out"
            yield Found(path=f"sections[{number}]", message=message, quote=one.heading.text)


def _says_nothing(one: Section) -> bool:
    texts = (sentence.text for paragraph in one.paragraphs for sentence in paragraph.sentences)
    return all(is_blank(text) for text in texts)


SECTION = Rule[Article](
    id="empty-section",
    severity="error",
    scope="article",
    check=check_section,
    bad=(
        story(section("Repairs under way"), section("Schools closed", "Two schools are closed.")),
        story(section("Schools closed", " ")),
    ),
    good=(
        story(section("Repairs under way", "Crews are at work.")),
        story(section("Repairs under way"), section("Night shift", "Crews work at night.", level=3)),
    ),
)


def check_skip(subject: "Article | Page", context: Context) -> Iterator[Found]:
    """Heading levels must not skip.

    ## What it does
    Finds a heading that is more than one level below the heading in front of it. In an article the first
    one stands at level 2, under the headline; on a page it may have any level, as in a fragment that goes
    under the h1 of a theme.

    ## Why
    Screen readers, search engines and tables of contents read the levels as the outline of the
    text; after a skip it looks as if a part were missing. The Nu Html Checker and html-validate call it an
    error.

    ## How to fix
    Move the heading up. The fix does so, and moves what stands under it along with it.
    """
    found = [*headed(subject, context, headline=False)]
    levels = [one.level for one in found]
    top = 1 if isinstance(subject, Article) else None
    wanted = settled(levels, before=top)
    outside = (index for index, level in enumerate(levels) if top and not 2 <= level <= 6)
    wrong = sorted({*skips(levels, before=top), *outside})
    for index, end in zip(wrong, [*wrong[1:], len(levels)], strict=False):
        moved = [(number, wanted[number]) for number in range(index, end) if levels[number] != wanted[number]]
        message, fix = _mended(subject, levels, moved, index)
        yield found[index].found(message, quote=found[index].name, fix=fix)


def _mended(
    subject: "Article | Page", levels: Sequence[int], moved: Sequence[tuple[int, int]], index: int
) -> tuple[str, tuple[Edit, ...]]:
    """What is said of the heading at an index, and the edits that give headings other levels."""
    level = levels[index]
    if isinstance(subject, Article):
        wanted = dict(moved).get(index, level)
        edits = tuple(Edit(path=f"sections[{number}].level", text=str(new)) for number, new in moved)
        return f"a heading of level {level} cannot stand here: make it level {wanted}", edits
    from articlekit.checks.html_source import relevel_all  # which articles do without

    before = levels[index - 1]
    return f"level {level} after level {before}: make it level {before + 1}", relevel_all(subject, moved)


_SHIFTS = section("Night shift", "Crews work at night.", level=4)


SKIP = Rule[Article](
    id="heading-skip",
    severity="error",
    scope="article",
    check=check_skip,
    fixable=True,
    bad=(
        story(section("Repairs under way", "Crews are at work."), _SHIFTS),
        story(section("Repairs under way", "Crews are at work.", level=3), _SHIFTS),
        story(section("Repairs under way", "Crews are at work.", level=1)),
    ),
    good=(
        story(
            section("Repairs under way", "Crews are at work."),
            section("Night shift", "Crews work at night.", level=3),
            section("Schools closed", "Two schools are closed."),
        ),
    ),
)

PAGE_SKIP: "Rule[Page]" = Rule(
    id="page-heading-skip",
    severity="error",
    scope="page",
    check=check_skip,
    fixable=True,
    bad=("<h2>Flood</h2><p>Two streets.</p><h4>Repairs</h4><p>Under way.</p>",),
    good=(
        "<h2>Flood</h2><p>Two.</p><h3>Repairs</h3><p>Under way.</p><h2>Fire</h2><p>One.</p>",
        "<h3>Flood</h3><p>Two.</p>",
    ),
)


def check_duplicate(subject: "Article | Page", context: Context) -> Iterator[Found]:
    """Sibling headings must not have the same text.

    ## What it does
    Finds headings that repeat another one of the same level under the same heading. Letter case
    and white space do not count.

    ## Why
    The headings together read as a summary; two that are alike tell the reader nothing about what
    is different, and links to them cannot be told apart.

    ## How to fix
    Say in each heading what is new in its section, or join the sections.
    """
    found = [*headed(subject, context, headline=False)]
    for index, first in duplicates((one.level, one.name) for one in found):
        if isinstance(subject, Article):
            place = f"section {first + 1}"
        else:
            place = f"line {subject.place(found[first].offset or 0)[0]}"
        message = f"the heading repeats that of {place}: say what is new here or join the two"
        yield found[index].found(message, quote=found[index].name)


DUPLICATE = Rule[Article](
    id="duplicate-heading",
    severity="error",
    scope="article",
    check=check_duplicate,
    bad=(story(section("Repairs", "Crews are at work."), section("repairs ", "Pipes were laid.")),),
    good=(
        story(section("Repairs under way", "Crews are at work."), section("New pipes", "Pipes were laid.")),
        story(
            section("Harbour Street", "It was flooded."),
            section("Repairs", "Crews are at work.", level=3),
            section("Mill Lane", "It was closed."),
            section("Repairs", "Pipes were laid.", level=3),
        ),
    ),
)

PAGE_DUPLICATE: "Rule[Page]" = Rule(
    id="page-duplicate-heading",
    severity="warning",
    scope="page",
    check=check_duplicate,
    bad=("<h2>Repairs</h2><p>Under way.</p><h2>repairs</h2><p>Done.</p>",),
    good=("<h2>A</h2><h3>Repairs</h3><p>Two.</p><h2>B</h2><h3>Repairs</h3><p>One.</p>",),
)


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


def check_repeated(article: Article, _: Context) -> Iterator[Found]:
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


REPEATED = Rule[Article](
    id="repeated-heading",
    severity="warning",
    scope="article",
    check=check_repeated,
    bad=(
        story(section("Crews are at work in Harbour Street", "Crews are at work in Harbour Street.")),
        story(section("Water mains burst in Harbour Street", "Crews are at work.")),
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
