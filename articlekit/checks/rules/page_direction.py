"""A page runs in the direction of its language."""

from collections.abc import Iterator

from articlekit.checks.examples import document
from articlekit.checks.mending import put
from articlekit.checks.page import Page
from articlekit.checks.rule import Context, Found, Rule
from articlekit.checks.text_language import is_language
from articlekit.language.tags import direction

__all__ = ["RULE"]


def check(page: Page, _: Context) -> Iterator[Found]:
    """A page must run in the direction of its language.

    ## What it does
    Finds a document in a language written from right to left without `dir="rtl"` on its html or
    body element, and one in another language that has it.

    ## Why
    Without it punctuation jumps to the wrong end of the line and lists and tables stand the
    wrong way round.

    ## How to fix
    Write `dir="rtl"` on the html element. The fix does so, or corrects the `dir` that is there.
    """
    root = page.root
    if root is None or not is_language(page.language):
        return
    body = next((one for _, one in page.tagged("body")), root)
    given_on = root if root.attributes.get("dir") or not body.attributes.get("dir") else body
    given = (given_on.attributes.get("dir") or "ltr").strip().lower()
    wanted = direction(page.language)
    if given != wanted and (wanted == "rtl" or given == "rtl"):
        message = (
            f'{page.language!r} runs {wanted}, the page {given}: write dir="{wanted}" on its html element'
        )
        yield Found(offset=root.offset, message=message, fix=put(page, given_on, "dir", wanted))


RULE = Rule[Page](
    id="page-direction",
    severity="error",
    scope="page",
    check=check,
    document=True,
    fixable=True,
    bad=(document("<main><h1>فيضان</h1><p>غمرت المياه شارعين.</p></main>", root='lang="ar"'),),
    good=(
        document(),
        document("<main><h1>فيضان</h1><p>غمرت المياه شارعين.</p></main>", root='lang="ar" dir="rtl"'),
    ),
)
