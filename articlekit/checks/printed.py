"""The texts of an article that readers see."""

from collections.abc import Iterator

from articlekit.model.article import Article, blocks, headings

__all__ = ["printed"]


def printed(article: Article) -> Iterator[tuple[str, str]]:
    """Every text of an article that is printed, with its path."""
    for path, _, heading in headings(article):
        yield path, heading.text
    if article.standfirst:
        yield "standfirst", article.standfirst
    for path, paragraph in blocks(article):
        for index, sentence in enumerate(paragraph.sentences):
            yield f"{path}.sentences[{index}]", sentence.text
        if paragraph.attribution:
            yield f"{path}.attribution", paragraph.attribution
