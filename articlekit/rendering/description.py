"""The title and the description of an article for search engines, tabs and link previews."""

from collections.abc import Iterator
from html import escape

from articlekit.language.locale import load
from articlekit.language.tags import uses_spaces
from articlekit.model.article import Article, blocks
from articlekit.rendering.printable import one_line

__all__ = ["LONGEST_TITLE", "describe", "entitle", "shorten"]

LONGEST_TITLE = 70
"""Characters: what search engines and browser tabs show at most."""

_ENOUGH = 110
"""Characters of a description after which no further sentence is taken."""


def entitle(article: Article, site: str | None = None) -> str:
    """The title of the page: the headline, cut between words, with the site's name where it fits."""
    headline = one_line(article.headline.text) or describe(article)
    full = f"{headline} | {one_line(site)}" if site else headline
    if _written(full) <= LONGEST_TITLE:
        return full
    limit, title = LONGEST_TITLE, headline
    while _written(title) > LONGEST_TITLE and limit > 1:
        title = shorten(headline, limit, spaced=uses_spaces(article.language))
        limit -= 1
    return title


def _written(text: str) -> int:
    """The length of a text as HTML writes it, which is what html-validate counts."""
    return len(escape(text))


def describe(article: Article) -> str:
    """The standfirst or the first sentences of the lede, on one line.

    Whole sentences where they fit; a first one that is too long is cut between words. An article
    without a lede is described by what it has.
    """
    scale = 1 if uses_spaces(article.language) else 2
    locale = load(article.language)
    _, limit = locale.limits.description
    between = locale.typography.word_space
    taken = ""
    for sentence in _candidates(article):
        longer = taken + between + sentence if taken else sentence
        if taken and (len(longer) > limit or len(taken) >= _ENOUGH // scale):
            break
        taken = longer
    return shorten(taken, limit, spaced=scale == 1)


def _candidates(article: Article) -> Iterator[str]:
    standfirst = one_line(article.standfirst or "")
    if standfirst:
        yield standfirst
        return
    paragraphs = article.lede or tuple(paragraph for _, paragraph in blocks(article))
    texts = (one_line(sentence.text) for paragraph in paragraphs for sentence in paragraph.sentences)
    found = False
    for line in filter(None, texts):
        found = True
        yield line
    if not found:
        yield one_line(article.headline.text)


def shorten(text: str, limit: int, *, spaced: bool) -> str:
    """The text in at most `limit` characters, cut between words and ended with an ellipsis."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    if spaced and " " in head and text[limit - 1] != " ":
        head = head.rsplit(" ", 1)[0]
    return head.rstrip(" \u00a0\u202f,;:–—-،、，；：") + "…"
