"""Vocabulary: which words a model uses that the note does not have in any form."""

from itertools import takewhile
from operator import eq

from articlekit.drafting.drafter import Brief
from articlekit.language.letters import fold
from articlekit.language.locale import load
from articlekit.language.recent import Recent
from articlekit.language.tags import uses_spaces
from articlekit.language.words import content, tokens
from articlekit.model.note import Note

__all__ = ["foreign_words"]

_NOTED = 0.7
"""Share of the pairs of characters of a text that the note has, where a language has no spaces."""
_INSIDE = 5
"""Letters of the beginning of a word that stand in another one of its family: Sperrung, gesperrt."""
_BEGINNING, _SHARE = 4, 0.6
"""Letters that two words of one family begin with, and the share of the shorter one: failed, failure."""


def foreign_words(text: str, brief: Brief) -> list[str]:
    """The content words of a text, in the note's language, that the note does not have in any form.

    Words of one family count as one: "Sperrung" is in a note that has "gesperrt". The words by which a
    language names the kinds of sections say no more than that, and are known too. Of a text without
    spaces it is pairs of characters, and none where the note has most of them.

    Args:
        text: what a model wrote.
        brief: the order, with the note.
    """
    language = brief.language
    noted, stems = _RECENT.get((brief.note, language), lambda: _words(brief.note, language))
    if not uses_spaces(language):
        own = content(text, language)
        return [] if len(own & stems) >= _NOTED * len(own) else sorted(own - stems)
    found = []
    for word in tokens(text):
        known = content(word, language) <= stems or any(_are_kin(fold(word), each) for each in noted)
        if not known and not any(map(str.isdigit, word)):
            found.append(word)
    return found


def _words(note: Note, language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words that a note and the names of sections have, folded, and the stems of these."""
    texts = [note.title or "", *load(language).labels.values()]
    for each in note.statements:
        texts += filter(None, (each.label, each.text))
    noted = frozenset(fold(word) for each in texts for word in tokens(each))
    return noted, content(" ".join(sorted(noted)), language)


_RECENT: Recent[tuple[frozenset[str], frozenset[str]]] = Recent(2)


def _are_kin(word: str, other: str) -> bool:
    """Whether a word has its beginning in common with another one, or has it somewhere in that."""
    if len(word) >= _INSIDE and word[:_INSIDE] in other:
        return True
    common = sum(1 for _ in takewhile(bool, map(eq, word, other)))
    return common >= _BEGINNING and common >= _SHARE * min(len(word), len(other))
