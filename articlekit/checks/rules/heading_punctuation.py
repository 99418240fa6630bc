"""Headlines and headings end without a full stop."""

from collections.abc import Iterator

from articlekit.checks.examples import section, story
from articlekit.checks.headings import final_mark, is_paragraph
from articlekit.checks.rule import Context, Found, Rule
from articlekit.model.article import Article, headings
from articlekit.model.finding import Edit

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Found]:
    """Headlines and headings should not end in a full stop, comma, colon or semicolon.

    ## What it does
    Finds a final mark of that kind, in the marks of the language. Question and exclamation marks
    and ellipses may stay, and so may the point of an abbreviation.

    ## Why
    A heading is a label and not a sentence of the text; the blank line under it ends it.

    ## How to mend
    Take the mark out. The fix does so.
    """
    for path, _, heading in headings(article):
        limit = context.headline_limit if path == "headline" else context.heading_limit
        mark = final_mark(heading.text, context.locale)
        if mark and not is_paragraph(heading.text, context.locale, limit=limit):
            bare = heading.text.rstrip()[: -len(mark)].rstrip()
            yield Found(
                path=path,
                message=f"the heading ends in “{mark}”: take it out",
                quote=heading.text,
                fix=(Edit(path=path, text=bare),),
            )


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
        story(section("And now…", "Nobody knows.")),
    ),
)
