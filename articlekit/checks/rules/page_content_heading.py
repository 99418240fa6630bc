"""The content of a page begins with, or has, a heading of its own."""

from collections.abc import Iterator

from articlekit.checks.examples import document
from articlekit.checks.headings import is_blank
from articlekit.checks.page import Element, Page
from articlekit.checks.rule import Context, Found, Rule

__all__ = ["RULE"]


def check(page: Page, _: Context) -> Iterator[Found]:
    """What follows the navigation must have a heading.

    ## What it does
    Finds a document that begins with a navigation or a header of the site, has text after it, and
    has no heading outside of what stands on every page.

    ## Why
    Users of screen readers and of the keyboard go past the navigation from heading to heading;
    without one in the content they land on the next page's navigation.

    ## How to fix
    Give the content a heading that says what it is about, as a rule the h1.
    """
    repeated = [(index, one) for index, one in enumerate(page.elements) if _repeats(page, one)]
    if not repeated or any(_outside(one.element, repeated) for one in page.headings):
        return
    first = repeated[0][1]
    for text in page.texts[first.last_text :]:
        home = page.elements[text.element]
        if not home.hidden and not is_blank(text.text) and _outside(text.element, repeated):
            message = "the content after the navigation has no heading: say in one what it is about"
            yield Found(offset=home.offset, message=message, quote=text.text)
            return


_LANDMARKS = {"nav": "navigation", "header": "banner", "footer": "contentinfo"}
_SECTIONING = frozenset({"article", "aside", "main", "section"})


def _repeats(page: Page, element: Element) -> bool:
    """Whether an element is one of those that stand on every page of a site."""
    kind = element.role or _LANDMARKS.get(element.tag, "")
    if kind not in _LANDMARKS.values() or element.silent:
        return False
    return bool(element.role) or kind == "navigation" or page.around(element, _SECTIONING) < 0


def _outside(index: int, repeated: list[tuple[int, Element]]) -> bool:
    return not any(start <= index < one.end for start, one in repeated[:_MOST])


_MOST = 20
"""Navigations and the like that are looked at; no page has more."""

RULE = Rule[Page](
    id="page-content-heading",
    severity="error",
    scope="page",
    check=check,
    document=True,
    bad=(document("<nav><h1>Chapters</h1><a href=2>Chapter 2</a></nav><main><p>Two streets.</p></main>"),),
    good=(
        document("<nav><h2>Chapters</h2><p>One</p></nav><main><h1>Flood</h1><p>Two streets.</p></main>"),
        document(),
    ),
)
