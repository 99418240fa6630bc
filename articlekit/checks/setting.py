"""Comparing the text of an article with the same text as a typesetter would set it."""

from collections.abc import Callable, Iterator

from articlekit.checks.rule import Found
from articlekit.model.article import Article, blocks, headings
from articlekit.model.finding import Edit

__all__ = ["around", "differences", "first_difference", "texts"]


def differences(article: Article, set_text: Callable[[str], str], subject: str) -> Iterator[Found]:
    """A finding with its fix for each text of the article that `set_text` would change."""
    for path, text in texts(article):
        wanted = set_text(text)
        if wanted != text:
            place = first_difference(text, wanted)
            yield Found(
                path=path,
                message=f"{subject} are not set as the language sets them: {around(wanted, place)}",
                quote=around(text, place),
                fix=(Edit(path=path, text=wanted),),
            )


def texts(article: Article) -> Iterator[tuple[str, str]]:
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


def first_difference(text: str, wanted: str) -> int:
    """Offset of the first character in which two texts differ."""
    pairs = enumerate(zip(text, wanted, strict=False))
    return next((index for index, (old, new) in pairs if old != new), min(len(text), len(wanted)))


def around(text: str, place: int, *, width: int = 20) -> str:
    """The words around a place of a text."""
    start = text.rfind(" ", 0, max(0, place - width // 2)) + 1
    return text[max(start, place - width) : place + width].strip()
