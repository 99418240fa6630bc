"""The text of a page is set as its language is."""

from collections.abc import Iterator

from articlekit.checks.alignment import Alignment
from articlekit.checks.page import Page
from articlekit.checks.rule import Context, Found, Rule
from articlekit.checks.setting import around, first_difference
from articlekit.language.locale import load
from articlekit.language.typography import set_punctuation, set_spaces

__all__ = ["RULE"]


def check(page: Page, _: Context) -> Iterator[Found]:
    """Spaces and marks should be set as the language sets them.

    ## What it does
    Compares each paragraph, heading and list item with the same text as a typesetter of the
    language would set it: no-break spaces, quotation marks, apostrophes, ellipses, inverted,
    full-width and local marks. Code and words in another language are left alone, and so is
    what could be meant in two ways.

    ## Why
    Marks of the typewriter or of another language tell the reader that nobody set the text; a
    missing no-break space leaves a colon alone at the start of a line.

    ## How to mend
    Use the marks of the language. The fix does so where the text can be told from the markup for
    sure, and changes no tag.
    """
    alignment = Alignment(page)
    for block in page.blocks:
        locale = load(block.language or page.language)
        if block.literal or (locale.tag == "und" and not block.language):
            continue
        wanted = set_spaces(set_punctuation(block.text, locale), locale)
        if wanted != block.text:
            place = first_difference(block.text, wanted)
            quote = around(block.text, place)
            yield Found(
                offset=page.find_in(quote, block),
                message=f"not set as the language sets it: {around(wanted, place)}",
                quote=quote,
                fix=alignment.edits(block, wanted),
            )


RULE = Rule[Page](
    id="page-typography",
    severity="warning",
    scope="page",
    check=check,
    fixable=True,
    bad=(
        '<p lang="en">"Nobody was hurt", the mayor said.</p>',
        '<p lang="fr">Bilan : 14 rames immobilisées.</p>',
    ),
    good=(
        '<p lang="en">“Nobody was hurt”, the mayor said; see <code>a["b"]</code>.</p>',
        '<p lang="fr">Bilan\u00a0: 14 rames immobilisées.</p>',
        "<p>The language of this fragment is not known ...</p>",
    ),
)
