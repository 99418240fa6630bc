"""Findings made by hand: something about everything in an article, and about nothing in it."""

from collections.abc import Iterator

from articlekit.model.article import Article, blocks, headings
from articlekit.model.finding import SEVERITIES, Finding, Severity, Where

__all__ = ["found", "of_everything"]


def found(
    path: str | None, quote: str = "", *, rule: str = "unsupported-number", severity: Severity = "error"
) -> Finding:
    """A finding about words of a text, whose message names them."""
    message = f"“{quote}” is in no statement that the sentence cites: write it as the note does"
    return Finding(rule=rule, severity=severity, where=Where(path=path, quote=quote), message=message)


def of_everything(article: Article) -> tuple[Finding, ...]:
    """Two findings about each text of the article, of all severities, and some about none."""
    pairs = [*_texts(article), ("sections[99].heading", "gone"), ("language", article.language), (None, "")]
    result = []
    for number, (path, text) in enumerate(pairs):
        severity = SEVERITIES[number % len(SEVERITIES)]
        result.append(found(path, text[2:12].strip(), rule="altered-quotation", severity=severity))
        result.append(found(path, text if number % 2 else "", rule="unsupported-sentence", severity="error"))
    return tuple(result)


def _texts(article: Article) -> Iterator[tuple[str, str]]:
    for path, _, heading in headings(article):
        yield path, heading.text
    yield "standfirst", article.standfirst or ""
    for path, paragraph in blocks(article):
        yield path, ""
        yield f"{path}.attribution", paragraph.attribution or ""
        for index, sentence in enumerate(paragraph.sentences):
            yield f"{path}.sentences[{index}]", sentence.text
            yield f"{path}.sentences[{index}].stamp", sentence.stamp or ""
