"""Alignment: the sections of a version in the order, and at the levels, of another one."""

from dataclasses import dataclass

from articlekit.checks import counterparts
from articlekit.model.article import Article, Paragraph, Section, Sentence

__all__ = ["Aligned", "aligned"]


@dataclass(frozen=True, kw_only=True)
class Aligned:
    """A version after its sections were put in order."""

    article: Article
    dropped: tuple[Sentence, ...] = ()
    """Headings of sections that the other version does not have; what stood under them is kept."""


def aligned(article: Article, model: Article) -> Aligned:
    """Give the sections of an article the order and the levels of those of another one.

    A section that has no counterpart there joins the section that tells of the same statements, or
    the one before it, or the lede. What an article lacks cannot be made up for here.

    Args:
        article: the article, whose words stay as they are.
        model: the same article in another language.
    """
    matched = counterparts(article, model)
    if not matched.pairs:
        return Aligned(article=article)
    homes: dict[int, int | None] = dict(matched.pairs)
    for number in matched.here:
        home = _home(article.sections[number], model, matched.pairs)
        homes[number] = homes.get(number - 1) if home is None else home
    lede = list(article.lede)
    gathered: dict[int, list[Paragraph]] = {}
    for number, section in enumerate(article.sections):
        home = homes[number]
        (lede if home is None else gathered.setdefault(home, [])).extend(section.paragraphs)
    sections = tuple(
        Section(
            heading=article.sections[number].heading,
            level=model.sections[home].level,
            paragraphs=tuple(gathered[home]),
        )
        for number, home in sorted(matched.pairs, key=lambda pair: pair[1])
    )
    return Aligned(
        article=article.model_copy(update={"lede": tuple(lede), "sections": sections}),
        dropped=tuple(article.sections[number].heading for number in matched.here),
    )


def _home(section: Section, model: Article, pairs: tuple[tuple[int, int], ...]) -> int | None:
    """The section of the other version that tells most of the same statements."""
    cited = _cited(section)
    shared = {home: len(cited & _cited(model.sections[home])) for _, home in pairs}
    best = max(shared, key=lambda home: (shared[home], -home))
    return best if shared[best] else None


def _cited(section: Section) -> set[str]:
    return {
        source
        for paragraph in section.paragraphs
        for sentence in paragraph.sentences
        for source in sentence.sources
    }
