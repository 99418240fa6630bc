"""A standfirst is short."""

from collections.abc import Iterator

from articlekit.checks.examples import story
from articlekit.checks.rule import Context, Found, Rule
from articlekit.model.article import Article

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Found]:
    """A standfirst should keep to its length.

    ## What it does
    Finds a standfirst with more characters than the house file or the language allows.

    ## Why
    It stands in larger type under the headline, and it becomes the description of the page, which
    search results cut.

    ## How to mend
    Keep the one or two sentences that make a reader want the rest.
    """
    limit = context.house.limits.standfirst or context.locale.limits.standfirst
    text = article.standfirst or ""
    if len(text) > limit:
        message = (
            f"the standfirst has {len(text)} characters, the limit is {limit}: keep one or two sentences"
        )
        yield Found(path="standfirst", message=message, quote=text)


RULE = Rule[Article](
    id="standfirst-length",
    severity="warning",
    scope="article",
    check=check,
    bad=(story(standfirst="Crews are at work day and night to mend the pipes. " * 8),),
    good=(story(standfirst="Crews are at work day and night to mend the pipes."), story()),
)
