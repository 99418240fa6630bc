"""Headlines and headings are short."""

from collections.abc import Iterator

from articlekit.checks.examples import section, story
from articlekit.checks.headings import is_paragraph
from articlekit.checks.rule import Context, Found, Rule
from articlekit.model.article import Article, headings

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Found]:
    """Headlines and headings should keep to their length.

    ## What it does
    Finds a headline or heading with more characters than the house file allows, or, where it says
    nothing, than is usual in the newsrooms of the language.

    ## Why
    A heading is taken in at a glance; a long one wraps on a telephone and is cut in search results.

    ## How to mend
    Keep the clause with the news and leave the rest to the text.
    """
    for path, _, heading in headings(article):
        limit = context.headline_limit if path == "headline" else context.heading_limit
        length = len(heading.text)
        if length > limit and not is_paragraph(heading.text, context.locale, limit=limit):
            message = f"{length} characters, the limit is {limit}: keep the clause with the news"
            yield Found(path=path, message=message, quote=heading.text)


_LONG = "Crews of the water board and of two private companies are at work day and night to mend the pipes"

RULE = Rule[Article](
    id="heading-length",
    severity="warning",
    scope="article",
    check=check,
    bad=(story(section(_LONG, "Crews are at work.")), story(headline=f"{_LONG} in Harbour Street")),
    good=(story(section("Crews mend the pipes day and night", "Crews are at work.")),),
)
