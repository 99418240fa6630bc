"""The headings of a page: one h1, a heading for its content, and text under each."""

from collections.abc import Iterator

from articlekit.checks.headings import is_blank
from articlekit.checks.html_source import relevel_all
from articlekit.checks.page import Element, Heading, Page
from articlekit.checks.rule import Context, Found, Rule, web_page
from articlekit.model.finding import Edit

__all__ = ["CONTENT", "H1", "SECTION"]


def check_h1(page: Page, context: Context) -> Iterator[Found]:
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


H1 = Rule[Page](
    id="page-h1",
    severity="error",
    scope="page",
    check=check_h1,
    document=True,
    fixable=True,
    bad=(
        web_page("<main><h2>Flood</h2><p>Two streets.</p></main>"),
        web_page("<main><h1>Flood</h1><p>Two.</p><h1>Fire</h1><p>One.</p></main>"),
    ),
    good=(
        web_page("<main><h1>Flood</h1><p>Two streets.</p></main>"),
        web_page("<main><h1>Flood</h1><p>Two.</p><h1 hidden>Fire</h1></main>"),
        "<h2>Flood</h2><p>Two streets.</p>",
    ),
)


def check_content(page: Page, _: Context) -> Iterator[Found]:
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
    repeated = [each for each in page.tagged(*_LANDMARKS, "@role") if _repeats(page, each[1])]
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

CONTENT = Rule[Page](
    id="page-content-heading",
    severity="error",
    scope="page",
    check=check_content,
    document=True,
    bad=(web_page("<nav><h1>Chapters</h1><a href=2>Chapter 2</a></nav><main><p>Two streets.</p></main>"),),
    good=(
        web_page("<nav><h2>Chapters</h2><p>One</p></nav><main><h1>Flood</h1><p>Two streets.</p></main>"),
        web_page(),
    ),
)


def check_section(page: Page, _: Context) -> Iterator[Found]:
    """A heading must have something under it.

    ## What it does
    Finds a heading after which nothing is shown before the next heading of the same or a higher
    level, or before the end of its article or page. Images, tables, forms and media count as
    something.

    ## Why
    A heading promises something to read.

    ## How to fix
    Move what belongs to the heading under it, or take the heading out.
    """
    last = [*page.headings[1:], None]
    for one, after in zip(page.headings, last, strict=False):
        container = _container(page, one)
        end = page.elements[container].end if container >= 0 else len(page.elements)
        reaches = after is not None and after.element < end
        if reaches and after is not None and after.level > one.level:
            continue
        until = after.element if reaches and after is not None else end
        if not _shows(page, one.element, until):
            message = "nothing stands under this heading: move its text here or take it out"
            yield Found(offset=one.offset, message=message, quote=one.name)


_CONTAINERS = frozenset({"article", "main", "aside", "nav", "body", "dialog"})
_SOMETHING = frozenset(
    (
        *("img", "table", "form", "input", "iframe", "object", "video", "audio", "canvas", "svg"),
        *("math", "embed", "picture", "button", "select", "textarea", "article"),
    )
)


def _container(page: Page, heading: Heading) -> int:
    sections = _CONTAINERS if heading.level == 1 else _CONTAINERS | {"section"}
    return page.within(heading.element, sections)


def _shows(page: Page, heading: int, until: int) -> bool:
    """Whether anything is shown between the end of a heading and another element."""
    end = page.elements[heading].end
    first = page.elements[heading].last_text
    last = page.elements[until].first_text if until < len(page.elements) else len(page.texts)
    words = (text for text in page.texts[first:last] if not page.elements[text.element].hidden)
    if any(not is_blank(text.text) for text in words):
        return True
    inner = page.elements[end:until]
    return any(one.tag in _SOMETHING and not _is_hidden(one) for one in inner)


def _is_hidden(element: Element) -> bool:
    return "hidden" in element.attributes or element.attributes.get("type") == "hidden"


SECTION = Rule[Page](
    id="page-empty-section",
    severity="error",
    scope="page",
    check=check_section,
    bad=(
        "<h2>Flood</h2><h2>Repairs</h2><p>Under way.</p>",
        "<p>Water.</p><h2>Flood</h2>",
        "<section><h2>Flood</h2></section><p>Two.</p>",
    ),
    good=(
        "<h2>Flood</h2><p>Two streets.</p>",
        "<h2>Flood</h2><h3>Repairs</h3><p>Under way.</p>",
        '<h2>Flood</h2><img src="a.png" alt="Water">',
    ),
)
