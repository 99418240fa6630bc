"""Required headings that an article does without, as questions to the author of the note."""

from collections.abc import Iterable, Iterator

from articlekit.language.headings import heading_key
from articlekit.language.locale import load
from articlekit.language.purposes import name_in, purpose_of
from articlekit.model.article import Article, Missing, Question
from articlekit.model.house import House

__all__ = ["heading_questions"]

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
