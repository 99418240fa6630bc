"""An article has a headline and a lede."""

from collections.abc import Iterator

from articlekit.checks.examples import section, story
from articlekit.checks.headings import is_blank
from articlekit.checks.rule import Context, Found, Rule
from articlekit.model.article import Article

__all__ = ["HEADLINE", "LEDE"]


def check_headline(article: Article, _: Context) -> Iterator[Found]:
    """An article must have a headline.

    ## What it does
    Finds an article whose headline is empty or made of white space.

    ## Why
    The headline is the h1 and the title of the page, and all that a reader sees of the article in
    a list, a feed or a search result.

    ## How to fix
    Give the note a title, or write a headline that says what happened and where.
    """
    if is_blank(article.headline.text):
        yield Found(path="headline", message="the article has no headline: say what happened in one line")


HEADLINE = Rule[Article](
    id="headline-missing",
    severity="error",
    scope="article",
    check=check_headline,
    bad=(story(headline=""), story(headline=" \u200b ")),
    good=(story(), story(headline="水道管が破裂", lede="水道管が破裂した。", language="ja")),
)


def check_lede(article: Article, _: Context) -> Iterator[Found]:
    """An article must open with a lede.

    ## What it does
    Finds an article without text between the headline and the first section.

    ## Why
    The lede tells who, what, when and where; many readers read nothing else. It also serves as
    the description of the page where there is no standfirst.

    ## How to fix
    Put the most important statement of the note before the first section heading.
    """
    texts = (sentence.text for paragraph in article.lede for sentence in paragraph.sentences)
    if all(is_blank(text) for text in texts):
        yield Found(
            path="lede",
            message="no text stands before the first section: open with who, what, when and where",
        )


LEDE = Rule[Article](
    id="lede-missing",
    severity="warning",
    scope="article",
    check=check_lede,
    bad=(story(lede=""), story(section("Repairs under way", "Crews are at work."), lede=" ")),
    good=(story(), story(section("Repairs under way", "Crews are at work."))),
)
