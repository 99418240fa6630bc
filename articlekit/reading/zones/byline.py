"""Byline: place, day and agency in front of the first sentence, as agencies and releases write them."""

import re

from articlekit.language.sentences import Span
from articlekit.reading.moments import day_of
from articlekit.reading.stamps import whole
from articlekit.reading.zones.survey import Survey, words_in

__all__ = ["byline"]

_HEAD, _LEAST_TOLD = 8, 6
"""Lines at whose beginning it may stand, and words of the sentence behind it."""
_LONGEST_PLACE = 5
"""Words."""
_AGENCY = r"(?:\([^()\n]{2,40}\)[ ]?)?"
_STROKE = r"(?:[–—]|--?)[ \u00a0]+(?=[^\W_])"
_RUN_IN = re.compile(
    r"(?P<place>[^\W\d_][^\n\d,;:()–—.]{1,40}?(?: ?\([^()\n\d]{1,30}\))?)(?:,|[ ]?[/-]| )[ ]?"
    rf"(?P<day>(?:[^\W\d_]{{2,12}}[.,]? ){{0,2}}\d[^\n()–—:;-]{{1,30}}?)[. ]{{0,2}}{_AGENCY}{_STROKE}"
)
"""`Leeds, 3 March 2026 – `, `LEEDS (AP), March 3 — `."""
_CAPITALS = re.compile(rf"(?P<place>[^\W\d_][^\n\d,;:()–—.]{{2,40}}?) ?{_AGENCY}{_STROKE}")
"""`LEEDS (AP) — `."""
_UNSPACED = re.compile(
    r"[【\[（(](?:[^】\])）\n]{0,24}(?:記者|记者|報導|报道|特派|通讯员|通訊員|綜合|综合|訊)[^】\])）\n]{0,24}"
    r"|[^）)\n]{1,14}[日=＝][^）)\n]{0,12}(?:電|電信|通信|新聞|新闻))[】\]）)][ \u3000]*"
    r"|(?:本报|本報|新华社|新華社|中新社|中新网|中央社)[^\s，。：:]{0,14}?(?:电|電|讯|訊)"
    r"(?:[（(][^）)\n]{2,24}[）)])?[ \u3000：:]*"
    r"|[\[(](?P<place>[가-힣]{2,8})[=＝][^\])\n]{2,12}[\])] ?"
    r"(?:[가-힣]{2,4}(?:[·, ][가-힣]{2,4})? ?(?:기자|특파원) ?[=＝] ?)?"
)
"""What agencies of East Asia write: `【記者張三／台北報導】`, `（大阪3日電）`, `新华社北京3月3日电`, and in
Korean the place and agency in brackets, the reporter, and a sign of equality."""


def byline(survey: Survey) -> None:
    """Take place and day in front of the first sentence as data about the note."""
    for line in survey.lines()[:_HEAD]:
        start = survey.first_word(line)
        found = _found(survey, start, line.end)
        if found is None or words_in(survey.text[found.end() : line.end]) < _LEAST_TOLD:
            continue
        place, day = (found.groupdict().get(name) for name in ("place", "day"))
        survey.meta = survey.meta.model_copy(
            update={
                "place": survey.meta.place or place,
                "date": survey.meta.date or (day_of(day, survey.locale.tag) if day else None),
            }
        )
        survey.take("metadata", start, found.end(), "place and day in front of the text")
        return


def _found(survey: Survey, start: int, end: int) -> re.Match[str] | None:
    """The place and day that a line begins with."""
    if not survey.locale.typography.word_space or survey.locale.tag == "ko":
        return _UNSPACED.match(survey.text, start, end)
    for form in (_RUN_IN, _CAPITALS):
        found = form.match(survey.text, start, end)
        if found is None or not found["place"][0].isupper() or words_in(found["place"]) > _LONGEST_PLACE:
            continue
        if form is _CAPITALS and not found["place"].isupper():
            continue
        place = Span(*found.span("place"))
        if any(survey.within(key, *place) is not None for key in ("decisions", "document_nouns")):
            continue
        day = found.groupdict().get("day")
        time = whole(day.strip(" .,"), survey.locale.tag) if day else None
        if day is None or (time is not None and not time.clock):
            return found
    return None
