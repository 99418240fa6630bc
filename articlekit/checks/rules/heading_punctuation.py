"""A heading does not end like a sentence."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from articlekit.checks.examples import section, story
from articlekit.checks.headings import final_mark, is_paragraph
from articlekit.checks.rule import Context, Found, Rule
from articlekit.checks.texts import Headed, headed
from articlekit.model.article import Article
from articlekit.model.finding import Edit

if TYPE_CHECKING:
    from articlekit.checks.page import Page

__all__ = ["PAGE_RULE", "RULE"]


_LONGEST = 20_000
"""Characters of a heading with its markup."""


def check(subject: "Article | Page", context: Context) -> Iterator[Found]:
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


RULE = Rule[Article](
    id="heading-punctuation",
    severity="warning",
    scope="article",
    check=check,
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

PAGE_RULE: "Rule[Page]" = Rule(
    id="page-heading-punctuation",
    severity="warning",
    scope="page",
    check=check,
    fixable=True,
    bad=("<h2>Repairs under way.</h2><p>Work.</p>", "<h2 lang=ja>復旧作業が続く。</h2><p>Work.</p>"),
    good=("<h2>Repairs under way</h2><p>Work.</p>", "<h2>Who pays?</h2><p>Nobody.</p>"),
)
