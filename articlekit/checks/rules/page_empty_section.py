"""A section of a page says something."""

from collections.abc import Iterator

from articlekit.checks.headings import is_blank
from articlekit.checks.page import Element, Heading, Page
from articlekit.checks.rule import Context, Found, Rule

__all__ = ["RULE"]


def check(page: Page, _: Context) -> Iterator[Found]:
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


RULE = Rule[Page](
    id="page-empty-section",
    severity="error",
    scope="page",
    check=check,
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
