"""A page is in the language that it says."""

from collections.abc import Iterator
from itertools import islice

from articlekit.checks.examples import document
from articlekit.checks.mending import put
from articlekit.checks.page import Element, Page, Text, clean
from articlekit.checks.rule import Context, Found, Rule
from articlekit.checks.wording import contradiction, is_language

__all__ = ["RULE"]


def check(page: Page, _: Context) -> Iterator[Found]:
    """The text of a page must be in its declared language.

    ## What it does
    Compares the language of the html element with the one that the visible text is found to be
    in; parts with a `lang` of their own and code are left out. It speaks only where the script
    is another, or where the text is long enough and the answer sure for the whole and both
    halves.

    ## Why
    A page in a wrong language is read out in a wrong voice and found by the wrong readers.

    ## How to mend
    Declare the language that the text is in, and mark foreign passages with a `lang` of their
    own. The fix declares the language that was found.
    """
    root = page.root
    if root is None or not is_language(root.attributes.get("lang", "")):
        return
    words = (text.text for text in page.texts if _is_prose(page, text, root))
    seen = contradiction(clean(" ".join(islice(words, _MOST))), page.language)
    if seen is not None:
        message = f"declared as {page.language!r}, but written in {seen!r}: declare that or mark the parts"
        fix = put(page, root, "lang", seen) if is_language(seen) and len(seen) < 4 else ()
        yield Found(offset=root.offset, message=message, fix=fix)


_MOST = 2_000
"""Runs of text that are looked at."""


def _is_prose(page: Page, text: Text, root: Element) -> bool:
    element = page.elements[text.element]
    is_own = element.spoken >= 0 and page.elements[element.spoken] is root
    return is_own and not element.hidden and not element.literal


RULE = Rule[Page](
    id="page-language-mismatch",
    severity="error",
    scope="page",
    check=check,
    document=True,
    fixable=True,
    bad=(
        document(
            "<main><h1>Wasserleitung geplatzt</h1><p>Am Montag ist in der Hafenstraße eine Leitung "
            "geplatzt. Die Feuerwehr sperrte die Straße, und mehrere Keller wurden überflutet. Es wurde "
            "jedoch niemand verletzt.</p></main>"
        ),
        document("<main><h1>停電</h1><p>港南市で停電があり、復旧作業が続いている。原因は調査中。</p></main>"),
    ),
    good=(
        document(),
        document(
            "<main><h1>Dark</h1><p>Dark.</p><p lang=ja>港南市で停電があり、復旧作業が続いている。</p></main>"
        ),
    ),
)
