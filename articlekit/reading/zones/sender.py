"""Sender: what a release or a page says of whom it is from, at its end, and whom to ask, in brackets."""

import re
from itertools import pairwise

from articlekit.language.sentences import Span
from articlekit.reading.moments import runs_of_days
from articlekit.reading.zones.document import LABEL, address, names_field
from articlekit.reading.zones.survey import Survey, words_in

__all__ = ["RELEASE", "insertions", "sender", "tail"]

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
        elif survey.within("template", start, end) and not survey.decisive(start, end):
            survey.take("template", start, end, "tells how to fill a form in")
        elif label is not None and names_field(survey, "reference_keys", Span(*label.span("label"))):
            survey.take("reference", start, end, "field about the document")
