"""Runs of days that share one name of a month: 3rd and 4th March, du 3 au 4 mars, 3月3～5日."""

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files

from articlekit.language.caching import loaded
from articlekit.language.facts.fact import Fact
from articlekit.language.facts.hedges import range_words
from articlekit.language.letters import fold

__all__ = ["choice", "days_beside", "days_under_sign", "listed"]

_FULL = re.compile(r"(?P<month>.*-\d\d-)(?P<day>\d\d)")
_LEADING = re.compile(r"\d{1,2}(?!\d)")
_REACH = 24
"""Characters before or behind a day in which another one may share its month."""
_MOST = 6
"""Days of one run."""
_SIGNED = re.compile(
    r"(?P<head>(?:\d{4}\s*[年년]\s*)?\d{1,2}\s*[月월]\s*(?P<first>\d{1,2})\s*[日일号號]?)"
    r"\s*(?:[-–—~〜～、・,至到和と]|から|부터|및|과|와)\s*(?P<last>\d{1,2})\s*[日일号號]"
)


@loaded
def choice(name: str) -> str:
    """A list of words around a written date, from the data file, as the alternatives of a pattern.

    Args:
        name: the name of the list.
    """
    return "|".join(re.escape(fold(entry)) for entry in sorted(listed(name), key=len, reverse=True))


@loaded
def listed(name: str) -> tuple[str, ...]:
    """A list of words around a written date, from the data file."""
    path = files("articlekit.language.facts") / "dates.toml"
    return tuple(tomllib.loads(path.read_text(encoding="utf-8"))[name])


def days_beside(text: str, known: Fact) -> Iterator[Fact]:
    """The days that stand beside a date with a named month and belong to the same month.

    The days of a run rise: in "line 7 and 3 March" the 7 is a number.

    Args:
        text: the text that the date stands in.
        known: a date that begins or ends with its day.
    """
    value = _FULL.fullmatch(known.value)
    if value is None:
        return
    if _LEADING.match(text, known.start):
        yield from _before(text, known, value["month"], int(value["day"]))
    elif text[known.end - 1].isdigit():
        yield from _behind(text, known, value["month"], int(value["day"]))


def days_under_sign(text: str, known: Fact) -> Iterator[Fact]:
    """The two days of a run behind 月 or 월: 3月3日から5日, 3月3～5日.

    Args:
        text: the text that the date stands in.
        known: a date whose month is written with the sign, with or without the first day.
    """
    match = _SIGNED.match(text, known.start)
    if match is None or not 0 < int(match["first"]) < int(match["last"]) <= 31:
        return
    value = _FULL.fullmatch(known.value)
    month = value["month"] if value is not None else f"{known.value}-"
    spans = ((match["first"], *match.span("head")), (match["last"], match.start("last"), match.end()))
    for day, start, end in spans:
        yield Fact("date", start, end, text[start:end], f"{month}{int(day):02}")


def _before(text: str, known: Fact, month: str, day: int) -> Iterator[Fact]:
    """The days before a day: 3 and 4 March, 3, 4 and 5 March, 3.–4. März."""
    end = known.start
    joined, listed = _links()
    for number in range(_MOST):
        near = fold(text[max(0, end - _REACH) : end])
        match = joined.search(near) or (listed.search(near) if number else None)
        if match is None or not 0 < int(match["day"]) < day:
            return
        day, offset = int(match["day"]), end - len(near)
        start, stop = offset + match.start("written"), offset + match.end("written")
        yield Fact("date", start, stop, text[start:stop], f"{month}{day:02}")
        end = start


def _behind(text: str, known: Fact, month: str, day: int) -> Iterator[Fact]:
    """The day behind a day: March 3–4. Behind a word another number may be meant: 3 and 4 people."""
    match = _following().match(fold(text[known.end : known.end + _REACH]))
    written = "written" if match is not None and match["written"] else "closed"
    if match is not None and day < (last := int(match[f"{written}_day"])) <= 31:
        start, end = known.end + match.start(written), known.end + match.end(written)
        yield Fact("date", start, end, text[start:end], f"{month}{last:02}")


def _join_words() -> str:
    return f"{range_words()}|{choice('day_joins')}"


@loaded
def _links() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before a day where another day of the month does; the same with a comma, in a list."""
    ending, glued = choice("day_endings"), choice("day_joins_glued")
    day = rf"(?<![\w.,:/’'-])(?:(?:{choice('before_day')}))?(?P<written>(?P<day>\d{{1,2}})(?:{ending}|\.|º)?)"
    joins = rf"[-–—/]|(?<=\.)\s[-–]\s|\s{{1,3}}(?:{_join_words()})\s{{1,3}}|\s{{1,3}}(?:{glued})"
    return re.compile(f"{day}(?:{joins})$"), re.compile(rf"{day},\s{{1,3}}$")


@loaded
def _following() -> re.Pattern[str]:
    """What follows a day where another day of the month does."""
    ending = choice("day_endings")
    day = r"(?P<{0}>(?P<{0}_day>\d{{1,2}})(?:{1}|\.(?!\d))?)(?![\w:])"
    return re.compile(
        rf"\.?[-–—]{day.format('written', ending)}"
        rf"|\.?\s(?:{_join_words()})\s{day.format('closed', ending)}(?=\s*(?:$|[,;.!?)(:،؛]))"
    )
