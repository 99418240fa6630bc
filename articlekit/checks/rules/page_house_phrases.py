"""A page does without the words that the house bans."""

from collections.abc import Iterator

from articlekit.checks.page import Page
from articlekit.checks.rule import Context, Found, Rule
from articlekit.checks.rules.house_phrases import banned
from articlekit.model.house import House

__all__ = ["RULE"]


def check(page: Page, context: Context) -> Iterator[Found]:
    """Words that the house bans should not be printed on a page.

    ## What it does
    Finds the entries of `[phrases]` of the house file as whole words, whatever their capitals, in
    headings, paragraphs, list items and cells; code is left out:

        [phrases]
        "in the wake of" = "after"
        "tragic" = ""

    ## Why
    An outlet has its reasons: worn phrases, verdicts, words that its readers do not know.

    ## How to mend
    Write what the house file has beside the entry, or leave the words out.
    """
    if not context.house.phrases:
        return
    for block in page.blocks:
        if block.literal:
            continue
        for start, end, message in banned(block.text, context.house):
            words = block.text[start:end]
            yield Found(offset=page.find(words, block.element), message=message, quote=words)


RULE = Rule[Page](
    id="page-house-phrases",
    severity="warning",
    scope="page",
    check=check,
    house=House(phrases={"in the wake of": "after", "tragic": "", "悲劇": ""}),
    bad=(
        "<p>Closed in the <b>wake</b> of the burst.</p>",
        "<h2>A tragic night</h2><p>One.</p>",
        "<p>この悲劇は</p>",
    ),
    good=("<p>Closed after the tragicomic burst.</p>", "<pre>tragic</pre>"),
)
