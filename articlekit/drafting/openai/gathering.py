"""Gathering: sections of a model that the plan has as one are put under one heading."""

from articlekit.drafting.openai.parting import homes_of
from articlekit.drafting.openai.plan import Plan
from articlekit.model.article import Article, Paragraph, Section

__all__ = ["gathered"]

_MOST_SENTENCES = 4
"""Sentences of a paragraph of running text."""


def gathered(article: Article, plan: Plan) -> Article:
    """The article without headings that divide what the plan keeps together.

    Small models put a heading over every sentence. Only sections of a single sentence that follow each
    other are joined; the first heading stays.
    """
    homes = homes_of(plan)
    sections: list[Section] = []
    before: int | None = None
    for section in article.sections:
        home = _home(section, homes) if _is_single(section) else None
        if sections and home is not None and home == before:
            last = sections[-1]
            sections[-1] = last.model_copy(update={"paragraphs": _set(last.paragraphs + section.paragraphs)})
        else:
            sections.append(section)
        before = home
    return article.model_copy(update={"sections": tuple(sections)})


def _is_single(section: Section) -> bool:
    return sum(len(each.sentences) for each in section.paragraphs) == 1


def _home(section: Section, homes: dict[str, int]) -> int | None:
    """The section of the plan that most of the statements under a heading belong to."""
    found = [
        homes[source]
        for paragraph in section.paragraphs
        for sentence in paragraph.sentences
        for source in sentence.sources
        if source in homes
    ]
    return max(found, key=lambda home: (found.count(home), -home), default=None)


def _set(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs, short ones of running text as one."""
    result: list[Paragraph] = []
    for each in paragraphs:
        last = result[-1] if result else None
        both = (*last.sentences, *each.sentences) if last is not None else ()
        if last is not None and last.kind == each.kind == "text" and len(both) <= _MOST_SENTENCES:
            result[-1] = last.model_copy(update={"sentences": both})
        else:
            result.append(each)
    return tuple(result)
