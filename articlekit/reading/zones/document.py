"""Document: what names the paper itself, its kind, day and number, and whom to ask about it."""

import re
from collections.abc import Iterator

from articlekit.language.facts import dates_and_times
from articlekit.language.sentences import Span
from articlekit.reading.moments import day_of, is_moment, runs_of_days
from articlekit.reading.stamps import stamp, whole
from articlekit.reading.zones.boxes import columns
from articlekit.reading.zones.repeats import is_letterspaced
from articlekit.reading.zones.survey import Survey, words_in

__all__ = ["ADDRESS", "LABEL", "address", "fields", "name_document", "names_field"]

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
_TIE = re.compile(r"(?:に関する|についての|に係る|に対する|に関しての|에 관한|에 대한|관련|的)\s*\Z")
"""What ties the name of a document to what it is about, where words are not spaced."""
_SAYING = 4
"""Characters before the name of a document that may say what happened, where words are not spaced."""
_HOUR = re.compile(r"(?<![\d.,])[012]?\d[.:]\d\d(?![\d.,])")
_CALL = 16
"""Words of a line that says who rang when."""
_BESIDE_NAME = re.compile(r"[^\S\n]*[(（][^\W\d_]{2,20}(?: [^\W\d_]{2,20})?[)）]$", re.MULTILINE)
"""One or two words in brackets behind the name of a document, as "extract" or "preliminary" are."""
_LONGEST_NAME = 8
"""Words of a segment that is a document's name."""


def name_document(survey: Survey) -> None:
    """Set aside the segments of the first lines that name a kind of document, a day or a number."""
    first = True
    for line in survey.lines()[:3]:
        start = survey.first_word(line)
        if _heads_page(survey, line, start):
            survey.take("reference", *line, "head of a page")
            continue
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
        if not _has_noun(survey, Span(start, line.end)) or survey.is_datum(start, line.end):
            continue
        segments = list(_segments(survey, start, line.end))
        names = [_name(survey, segment) for segment in segments]
        if not any(names):
            continue
        for segment, name in zip(segments, names, strict=True):
            _name_segment(survey, segment, name)
        return


def _heads_page(survey: Survey, line: Span, start: int) -> bool:
    """Whether a line is but the name of the body that the paper is from, or a spaced title of print."""
    heading = survey.text[line.start : start].startswith("##")
    body = survey.locale.is_authority(survey.text[start : line.end])
    return (body and not heading and not _has_noun(survey, line)) or is_letterspaced(survey, start, line.end)


def _notes_call(survey: Survey, start: int, end: int) -> bool:
    """Whether the first line says that somebody rang at some time, and nothing of what happened."""
    words = survey.text[start:end]
    if survey.at("contact_keys", start, end) is None or not 2 <= words_in(words) <= _CALL:
        return False
    timed = bool(dates_and_times(words[:200], survey.locale.tag)) or _HOUR.search(words) is not None
    return timed and survey.within("decisions", start, end) is None and not _ends(words)


def _ends(words: str) -> bool:
    """Whether a line ends as a sentence does; a day may end in a full stop."""
    return words[-1:] in tuple(".!?。！？") and not (words[-1] == "." and words[-2:-1].isdigit())


def _name_segment(survey: Survey, segment: Span, name: Span | None) -> None:
    """Set aside the name of a document, or beside it a number, a time, who took it down, a day."""
    words = survey.text[segment.start : segment.end].strip(_EMPHASIS)
    if name is not None:
        beside = _BESIDE_NAME.match(survey.text, name.end)
        survey.take("document", name.start, beside.end() if beside else name.end, "names a kind of document")
    elif _is_number(words):
        survey.take("reference", *segment, "number of the document")
    elif _tells_of_document(survey, segment):
        survey.take("reference", *segment, "who took the document down, and when")
    elif words_in(words) <= 6 or _ends_in_day(words, survey.locale.tag):
        day = day_of(words, survey.locale.tag)
        if day is not None:
            survey.meta = survey.meta.model_copy(update={"date": survey.meta.date or day})
            survey.take("metadata", *segment, "day of the document")


def _ends_in_day(words: str, language: str) -> bool:
    """Whether a segment such as "extraordinary meeting of 3 August 2026" has but small letters and a day."""
    days = runs_of_days(words, language) if words[:1].islower() and words_in(words) <= _LONGEST_NAME else []
    return len(days) == 1 and days[0].end == len(words) and not any(map(str.isdigit, words[: days[0].start]))


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
        tie = _TIE.search(before)
        if tie is not None and tie.start() >= _SAYING:
            return Span(segment.start + tie.start(), noun.end)
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


_FIGURES = re.compile(r"\d[\d \u00a0().\-/]{6}")
"""What every telephone number has: found in a fraction of the time."""
_DAY = r"\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)(?:\d{4}|\d{2})(?![\d./-])"
TELEPHONE = re.compile(
    rf"(?<![\d.,:])(?!\d{{1,2}}[.:]\d{{2}}[ ]?-)(?!{_DAY})"
    r"(?:\+|\(0|00\d|0)[\d][\d \u00a0().\-/]{5,18}\d(?!\d)"
    r"|(?<!\d)\d{4} \d{4}(?!\d)"
    r"|(?<!\d)(?:8[ -]?\(?\d{3}\)?[ -]?\d{3}[ -]?\d\d[ -]?\d\d|1[3-9]\d[ -]?\d{4}[ -]?\d{4})(?!\d)"
    r"|(?<!\d)\d{3}[ .\-]\d{3}[ .\-]\d{2,4}(?!\d)"
)
ADDRESS = re.compile(rf"[^\s<>@,;:()（）]{{1,64}}@[^\s<>@,;:()（）]{{1,80}}\w|{TELEPHONE.pattern}")
"""An e-mail address or a telephone number."""


def address(text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
    """The first e-mail address or telephone number of a stretch; where neither may stand, no long look."""
    end = len(text) if end is None else end
    if text.find("@", start, end) >= 0:
        return ADDRESS.search(text, start, end)
    return TELEPHONE.search(text, start, end) if _FIGURES.search(text, start, end) else None


LABEL = re.compile(r"(?P<label>[^:：\n]{1,48}?)[ \u00a0*_]*[:：](?!(?<=\d[:：])\d\d)[*_ \u00a0\u3000]*")
_REFERENCE = re.compile(r"[\s.:：#№º°-]*(?:[^\W\d_]{1,6}[.:]?\s?){0,2}[\w./-]*\d[\w./-]*", re.IGNORECASE)
_NUMBER_LABEL = re.compile(r"(?:^|[\s.-])(?:nr|no|n[°ºr]|num|№|č|αρ)\.?(?=[\s.:]|$)")
_NUMBERS = re.compile(r"(?=[^\d]*\d)(?=.*[/-])[\w./-]{4,30}")
"""Such as 219/DAMKAR/XI/2026 behind "Report no."."""
_ITEM_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)）．、][ \u3000]?(?=[^\W\d])")
"""The number of a field: "7. Enclosures: …"."""
_QUOTES = '«„“"「『”'
_LONGEST_ORDER = 14  # words of a line that says from when a note may be printed


def fields(survey: Survey) -> None:
    """Set aside references and contacts that stand as fields; the words behind a lead for the press stay."""
    for line in columns(survey):
        start = survey.first_word(line)
        lead = survey.at("press_leads", start, line.end)
        what = lead is not None and survey.locale.role_of_label(survey.folded[start : lead.end]) == "what"
        if lead is not None and lead.end < line.end and not what:
            end = lead.end
            while end < line.end and survey.text[end] in " :：":
                end += 1
            survey.take("envelope", start, end, "lead of words for the press")
            continue
        number = _ITEM_NUMBER.match(survey.text, start, line.end) if survey.colon(line) else None
        first = number.end() if number is not None else start
        label = LABEL.match(survey.text, first, min(line.end, first + 60)) if survey.colon(line) else None
        if label is None:
            _unlabelled(survey, start, line.end)
            continue
        name = Span(*label.span("label"))
        _field(survey, start, name, Span(label.end(), line.end))


def _field(survey: Survey, start: int, name: Span, value: Span) -> None:
    if names_field(survey, "reference_keys", name):
        if _tells(survey, name, value) or survey.text[value.start : value.start + 1] in tuple(_QUOTES):
            return  # "Type: fire" is what happened, and what the one in charge says is told
        if survey.within("decisions", *value) is None or words_in(survey.text[value.start : value.end]) <= 3:
            survey.take("reference", start, value.end, "field about the document")
        else:
            survey.doubtful.append(Span(start, value.end))
    elif names_field(survey, "contact_keys", name):
        if address(survey.text, *value) or survey.within("contact_phrases", start, value.end):
            survey.take("contact", start, value.end, "contact")
        else:
            survey.doubtful.append(Span(start, value.end))
    elif _NUMBER_LABEL.search(survey.folded, *name) and _NUMBERS.fullmatch(survey.text, *value):
        survey.take("reference", start, value.end, "number of the document")
    elif names_field(survey, "embargo", name):
        survey.take("embargo", start, value.end, "says when it may be printed")
    elif _is_address(survey.text[value.start : value.end].strip(" .;()<>*_"), survey.locale.tag):
        survey.take("contact", start, value.end, "nothing but an address")


def _is_address(words: str, language: str) -> bool:
    """Whether words are a telephone number or an address, and no day."""
    return ADDRESS.fullmatch(words) is not None and whole(words, language) is None


def _tells(survey: Survey, name: Span, value: Span) -> bool:
    """Whether a field such as the type of something says what happened, and no mere state."""
    if survey.within("decisions", *value) is None:
        return False
    state = survey.at("status_tags", *value)
    if state is not None and 2 * (state.end - state.start) >= value.end - value.start:
        return False
    return survey.locale.role_of_label(survey.folded[name.start : name.end].strip(" .*_")) == "what"


def _unlabelled(survey: Survey, start: int, end: int) -> None:
    """A number or day of the document alone on its line, and an order not to print before some time."""
    order = survey.at("embargo", start, end) if words_in(survey.text[start:end]) <= _LONGEST_ORDER else None
    if order is not None and survey.within("decisions", order.end, end) is None:
        if any(map(str.isdigit, survey.text[order.end : end])) or words_in(survey.text[order.end : end]) <= 1:
            survey.take("embargo", start, end, "says when it may be printed")
        return
    if words_in(survey.text[start:end]) > 12:
        return
    hit = survey.at("reference_keys", start, end)
    if hit is None:
        return
    if _REFERENCE.fullmatch(survey.text, hit.end, end) or is_moment(
        survey.text[hit.end : end], survey.locale.tag
    ):
        survey.take("reference", start, end, "reference")


def names_field(survey: Survey, key: str, name: Span) -> bool:
    """Whether a label is an entry of a list, with nothing but a number or a bracket behind it."""
    hit = survey.at(key, *name)
    if hit is None:
        return False
    rest = survey.text[hit.end : name.end].strip(" .*_№#ºo")
    return not rest or (not rest[0].isalpha() and not survey.text[hit.end].isalnum())
