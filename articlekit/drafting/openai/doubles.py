"""Doubles: what an article says twice stands there once."""

from articlekit.language.letters import fold
from articlekit.language.words import content
from articlekit.model.article import Article, Paragraph, Section, sentences

__all__ = ["without_doubles"]

_FEWEST = 3
"""Content words of a sentence that can be told to be a part of another one."""


def without_doubles(article: Article) -> Article:
    """The article without sentences that stand in it before, or that are a part of another one.

    A part is what has no word, and cites no statement, that the other one does not. A section of which
    nothing is left goes with its heading.
    """
    doubles = _doubles(article)
    if not doubles:
        return article
    sections = (
        (section, _kept(section.paragraphs, f"sections[{number}].paragraphs", doubles))
        for number, section in enumerate(article.sections)
    )
    left: tuple[Section, ...] = tuple(
        section.model_copy(update={"paragraphs": paragraphs})
        for section, paragraphs in sections
        if paragraphs
    )
    return article.model_copy(
        update={
            "lede": _kept(article.lede, "lede", doubles),
            "sections": left,
            "conclusion": _kept(article.conclusion, "conclusion", doubles),
        }
    )


def _doubles(article: Article) -> set[str]:
    """The paths of sentences that say nothing that another one does not."""
    told = [
        (path, fold(each.text), content(each.text, article.language), frozenset(each.sources))
        for path, each in sentences(article)
    ]
    citing: dict[str, list[tuple[frozenset[str], frozenset[str]]]] = {}
    for _, _, words, sources in told:
        for source in sources:
            citing.setdefault(source, []).append((words, sources))
    found: set[str] = set()
    seen: set[tuple[str, frozenset[str]]] = set()
    for path, text, words, sources in told:
        beside = citing[min(sources)] if sources and len(words) >= _FEWEST else ()
        is_part = any(words < others and sources <= cited for others, cited in beside)
        if is_part or (text, sources) in seen:
            found.add(path)
        seen.add((text, sources))
    return found


def _kept(paragraphs: tuple[Paragraph, ...], place: str, doubles: set[str]) -> tuple[Paragraph, ...]:
    result = []
    for index, paragraph in enumerate(paragraphs):
        kept = tuple(
            sentence
            for number, sentence in enumerate(paragraph.sentences)
            if f"{place}[{index}].sentences[{number}]" not in doubles
        )
        if kept:
            result.append(paragraph.model_copy(update={"sentences": kept}))
    return tuple(result)
