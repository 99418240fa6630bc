"""Headings of a page differ."""

from collections.abc import Iterator

from articlekit.checks.headings import duplicates
from articlekit.checks.page import Page
from articlekit.checks.rule import Context, Found, Rule

__all__ = ["RULE"]


def check(page: Page, _context: Context) -> Iterator[Found]:
    """Sibling headings should not have the same text.

    ## What it does
    Finds headings that repeat another one of the same level under the same heading. Letter case
    and white space do not count.

    ## Why
    Readers who move from heading to heading cannot tell two alike ones apart, nor can links to
    them.

    ## How to mend
    Say in each heading what is new in its section, or join the sections.
    """
    for index, first in duplicates((one.level, one.name) for one in page.headings):
        line, _ = page.place(page.headings[first].offset)
        message = f"the heading repeats that of line {line}: say what is new here or join the two"
        yield Found(offset=page.headings[index].offset, message=message, quote=page.headings[index].name)


RULE = Rule[Page](
    id="page-duplicate-heading",
    severity="warning",
    scope="page",
    check=check,
    bad=("<h2>Repairs</h2><p>Under way.</p><h2>repairs</h2><p>Done.</p>",),
    good=("<h2>A</h2><h3>Repairs</h3><p>Two.</p><h2>B</h2><h3>Repairs</h3><p>One.</p>",),
)
