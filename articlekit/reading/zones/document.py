"""Document: the name of a kind of document at the head of a note, with the day and the number beside it."""

import re
from collections.abc import Iterator

from articlekit.language.facts import dates_and_times
from articlekit.language.sentences import Span
from articlekit.reading.stamps import stamp, whole
from articlekit.reading.zones.dates import day_of, runs_of_days
from articlekit.reading.zones.survey import Survey, words_in

__all__ = ["name_document"]

_JOINT = re.compile(
    r"\s+[–—−|/·•:-]+\s+|[|｜]|[:：]\s+|\s*[(（\[【]|[)）\]】]\s*|,\s+|[，、]|\u3000+|(?<=\w{4})[.]\s+(?=\d)"
)
"""What parts the segments of a title; the point of a short word such as "no." parts nothing."""
_EMPHASIS = " \t*_"
"""Marks of Markdown around a segment."""
_NUMBER = re.compile(
    r"(?:[^\W\d_]{0,4}[.°º]{0,2}\s*)?(?:no|nr|n|num|№|#|第)?[.°º:]*\s*[\w-]{0,8}\d[\w./-]{0,20}[号號호報次]?",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\s+(?:[^\W\d_]{1,3}\s+|[dl]['’]){1,2}(?=[^\W\d_]{3,}\s[^\d,;]*?(?:[dl]['’])?\b[^\W\d_a-zß-ÿ])"
)
"""The small words between the name of a document and that of the body or place that it is about."""
_ITEM = re.compile(r"[-*+•·・●○■□▪–—]\s|[•・●]|\d{1,2}[.)]\s|\d{1,2}[ \u3000](?=[\u3040-\u9fff])")
_LONGEST_TAKER = 4
"""Words of "taken by" and a name."""
_SAYING = 4
"""Characters before the name of a document that may say what happened, where words are not spaced."""
_CALL = 16
"""Words of a line that says who rang when."""
_LONGEST_NAME = 8
"""Words of a segment that is a document's name."""


def name_document(survey: Survey) -> None:
    """Set aside the segments of the first lines that name a kind of document, a day or a number."""
    first = True
    for line in survey.lines()[:3]:
        start = survey.first_word(line)
        if first and _notes_call(survey, start, line.end):
            survey.take("document", start, line.end, "who rang, and when")
            return
        if not first and survey.text[line.start : start].startswith("##"):
            return  # the heading of a section, as "Timeline" is
        words = survey.text[start : line.end]
        goes_on, first = words[:1].islower() and not first, False
        if goes_on or words_in(words) > 30 or _ends(words):
            continue
        if _ITEM.match(survey.text, *line) or stamp(words, survey.locale.tag) is not None:
            return  # the news has begun
        if not _has_noun(survey, Span(start, line.end)):
            continue
        segments = list(_segments(survey, start, line.end))
        names = [_name(survey, segment) for segment in segments]
        if not any(names):
            continue
        for segment, name in zip(segments, names, strict=True):
            _name_segment(survey, segment, name)
        return


def _notes_call(survey: Survey, start: int, end: int) -> bool:
    """Whether the first line says that somebody rang at some time, and nothing of what happened."""
    words = survey.text[start:end]
    if survey.at("contact_keys", start, end) is None or not 2 <= words_in(words) <= _CALL:
        return False
    timed = bool(dates_and_times(words[:200], survey.locale.tag))
    return timed and survey.within("decisions", start, end) is None and not _ends(words)


def _ends(words: str) -> bool:
    """Whether a line ends as a sentence does; a day may end in a full stop."""
    return words[-1:] in tuple(".!?。！？") and not (words[-1] == "." and words[-2:-1].isdigit())


def _name_segment(survey: Survey, segment: Span, name: Span | None) -> None:
    """Set aside the name of a document, or beside it a number, a time, who took it down, a day."""
    words = survey.text[segment.start : segment.end].strip(_EMPHASIS)
    if name is not None:
        survey.take("document", *name, "names a kind of document")
    elif _is_number(words):
        survey.take("reference", *segment, "number of the document")
    elif _tells_of_document(survey, segment):
        survey.take("reference", *segment, "who took the document down, and when")
    elif words_in(words) <= 6:
        day = day_of(words, survey.locale.tag)
        if day is not None:
            survey.meta = survey.meta.model_copy(update={"date": survey.meta.date or day})
            survey.take("metadata", *segment, "day of the document")


def _tells_of_document(survey: Survey, segment: Span) -> bool:
    """Whether a segment beside a document's name is but a time, or somebody behind "taken by"."""
    words = survey.text[segment.start : segment.end].strip(_EMPHASIS)
    time = whole(words, survey.locale.tag)
    keys = ("reference_keys", "contact_keys")
    listed = words_in(words) <= _LONGEST_TAKER and any(survey.at(key, *segment) for key in keys)
    return listed or (time is not None and time.clock)


def _segments(survey: Survey, start: int, end: int) -> Iterator[Span]:
    """The parts of a title between its dashes, commas and brackets; a date is one."""
    text, position = survey.text, start
    days = runs_of_days(text[start:end], survey.locale.tag)
    for joint in _JOINT.finditer(text, start, end):
        if any(day.start <= joint.start() - start and joint.end() - start <= day.end for day in days):
            continue
        if text[position : joint.start()].strip():
            yield Span(position, joint.start())
        position = joint.end()
    if text[position:end].strip():
        yield Span(position, end)


def _has_noun(survey: Survey, line: Span) -> bool:
    """Whether any noun for a document stands in a line: a look that spares most lines their cutting up."""
    listed = any(survey.within(key, *line) for key in ("release_marks", "document_nouns"))
    return listed or _ending(survey, line) is not None


def _name(survey: Survey, segment: Span) -> Span | None:
    """The part of a segment that names a kind of document: all of a short one."""
    if survey.at("release_marks", *segment):
        return segment
    noun = survey.within("document_nouns", *segment) or _ending(survey, segment)
    if noun is None:
        return None
    before, behind = survey.text[segment.start : noun.start], survey.text[noun.end : segment.end].strip()
    if not survey.locale.typography.word_space:  # the noun stands last, glued to what it is about
        if any(map(str.isalpha, behind)):
            return None
        tells = len(before) >= _SAYING and survey.within("decisions", segment.start, noun.start) is not None
        return noun if tells or words_in(before) > 4 else segment
    if words_in(survey.text[segment.start : segment.end]) > _LONGEST_NAME:
        return None
    if before.strip() or behind.isupper():
        return segment
    if words_in(behind) > 1 and behind[:1].isupper():
        return noun  # "Log Control Centre North" names the centre
    about = _ABOUT.match(survey.text, noun.end, segment.end)
    return Span(segment.start, about.end()) if about is not None else segment


def _ending(survey: Survey, segment: Span) -> Span | None:
    """The second half of a compound word that names a kind of document."""
    match = survey.locale.pattern("zones", "document_endings").search(survey.folded, *segment)
    return Span(*match.span()) if match is not None else None


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text.strip()) is not None
