"""Heading levels go down one at a time."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from articlekit.checks.examples import section, story
from articlekit.checks.headings import settled, skips
from articlekit.checks.rule import Context, Found, Rule
from articlekit.checks.texts import headed
from articlekit.model.article import Article
from articlekit.model.finding import Edit

if TYPE_CHECKING:
    from articlekit.checks.page import Page

__all__ = ["PAGE_RULE", "RULE"]


def check(subject: "Article | Page", context: Context) -> Iterator[Found]:
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
    from articlekit.checks.mending import relevel_all  # which articles do without

    before = levels[index - 1]
    return f"level {level} after level {before}: make it level {before + 1}", relevel_all(subject, moved)


_SHIFTS = section("Night shift", "Crews work at night.", level=4)


RULE = Rule[Article](
    id="heading-skip",
    severity="error",
    scope="article",
    check=check,
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

PAGE_RULE: "Rule[Page]" = Rule(
    id="page-heading-skip",
    severity="error",
    scope="page",
    check=check,
    fixable=True,
    bad=("<h2>Flood</h2><p>Two streets.</p><h4>Repairs</h4><p>Under way.</p>",),
    good=(
        "<h2>Flood</h2><p>Two.</p><h3>Repairs</h3><p>Under way.</p><h2>Fire</h2><p>One.</p>",
        "<h3>Flood</h3><p>Two.</p>",
    ),
)
