"""An article opens with a lede."""

from collections.abc import Iterator

from articlekit.checks.examples import section, story
from articlekit.checks.headings import is_blank
from articlekit.checks.rule import Context, Found, Rule
from articlekit.model.article import Article

__all__ = ["RULE"]


def check(article: Article, _: Context) -> Iterator[Found]:
    """An article must open with a lede.

    ## What it does
    Finds an article without text between the headline and the first section.

    ## Why
    The lede tells who, what, when and where; many readers read nothing else. It also serves as
    the description of the page where there is no standfirst.

    ## How to mend
    Put the most important statement of the note before the first section heading.
    """
    texts = (sentence.text for paragraph in article.lede for sentence in paragraph.sentences)
    if all(is_blank(text) for text in texts):
        yield Found(
            path="lede",
            message="no text stands before the first section: open with who, what, when and where",
        )


RULE = Rule[Article](
    id="lede-missing",
    severity="warning",
    scope="article",
    check=check,
    bad=(story(lede=""), story(section("Repairs under way", "Crews are at work."), lede=" ")),
    good=(story(), story(section("Repairs under way", "Crews are at work."))),
)
