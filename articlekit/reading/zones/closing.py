"""Closing: the formula at the end of a letter, the signature below it or on a form, names behind strokes."""

import re
from itertools import pairwise

from articlekit.language.caching import loaded
from articlekit.language.letters import fold
from articlekit.language.locale import load
from articlekit.language.sentences import Span
from articlekit.language.tags import uses_spaces
from articlekit.reading.labels import labels
from articlekit.reading.moments import is_moment
from articlekit.reading.stamps import stamp, whole
from articlekit.reading.zones.boxes import NUMERIC_DAY
from articlekit.reading.zones.document import address
from articlekit.reading.zones.survey import Survey, words_in

__all__ = ["close", "signed_and_stamped"]

_LINES, _LINE = 10, 90
"""Lines that may stand below a closing formula, and characters of each."""
_TIME_LAST = re.compile(r"[-–—·|] *[012]?\d:[0-5]\d$")
"""The time of an entry behind its state."""
_SENTENCE = 5
"""Words from which what ends in a full stop is a sentence."""
_NAME_OF_BODY = 6
"""Words of a line of a signature that names who sends it."""
_PERSON, _DIGITS = 14, 7
"""Words of a line with somebody's name, office and number, and figures of a telephone number."""
_VALUE = re.compile(r"\s*[:：]\s*\S")
_SHORT = re.compile(r"(?:(?<=[\s.!?])/{1,2} ?|(?<=[.!?] )[–—-])[^\W\d_]{1,16}\.?(?: [^\W\d_]{1,16}\.?)?\Z")
"""`/Ann` at the end of a message."""
_BARE_NAME = re.compile(r"(?<=[.!?] )[^\W\d_]{2,16}(?: [^\W\d_]{2,16})?\Z")
_NAME_ALONE = re.compile(r"[^\W\d_][^\W\d_.'’-]{0,15}(?: [^\W\d_][^\W\d_.'’-]{0,15})?\.?")
_LEAST_LINES = 3
_MESSAGE = 320
"""Characters of a short message, which may end in a name without a mark."""
_POSTSCRIPT = re.compile(r"[>\s]*p\.?\s?s\.?\s?[:.]?\s", re.IGNORECASE)
_FIELD = re.compile(r"(?P<label>[^:：\n]{1,60}?)[ \u00a0]*[:：](?!(?<=\d[:：])\d)[ \u00a0]*(?P<value>\S.*)")
_SIGNATURE, _OFFICE = 6, 10
"""Words of a signature with its day, and of an office with the day on which it had the form."""
_ABBREVIATED = re.compile(r"(?=[^\W\d_]{2,6} )(?-i:[^\W\d_a-zà-ÿа-яα-ω]{2,6}) [^\W\d_]")
"""A body that is named by its initials, and its town."""


def close(survey: Survey) -> None:
    """Set aside the closing formula and the signature below it."""
    lines = survey.lines()
    for line in lines:
        if survey.text[line.start : line.end].strip("> ") == "--":
            survey.take("signature", line.start, lines[-1].end, "below the mark of a signature")
            return
    _contacts(survey, lines)
    _sign_short(survey, lines)
    _sign_without_formula(survey, lines)
    for index in range(max(1, len(lines) - _LINES), len(lines)):
        line = lines[index]
        start = survey.first_word(line)
        hit = survey.at("signoffs", start, line.end)
        if hit is None or words_in(survey.text[hit.end : line.end]) > 8 or survey.decisive(hit.end, line.end):
            continue
        survey.take("sign-off", start, line.end, "closing formula")
        if _VALUE.match(survey.text, hit.end, line.end):
            continue  # "Signed by: …" is a field of a form, under which others may follow
        for above, below in pairwise(lines[index:]):
            if not _signs(survey, below, adjoins=survey.text.count("\n", above.end, below.start) == 1):
                return
            if survey.within("embargo", *below):
                survey.take("embargo", *below, "not for print")
            survey.take("signature", below.start, below.end, "below the closing formula")
        return
    _sign_alone(survey, lines)


def _contacts(survey: Survey, lines: list[Span]) -> None:
    """Set aside names and numbers under a line that announces them, such as "Further information:"."""
    last = -1
    for index in range(len(lines) // 2, len(lines) - 1):
        line = lines[index]
        if index <= last:
            continue  # it stands under an announcement that has been looked at
        hit = survey.at("contact_keys", survey.first_word(line), line.end)
        if hit is None or survey.text[hit.end : line.end].strip(" :：*_"):
            continue
        last = index
        while last + 1 < len(lines) and _tells_contact(survey, lines[last], lines[last + 1]):
            last += 1
        told = survey.text[line.end : lines[last].end]
        if address(told) or sum(map(str.isdigit, told)) >= _DIGITS:
            survey.take("contact", line.start, lines[last].end, "whom to ask")


def _tells_contact(survey: Survey, above: Span, below: Span) -> bool:
    """Whether a line right below another may be part of whom to ask: a name, an office, an address."""
    if survey.text.count("\n", above.end, below.start) > 1 or survey.at("boilerplate", *below):
        return False
    text = survey.text[below.start : below.end]
    plain = words_in(text) <= _PERSON and text[-1] not in ".!?。"
    return bool(address(text)) or (plain and survey.within("decisions", *below) is None)


def _sign_short(survey: Survey, lines: list[Span]) -> None:
    """Set aside the name that the last line ends with behind a mark, as in "More at noon. /Ann"."""
    end = lines[-1].end if lines else 0
    greeted = len(survey.text) <= _MESSAGE and any(aside.kind == "greeting" for aside in survey.asides)
    name = _SHORT.search(survey.text, lines[-1].start, end) if lines else None
    if name is None and greeted and lines:
        found = _BARE_NAME.search(survey.text, lines[-1].start, end)
        name = found if found and found[0].istitle() else None
    if name is not None and survey.within("decisions", *name.span()) is None:
        survey.take("signature", *name.span(), "name behind a stroke")


def _sign_alone(survey: Survey, lines: list[Span]) -> None:
    """Set aside a name that stands alone on the last line of a note with a greeting."""
    greeted = any(aside.kind == "greeting" for aside in survey.asides)
    if not greeted or len(lines) < _LEAST_LINES:
        return
    name = survey.text[lines[-1].start : lines[-1].end]
    if (
        _NAME_ALONE.fullmatch(name)
        and name[:1] != name[:1].lower()
        and survey.within("decisions", *lines[-1]) is None
    ):
        survey.take("signature", *lines[-1], "name alone on the last line")


def _sign_without_formula(survey: Survey, lines: list[Span]) -> None:
    """Set aside a last paragraph of name, office and telephone number, which no formula stands above."""
    block: list[Span] = []
    for below, line in pairwise([Span(len(survey.text), len(survey.text)), *reversed(lines[1:])]):
        if block and survey.text.count("\n", line.end, below.start) > 1:
            break
        block.append(line)
    if len(block) > _LINES // 2:
        block = _contact_block(survey, block)
    if len(block) > _LINES // 2:
        return
    reached = [line for line in block if _is_extension(survey, line) or address(survey.text, *line)]
    plain = [line for line in block if line not in reached and survey.within("embargo", *line) is None]
    if reached and plain and all(_is_name(survey, line) for line in plain):
        survey.take("signature", block[-1].start, block[0].end, "name, office and number at the end")


def _is_extension(survey: Survey, line: Span) -> bool:
    """Whether a line is but the number of an extension behind the word for one."""
    hit = survey.at("contact_keys", survey.first_word(line), line.end)
    return hit is not None and survey.text[hit.end : line.end].strip(" .:：#").isdigit()


def _contact_block(survey: Survey, block: list[Span]) -> list[Span]:
    """Of the lines of a last paragraph, the last first, those from a heading such as "Press contact" on."""
    for number, line in enumerate(block[: _LINES // 2]):
        hit = survey.at("contact_keys", survey.first_word(line), line.end)
        if number and hit is not None and not survey.text[hit.end : line.end].strip(" :：*_"):
            return block[: number + 1]
    return block


def _is_name(survey: Survey, line: Span) -> bool:
    """Whether a line may be a name or an office."""
    text = survey.text[line.start : line.end]
    label = labels(survey.locale.tag).leading(text)
    return (
        words_in(text) <= _NAME_OF_BODY
        and text[-1] not in ".!?。"
        and label is None
        and not survey.decisive(*line)
    )


def _tells(survey: Survey, line: Span) -> bool:
    """Whether a line below a closing formula is an entry of a log, or a sentence that tells news."""
    text = survey.text[line.start : line.end]
    time = stamp(text, survey.locale.tag) or whole(text, survey.locale.tag)
    if (time is not None and time.clock) or _TIME_LAST.search(text) is not None:
        return True
    if text[-1] not in ".!?。！？" or words_in(text) < _SENTENCE:
        return False
    event = any(
        survey.locale.pattern("cues", role).search(survey.folded, *line)
        for role in ("what", "impact", "response")
    )
    return event or any(map(str.isdigit, text))


def _signs(survey: Survey, line: Span, *, adjoins: bool) -> bool:
    """Whether a line below a closing formula belongs to the signature."""
    text = survey.text[line.start : line.end]
    if _POSTSCRIPT.match(text):
        return False
    if address(text) or survey.within("contact_keys", line.start, line.end):
        return len(text) <= 2 * _LINE
    label = labels(survey.locale.tag).leading(text)
    if (label is not None and label.known) or _tells(survey, line):
        return False
    if (
        adjoins
        and words_in(text) <= _NAME_OF_BODY
        and text[-1] not in ".!?"
        and not any(map(str.isdigit, text))
    ):
        return True  # "County Rescue Service"
    return len(text) <= _LINE and survey.within("decisions", line.start, line.end) is None


def signed_and_stamped(survey: Survey) -> None:
    """Set aside who signed a form, and, where another field tells the day, which office had it when."""
    dated: list[tuple[Span, Span, Span]] = []
    told = False
    for line in survey.lines():
        field = _FIELD.fullmatch(survey.text, survey.first_word(line), line.end)
        if field is None:
            continue
        label, value = Span(*field.span("label")), Span(*field.span("value"))
        brief = words_in(survey.text[slice(*value)])
        plain = survey.within("decisions", *value) is None
        if brief <= _SIGNATURE and plain and _has_word(survey, "signature_keys", label):
            survey.take("signature", *line, "who signed")
            continue
        known = survey.folded[slice(*label)].strip(" .*_")
        office = brief <= _OFFICE and plain and survey.at("offices", *label) == label
        if known in survey.locale.meta_names:
            told = told or _is_moment(survey, value)
        elif survey.locale.role_of_label(known) is None:
            dated.append((label, value, line))
        if office and _has_day(survey, value) and not _is_moment(survey, value):
            survey.take("reference", *line, "which office had the form when")
    for label, value, line in dated if told else ():
        named = _has_word(survey, "offices", label) or _ABBREVIATED.match(survey.text, *label)
        # Whether a value is a moment takes longest to tell.
        if named and survey.within("decisions", *label) is None and _is_moment(survey, value):
            survey.take("reference", *line, "which office had the form when")


def _is_moment(survey: Survey, value: Span) -> bool:
    return is_moment(survey.text[slice(*value)], survey.locale.tag)


def _has_day(survey: Survey, value: Span) -> bool:
    return NUMERIC_DAY.search(survey.text, *value) is not None


def _has_word(survey: Survey, key: str, label: Span) -> bool:
    """Whether an entry of a list stands in a label, or at its end as a part of a word."""
    words = survey.folded[slice(*label)].strip(" .*_)")
    ends = words.endswith(_entries(survey.locale.tag, key))
    return ends or (uses_spaces(survey.locale.tag) and survey.within(key, *label) is not None)


@loaded
def _entries(language: str, key: str) -> tuple[str, ...]:
    return tuple(map(fold, load(language).zones.get(key, ())))
