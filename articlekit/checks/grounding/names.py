"""Names: when a name of an article stands in the note, in whatever form."""

import re
from collections.abc import Iterator

from articlekit.checks.grounding.evidence import Evidence
from articlekit.checks.grounding.inflection import forms
from articlekit.checks.grounding.passage import Passage
from articlekit.language.facts import Fact, calendar_words, has_capitals
from articlekit.language.letters import WORD_CHARACTER, fold
from articlekit.language.tags import primary, uses_spaces
from articlekit.language.words import function_words, stems

__all__ = ["has_name", "has_word", "missing_words", "name_words"]

_FAR = 40
"""Characters of a word and the blank between it and its version."""
_BEFORE = re.compile(r"([^\W\d][\w-]*)[ \u00a0]$")
_PART = re.compile(rf"(?:(?!_){WORD_CHARACTER})+(?:'(?:(?!_){WORD_CHARACTER})+)*")


def has_name(fact: Fact, evidence: Evidence, language: str) -> bool:
    """Whether every word of a name stands in the evidence.

    Function words inside a name and the names of days and months do not count. A word is there if
    it is there as written, with the same stem, with another of the endings that its language has
    for names, or without the particles that are glued to it. An acronym is there only as an acronym.
    """
    return not missing_words(fact, evidence, language)


def missing_words(fact: Fact, evidence: Evidence, language: str) -> list[str]:
    """The words of a name that the evidence does not have, folded."""
    return [word for word in _parts(fact.value, language) if not has_word(word, evidence, language)]


def _parts(name: str, language: str) -> list[str]:
    """The words of a name without function words, months and weekdays, folded."""
    passing = function_words(primary(language))
    calendar = calendar_words(primary(language))
    return [word for word in _PART.findall(fold(name)) if word not in passing and word not in calendar]


def name_words(passage: Passage) -> Iterator[str]:
    """The words of a text that are a name or part of one, folded; what stands before a version is one too."""
    for fact in passage.of("name"):
        yield from _parts(fact.value, passage.language)
    for fact in passage.of("identifier"):
        if fact.value[0].isdigit():
            before = _BEFORE.search(passage.text, max(0, fact.start - _FAR), fact.start)
            if before and (before[1][0].isupper() or not has_capitals(passage.language)):
                yield from _parts(before[1], passage.language)


def has_word(word: str, evidence: Evidence, language: str) -> bool:
    """Whether one folded word of a name stands in the evidence."""
    if word in evidence.words:
        return True
    if not uses_spaces(language) and not word.isascii():
        return word in evidence.folded
    parts = [part for part in word.split("'") if len(part) > 1]
    if len(parts) > 1 and all(has_word(part, evidence, language) for part in parts):
        return True
    if any(stem in evidence.all_stems for part in parts for stem in stems(part, language)):
        return True
    return not evidence.forms.isdisjoint(forms(word, primary(language)))
