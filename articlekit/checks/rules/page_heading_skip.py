"""Heading levels of a page go down one at a time."""

from collections.abc import Iterator

from articlekit.checks.headings import settled, skips
from articlekit.checks.mending import relevel_all
from articlekit.checks.page import Page
from articlekit.checks.rule import Context, Found, Rule

__all__ = ["RULE"]


def check(page: Page, _: Context) -> Iterator[Found]:
    """Heading levels must not skip.

    ## What it does
    Finds a heading that is more than one level below the heading in front of it. The first one
    may have any level, as in a fragment that goes under the h1 of a theme.

    ## Why
    The levels are the outline of the page; after a skip it looks to a screen reader as if a
    part were missing. The Nu Html Checker and html-validate call it an error.

    ## How to mend
    Give the heading the level below that of the heading that it belongs under. The fix does so,
    and moves what stands under it along with it.
    """
    levels = [one.level for one in page.headings]
    wanted = settled(levels, before=None)
    found = list(skips(levels))
    for index, end in zip(found, [*found[1:], len(levels)], strict=False):
        one = page.headings[index]
        message = (
            f"level {levels[index]} after level {levels[index - 1]}: make it level {levels[index - 1] + 1}"
        )
        moved = [(number, wanted[number]) for number in range(index, end) if levels[number] != wanted[number]]
        fix = relevel_all(page, moved)
        yield Found(offset=one.offset, message=message, quote=one.name, fix=fix)


RULE = Rule[Page](
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
