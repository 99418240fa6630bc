"""Series: the entries of a log or chat taken together."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import groupby, pairwise

from articlekit.language.facts import dates_and_times
from articlekit.model.note import Statement

__all__ = ["in_order", "is_chat", "named"]

_LONGEST = 90
"""Characters of a stamp."""
_NAMED = re.compile(
    r"@?(?P<name>[^\W\d_][^:：\n]{0,40}?)[ \u00a0]?[:：][ \u00a0]*(?=\S)|<(?P<nick>[^<>\s]{1,30})>[ ]+"
)


def named(words: str) -> tuple[str, int] | None:
    """The name that the words of a message begin with, and where its text begins."""
    match = _NAMED.match(words)
    return ((match["name"] or match["nick"]).strip(), match.end()) if match else None


def is_chat(messages: Iterable[str]) -> bool:
    """Whether the words behind the times begin with names: most of them do, and a name comes back."""
    read = [named(words) for words in messages]
    names = Counter(found[0] for found in read if found is not None)
    return len(read) >= 2 and 2 * names.total() > len(read) and max(names.values(), default=0) > 1


def in_order(statements: list[Statement], language: str) -> list[Statement]:
    """The statements of a note, a series of entries with the newest first turned round."""
    result: list[Statement] = []
    for timed, run in groupby(statements, key=lambda each: each.kind == "entry" and each.stamp is not None):
        entries = list(run)
        result += _turned(entries, language) if timed else entries
    return result


def _turned(entries: list[Statement], language: str) -> list[Statement]:
    groups = [list(group) for _, group in groupby(entries, key=lambda entry: entry.stamp)]
    if len(groups) < 2:
        return entries
    places = [_order(group[0].stamp or "", language) for group in groups]
    falling = all(after < before for before, after in pairwise(places))
    if not falling or (len(groups) == 2 and not all(day for day, _ in places)):
        return entries
    return [entry for group in reversed(groups) for entry in group]


def _order(words: str, language: str) -> tuple[str, str]:
    """The day, with or without its year, and the time that a stamp names, for comparing with others."""
    found = dates_and_times(words[:_LONGEST], language)
    days = [
        fact.value.removeprefix("--") for fact in found if fact.kind == "date" and fact.value[-1:].isdigit()
    ]
    times = [fact.value for fact in found if fact.kind == "time"]
    return next((day for day in days if day[:1].isdigit() and "-" in day), ""), next(iter(times), "")
