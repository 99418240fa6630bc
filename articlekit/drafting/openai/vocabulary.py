"""Vocabulary: which words a model uses that the note does not have in any form."""

from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from operator import eq

from articlekit.drafting.drafter import Brief
from articlekit.language.loading import loaded
from articlekit.language.locale import load
from articlekit.language.recent import Recent
from articlekit.language.tags import primary, uses_spaces
from articlekit.language.words import content, content_of, tokens
from articlekit.model.note import Note

__all__ = ["Vocabulary", "foreign_words", "vocabulary"]

_NOTED = 0.7
"""Share of the pairs of characters of a text that the note has, where a language has no spaces."""
_INSIDE = 5
"""Letters of the beginning of a word that stand in another one of its family: Sperrung, gesperrt."""
_BEGINNING, _SHARE = 4, 0.6
"""Letters that two words of one family begin with, and the share of the shorter one: failed, failure."""


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The words that a note and the names of sections have."""

    words: frozenset[str]
    """The words, folded."""
    stems: frozenset[str]
    """The stems of those that are no function words."""
    language: str

    def lacks(self, word: str) -> bool:
        """Whether a folded word, in a language with spaces, is there in no form; one with a digit is none."""
        if word in self.words or any(map(str.isdigit, word)):
            return False
        return not content(word, self.language) <= self.stems and not self._has_kin(word)

    def _has_kin(self, word: str) -> bool:
        """Whether a word has its beginning in common with another one, or has it somewhere in that."""
        if len(word) >= _INSIDE and word[:_INSIDE] in self._joined:
            return True
        return any(_are_kin(word, other) for other in self._beginnings.get(word[:_BEGINNING], ()))

    @cached_property
    def _joined(self) -> str:
        """All words, a line for each, to be searched at once."""
        return "\n".join(self.words)

    @cached_property
    def _beginnings(self) -> dict[str, list[str]]:
        """The words by the letters that they begin with."""
        found: dict[str, list[str]] = {}
        for word in self.words:
            if len(word) >= _BEGINNING:
                found.setdefault(word[:_BEGINNING], []).append(word)
        return found


def foreign_words(text: str, brief: Brief) -> list[str]:
    """The content words of a text, in the note's language, that the note does not have in any form.

    Words of one family count as one: "Sperrung" is in a note that has "gesperrt". The words by which a
    language names the kinds of sections say no more than that, and are known too. Of a text without
    spaces it is pairs of characters, and none where the note has most of them.

    Args:
        text: what a model wrote.
        brief: the order, with the note.
    """
    noted = vocabulary(brief)
    if not uses_spaces(brief.language):
        own = content(text, brief.language)
        return [] if len(own & noted.stems) >= _NOTED * len(own) else sorted(own - noted.stems)
    return [word for word in tokens(text) if noted.lacks(word)]


def vocabulary(brief: Brief) -> Vocabulary:
    """The words of the note of an order, and those for sections in its language."""
    return _RECENT.get((brief.note, brief.language), lambda: _read(brief.note, brief.language))


_RECENT: Recent[Vocabulary] = Recent(2)


def _read(note: Note, language: str) -> Vocabulary:
    texts = [note.title or ""]
    for each in note.statements:
        texts += filter(None, (each.label, each.text))
    words, stems = _section_words(primary(language))
    return Vocabulary(
        words=words.union(*map(tokens, texts)),
        stems=stems | content_of(texts, language),
        language=language,
    )


@loaded
def _section_words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words by which a language names the kinds of sections, folded, and their stems."""
    labels = load(language).labels.values()
    return frozenset(word for each in labels for word in tokens(each)), content_of(labels, language)


def _are_kin(word: str, other: str) -> bool:
    """Whether two words that begin alike do so far enough."""
    common = sum(1 for _ in takewhile(bool, map(eq, word, other)))
    return common >= _SHARE * min(len(word), len(other))
