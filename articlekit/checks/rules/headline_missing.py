"""An article has a headline."""

from collections.abc import Iterator

from articlekit.checks.examples import story
from articlekit.checks.headings import is_blank
from articlekit.checks.rule import Context, Found, Rule
from articlekit.model.article import Article

__all__ = ["RULE"]


def check(article: Article, _: Context) -> Iterator[Found]:
    """An article must have a headline.

    ## What it does
    Finds an article whose headline is empty or made of white space.

    ## Why
    The headline is the h1 and the title of the page, and all that a reader sees of the article in
    a list, a feed or a search result.

    ## How to mend
    Give the note a title, or write a headline that says what happened and where.
    """
    if is_blank(article.headline.text):
        yield Found(path="headline", message="the article has no headline: say what happened in one line")


RULE = Rule[Article](
    id="headline-missing",
    severity="error",
    scope="article",
    check=check,
    bad=(story(headline=""), story(headline=" \u200b ")),
    good=(story(), story(headline="水道管が破裂", lede="水道管が破裂した。", language="ja")),
)
