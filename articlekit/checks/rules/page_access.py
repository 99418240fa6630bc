"""What those need who hear a page: landmarks, and texts for its pictures."""

from collections.abc import Iterator

from articlekit.checks.examples import document
from articlekit.checks.page import Element, Page
from articlekit.checks.rule import Context, Found, Rule

__all__ = ["IMAGE", "LANDMARKS"]


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
        document("<h1>Flood</h1><p>Two streets.</p>"),
        document("<nav>A</nav><nav>B</nav><main><h1>Flood</h1><p>Two.</p></main>"),
    ),
    good=(
        document(),
        document("<header>Site</header><main><header><h1>Flood</h1></header><p>Two.</p></main>"),
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
    bad=(document('<main><h1>Flood</h1><p><img src="a.png"></p></main>'),),
    good=(
        document(
            '<main><h1>Flood</h1><p><img src="a.png" alt="A street"><img src="b.png" alt=""></p></main>'
        ),
    ),
)
