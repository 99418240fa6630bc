"""Minutes: who was at a meeting, and the business of every meeting, beside what was told and decided."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from articlekit.language.doc import Doc
from articlekit.language.letters import fold
from articlekit.language.sentences import Span, split
from articlekit.reading.moments import day_of
from articlekit.reading.stamps import stamp, whole
from articlekit.reading.zones.survey import Survey, words_in

__all__ = ["minutes"]

_NUMBER = re.compile(
    r"[(（]?(?:第|§)?[^\S\n]?(?P<number>\d{1,2}(?=\D|\Z)|\d{1,4}(?=/\d\d))(?:/\d{2,4}(?=[ .:]))?"
    r"(?:[.)）．、:：]+|[-/–](?=[^\S\n])|[ \u00a0]?§|号|號|(?=[^\S\n:]|\Z))[^\S\n]*"
)
_IN_WORDS = re.compile(r"(?P<number>)[^\W\d_]{2,12}(?:[.)）:：]+|[^\S\n]*[-–—](?=[^\S\n]))[^\S\n]*")
"""The number of an item as a word, which only the word for an item tells: "Item two – "."""
_SUB = re.compile(r"\d{1,2}\.\d{1,2}\.?[^\S\n]+(?=[^\W\d_])")
_ENDS = tuple(".!?…。！？।؟۔;,،؛；，")
_BARE = " \t:：.．-–—*_#•"
_LONGEST_TITLE, _LONGEST_NOTHING, _LONGEST_FORMULA = 12, 9, 16
"""Words of the title of an item, of what stands under one where nothing was said, and of a formula."""
_LONGEST_NAMES = 60
"""Words of a line with the names of those who came."""
_A_WORD, _APPROVAL = 3, 6
"""Words that say that nothing was said, and those of a sentence that approves the last minutes."""
_BOTH = 2
_LABELS = re.compile(r"(?P<label>[^\W\d_]{2,20})[ \u00a0]?[:：](?!\d)[ \u00a0]*")
_OPENING, _LAST = 4, 3
"""Lines that may say when and where the meeting was, and lines at the end that may be signed."""


class _Head(NamedTuple):
    """The line of an item on the agenda: its number, if it has one, and what it is about."""

    mark: Span
    title: Span
    routine: bool
    number: int = 0
    inline: bool = False
    """Whether what was said follows on the line itself, as in "Ad 1. A pipe burst in the loft."."""


def minutes(survey: Survey) -> None:
    """Set aside who was there, the opening, the last minutes, any other business and the like.

    The items of the meeting become headings. Nothing is done unless the note shows that it is minutes.
    """
    lines = survey.lines()
    heads = {index: head for index, line in enumerate(lines) if (head := _head(survey, line))}
    routine = sum(head.routine for head in heads.values())
    values = [(index, _attends(survey, line)) for index, line in enumerate(lines)]
    who = [
        index
        for index, value in values
        if value is not None and _names_people(survey, value, sure=routine > 1)
    ]
    formulas = sum(survey.within("routine_business", *line) is not None for line in lines)
    marked = sum(any(map(str.isalpha, survey.text[slice(*head.mark)])) for head in heads.values())
    formulas += marked >= _BOTH  # "Item one", "Item two"
    if len(who) + routine + formulas < 2 or (len(who) < 2 and not (routine or formulas)):
        return
    for index, line in enumerate(lines[:_OPENING]):
        timed = stamp(survey.text[slice(*line)], survey.locale.tag) is not None
        if index not in heads and (timed or _says_when_and_where(survey, line)):
            survey.take("document", *line, "when and where the meeting was")
    for index in who:
        _set_names_aside(survey, lines, index, heads)
    places = sorted(heads)
    idle = {head.number for head in heads.values() if head.routine and head.number}
    told = {
        heads[place].number
        for place, after in zip(places, [*places[1:], len(lines)], strict=False)
        if after > place + 1 or heads[place].inline
    }
    for place, following in zip(places, [*places[1:], len(lines)], strict=False):
        body = [lines[index] for index in range(place + 1, following)]
        _read_item(survey, body, heads[place], idle=idle, told=told)
    for index, line in enumerate(lines):
        _read_line(survey, line, last=index >= len(lines) - _LAST)


def _says_when_and_where(survey: Survey, line: Span) -> bool:
    """Whether a line has the day, time and place of a meeting beside one another, which are read."""
    labels = [label for label in _LABELS.finditer(survey.text, *line) if _is_of_meta(survey, label["label"])]
    if len(labels) < _BOTH or labels[0].start() > line.start + 1:
        return False
    meta, found = survey.meta, {}
    for label, end in zip(labels, [*(each.start() for each in labels[1:]), line.end], strict=True):
        value = survey.text[label.end() : end].strip(" ,;|")
        day = day_of(value, survey.locale.tag)
        if day is not None:
            found["date"] = day
        elif not any(map(str.isdigit, value)):
            found.setdefault("place", value)
    survey.meta = meta.model_copy(update={key: getattr(meta, key) or value for key, value in found.items()})
    return True


def _is_of_meta(survey: Survey, label: str) -> bool:
    return fold(label) in survey.locale.meta_names


def _head(survey: Survey, line: Span) -> _Head | None:
    """The item of an agenda that a line names, such as "TOP 3 Fire in the hall" or "Any other business"."""
    start = survey.first_word(line)
    word = survey.at("agenda_marks", start, line.end)
    place = word.end if word is not None else start
    while place < line.end and survey.text[place] in " \u00a0":
        place += 1
    number = _NUMBER.match(survey.text, place, line.end)
    if number is None and word is not None:
        number = _IN_WORDS.match(survey.text, place, line.end)
    if number is None or (word is None and number[0].strip() == number["number"]):
        title = Span(start, line.end)
        return _Head(Span(start, start), title, True) if _is_routine(survey, title) else None
    title = Span(number.end(), line.end)
    behind = survey.at("agenda_marks", *title)
    if behind is not None and survey.text[behind.end : line.end].lstrip()[:1] in tuple(":：–-"):
        title = Span(behind.end, line.end)
    while title.start < title.end and survey.text[title.start] in _BARE:
        title = Span(title.start + 1, title.end)
    words = survey.text[slice(*title)]
    if stamp(survey.text[start : line.end], survey.locale.tag) is not None and not _is_routine(survey, title):
        return None
    routine = _is_routine(survey, title)
    brief = words_in(words) <= _LONGEST_TITLE and (routine or not words.rstrip().endswith(_ENDS))
    if not brief and word is None and behind is None:
        return None
    return _Head(Span(start, title.start), title, routine, int(number["number"] or 0), not brief)


def _is_routine(survey: Survey, title: Span) -> bool:
    """Whether a title is of what every meeting has; a day, a value or an approval may stand behind it."""
    hit = survey.at("routine_items", *title)
    if hit is None:
        return False
    rest = survey.text[hit.end : title.end].strip(_BARE)
    label = survey.text[hit.end : title.end].lstrip()[:1] in tuple(":：")
    if not rest:
        return True
    approved = any(survey.within(key, hit.end, title.end) for key in ("approvals", "done_tasks"))
    brief = words_in(rest) <= _A_WORD + 1
    if label:
        return (approved and brief) or survey.within("decisions", hit.end, title.end) is None
    more = Span(title.end - len(survey.text[hit.end : title.end].lstrip(" \u00a0,/&+–-")), title.end)
    if more.start > hit.end + 1 and _is_routine(survey, more):
        return True  # "Welcome, apologies"
    return brief and (approved or any(map(str.isdigit, rest)))


def _attends(survey: Survey, line: Span) -> Span | None:
    """The names in a line that says who came or did not, such as "Apologies: R. Hale"."""
    start = survey.first_word(line)
    hit = survey.at("attendance", start, line.end)
    colon = survey.text.find(":", start, line.end)
    wide = survey.text.find("：", start, line.end)
    colon = min((place for place in (colon, wide) if place >= 0), default=-1)
    if hit is not None and not survey.text[hit.end : line.end].strip(_BARE):
        return None if survey.at("document_nouns", start, line.end) else Span(line.end, line.end)
    if hit is None or colon < hit.end or survey.text[hit.end : colon].strip(" \u00a0)*_("):
        bracketed = hit is not None and survey.text[hit.end : colon].lstrip()[:1] in tuple("(（")
        if not bracketed or colon < 0:
            return None
    return Span(colon + 1, line.end)


def _names_people(survey: Survey, value: Span, *, sure: bool) -> bool:
    """Whether the words behind "Present:" name people; else a figure or a word of news denies it."""
    said = survey.text[slice(*value)].strip()
    if words_in(said) > _LONGEST_NAMES or said.endswith(_ENDS[1:]):
        return False
    listed = sure or "," in said or "،" in said or "、" in said  # the name of an office may have any word
    number = said[:1].isdigit() and (words_in(said) > _LONGEST_TITLE or ":" in said)
    return (sure or not number) and (listed or survey.within("decisions", *value) is None)


def _set_names_aside(survey: Survey, lines: list[Span], index: int, heads: dict[int, _Head]) -> None:
    """Set aside a line on who came; where its names stand below it, those too."""
    line = lines[index]
    value = _attends(survey, line)
    survey.take("reference", *line, "says who was at the meeting")
    if value is None or survey.text[slice(*value)].strip():
        return
    for before, after in zip(range(index, len(lines)), range(index + 1, len(lines)), strict=False):
        gap = survey.text[lines[before].end : lines[after].start]
        named = words_in(survey.text[slice(*lines[after])]) <= _LONGEST_TITLE
        if gap.count("\n") > 1 or not named or after in heads or survey.colon(lines[after]):
            return
        if survey.within("decisions", *lines[after]) is not None:
            return
        survey.take("reference", *lines[after], "says who was at the meeting")


def _read_item(survey: Survey, body: list[Span], head: _Head, *, idle: set[int], told: set[int]) -> None:
    """Make a heading of an item, or set it aside where it is of no news.

    Of an item that the agenda names, and that something is told of below, the later line is the heading.

    Args:
        survey: the note.
        body: the lines under the item.
        head: the item.
        idle: the numbers of items of no news.
        told: the numbers of items that something is told of.
    """
    if head.inline:
        survey.take("boilerplate", *head.mark, "number of an item")
        for line in (head.title, *body) if head.number in idle else ():
            _set_nothing_aside(survey, line)
    elif head.routine or (head.title.start == head.title.end and head.number in idle):
        survey.take("boilerplate", head.mark.start, head.title.end, "business of every meeting")
        for line in body:
            _set_nothing_aside(survey, line)
    elif not body and head.number in told:
        survey.take("boilerplate", head.mark.start, head.title.end, "item of the agenda")
    elif body:
        survey.take("boilerplate", *head.mark, "number of an item")
        if head.title.end > head.title.start and head.mark.end - head.mark.start > 2:
            survey.headings.append(head.mark.start)
    elif any(map(str.isalpha, survey.text[slice(*head.mark)])):
        survey.take("boilerplate", *head.mark, "number of an item")


def _set_nothing_aside(survey: Survey, line: Span) -> None:
    """Set aside the short sentences of a line under an item of every meeting, such as "None."."""
    for sentence in _sentences(survey, line):
        words = survey.text[slice(*sentence)]
        count = words_in(words)
        approved = survey.within("approvals", *sentence) is not None
        when = stamp(words, survey.locale.tag) or whole(words, survey.locale.tag)
        none = Doc(words, survey.locale.tag).has("words", "negations") or approved
        plain = when is not None or (not survey.decisive(*sentence) and (none or count <= _A_WORD))
        if count <= (_LONGEST_NOTHING if plain else _APPROVAL if approved else 0):
            survey.take("boilerplate", *sentence, "says nothing under an item of every meeting")


def _read_line(survey: Survey, line: Span, *, last: bool) -> None:
    """Set aside the formulas of a line, the number of a paragraph, and who signs."""
    start = survey.first_word(line)
    number = _SUB.match(survey.text, start, line.end)
    if number is not None:
        survey.take("boilerplate", *number.span(), "number of a paragraph")
    signed = survey.at("attendance", start, line.end) if last else None
    brief = words_in(survey.text[start : line.end]) <= _LONGEST_NOTHING
    if signed is not None and brief and not survey.decisive(start, line.end):
        survey.take("signature", *line, "signs the minutes")
        return
    if survey.within("routine_business", *line) is None:
        return
    for sentence in _sentences(survey, line):
        if words_in(survey.text[slice(*sentence)]) <= _LONGEST_FORMULA and _is_formula(survey, sentence):
            survey.take("boilerplate", *sentence, "business of every meeting")


def _is_formula(survey: Survey, sentence: Span) -> bool:
    """Whether a sentence has a formula, and no word of news beside it."""
    position, found = sentence.start, False
    while (formula := survey.within("routine_business", position, sentence.end)) is not None:
        if survey.within("decisions", position, formula.start) is not None:
            return False
        position, found = formula.end, True
    return found and survey.within("decisions", position, sentence.end) is None


def _sentences(survey: Survey, line: Span) -> Iterator[Span]:
    for start, end in split(survey.text[slice(*line)], survey.locale.tag):
        yield Span(line.start + start, line.start + end)
