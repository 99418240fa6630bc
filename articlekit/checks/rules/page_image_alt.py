"""Images have an alternative text."""

from collections.abc import Iterator

from articlekit.checks.examples import document
from articlekit.checks.page import Page
from articlekit.checks.rule import Context, Found, Rule

__all__ = ["RULE"]


def check(page: Page, _context: Context) -> Iterator[Found]:
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


RULE = Rule[Page](
    id="page-image-alt",
    severity="warning",
    scope="page",
    check=check,
    document=True,
    bad=(document('<main><h1>Flood</h1><p><img src="a.png"></p></main>'),),
    good=(
        document(
            '<main><h1>Flood</h1><p><img src="a.png" alt="A street"><img src="b.png" alt=""></p></main>'
        ),
    ),
)
