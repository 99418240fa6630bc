"""Labelled lines about the paper or the writer, and stretches inside a line that are not for print."""

import re

from articlekit.language.sentences import Span
from articlekit.reading.stamps import whole
from articlekit.reading.zones.survey import Survey, words_in

__all__ = ["ADDRESS", "TELEPHONE", "fields", "insertions"]

TELEPHONE = re.compile(
    r"(?<![\d.,:])(?!\d{1,2}[.:]\d{2}[ ]?-)(?:\+|\(0|00\d|0)[\d][\d \u00a0().\-/]{5,18}\d(?!\d)"
    r"|(?<!\d)\d{4} \d{4}(?!\d)"
    r"|(?<!\d)\d{3}[ .\-]\d{3}[ .\-]\d{2,4}(?!\d)"
)
ADDRESS = re.compile(rf"[^\s<>@,;:()（）]{{1,64}}@[^\s<>@,;:()（）]{{1,80}}\w|{TELEPHONE.pattern}")
"""An e-mail address or a telephone number."""
_LABEL = re.compile(r"(?P<label>[^:：\n]{1,48}?)[ \u00a0*_]*[:：][*_ \u00a0\u3000]*")
_NUMBER = re.compile(r"[\s.:：#№º°-]*(?:[^\W\d_]{1,6}[.:]?\s?){0,2}[\w./-]*\d[\w./-]*", re.IGNORECASE)
_NUMBER_LABEL = re.compile(r"(?:^|[\s.-])(?:nr|no|n[°ºr]|num|№|č|αρ)\.?(?=[\s.:]|$)")
_NUMBERS = re.compile(r"(?=[^\d]*\d)(?=.*[/-])[\w./-]{4,30}")
"""Such as 219/DAMKAR/XI/2026 behind "Report no."."""
_BRACKETS = re.compile(r"[(（\[][^()（）\[\]\n]{1,120}[)）\]]|<[^<>\s]{1,100}@[^<>\s]{1,100}>")
_LEAD_ENDS = ":：,，"


def fields(survey: Survey) -> None:
    """Set aside references and contacts that stand as fields; the words behind a lead for the press stay."""
    for line in survey.lines():
        start = survey.first_word(line)
        lead = survey.at("press_leads", start, line.end)
        what = lead is not None and survey.locale.role_of_label(survey.folded[start : lead.end]) == "what"
        if lead is not None and lead.end < line.end and not what:
            end = lead.end
            while end < line.end and survey.text[end] in " :：":
                end += 1
            survey.take("envelope", start, end, "lead of words for the press")
            continue
        label = _LABEL.match(survey.text, start, min(line.end, start + 60))
        if label is None:
            _unlabelled(survey, start, line.end)
            continue
        name = Span(*label.span("label"))
        _field(survey, start, name, Span(label.end(), line.end))


def _field(survey: Survey, start: int, name: Span, value: Span) -> None:
    if _names(survey, "reference_keys", name):
        if _tells(survey, name, value):
            return  # "Type: fire" is what happened
        if survey.within("decisions", *value) is None or words_in(survey.text[value.start : value.end]) <= 3:
            survey.take("reference", start, value.end, "field about the document")
        else:
            survey.doubtful.append(Span(start, value.end))
    elif _names(survey, "contact_keys", name):
        if ADDRESS.search(survey.text, *value) or survey.within("contact_phrases", start, value.end):
            survey.take("contact", start, value.end, "contact")
        else:
            survey.doubtful.append(Span(start, value.end))
    elif _NUMBER_LABEL.search(survey.folded, *name) and _NUMBERS.fullmatch(survey.text, *value):
        survey.take("reference", start, value.end, "number of the document")
    elif _names(survey, "embargo", name):
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
    """A number of reference alone on its line, and a telephone number behind the word for one."""
    if words_in(survey.text[start:end]) > 8:
        return
    hit = survey.at("reference_keys", start, end)
    if hit is not None and _NUMBER.fullmatch(survey.text, hit.end, end):
        survey.take("reference", start, end, "reference")


def _names(survey: Survey, key: str, name: Span) -> bool:
    """Whether a label is an entry of a list, with nothing but a number or a bracket behind it."""
    hit = survey.at(key, *name)
    if hit is None:
        return False
    rest = survey.text[hit.end : name.end].strip(" .*_№#ºo")
    return not rest or (not rest[0].isalpha() and not survey.text[hit.end].isalnum())


def insertions(survey: Survey) -> None:
    """Set aside brackets with an address or an order not to print in them."""
    for match in _BRACKETS.finditer(survey.text):
        start, end = match.span()
        label = _LABEL.match(survey.text, start + 1, end)
        if ADDRESS.search(match[0]) or survey.within("contact_phrases", start, end):
            survey.take("contact", start, end, "address, or not for print")
        elif survey.within("embargo", start, end):
            survey.take("embargo", start, end, "not for print")
        elif survey.within("template", start, end) and not survey.decisive(start, end):
            survey.take("template", start, end, "tells how to fill a form in")
        elif label is not None and _names(survey, "reference_keys", Span(*label.span("label"))):
            survey.take("reference", start, end, "field about the document")
