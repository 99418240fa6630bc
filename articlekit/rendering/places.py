"""Where the findings about an article stand in what is printed of it."""

from collections.abc import Iterable, Iterator
from itertools import chain

from articlekit.model.article import Article, Paragraph
from articlekit.model.finding import Finding
from articlekit.model.tree import Places

__all__ = ["Placed", "place", "texts"]

Placed = dict[str, list[Finding]]
"""Findings by the path of the text that they are about."""


def texts(article: Article, *, headline: bool) -> Iterator[tuple[str, str]]:
    """Every text of the article that is printed, in reading order: its path and its words.

    Args:
        article: the article.
        headline: whether the headline is printed.
    """
    return chain(
        _if_printed("headline", article.headline.text if headline else ""),
        _if_printed("standfirst", article.standfirst or ""),
        _blocks("lede", article.lede),
        chain.from_iterable(
            chain(
                _if_printed(f"sections[{number}].heading", section.heading.text),
                _blocks(f"sections[{number}].paragraphs", section.paragraphs),
            )
            for number, section in enumerate(article.sections)
        ),
        _blocks("conclusion", article.conclusion),
    )


def _if_printed(path: str, text: str) -> Iterator[tuple[str, str]]:
    if text.strip():
        yield path, text


def _blocks(path: str, paragraphs: Iterable[Paragraph]) -> Iterator[tuple[str, str]]:
    for index, paragraph in enumerate(paragraphs):
        listed = paragraph.kind in ("list", "timeline")
        said = False
        for number, sentence in enumerate(paragraph.sentences):
            if not sentence.text.strip():
                continue
            said = True
            if listed and sentence.stamp:
                yield f"{path}[{index}].sentences[{number}].stamp", sentence.stamp
            yield f"{path}[{index}].sentences[{number}]", sentence.text
        if said and paragraph.kind == "quote" and paragraph.attribution:
            yield f"{path}[{index}].attribution", paragraph.attribution


def place(
    article: Article, findings: Iterable[Finding], *, headline: bool
) -> tuple[Placed, tuple[Finding, ...]]:
    """The findings by the path of the text where they are to be marked, and those without such a place.

    What is found of a paragraph or section is placed in the first of its texts that has the words
    in question, else in its first text, which for a section is its heading.
    """
    printed = dict(texts(article, headline=headline))
    places = Places(article)
    within = _within(printed, places)
    placed: Placed = {}
    elsewhere = []
    for finding in findings:
        path = _target(finding, printed, within, places)
        if path is None:
            elsewhere.append(finding)
        else:
            placed.setdefault(path, []).append(finding)
    return placed, tuple(elsewhere)


def _within(printed: Iterable[str], places: Places) -> dict[str, list[str]]:
    """The paths of texts by the paths of what they are part of, that of their own node among them."""
    result: dict[str, list[str]] = {}
    for path in printed:
        for above in places.around(path):
            result.setdefault(above, []).append(path)
    result.pop("sections", None)  # what is said of all sections is said of none of them
    return result


def _target(
    finding: Finding, printed: dict[str, str], within: dict[str, list[str]], places: Places
) -> str | None:
    path = finding.where.path or ""
    place, _ = places.find(path)
    moved = places.path(finding.where.node) if finding.where.node else None
    if path in printed and (moved is None or place is None or place.path == moved):
        return path
    candidates = within.get(moved or (place.path if place else ""), [])
    quote = finding.where.quote
    having = (candidate for candidate in candidates if quote and quote in printed[candidate])
    return next(having, candidates[0] if candidates else None)
