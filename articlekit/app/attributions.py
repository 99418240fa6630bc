"""Attributions: who is named in a sentence has to be named for something that it says."""

from collections.abc import Mapping

from articlekit.language.facts import names
from articlekit.language.words import content, tokens

__all__ = ["misattributed"]

_FEWEST = 2
"""Words of a name that is somebody's: one alone may be a place, which any sentence may add."""


def misattributed(text: str, words: Mapping[str, frozenset[str]], language: str) -> str | None:
    """A name of a sentence that no statement mentions together with anything else the sentence says.

    "Anna Lenoir broke the pipe" is no news from a note in which an excavator did and Anna Lenoir
    comments on it, though it has all of these words.

    Args:
        text: the sentence.
        words: the content words of each statement, and of the title.
        language: the language of sentence and note.
    """
    found = [each for each in names(text, language) if len(tokens(each.text)) >= _FEWEST]
    rest = content(text, language).difference(*(content(each.text, language) for each in found))
    for name in found:
        own = content(name.text, language)
        homes = [each for each in words.values() if own and own <= each]
        if rest and homes and all(rest.isdisjoint(home) for home in homes):
            return name.text
    return None
