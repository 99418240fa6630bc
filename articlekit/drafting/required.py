"""The headings that a house or a note wants, and questions to the note's author for those without a text."""

from collections.abc import Collection, Iterable, Iterator

from articlekit.drafting.drafter import Brief
from articlekit.language.letters import heading_key
from articlekit.language.locale import load
from articlekit.language.purposes import name_in, purpose_of
from articlekit.model.article import Article, Missing, Question
from articlekit.model.house import House

__all__ = ["missing_headings", "wanted_headings"]

_SAME: dict[str, Question] = {"cause": "cause", "outlook": "next"}
"""What is asked already where the note has nothing of a role."""


def missing_headings(article: Article, brief: Brief, *, asked: Iterable[Missing]) -> Iterator[Missing]:
    """What is to stand under each heading, required or the note's, that an article does not have.

    Args:
        article: the article that the note makes.
        brief: the order, whose house may require headings and whose note may list them.
        asked: the questions that there are already, which are not asked in other words.
    """
    present = {heading_key(section.heading.text) for section in article.sections}
    question = load(brief.language).questions["heading"]
    for name in (
        *_lacking(present, brief.house, brief.language, asked),
        *_unwritten(present, article, brief),
    ):
        yield Missing(about="heading", question=question.replace("{heading}", name))


def _lacking(
    present: Collection[str], house: House, language: str, asked: Iterable[Missing]
) -> Iterator[str]:
    """The names of the required headings that are not there, and that nothing else asks for."""
    about = {each.about for each in asked}
    for wanted in house.headings.wanted if house.headings.required else ():
        if wanted.sign is not None or any(heading_key(name) in present for name in wanted.names):
            continue
        name = name_in(wanted.names, language)
        roles = purpose_of(name, language).roles
        if not any(_SAME.get(role) in about for role in roles[:1]):
            yield name


def _unwritten(present: Collection[str], article: Article, brief: Brief) -> Iterator[str]:
    """The headings of a note's outline that are not there."""
    for heading in brief.note.outline if brief.is_outlined else ():
        if heading_key(heading) not in {*present, heading_key(article.headline.text)}:
            yield heading


def wanted_headings(article: Article, brief: Brief) -> list[str]:
    """The headings that are wanted and that the note has something for, in the language of the order.

    Args:
        article: the article that the note makes.
        brief: the order, whose house may want headings and whose note may list them.
    """
    if brief.is_outlined:
        return [*brief.note.outline]
    there = {heading_key(section.heading.text) for section in article.sections}
    wanted = []
    for each in brief.house.headings.wanted:
        if not each.names:
            wanted.append(each.sign or "*")
        elif there & set(map(heading_key, each.names)):
            wanted.append(name_in(each.names, brief.language) or each.names[0])
    return wanted
