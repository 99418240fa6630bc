"""An article or a page does without the words that the house bans."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from articlekit.checks.rule import Context, Found, Rule, section, story
from articlekit.checks.texts import printed
from articlekit.language.letters import heading_key
from articlekit.language.locale import load
from articlekit.model.article import Article, Paragraph, Sentence, blocks, headings
from articlekit.model.finding import Edit
from articlekit.model.house import House

if TYPE_CHECKING:
    from articlekit.checks.page import Block, Page
    from articlekit.language.phrases import Obstacle, Place, Span

__all__ = ["PAGE_RULE", "RULE"]


_SPOKEN = frozenset({"blockquote", "q"})
_REASONS: "dict[Obstacle, str]" = {
    "quotation": "it is quoted: leave it, or quote less",
    "code": "it is part of an address or of code: leave it, or take that out",
    "joined": "write {!r}, and fix the word that is joined to it",
    "fact": "write {!r}, if the number or name that it changes is right then",
    "polarity": "write {!r}, if the sentence denies and doubts no more and no less then",
}


def check(article: Article, context: Context) -> Iterator[Found]:
    """Words that the house bans should not be printed.

    ## What it does
    Finds the entries of `[phrases]` of the house file as whole words, whatever their capitals:

        [phrases]
        "in the wake of" = "after"
        "tragic" = ""

    Headings that the house itself requires are left alone.

    ## Why
    An outlet has its reasons: worn phrases, verdicts, words that its readers do not know.

    ## How to fix
    Write what the house file has beside the entry, or leave the words out. The fix writes the other
    words, with the capitals of the place; it leaves quotations, addresses and code alone, words that
    an apostrophe joins to the one before, and places where a number, a name, a negation or a
    reservation would change. What has nothing beside it is for an editor to fix.
    """
    phrases = context.house.phrases
    if not phrases:
        return
    spoken = dict(_spoken(article))
    titles = {path for path, _, _ in headings(article) if path != "headline"}
    from articlekit.checks.grounding.claims import house_words
    from articlekit.language.phrases import places, rewritten

    required = house_words(context.house).headings
    for path, text in printed(article):
        if path in titles and heading_key(text) in required:
            continue
        spans = spoken.get(path, ())
        found = list(places(text, phrases, context.locale, spoken=spans))
        wanted = rewritten(text, phrases, context.locale, spoken=spans) if found else text
        for place in found:
            fixed = place.instead and place.obstacle is None
            fix = (Edit(path=path, text=wanted),) if fixed else ()
            yield Found(path=path, message=_advice(place), quote=text[place.start : place.end], fix=fix)


def _spoken(article: Article) -> Iterator[tuple[str, "tuple[Span, ...]"]]:
    """What of each sentence is said by somebody, by its path, where it does not show by itself."""
    for path, paragraph in blocks(article):
        for number, one in enumerate(paragraph.sentences):
            yield f"{path}.sentences[{number}]", _spans(paragraph, one, number)


def _spans(paragraph: Paragraph, one: Sentence, number: int) -> "tuple[Span, ...]":
    """The spans of a sentence in quotations that may run through several sentences."""
    if paragraph.kind == "quote":
        return ((0, len(one.text)),)
    from articlekit.language.facts import quoted_spans

    before = sum(len(each.text) + 1 for each in paragraph.sentences[:number])
    joined = quoted_spans(" ".join(each.text for each in paragraph.sentences))
    return tuple((start - before, end - before) for start, end in joined)


def check_page(page: "Page", context: Context) -> Iterator[Found]:
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

    ## How to fix
    Write what the house file has beside the entry, or leave the words out. The fix writes the other
    words, with the capitals of the place; it leaves quotations and addresses alone, words with
    markup inside, words that an apostrophe joins to the one before, and places where a number, a
    name, a negation or a reservation would change.
    """
    phrases = context.house.phrases
    if not phrases:
        return
    from articlekit.checks.grounding.claims import house_words
    from articlekit.checks.page import HEADING_TAGS
    from articlekit.checks.texts import Alignment  # which articles do without
    from articlekit.language.phrases import places

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
            fixed = place.instead and place.obstacle is None
            change = [(place.start, place.end, place.instead)] if fixed else []
            yield Found(
                offset=page.find_in(words, block),
                message=_advice(place),
                quote=words,
                fix=alignment.replacing(block, change),
            )


def _is_spoken(page: "Page", block: "Block") -> bool:
    """Whether a block is a quotation, or has one that only its markup shows."""
    homes = {one.element for one in page.texts[block.first_text : block.last_text]}
    return any(
        page.elements[home].tag in _SPOKEN or page.within(home, _SPOKEN) >= 0
        for home in (block.element, *homes)
    )


def _advice(place: "Place") -> str:
    """What to write in the place of a banned phrase, or why that takes an editor."""
    if place.obstacle is not None:
        wanted = _REASONS[place.obstacle].format(place.instead)
    else:
        wanted = f"write {place.instead!r}" if place.instead else "leave it out"
    return f"the house does not print {place.phrase!r}: {wanted}"


RULE = Rule[Article](
    id="house-phrases",
    severity="warning",
    scope="article",
    check=check,
    needs="phrases",
    fixable=True,
    house=House(phrases={"in the wake of": "after", "tragic": ""}),
    bad=(
        story(lede="In the wake of the burst a street was closed."),
        story(section("A tragic night", "Nobody was hurt.")),
    ),
    good=(story(lede="After the burst a street was closed. Nobody called it tragicomic."),),
)

PAGE_RULE: "Rule[Page]" = Rule(
    id="page-house-phrases",
    severity="warning",
    scope="page",
    check=check_page,
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
