"""The day that words name, where they name one."""

from articlekit.language.facts import dates_and_times
from articlekit.language.sentences import Span

__all__ = ["day_of", "moment_of", "runs_of_days"]


def day_of(words: str, language: str) -> str | None:
    """The ISO date of the first whole day that words name; None where they name none with its year."""
    for fact in dates_and_times(words[:200], language):
        value = fact.value if isinstance(fact.value, str) else ""
        if fact.kind == "date" and len(value) == 10 and value[:4].isdigit():
            return value
    return None


def moment_of(words: str, language: str, day: str | None) -> str | None:
    """The ISO date-time that words name; a time alone is one of the given day."""
    day = day_of(words, language) or day
    if day is None:
        return None
    for fact in dates_and_times(words[:200], language):
        if fact.kind == "time" and isinstance(fact.value, str) and len(fact.value) >= 5:
            return f"{day}T{fact.value[:5]}"
    return None


def runs_of_days(text: str, language: str) -> list[Span]:
    """Where dates stand, a weekday beside a date being part of it."""
    runs: list[Span] = []
    for fact in dates_and_times(text[:300], language):
        if runs and not any(map(str.isalnum, text[runs[-1].end : fact.start])):
            runs[-1] = Span(runs[-1].start, max(runs[-1].end, fact.end))
        else:
            runs.append(Span(fact.start, fact.end))
    return runs
