"""Attributions: who is named in a sentence has to be named for something that it says."""

from collections.abc import Mapping

from articlekit.language.facts import names
from articlekit.language.words import content, tokens

__all__ = ["misattributed", "places"]

_FEWEST = 2
"""Words of a name that is somebody's: one alone may be a place, which any sentence may add."""


def places(words: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """The statements that each word stands in, by word.

    Args:
        words: the content words of each statement, and of the title.
    """
    found: dict[str, set[str]] = {}
    for statement, content_words in words.items():
        for word in content_words:
            found.setdefault(word, set()).add(statement)
    return {word: frozenset(statements) for word, statements in found.items()}


def misattributed(text: str, where: Mapping[str, frozenset[str]], language: str) -> str | None:
    """A name of a sentence that no statement mentions together with anything else the sentence says.

    "Anna Lenoir broke the pipe" is no news from a note in which an excavator did and Anna Lenoir
    comments on it, though it has all of these words.

    Args:
        text: the sentence.
        where: the statements that each word of the note stands in.
        language: the language of sentence and note.
    """
    found = [each for each in names(text, language) if len(tokens(each.text)) >= _FEWEST]
    rest = content(text, language).difference(*(content(each.text, language) for each in found))
    for name in found:
        own = [where.get(word, frozenset()) for word in content(name.text, language)]
        homes = frozenset.intersection(*own) if own else frozenset()
        if rest and homes and all(homes.isdisjoint(where.get(word, ())) for word in rest):
            return name.text
    return None
