"""A page has one h1."""

from collections.abc import Iterator

from articlekit.checks.examples import document
from articlekit.checks.mending import relevel_all
from articlekit.checks.page import Page
from articlekit.checks.rule import Context, Found, Rule
from articlekit.model.finding import Edit

__all__ = ["RULE"]


def check(page: Page, context: Context) -> Iterator[Found]:
    """A page must have exactly one h1.

    ## What it does
    Counts the headings of level 1 of a whole document, hidden ones left out. A house file with
    `one_h1 = false` switches it off.

    ## Why
    The h1 says what the page is about: to a reader, to a screen reader, to a search engine.
    None leaves the page without a subject, two make it two pages.

    ## How to fix
    Make the headline the h1, and give every other heading a lower level. The fix does so where
    the first h1, or the only heading at the top, stands in the content of the page.
    """
    if not context.house.headings.one_h1:
        return
    found = [index for index, one in enumerate(page.headings) if one.level == 1]
    if not found:
        message = "the page has no h1: make its headline the h1"
        yield Found(offset=0, message=message, fix=_promoted(page))
    has_other = any(_is_aside(page, index) for index in found)  # the h1 may be the name of the site
    for index, end in zip(found[1:], [*found[2:], len(page.headings)], strict=False):
        one = page.headings[index]
        message = "the page has another h1 already: give this heading a lower level"
        yield Found(
            offset=one.offset,
            message=message,
            quote=one.name,
            fix=() if has_other else _demoted(page, index, end),
        )


_ASIDE = frozenset({"nav", "header", "footer", "aside"})


def _is_aside(page: Page, index: int) -> bool:
    element = page.elements[page.headings[index].element]
    around = page.around(element, _ASIDE)
    return around >= 0 and not (
        page.elements[around].tag == "header" and page.within(around, frozenset({"main", "article"})) >= 0
    )


def _promoted(page: Page) -> tuple[Edit, ...]:
    """All headings moved up, where the first one alone stands at the top."""
    levels = [one.level for one in page.headings]
    if not levels or min(levels[1:], default=7) <= levels[0] or _is_aside(page, 0):
        return ()
    return relevel_all(page, [(index, level - levels[0] + 1) for index, level in enumerate(levels)])


def _demoted(page: Page, start: int, end: int) -> tuple[Edit, ...]:
    """A second h1 and what stands under it, one level down."""
    levels = [one.level for one in page.headings[start:end]]
    if max(levels) > 5:
        return ()
    return relevel_all(page, [(start + index, level + 1) for index, level in enumerate(levels)])


RULE = Rule[Page](
    id="page-h1",
    severity="error",
    scope="page",
    check=check,
    document=True,
    fixable=True,
    bad=(
        document("<main><h2>Flood</h2><p>Two streets.</p></main>"),
        document("<main><h1>Flood</h1><p>Two.</p><h1>Fire</h1><p>One.</p></main>"),
    ),
    good=(
        document("<main><h1>Flood</h1><p>Two streets.</p></main>"),
        document("<main><h1>Flood</h1><p>Two.</p><h1 hidden>Fire</h1></main>"),
        "<h2>Flood</h2><p>Two streets.</p>",
    ),
)
