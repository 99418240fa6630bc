"""The headings and texts of an article or a page, as the rules about both see them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from articlekit.checks.rule import Context, Found
from articlekit.language.locale import Locale, load
from articlekit.model.article import Article, blocks, headings
from articlekit.model.finding import Edit

if TYPE_CHECKING:
    from articlekit.checks.page import Page

__all__ = ["Headed", "headed", "printed"]


@dataclass(slots=True, kw_only=True)
class Headed:
    """A headline or heading."""

    level: int
    text: str
    name: str
    """What a screen reader says; in an article it is the text."""
    locale: Locale
    limit: int
    """Characters that it may have."""
    path: str | None = None
    offset: int | None = None
    element: int = -1
    """The element of a page that it is."""

    def found(self, message: str, *, quote: str | None = None, fix: tuple[Edit, ...] = ()) -> Found:
        """What a rule has to say of it."""
        words = self.text if quote is None else quote
        return Found(message=message, path=self.path, offset=self.offset, quote=words, fix=fix)


def headed(subject: "Article | Page", context: Context, *, headline: bool = True) -> Iterator[Headed]:
    """The headline and headings in order.

    Args:
        subject: an article or a page.
        context: the limits of the house and the language.
        headline: whether an article's headline is among them; a page's h1 is.
    """
    if isinstance(subject, Article):
        for path, level, heading in headings(subject):
            if headline or path != "headline":
                yield Headed(
                    level=level,
                    text=heading.text,
                    name=heading.text,
                    locale=context.locale,
                    limit=context.headline_limit if path == "headline" else context.heading_limit,
                    path=path,
                )
        return
    known: dict[str, Context] = {}
    for one in subject.headings:
        local = known.get(one.language) or replace(context, locale=load(one.language))
        known[one.language] = local
        yield Headed(
            level=one.level,
            text=one.text,
            name=one.name,
            locale=local.locale,
            limit=local.headline_limit if one.level == 1 else local.heading_limit,
            offset=one.offset,
            element=one.element,
        )


def printed(article: Article) -> Iterator[tuple[str, str]]:
    """Every text of an article that is printed, with its path; code is not among them."""
    for path, _, heading in headings(article):
        yield path, heading.text
    if article.standfirst:
        yield "standfirst", article.standfirst
    for path, paragraph in blocks(article):
        if paragraph.kind == "code":
            continue
        for index, sentence in enumerate(paragraph.sentences):
            yield f"{path}.sentences[{index}]", sentence.text
        if paragraph.attribution:
            yield f"{path}.attribution", paragraph.attribution
