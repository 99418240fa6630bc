"""Changing the tree of an article: sentences replaced or cut, and what is left empty taken away."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from articlekit.model.article import Article, Paragraph, Section, Sentence

__all__ = ["Change", "Changes", "apply"]


@dataclass(frozen=True, kw_only=True)
class Change:
    """What comes in the place of a sentence, heading or headline; nothing where it is cut."""

    path: str
    old: str
    by: tuple[Sentence, ...] = ()

    @property
    def new(self) -> str:
        """The words that come in its place."""
        return " ".join(sentence.text for sentence in self.by)


Changes = tuple[Change, ...]


def apply(article: Article, changes: Iterable[Change]) -> Article | None:
    """The article after the changes; `None` where nothing is left of it.

    A section whose heading is cut joins what stands before it, a section without text goes, and
    where the lede has gone the first section takes its place.
    """
    by_path = {change.path: change.by for change in changes}
    headline = by_path.get("headline", (article.headline,))
    lede = list(_paragraphs(article.lede, "lede", by_path))
    sections = _sections(article, by_path, lede)
    conclusion = _paragraphs(article.conclusion, "conclusion", by_path)
    if not lede and sections:
        lede = list(sections.pop(0).paragraphs)
    if not lede:
        lede, conclusion = list(conclusion), ()
    if not lede or not headline:
        return None
    return article.model_copy(
        update={
            "headline": headline[0],
            "lede": tuple(lede),
            "sections": _levelled(sections),
            "conclusion": conclusion,
        }
    )


def _sections(
    article: Article, by_path: dict[str, tuple[Sentence, ...]], lede: list[Paragraph]
) -> list[Section]:
    """The sections that are left; what loses its heading is added to the one before, or to the lede."""
    sections: list[Section] = []
    for number, section in enumerate(article.sections):
        path = f"sections[{number}]"
        paragraphs = _paragraphs(section.paragraphs, f"{path}.paragraphs", by_path)
        heading = by_path.get(f"{path}.heading", (section.heading,))
        if not paragraphs:
            continue
        if heading:
            sections.append(section.model_copy(update={"heading": heading[0], "paragraphs": paragraphs}))
        elif sections:
            last = sections[-1]
            sections[-1] = last.model_copy(update={"paragraphs": last.paragraphs + paragraphs})
        else:
            lede.extend(paragraphs)
    return sections


def _paragraphs(
    paragraphs: tuple[Paragraph, ...], path: str, by_path: dict[str, tuple[Sentence, ...]]
) -> tuple[Paragraph, ...]:
    result = []
    for index, paragraph in enumerate(paragraphs):
        place = f"{path}[{index}].sentences"
        kept = _changed(paragraph.sentences, lambda number, place=place: by_path.get(f"{place}[{number}]"))  # type: ignore[misc]
        if kept:
            result.append(paragraph.model_copy(update={"sentences": kept}))
    return tuple(result)


def _changed(
    old: tuple[Sentence, ...], change: Callable[[int], tuple[Sentence, ...] | None]
) -> tuple[Sentence, ...]:
    kept: list[Sentence] = []
    for number, sentence in enumerate(old):
        new = change(number)
        kept += (sentence,) if new is None else new
    return tuple(kept)


def _levelled(sections: list[Section]) -> tuple[Section, ...]:
    """The sections without a skipped level: the first one is an h2."""
    if sections and sections[0].level > 2:
        sections[0] = sections[0].model_copy(update={"level": 2})
    return tuple(sections)
