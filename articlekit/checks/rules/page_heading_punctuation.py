"""Headings of a page end without a full stop."""

import re
from collections.abc import Iterator
from dataclasses import replace

from articlekit.checks.headings import final_mark, is_paragraph
from articlekit.checks.page import Heading, Page
from articlekit.checks.rule import Context, Found, Rule
from articlekit.language.locale import load
from articlekit.model.finding import Edit

__all__ = ["RULE"]


def check(page: Page, context: Context) -> Iterator[Found]:
    """Headings should not end in a full stop, comma, colon or semicolon.

    ## What it does
    Finds a final mark of that kind, in the marks of the language. Question and exclamation
    marks and ellipses may stay, and so may the point of an abbreviation.

    ## Why
    A heading is a label and not a sentence of the text; the blank line under it ends it.

    ## How to mend
    Take the mark out. The fix does so where the mark stands right before the end of the heading
    in the source.
    """
    for one in page.headings:
        local = replace(context, locale=load(one.language))
        limit = local.headline_limit if one.level == 1 else local.heading_limit
        mark = final_mark(one.text, local.locale)
        if mark and not is_paragraph(one.text, local.locale, limit=limit):
            message = f"the heading ends in “{mark}”: take it out"
            yield Found(offset=one.offset, message=message, quote=one.text, fix=_without(page, one, mark))


_LONGEST = 20_000
"""Characters of a heading with its markup."""


def _without(page: Page, heading: Heading, mark: str) -> tuple[Edit, ...]:
    limit = page.limit(page.elements[heading.element])
    if limit - heading.offset > _LONGEST:
        return ()
    source = page.source[heading.offset : limit]
    ends = [match.start() for match in re.finditer(re.escape(mark) + r"\s*</", source)]
    last = page.elements[heading.element].last_text
    if len(ends) != 1 or not last or not page.texts[last - 1].text.rstrip().endswith(mark):
        return ()
    start = heading.offset + ends[0]
    return (Edit(start=start, end=start + len(mark), text=""),)


RULE = Rule[Page](
    id="page-heading-punctuation",
    severity="warning",
    scope="page",
    check=check,
    fixable=True,
    bad=("<h2>Repairs under way.</h2><p>Work.</p>", "<h2 lang=ja>復旧作業が続く。</h2><p>Work.</p>"),
    good=("<h2>Repairs under way</h2><p>Work.</p>", "<h2>Who pays?</h2><p>Nobody.</p>"),
)
