"""Headings that an article does without, though they are wanted, as questions to the author of the note."""

from collections.abc import Iterable, Iterator

from articlekit.language.letters import heading_key
from articlekit.language.locale import load
from articlekit.language.purposes import name_in, purpose_of
from articlekit.model.article import Article, Missing, Question
from articlekit.model.house import House
from articlekit.model.note import Note

__all__ = ["has_headings", "heading_questions", "is_outlined", "outline_questions"]

_SAME: dict[str, Question] = {"cause": "cause", "outlook": "next"}
"""What is asked already where the note has nothing of a role."""


def heading_questions(
    article: Article, house: House, language: str, *, asked: Iterable[Missing]
) -> Iterator[Missing]:
    """What is to stand under each required heading that an article does not have.

    Args:
        article: the article that the note makes.
        house: the headings that are required.
        language: BCP 47 tag of the questions.
        asked: the questions that there are already, which are not asked in other words.
    """
    if not house.headings.required:
        return
    present = {heading_key(section.heading.text) for section in article.sections}
    about = {each.about for each in asked}
    question = load(language).questions["heading"]
    for wanted in house.headings.wanted:
        if wanted.sign is not None or any(heading_key(name) in present for name in wanted.names):
            continue
        name = name_in(wanted.names, language)
        roles = purpose_of(name, language).roles
        if not any(_SAME.get(role) in about for role in roles[:1]):
            yield Missing(about="heading", question=question.replace("{heading}", name))


def is_outlined(note: Note, house: House) -> bool:
    """Whether an article has the headings that its note lists, as the house has none of its own."""
    return bool(note.outline) and not house.headings.required


def has_headings(note: Note, house: House) -> bool:
    """Whether headings are given for an article, by its house or by its note."""
    return bool(note.outline or house.headings.required)


def outline_questions(article: Article, note: Note, language: str) -> Iterator[Missing]:
    """What is to stand under each heading of a note's outline that its article does not have.

    Args:
        article: the article that the note makes, under the headings of its outline.
        note: the note.
        language: BCP 47 tag of the questions.
    """
    present = {heading_key(section.heading.text) for section in article.sections}
    question = load(language).questions["heading"]
    for heading in note.outline:
        if heading_key(heading) not in present | {heading_key(article.headline.text)}:
            yield Missing(about="heading", question=question.replace("{heading}", heading))
