"""Curtailed: titles that leave out what a deed was done to, so that it befalls whoever has done it.

"Wolf bei Uelzen gerissen" has no word that is not in "Ein Wolf hat bei Uelzen elf Schafe gerissen".
"""

import re
from collections.abc import Iterator

from articlekit.drafting.drafter import Brief
from articlekit.language.facts import facts
from articlekit.language.tags import uses_spaces
from articlekit.language.words import content, tokens

__all__ = ["curtailed"]

_CLAUSE = re.compile(r"[,;:،؛]\s|\s[:–—-]\s")
_WORD = re.compile(r"\s+([^\W\d_][\w-]*)")
_FEWEST = 2
"""Words of a clause that tells of a deed."""


def curtailed(title: str, brief: Brief) -> str | None:
    """What a title in the note's language leaves out: a number and what is counted.

    Only where a clause of the title has no word but those of one clause of the note, and what is counted
    there stands nowhere in the title. A number behind a short word, as in "with three others", is no part
    of the deed. The title that the note has itself is left alone.

    Args:
        title: the headline or heading of a model.
        brief: the order, with the note.
    """
    language = brief.language
    if not uses_spaces(language):
        return None
    told = content(title, language)
    if told <= content(brief.note.title or "", language):
        return None
    said = [words for each in _CLAUSE.split(title) if len(words := content(each, language)) >= _FEWEST]
    noted = (clause for statement in brief.note.statements for clause in _CLAUSE.split(statement.text))
    followed = (clause for clause in noted if any(each <= content(clause, language) for each in said))
    counted = (each for clause in followed for each in _counted(clause, language))
    return next((each for each in counted if told.isdisjoint(content(each, language))), None)


def _counted(clause: str, language: str) -> Iterator[str]:
    """Numbers with what is counted, right behind a word that is no short one."""
    for number in facts(clause, language):
        before = clause[: number.start].rstrip()
        behind = _WORD.match(clause, number.end)
        if number.kind != "number" or behind is None or not before[-1:].isalnum():
            continue
        if content(tokens(before)[-1], language) and content(behind[1], language):
            yield clause[number.start : behind.end()]
