"""Parting: what a model puts under one heading, and the plan has under two, is taken apart.

Small models put what was done about it under the heading that tells the cause. What the plan has elsewhere
goes to the section of the model that is about the same, or under the heading that the extractive drafter has.
"""

from dataclasses import dataclass, field

from articlekit.drafting.openai.plan import Plan
from articlekit.language.keys import heading_key
from articlekit.model.article import Article, Paragraph, Section, Sentence
from articlekit.model.provenance import BY_NOTE

__all__ = ["homes_of", "parted"]


@dataclass(eq=False)
class _Body:
    """A section while it is put together."""

    heading: Sentence
    level: int
    home: int | None
    paragraphs: list[Paragraph] = field(default_factory=list)


def homes_of(plan: Plan) -> dict[str, int]:
    """The section of the plan that each statement belongs to, by its place among the parts."""
    return {
        source: number
        for number, part in enumerate(plan.parts)
        if part.kind == "section"
        for source in part.sources
    }


def parted(article: Article, plan: Plan) -> Article:
    """The article with every sentence in a section of its own part of the plan.

    What joins statements of two parts stays where it is, and so does what the plan has in no section.

    Args:
        article: the article of the model, in the language of the note.
        plan: the plan.
    """
    homes = homes_of(plan)
    bodies: list[_Body] = []
    moved: list[tuple[_Body, int, Paragraph]] = []
    for section in article.sections:
        body = _Body(section.heading, section.level, _home_of(section, homes))
        for paragraph in section.paragraphs:
            for home, part in _runs(paragraph, homes, body.home):
                if home is None or home == body.home:
                    body.paragraphs.append(part)
                else:
                    moved.append((body, home, part))
        bodies.append(body)
    if not moved:
        return article
    for origin, home, part in moved:
        _put(bodies, origin, home, part, plan)
    sections = (
        Section(heading=each.heading, level=each.level, paragraphs=tuple(each.paragraphs))
        for each in bodies
        if each.paragraphs
    )
    return article.model_copy(update={"sections": tuple(sections)})


def _put(bodies: list[_Body], origin: _Body, home: int, part: Paragraph, plan: Plan) -> None:
    """Put a paragraph into the section of its part, or into a new one behind the one it was in."""
    known = next((each for each in bodies if each.home == home), None)
    if known is not None:
        known.paragraphs.append(part)
        return
    own = plan.parts[home].section
    taken = {heading_key(each.heading.text) for each in bodies}
    if own is None or heading_key(own.heading.text) in taken:
        origin.paragraphs.append(part)
        return
    heading = own.heading.model_copy(update={"by": BY_NOTE})
    bodies.insert(bodies.index(origin) + 1, _Body(heading, origin.level, home, [part]))


def _home_of(section: Section, homes: dict[str, int]) -> int | None:
    """The part that the first sentence under a heading belongs to, which the heading was written for."""
    for paragraph in section.paragraphs:
        for sentence in paragraph.sentences:
            if (home := _home(sentence, homes)) is not None:
                return home
    return None


def _home(sentence: Sentence, homes: dict[str, int]) -> int | None:
    """The one part of the plan that a sentence belongs to; `None` where that are several, or none."""
    found = {homes.get(source) for source in sentence.sources}
    return found.pop() if len(found) == 1 else None


def _runs(paragraph: Paragraph, homes: dict[str, int], own: int | None) -> list[tuple[int | None, Paragraph]]:
    """The paragraph by the parts that its sentences belong to; what belongs to none goes with the others."""
    runs: list[tuple[int | None, list[Sentence]]] = []
    for sentence in paragraph.sentences:
        home = _home(sentence, homes)
        home = home if home is not None and own is not None else (runs[-1][0] if runs else own)
        if runs and runs[-1][0] == home:
            runs[-1][1].append(sentence)
        else:
            runs.append((home, [sentence]))
    return [(home, paragraph.model_copy(update={"sentences": tuple(group)})) for home, group in runs]
