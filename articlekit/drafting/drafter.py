"""What a drafter is: it takes a brief and hands in an article."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from articlekit.drafting.budget import Budget
from articlekit.errors import EngineError
from articlekit.language.tags import primary
from articlekit.model.article import Article
from articlekit.model.finding import Finding
from articlekit.model.house import House
from articlekit.model.note import Note

__all__ = ["AnswerError", "Brief", "Drafter", "Judge", "Verdict"]


class AnswerError(EngineError):
    """The engine was reached, but no article could be made of its answer; another try may help."""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a judge says of a sentence."""

    answer: Literal["yes", "no", "unsure"]
    """Whether the note carries it."""
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Brief:
    """An order for one article."""

    note: Note
    language: str
    """BCP 47 tag of the article that is wanted."""
    house: House = field(default_factory=House)
    previous: Article | None = None
    """The last attempt, where there was one."""
    findings: tuple[Finding, ...] = ()
    """What was wrong with it."""
    budget: Budget = field(default_factory=Budget)
    """The account of the article, which all its attempts share."""

    @property
    def is_translation(self) -> bool:
        """Whether the article is wanted in another language than the note's."""
        return primary(self.language) != primary(self.note.language)


class Drafter(Protocol):
    """Anything that writes an article from a brief."""

    def draft(self, brief: Brief) -> Article:
        """Write the article.

        Raises:
            UsageError: the drafter cannot write what the brief asks for.
            AnswerError: the engine's answer is no article.
            EngineError: the drafter's engine cannot be reached.
        """
        ...


class Judge(Protocol):
    """Anything that says whether a note carries sentences."""

    def judge(self, claims: Mapping[str, str], brief: Brief) -> Mapping[str, Verdict]:
        """The verdicts on some sentences, by the ids that they are given under.

        Raises:
            EngineError: the engine cannot be reached.
        """
        ...
