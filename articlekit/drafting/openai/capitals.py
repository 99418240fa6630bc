"""Capitals: titles in which a model has set every word with one are set like sentences."""

import re

from articlekit.drafting.drafter import Brief
from articlekit.language.facts import calendar_words, has_capitals, is_known, names, nouns_have_capitals
from articlekit.language.locale import fold
from articlekit.model.note import Note

__all__ = ["in_sentence_case"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LONG = 4
"""Letters from which a word has a capital in titles that have them throughout."""
_FEWEST, _SHARE = 2, 0.75
"""Long words behind the first, and the share of them with a capital, that show such a title."""


def in_sentence_case(title: str, brief: Brief) -> str:
    """A title with capitals for its first word and for names only, if it has them throughout.

    English titles of models have, whatever they are asked for, and each word of them reads like a name.
    Names are those of the note, those that everybody knows, and words with capitals or digits inside.
    """
    language = brief.language
    if not has_capitals(language) or nouns_have_capitals(language) or not _has_them_throughout(title):
        return title
    own = _names(brief.note)
    calendar = calendar_words(language)
    first = _WORD.search(title)

    def lowered(match: re.Match[str]) -> str:
        word = match[0]
        if (first and match.start() == first.start()) or not word.istitle() or _is_part(match):
            return word
        if word in own or word == "I" or is_known(word, language):
            return word
        return calendar.get(fold(word), word.lower())

    return _WORD.sub(lowered, title)


def _has_them_throughout(title: str) -> bool:
    words = [word for word in _WORD.findall(title)[1:] if len(word) >= _LONG]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= _FEWEST and capitals >= _SHARE * len(words)


def _is_part(match: re.Match[str]) -> bool:
    """Whether the letters are part of a code or a compound with figures, such as `B2` or `SQL-9`."""
    around = match.string[max(match.start() - 1, 0) : match.start()] + match.string[match.end() :][:1]
    return any(map(str.isdigit, around)) or "_" in around


def _names(note: Note) -> frozenset[str]:
    """The words of the names that a note has."""
    texts = [statement.text for statement in note.statements]
    found = (fact.text for text in (note.title or "", *texts) for fact in names(text, note.language))
    return frozenset(word for name in found for word in _WORD.findall(name))
