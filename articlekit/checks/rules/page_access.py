"""What those need who hear a page: landmarks, headings that are marked up, and texts for its pictures."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from articlekit.checks.headings import final_mark
from articlekit.checks.html_source import put, rename
from articlekit.checks.page import HEADING_TAGS, Block, Element, Page, clean
from articlekit.checks.rule import Context, Found, Rule, web_page
from articlekit.language.locale import load
from articlekit.model.finding import Edit

__all__ = ["IMAGE", "LANDMARKS", "PSEUDO_HEADING"]


def check_landmarks(page: Page, _: Context) -> Iterator[Found]:
    """A page should have one main part, and names for parts of a kind.

    ## What it does
    Finds a document without a main element or with several, and several headers, footers or
    navigations of the page that no label tells apart.

    ## Why
    Landmarks are how users of screen readers go to the text and past what stands on every page.

    ## How to fix
    Put the article into `<main>`, and give each of several navigations an `aria-label`.
    """
    parts = page.tagged(*_KINDS, "@role")
    kinds = [(kind, one) for _, one in parts if not one.silent and (kind := _kind(page, one))]
    mains = [one for kind, one in kinds if kind == "main"]
    if not mains:
        yield Found(offset=0, message="the page has no main part: put the article into <main>")
    for one in mains[1:]:
        yield Found(offset=one.offset, message="the page has a main part already: keep one")
    for kind in ("navigation", "banner", "contentinfo"):
        same = [one for seen, one in kinds if seen == kind]
        for one in same if len(same) > 1 else ():
            if not ({"aria-label", "aria-labelledby", "title"} & one.attributes.keys()):
                message = f"{len(same)} parts of the kind {kind!r}: give each an aria-label"
                yield Found(offset=one.offset, message=message)


_KINDS = {"main": "main", "nav": "navigation", "header": "banner", "footer": "contentinfo"}
_SECTIONING = frozenset({"article", "aside", "main", "nav", "section"})


def _kind(page: Page, element: Element) -> str:
    """The landmark that an element is; a header or footer is one only outside of sections."""
    if element.role:
        return element.role
    kind = _KINDS.get(element.tag, "")
    if kind in {"banner", "contentinfo"} and page.around(element, _SECTIONING) >= 0:
        return ""
    return kind


LANDMARKS = Rule[Page](
    id="page-landmarks",
    severity="warning",
    scope="page",
    check=check_landmarks,
    document=True,
    bad=(
        web_page("<h1>Flood</h1><p>Two streets.</p>"),
        web_page("<nav>A</nav><nav>B</nav><main><h1>Flood</h1><p>Two.</p></main>"),
    ),
    good=(
        web_page(),
        web_page("<header>Site</header><main><header><h1>Flood</h1></header><p>Two.</p></main>"),
    ),
)


def check_image(page: Page, _context: Context) -> Iterator[Found]:
    """An image should have an alternative text.

    ## What it does
    Finds images without an `alt` attribute. An empty one says that the image is decoration, and
    is right for such.

    ## Why
    A screen reader reads out the name of the file instead; where the image does not load
    nothing stands in its place.

    ## How to fix
    Say in `alt` what the image shows, or leave it empty for decoration.
    """
    for _, image in page.tagged("img"):
        named = {"alt", "aria-label", "aria-labelledby"} & image.attributes.keys()
        if not named and not image.silent and image.role not in {"none", "presentation"}:
            source = image.attributes.get("src", "")
            yield Found(
                offset=image.offset, message="the image has no alt text: say what it shows", quote=source
            )


IMAGE = Rule[Page](
    id="page-image-alt",
    severity="warning",
    scope="page",
    check=check_image,
    document=True,
    bad=(web_page('<main><h1>Flood</h1><p><img src="a.png"></p></main>'),),
    good=(
        web_page(
            '<main><h1>Flood</h1><p><img src="a.png" alt="A street"><img src="b.png" alt=""></p></main>'
        ),
    ),
)


def check_pseudo_heading(page: Page, context: Context) -> Iterator[Found]:
    """Text that looks like a heading should be marked up as one.

    ## What it does
    Finds a short paragraph without final punctuation, all of it bold or large, in front of a
    paragraph of plain text; a line of that kind which opens a paragraph and ends in a line break;
    and an element with the role of a heading that names no level.

    ## Why
    Only the eye sees such a heading: it is missing from the outline that screen readers, search
    engines and tables of contents use.

    ## How to fix
    Make it an h2 to h6, or give the role an `aria-level`. The fix gives a paragraph the level below
    the heading in front of it, and a role the level that it has by itself, 2.
    """
    for one, after in pairwise(page.blocks):
        if _looks_like_heading(page, one, context) and _is_paragraph(page, after, longer_than=len(one.text)):
            message = "this paragraph looks like a heading: mark it up as one"
            level = _level(page, one.element, context)
            fix = _headed(page, one, level)
            yield Found(offset=page.elements[one.element].offset, message=message, quote=one.text, fix=fix)
    for one in page.blocks:
        line = None if one.bold else _first_line(page, one)
        if line and _looks_like_heading(page, line, context) and len(one.text) > 2 * len(line.text):
            message = "the bold line in front of a line break looks like a heading: mark it up as one"
            yield Found(offset=page.elements[one.element].offset, message=message, quote=line.text)
    for _, element in page.tagged("@role"):
        if (
            element.role == "heading"
            and "aria-level" not in element.attributes
            and element.tag not in HEADING_TAGS
        ):
            message = "the role of a heading without a level: use h2 to h6 or give an aria-level"
            yield Found(offset=element.offset, message=message, fix=put(page, element, "aria-level", "2"))


_PHRASES = frozenset(
    {"a", "abbr", "b", "big", "br", "cite", "em", "font", "i", "mark", "small", "span", "strong", "u", "wbr"}
)
_ELSEWHERE = frozenset(
    (*("header", "footer", "nav", "table", "li", "dl", "blockquote", "figure"), *HEADING_TAGS)
)


_MOST = 200
"""Elements and texts of a paragraph; what has more is none."""


def _looks_like_heading(page: Page, block: Block, context: Context) -> bool:
    if not block.bold:
        return False
    locale = load(block.language or page.language)
    limit = context.house.limits.heading or locale.limits.heading
    return (
        not block.literal
        and page.elements[block.element].tag in {"p", "div"}
        and 2 <= len(block.text) <= limit
        and block.text[-1] not in ".:;,…"
        and not final_mark(block.text, locale)
        and page.within(block.element, _ELSEWHERE) < 0
    )


def _first_line(page: Page, block: Block) -> Block | None:
    """What stands in front of the first line break of a paragraph, where all of it is bold or large."""
    home = page.elements[block.element]
    if home.end == block.element + 1:
        return None
    inner = page.elements[block.element + 1 : min(home.end, block.element + _MOST)]
    last = next(
        (one.first_text - 1 for one in inner if one.tag == "br" and one.first_text > block.first_text), 0
    )
    texts = page.texts[block.first_text : min(last, block.first_text + _MOST)]
    words = clean("".join(one.text for one in texts))
    if not words or not all(page.elements[one.element].bold for one in texts if one.text.strip()):
        return None
    return replace(block, text=words, bold=True, last_text=last)


def _level(page: Page, index: int, context: Context) -> int:
    """One below the heading in front of it; headings that only look so are among equals."""
    before = bisect_left(page.headings, index, key=lambda heading: heading.element)
    if not before:
        return 2 if page.document else context.house.headings.base_level
    return min(page.headings[before - 1].level + 1, 6)


def _headed(page: Page, block: Block, level: int) -> tuple[Edit, ...]:
    """The edits that make a paragraph a heading, if there is nothing else in it."""
    element = page.elements[block.element]
    if element.end - block.element > _MOST or element.last_text - element.first_text > _MOST:
        return ()
    outside = [
        *page.texts[element.first_text : block.first_text],
        *page.texts[block.last_text : element.last_text],
    ]
    inner = page.elements[block.element + 1 : element.end]
    if any(text.text.strip() for text in outside) or any(one.tag not in _PHRASES for one in inner):
        return ()
    return rename(page, element, f"h{level}")


def _is_paragraph(page: Page, block: Block, *, longer_than: int) -> bool:
    is_text = page.elements[block.element].tag in {"p", "div"} and not block.bold
    return is_text and len(block.text) > longer_than


PSEUDO_HEADING = Rule[Page](
    id="page-pseudo-heading",
    severity="warning",
    scope="page",
    check=check_pseudo_heading,
    fixable=True,
    bad=(
        "<p><b>Repairs under way</b></p><p>Crews are at work day and night.</p>",
        "<p><strong>Repairs under way</strong><br>Crews are at work day and night to mend it.</p>",
        '<p style="font-size: 1.5em">Repairs</p><p>Crews are at work.</p>',
        '<div role="heading">Repairs</div><p>Crews are at work.</p>',
    ),
    good=(
        "<p><b>Repairs</b> are under way,<br>and crews are at work day and night.</p>",
        "<h2>Repairs under way</h2><p>Crews are at work.</p>",
        "<p><b>Nobody was hurt.</b></p><p>Crews are at work day and night.</p>",
        '<div role="heading" aria-level="2">Repairs</div><p>Crews.</p>',
    ),
)
