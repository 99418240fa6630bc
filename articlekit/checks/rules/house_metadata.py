"""An article has the metadata that the house wants."""

from collections.abc import Iterator

from articlekit.checks.examples import story
from articlekit.checks.headings import is_blank
from articlekit.checks.rule import Context, Found, Rule
from articlekit.model.article import Article
from articlekit.model.house import House, HouseMetadata
from articlekit.model.note import Meta

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Found]:
    """An article must have the metadata that the house wants.

    ## What it does
    Finds each name under `article` of `[metadata]` in the house file that the article has no
    value for: `date`, `place`, `byline`, `slug`, `sources`, `embargo` or `standfirst`.

    ## Why
    The system that takes the article over refuses it, or files it where nobody finds it.

    ## How to mend
    Give the value in the note, or put it into the article.
    """
    for name in context.house.metadata.article:
        place = "standfirst" if name == "standfirst" else f"meta.{name}"
        value = article.standfirst if name == "standfirst" else getattr(article.meta, name)
        if not value or (isinstance(value, str) and is_blank(value)):
            yield Found(path=place, message=f"the house wants {name!r}, and the article has none: add it")


_DATED = story().model_copy(update={"meta": Meta(date="2026-04-08", byline="Ada Example")})

RULE = Rule[Article](
    id="house-metadata",
    severity="error",
    scope="article",
    check=check,
    house=House(metadata=HouseMetadata(article=("date", "byline"))),
    bad=(story(),),
    good=(_DATED,),
)
