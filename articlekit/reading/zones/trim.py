"""Trim: a message whose first or last clauses are no news, such as "nobody hurt. will call", without them."""

import re
from collections.abc import Iterator

from articlekit.language.letters import fold
from articlekit.language.sentences import Span
from articlekit.model.note import Statement
from articlekit.reading.zones.survey import Survey, words_in

__all__ = ["asks", "is_message", "trimmed"]

_END = re.compile(r"[,;.!?…–—-]+(?:\s+|$)|[،؛؟。、，！？।]+\s*")
_TELLS = re.compile(r"[\d«»„“”\"「]")
_LISTS = ("chatter", "greetings", "pleasantries", "signoffs", "contact_phrases")
_LONGEST_NOTE, _LONGEST_CLAUSE = 320, 9
"""Characters of a note that is read as a message, and words of a clause that is taken off one."""


def is_message(survey: Survey, statement: Statement) -> bool:
    """Whether a statement was said in a chat, or is all of a short message."""
    short = len(survey.text) <= _LONGEST_NOTE and survey.text.strip().count("\n") <= 1
    return statement.speaker is not None or (short and statement.kind in {"sentence", "entry"})


def asks(statement: Statement) -> bool:
    """Whether a message is a question to the others, without a figure or a quotation."""
    text = statement.text
    return (
        statement.speaker is not None and text[-1:] in tuple("?？؟") and not re.search(r'[\d«»„“”"「]', text)
    )


def trimmed(survey: Survey, statement: Statement) -> tuple[Statement, list[Span]]:
    """A message without the clauses at its ends that are small talk, and where those stand."""
    clauses = list(_clauses(statement.text))
    first, last = 0, len(clauses)
    while last - first > 1 and _is_talk(survey, statement, clauses[first]):
        first += 1
    while last - first > 1 and _is_talk(survey, statement, clauses[last - 1]):
        last -= 1
    start, end = clauses[first].start, _talk_behind(survey, statement.text, clauses[last - 1])
    kept = statement.text[start:end].rstrip(" ,;–—-،、，")
    at = survey.text.find(kept, statement.start, statement.end)
    if (first, end) == (0, clauses[-1].end) or at < 0 or words_in(kept) < 2:
        return statement, []
    stop = at + len(kept)
    begin = survey.text.find(statement.text[:8], statement.start, at + 1) if first else at
    taken = [Span(max(begin, statement.start), at), Span(stop, statement.end)]
    changed = {"text": kept, "end": stop, "start": statement.start if statement.stamp else at}
    return statement.model_copy(update=changed), [span for span in taken if span.start < span.end]


def _clauses(text: str) -> Iterator[Span]:
    position = 0
    for mark in _END.finditer(text):
        if any(map(str.isalnum, text[position : mark.start()])):
            yield Span(position, mark.end())
            position = mark.end()
    if any(map(str.isalnum, text[position:])) or position == 0:
        yield Span(position, len(text))


def _is_talk(survey: Survey, statement: Statement, clause: Span) -> bool:
    words = statement.text[clause.start : clause.end]
    folded = fold(words)
    if words_in(words) > _LONGEST_CLAUSE or any(map(str.isdigit, words)):
        return False
    if survey.locale.pattern("zones", "decisions").search(folded):
        return False
    if statement.speaker is not None and words.rstrip()[-1:] in tuple("?？؟"):
        return True
    letters = sum(map(str.isalnum, words))
    return any(
        2 * sum(map(str.isalnum, hit[0])) >= letters
        for key in _LISTS
        if (hit := survey.locale.pattern("zones", key).search(folded)) is not None
    )


def _talk_behind(survey: Survey, text: str, clause: Span) -> int:
    """Where the news of the last clause ends, where a phrase of small talk follows it without a mark."""
    words = text[clause.start : clause.end].rstrip()
    for key in ("chatter", "signoffs"):
        for hit in survey.locale.pattern("zones", key).finditer(fold(words)):
            if hit.start() and hit.end() == len(words) and words_in(hit[0]) > 1:
                return clause.start + hit.start()
    return clause.end
