"""Sender: what a release or a page says of where and whom it is from, at either end, and whom to ask."""

import re
from itertools import pairwise

from articlekit.language.sentences import Span
from articlekit.reading.moments import day_of, runs_of_days
from articlekit.reading.stamps import whole
from articlekit.reading.zones.document import LABEL, address, names_field
from articlekit.reading.zones.survey import Survey, words_in

__all__ = ["RELEASE", "byline", "hand_over", "insertions", "sender", "tail"]

RELEASE = "mark of a release"
_QUOTES = re.compile('[«»„“”"「」『』]')
_LEAST_ABOUT = 10
"""Words of a paragraph on the sender that no list knows by its beginning."""
_LONGEST_HEADING, _LONGEST_LINK = 6, 4
"""Words of a heading such as "About Northern Ferries", and of one entry of a footer."""
_FOOTER = re.compile(r"\s*[|｜·•]\s*|\u3000+|\s+[/–—]\s+")
_COPYRIGHT = re.compile(r"[©Ⓒ]|\(c\) (?:19|20)\d\d")
_LAST = 3
"""Lines at the end of a page that may be its footer."""


def sender(survey: Survey) -> None:
    """Set aside paragraphs on the sender, and the footer of a page."""
    lines, until = survey.lines(), 0
    for number, line in enumerate(lines):
        if 2 * number < len(lines) or line.start < until:
            continue
        start = survey.first_word(line)
        if _heads_about(survey, start, line.end):
            if survey.is_heading(line):
                continue  # it is what an item of an agenda is about
            until = _take_about(survey, lines[number:], sure=True)
        elif survey.at("boilerplate", start, line.end):
            until = _take_about(survey, lines[number:], sure=False)
    lines = survey.lines()
    for above, line in [*pairwise(lines)][: -_LAST - 1 : -1]:
        row = len(_links(survey, above)) == len(_links(survey, line)) > 1
        if row or not _is_footer(survey, line):
            break
        survey.take("boilerplate", *line, "footer of a page")


def _heads_about(survey: Survey, start: int, end: int) -> bool:
    """Whether a line is a heading such as "About Northern Ferries", alone or with a colon behind it."""
    colon = re.search(r"[:：](?!(?<=\d[:：])\d)", survey.text[start : min(end, start + 60)])
    stop = start + colon.start() if colon else end
    words = survey.text[start:stop].rstrip(" *_】]")
    hit = survey.at("about", start, stop)
    if hit is None:
        hit = survey.within("about", start, start + len(words))
        if hit is None or hit.end != start + len(words):
            return False
    name = (survey.text[start : hit.start] + survey.text[hit.end : start + len(words)]).strip(' ■【[«„“"')
    named = not name or (name[0].isalpha() and not name[0].islower())
    return named and words_in(words) <= _LONGEST_HEADING and words[-1:] not in tuple(".!?。")


def _take_about(survey: Survey, lines: list[Span], *, sure: bool) -> int:
    """Set aside a paragraph to the next blank line, and tell its end; where no heading says so, one with
    news stays."""
    last = lines[0]
    for number, line in enumerate(lines[1:]):
        blank = survey.text.count("\n", last.end, line.start) > 1 and not (sure and number == 0)
        if blank or survey.within("contact_keys", line.start, min(line.end, line.start + 40)):
            break
        last = line
    paragraph = Span(lines[0].start, last.end)
    text = survey.text[paragraph.start : paragraph.end]
    if sure:  # a motto in quotation marks is nobody's words
        said = survey.locale.pattern("words", "attribution").search(survey.folded, *paragraph)
        told = bool(_days(survey, paragraph)) or (said is not None and _QUOTES.search(text) is not None)
    else:
        told = survey.within("decisions", *paragraph) is not None
    if not told:
        survey.take("boilerplate", *paragraph, "about the sender")
    else:
        survey.doubtful.append(paragraph)
    return paragraph.end


def _days(survey: Survey, place: Span) -> list[Span]:
    """The days that a stretch names, years alone left out."""
    days = runs_of_days(survey.text[place.start : place.end], survey.locale.tag)
    return [day for day in days if day.end - day.start > len("1974")]


def _links(survey: Survey, line: Span) -> list[str]:
    return [link for link in _FOOTER.split(survey.text[line.start : line.end]) if link]


def _is_footer(survey: Survey, line: Span) -> bool:
    """Whether a line has but links beside one another, or whose page it is."""
    text = survey.text[line.start : line.end]
    if _COPYRIGHT.match(text):
        return True
    if text[0] in "|｜" or "\t" in text:
        return False  # a row of a table
    links = _links(survey, line)
    brief = all(words_in(link) <= _LONGEST_LINK for link in links)
    return len(links) > 1 and brief and not any(map(str.isdigit, text))


_NAMED, _STEM = 3, 5
"""Words, or characters where words are not parted, in which a sender is named; letters that cases leave."""
_MARKS = "«»„“”\"'()*_#.,"


def _begins_with_sender(survey: Survey, paragraph: Span) -> bool:
    """Whether one of a paragraph's first words was told before, as the name of who sends the release is."""
    folded = survey.folded[paragraph.start : paragraph.end]
    words = folded.split()[:_NAMED] if survey.locale.typography.word_space else [folded[:_NAMED]]
    known = (word.strip(_MARKS)[:_STEM] for word in words if len(word.strip(_MARKS)) >= _NAMED)
    return any(word in survey.folded[: paragraph.start] for word in known)


def tail(survey: Survey) -> None:
    """Set aside the short paragraph on the sender that a release ends with."""
    if not any(aside.why == RELEASE for aside in survey.asides):
        return
    lines = survey.lines()
    last = [line for line in lines if not lines[-1].start - line.end > 600][-4:]
    gaps = [n for n in range(1, len(last)) if survey.text.count("\n", last[n - 1].end, last[n].start) > 1]
    first = gaps[-1] if gaps else None
    if first is None or len(lines) < 4:
        return
    paragraph = Span(last[first].start, last[-1].end)
    text = survey.text[paragraph.start : paragraph.end]
    plain = not _QUOTES.search(text) and not _days(survey, paragraph)
    plain = plain and _begins_with_sender(survey, paragraph)
    if plain and _LEAST_ABOUT <= words_in(text) <= 40 and survey.within("decisions", *paragraph) is None:
        survey.take("boilerplate", *paragraph, "last paragraph of a release, without news")


_PARTY = r"[^\W\d_]{1,6}\s?[:：]\s?[^\W_]+"
_PARTIES = re.compile(rf"->|→|=>|(?:^|\W){_PARTY}\s+{_PARTY}\W*$")
"""`Ann -> Tom`, `From: Ann  To: Tom`."""
_LONGEST_PARTIES, _NEAR_NAME = 12, 80
"""Words of a line that says who hands over to whom, and characters in which its name stands."""


def hand_over(survey: Survey) -> None:
    """Set aside from whom to whom the notes of a shift go, on the line that names them and the next."""
    named = [aside for aside in survey.asides if aside.start < _NEAR_NAME]
    known = any(survey.within("handover_keys", aside.start, aside.end) for aside in named)
    begins = _hands_over(survey)
    if not known and not begins:
        return
    for number, line in enumerate(survey.lines()[:2]):
        words = survey.text[line.start : line.end]
        beside = number == 0 and begins
        told = any(survey.within(key, *line) is not None for key in ("decisions", "harms"))
        if told or words_in(words) > _LONGEST_PARTIES or any(map(str.isdigit, words)):
            return
        if not (beside or _PARTIES.search(words)):
            return
        survey.take("document", line.start, line.end, "who hands over to whom")


def _hands_over(survey: Survey) -> bool:
    """Whether the first line begins with handing over, and speaks of a shift or names two parties."""
    line = next(iter(survey.lines()), None)
    hit = survey.at("handover_keys", survey.first_word(line), line.end) if line is not None else None
    if line is None or hit is None:
        return False
    shift = " " in survey.text[hit.start : hit.end] or survey.within("shifts", hit.end, line.end) is not None
    return shift or hit.end == line.end or _PARTIES.search(survey.text, *line) is not None


_LONGEST_REMARK = 14
"""Words of a bracket that says what was reported before."""
_BRACKETS = re.compile(r"[(（\[][^()（）\[\]\n]{1,120}[)）\]]|<[^<>\s]{1,100}@[^<>\s]{1,100}>")


def insertions(survey: Survey) -> None:
    """Set aside brackets with an address or an order not to print in them."""
    for match in _BRACKETS.finditer(survey.text):
        start, end = match.span()
        label = LABEL.match(survey.text, start + 1, end)
        if address(match[0]) or survey.within("contact_phrases", start, end):
            survey.take("contact", start, end, "address, or not for print")
        elif survey.within("embargo", start, end):
            survey.take("embargo", start, end, "not for print")
        elif _took_down(survey, start + 1, end - 1):
            survey.take("reference", start, end, "who took it down")
        elif _takes_back(survey, start + 1, end - 1):
            survey.take("withdrawn", start, end, "what was reported before")
        elif survey.within("template", start, end) and not survey.decisive(start, end):
            survey.take("template", start, end, "tells how to fill a form in")
        elif label is not None and names_field(survey, "reference_keys", Span(*label.span("label"))):
            survey.take("reference", start, end, "field about the document")


def _took_down(survey: Survey, start: int, end: int) -> bool:
    """Whether a bracket in the head of a note says who wrote it down, and no figure."""
    text = survey.text[start:end]
    first = survey.text.count("\n", 0, start) < 2
    took = first and survey.within("call_takers", start, end) is not None
    return took and words_in(text) <= _LONGEST_REMARK and not survey.decisive(start, end)


def _takes_back(survey: Survey, start: int, end: int) -> bool:
    """Whether a bracket has but what was told before, as in "(at first they said 12)"."""
    text = survey.text[start:end]
    told = survey.within("former_reports", start, end)
    if told is None or words_in(text) > _LONGEST_REMARK:
        return False
    begins = survey.at("editing_terms", start, end) or survey.at("corrections", start, end)
    last = told.end == start + len(text.rstrip(" .!。！"))
    return told.start == start or (any(map(str.isdigit, text)) and (begins is not None or last))


_FIRST_LINES, _LEAST_TOLD = 8, 6
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
    for line in survey.lines()[:_FIRST_LINES]:
        start = survey.first_word(line)
        found = _place_and_day(survey, start, line.end)
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


def _place_and_day(survey: Survey, start: int, end: int) -> re.Match[str] | None:
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
