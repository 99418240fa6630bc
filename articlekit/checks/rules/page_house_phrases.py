"""A page does without the words that the house bans."""

from collections.abc import Iterator

from articlekit.checks.alignment import Alignment
from articlekit.checks.banned import advice
from articlekit.checks.grounding.house_words import house_words
from articlekit.checks.page import HEADING_TAGS, Block, Page
from articlekit.checks.rule import Context, Found, Rule
from articlekit.language.headings import heading_key
from articlekit.language.locale import load
from articlekit.language.phrases import places
from articlekit.model.house import House

__all__ = ["RULE"]


def check(page: Page, context: Context) -> Iterator[Found]:
    """Words that the house bans should not be printed on a page.

    ## What it does
    Finds the entries of `[phrases]` of the house file as whole words, whatever their capitals, in
    headings, paragraphs, list items and cells; code is left out, and so are headings that the house
    itself requires:

        [phrases]
        "in the wake of" = "after"
        "tragic" = ""

    ## Why
    An outlet has its reasons: worn phrases, verdicts, words that its readers do not know.

    ## How to mend
    Write what the house file has beside the entry, or leave the words out. The fix writes the other
    words, with the capitals of the place; it leaves quotations and addresses alone, words with
    markup inside, words that an apostrophe joins to the one before, and places where a number, a
    name, a negation or a reservation would change.
    """
    phrases = context.house.phrases
    if not phrases:
        return
    alignment = Alignment(page)
    required = house_words(context.house).headings
    for block in page.blocks:
        is_heading = page.elements[block.element].tag in HEADING_TAGS
        if block.literal or (is_heading and heading_key(block.text) in required):
            continue
        locale = load(block.language or page.language)
        spoken = ((0, len(block.text)),) if _is_spoken(page, block) else ()
        for place in places(block.text, phrases, locale, spoken=spoken):
            words = block.text[place.start : place.end]
            mended = place.instead and place.obstacle is None
            change = [(place.start, place.end, place.instead)] if mended else []
            yield Found(
                offset=page.find_in(words, block),
                message=advice(place),
                quote=words,
                fix=alignment.replacing(block, change),
            )


_SPOKEN = frozenset({"blockquote", "q"})


def _is_spoken(page: Page, block: Block) -> bool:
    """Whether a block is a quotation, or has one that only its markup shows."""
    homes = {one.element for one in page.texts[block.first_text : block.last_text]}
    return any(
        page.elements[home].tag in _SPOKEN or page.within(home, _SPOKEN) >= 0
        for home in (block.element, *homes)
    )


RULE = Rule[Page](
    id="page-house-phrases",
    severity="warning",
    scope="page",
    check=check,
    fixable=True,
    house=House(phrases={"in the wake of": "after", "tragic": "", "悲劇": ""}),
    bad=(
        "<p>Closed in the wake of the burst.</p>",
        "<p>Closed in the <b>wake</b> of the burst.</p>",
        "<p>It was <q>a tragic night</q>.</p>",
        "<h2>A tragic night</h2><p>One.</p>",
        "<p>この悲劇は</p>",
    ),
    good=("<p>Closed after the tragicomic burst.</p>", "<pre>tragic</pre>"),
)
