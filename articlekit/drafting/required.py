"""The headings that a house or a note wants, and questions to the note's author for those without a text."""

from collections.abc import Collection, Iterable, Iterator

from articlekit.language.letters import heading_key
from articlekit.language.locale import load
from articlekit.language.purposes import name_in, purpose_of
from articlekit.model.article import Article, Missing, Question
from articlekit.model.house import House
from articlekit.model.note import Note

__all__ = ["has_headings", "is_outlined", "missing_headings", "wanted_headings"]

_SAME: dict[str, Question] = {"cause": "cause", "outlook": "next"}
"""What is asked already where the note has nothing of a role."""


def missing_headings(
    article: Article, note: Note, house: House, language: str, *, asked: Iterable[Missing]
) -> Iterator[Missing]:
    """What is to stand under each heading, required or the note's, that an article does not have.

    Args:
        article: the article that the note makes.
        note: the note, which may list the headings of its article.
        house: the headings that are required.
        language: BCP 47 tag of the questions.
        asked: the questions that there are already, which are not asked in other words.
    """
    present = {heading_key(section.heading.text) for section in article.sections}
    question = load(language).questions["heading"]
    for name in (*_lacking(present, house, language, asked), *_unwritten(present, article, note, house)):
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


def _unwritten(present: Collection[str], article: Article, note: Note, house: House) -> Iterator[str]:
    """The headings of a note's outline that are not there."""
    for heading in note.outline if is_outlined(note, house) else ():
        if heading_key(heading) not in {*present, heading_key(article.headline.text)}:
            yield heading


def wanted_headings(article: Article, note: Note, house: House, language: str) -> list[str]:
    """The headings that are wanted and that the note has something for, in a language.

    Args:
        article: the article that the note makes.
        note: the note, which may list the headings of its article.
        house: the headings that it wants.
        language: BCP 47 tag of the headings.
    """
    if is_outlined(note, house):
        return [*note.outline]
    there = {heading_key(section.heading.text) for section in article.sections}
    wanted = []
    for each in house.headings.wanted:
        if not each.names:
            wanted.append(each.sign or "*")
        elif there & set(map(heading_key, each.names)):
            wanted.append(name_in(each.names, language) or each.names[0])
    return wanted


def is_outlined(note: Note, house: House) -> bool:
    """Whether an article has the headings that its note lists, as the house has none of its own."""
    return bool(note.outline) and not house.headings.required


def has_headings(note: Note, house: House) -> bool:
    """Whether headings are given for an article, by its house or by its note."""
    return bool(note.outline or house.headings.required)
