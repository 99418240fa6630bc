"""Attributions: who is named in a sentence has to be named for something that it says."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from articlekit.language.facts import names
from articlekit.language.words import content, tokens

__all__ = ["Whereabouts", "misattributed"]

_FEWEST = 2
"""Words of a name that is somebody's: one alone may be a place, which any sentence may add."""


@dataclass(frozen=True, eq=False)
class Whereabouts:
    """Where the words of a note stand; that is found out for the first name that is somebody's."""

    words: Mapping[str, frozenset[str]]
    """The content words of each statement, and of the title."""

    def of(self, word: str) -> frozenset[str]:
        """The statements that a word stands in."""
        return self._places.get(word, frozenset())

    @cached_property
    def _places(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for statement, content_words in self.words.items():
            for word in content_words:
                found.setdefault(word, set()).add(statement)
        return {word: frozenset(statements) for word, statements in found.items()}


def misattributed(text: str, where: Whereabouts, language: str) -> str | None:
    """A name of a sentence that no statement mentions together with anything else the sentence says.

    "Anna Lenoir broke the pipe" is no news from a note in which an excavator did and Anna Lenoir
    comments on it, though it has all of these words.

    Args:
        text: the sentence.
        where: where the words of the note stand.
        language: the language of sentence and note.
    """
    found = [each for each in names(text, language) if len(tokens(each.text)) >= _FEWEST]
    if not found:
        return None
    rest = content(text, language).difference(*(content(each.text, language) for each in found))
    for name in found:
        own = [where.of(word) for word in content(name.text, language)]
        homes = frozenset.intersection(*own) if own else frozenset()
        if rest and homes and all(homes.isdisjoint(where.of(word)) for word in rest):
            return name.text
    return None
