"""A heading has words, is no sentence or paragraph, and is short."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from articlekit.checks.headings import final_mark, is_blank, is_paragraph
from articlekit.checks.rule import Context, Found, Rule, section, story
from articlekit.checks.texts import Headed, headed
from articlekit.model.article import Article
from articlekit.model.finding import Edit

__all__ = [
    "EMPTY",
    "LENGTH",
    "PAGE_EMPTY",
    "PAGE_LENGTH",
    "PAGE_PARAGRAPH",
    "PAGE_PUNCTUATION",
    "PARAGRAPH",
    "PUNCTUATION",
]


if TYPE_CHECKING:
    from articlekit.checks.page import Page


def check_empty(subject: "Article | Page", context: Context) -> Iterator[Found]:
    """A heading must have text or, on a page, another accessible name.

    ## What it does
    Finds section headings that are empty or made of white space, and headings of a page without text,
    label or image with an alternative text. Hidden headings do not count. Whether a heading describes its
    text is for people to say: of the W3C's rule b49b2e the failed examples 1 and 4, the heading "Weather"
    over opening hours, are not decided.

    ## Why
    Readers who move from heading to heading, with their eyes or with a screen reader, land on nothing.

    ## How to fix
    Say in a few words what follows, take the empty heading out, or join the section to the one before it.
    The fix takes one of a page out that holds neither an image nor an anchor.
    """
    for one in headed(subject, context, headline=False):
        if not is_blank(one.name):
            continue
        if isinstance(subject, Article):
            yield one.found("the heading is empty: give it words or join the sections", quote="")
        else:
            from articlekit.checks.html_source import take_out  # which articles do without

            fix = take_out(subject, one.element)
            yield one.found("the heading is empty: take it out or give it words", quote="", fix=fix)


EMPTY = Rule[Article](
    id="heading-empty",
    severity="error",
    scope="article",
    check=check_empty,
    bad=(story(section("", "Crews are at work.")), story(section("\u00a0", "Crews are at work."))),
    good=(story(section("Repairs under way", "Crews are at work.")),),
)

PAGE_EMPTY: "Rule[Page]" = Rule(
    id="page-heading-empty",
    severity="error",
    scope="page",
    check=check_empty,
    fixable=True,
    bad=("<h2> </h2><p>Two streets.</p>", '<h2><img src="a.png" alt=""></h2><p>Two streets.</p>'),
    good=(
        '<h2><img src="a.png" alt="Flood"></h2><p>Two.</p>',
        "<h2 hidden></h2>",
        '<h2 aria-label="Flood"></h2><p>Two.</p>',
    ),
)


if TYPE_CHECKING:
    from articlekit.checks.page import Page


def check_paragraph(subject: "Article | Page", context: Context) -> Iterator[Found]:
    """A heading must not be a whole paragraph.

    ## What it does
    Finds headlines and headings of several sentences that end as sentences do, or that are longer
    than a heading may be.

    ## Why
    Text that was marked up as a heading, by mistake or for its looks, hides the outline, and is read out
    as a landmark of its own by a screen reader.

    ## How to fix
    Make it a paragraph, under a heading of a few words; size and weight are the style sheet's business.
    """
    for one in headed(subject, context):
        if is_paragraph(one.text, one.locale, limit=one.limit):
            yield one.found("the heading is a whole paragraph: make it text, under a heading of a few words")


PARAGRAPH = Rule[Article](
    id="heading-paragraph",
    severity="error",
    scope="article",
    check=check_paragraph,
    bad=(
        story(section("Crews came at once. They closed the street. Nobody was hurt.", "Crews are at work.")),
    ),
    good=(
        story(section("Crews came at once", "They closed the street. Nobody was hurt.")),
        story(section("No water. No plan", "Crews are at work.")),
    ),
)

PAGE_PARAGRAPH: "Rule[Page]" = Rule(
    id="page-heading-paragraph",
    severity="error",
    scope="page",
    check=check_paragraph,
    bad=("<h2>Crews came at once. They closed the street. Nobody was hurt.</h2><p>Work.</p>",),
    good=("<h2>Crews came at once</h2><p>They closed the street. Nobody was hurt.</p>",),
)


if TYPE_CHECKING:
    from articlekit.checks.page import Page


_LONGEST = 20_000
"""Characters of a heading with its markup."""


def check_punctuation(subject: "Article | Page", context: Context) -> Iterator[Found]:
    """Headlines and headings should not end in a full stop, comma, colon or semicolon.

    ## What it does
    Finds a final mark of that kind, in the marks of the language. Question and exclamation marks
    and ellipses may stay, and so may the point of an abbreviation.

    ## Why
    A heading is a label and not a sentence of the text; the blank line under it ends it.

    ## How to fix
    Take the mark out. The fix does so, on a page where the mark stands right before the end of the
    heading in the source.
    """
    for one in headed(subject, context):
        mark = final_mark(one.text, one.locale)
        if mark and not is_paragraph(one.text, one.locale, limit=one.limit):
            if isinstance(subject, Article):
                fix: tuple[Edit, ...] = (Edit(path=one.path, text=one.text.rstrip()[: -len(mark)].rstrip()),)
            else:
                fix = _without(subject, one, mark)
            yield one.found(f"the heading ends in “{mark}”: take it out", fix=fix)


def _without(page: "Page", heading: Headed, mark: str) -> tuple[Edit, ...]:
    """The edit that takes the mark out of the source of a page; none where its place is not sure."""
    element = page.elements[heading.element]
    limit = page.limit(element)
    if limit - element.offset > _LONGEST:
        return ()
    source = page.source[element.offset : limit]
    ends = [match.start() for match in re.finditer(re.escape(mark) + r"\s*</", source)]
    last = element.last_text
    if len(ends) != 1 or not last or not page.texts[last - 1].text.rstrip().endswith(mark):
        return ()
    start = element.offset + ends[0]
    return (Edit(start=start, end=start + len(mark), text=""),)


PUNCTUATION = Rule[Article](
    id="heading-punctuation",
    severity="warning",
    scope="article",
    check=check_punctuation,
    fixable=True,
    bad=(
        story(section("Repairs under way.", "Crews are at work.")),
        story(section("Repairs:", "Crews are at work.")),
        story(headline="水道管が破裂。", lede="水道管が破裂した。", language="ja"),
    ),
    good=(
        story(section("Repairs under way", "Crews are at work.")),
        story(section("Who pays?", "Nobody knows."), headline="Flood in Washington, D.C."),
        story(section("Fire at Denby Inc.", "Nobody was hurt."), headline="Brand bei Mohr & Co."),
        story(section("And now…", "Nobody knows.")),
    ),
)

PAGE_PUNCTUATION: "Rule[Page]" = Rule(
    id="page-heading-punctuation",
    severity="warning",
    scope="page",
    check=check_punctuation,
    fixable=True,
    bad=("<h2>Repairs under way.</h2><p>Work.</p>", "<h2 lang=ja>復旧作業が続く。</h2><p>Work.</p>"),
    good=("<h2>Repairs under way</h2><p>Work.</p>", "<h2>Who pays?</h2><p>Nobody.</p>"),
)


if TYPE_CHECKING:
    from articlekit.checks.page import Page


_LONG = "Crews of the water board and of two private companies are at work day and night to mend the pipes"


def check_length(subject: "Article | Page", context: Context) -> Iterator[Found]:
    """Headlines and headings should keep to their length.

    ## What it does
    Finds a headline or heading with more characters than the house file allows, or, where it says
    nothing, than is usual in the newsrooms of the language. On a page the h1 is the headline.

    ## Why
    A heading is taken in at a glance; a long one wraps on a telephone and is cut in search results.

    ## How to fix
    Keep the clause with the news and leave the rest to the text.
    """
    for one in headed(subject, context):
        length = len(one.text)
        if length > one.limit and not is_paragraph(one.text, one.locale, limit=one.limit):
            yield one.found(f"{length} characters, the limit is {one.limit}: keep the clause with the news")


LENGTH = Rule[Article](
    id="heading-length",
    severity="warning",
    scope="article",
    check=check_length,
    bad=(story(section(_LONG, "Crews are at work.")), story(headline=f"{_LONG} in Harbour Street")),
    good=(story(section("Crews mend the pipes day and night", "Crews are at work.")),),
)

PAGE_LENGTH: "Rule[Page]" = Rule(
    id="page-heading-length",
    severity="warning",
    scope="page",
    check=check_length,
    bad=(f"<h2>{_LONG}</h2><p>Work.</p>",),
    good=("<h2>Crews mend the pipes day and night</h2><p>Work.</p>",),
)
