"""Boxes: what a printed form has besides its values: boxes without a tick, signatures, stamps of offices."""

import re

from articlekit.language.doc import Doc
from articlekit.language.letters import fold
from articlekit.language.sentences import Span
from articlekit.language.tags import uses_spaces
from articlekit.model.note import Statement
from articlekit.reading.moments import is_moment
from articlekit.reading.zones.survey import Survey, words_in

__all__ = ["boxes", "has_no_remark", "signed_and_stamped"]

_BOX = re.compile(r"(?P<empty>[☐□❏❑❒]|\[[ \u00a0]?\]|\([ \u00a0]\))|[☑☒☓✓✔✗✘■]|\[[xX✓✔]\]|\([xX]\)")
"""A box to tick, and one that is ticked."""
_SIGN = re.compile(r"[☐□❏❑❒☑☒☓✓✔✗✘■]|[\[(][ \u00a0xX✓✔]?[\])]|_{3}|\.{4}|…{2}")
"""What a form has that is to be filled in by hand: found in a fraction of the time."""
_LONGEST_CHOICE = 5
"""Words of a line that is one choice of several."""
_REMARKS = frozenset({"background", "reaction", "what"})
"""Roles of labels such as "Remarks", "Comments" and "Details"."""
_NONE = frozenset("无無—–-/")
_NO_REMARK = 3
"""Words that say that there is nothing to remark."""
_UNFILLED = re.compile(r"[^:：\n]{1,48}[:：][ \u00a0]*(?:_{3,}|\.{4,}|…{2,})[ _.…\u00a0]*")
"""A label with a line to write on."""
_FIELD = re.compile(r"(?P<label>[^:：\n]{1,60}?)[ \u00a0]*[:：](?!(?<=\d[:：])\d)[ \u00a0]*(?P<value>\S.*)")
_SIGNATURE, _OFFICE = 6, 10
"""Words of a signature with its day, and of an office with the day on which it had the form."""
_ABBREVIATED = re.compile(r"(?=[^\W\d_]{2,6} )(?-i:[^\W\d_a-zà-ÿа-яα-ω]{2,6}) [^\W\d_]")
"""A body that is named by its initials, and its town."""
_DAY = re.compile(r"\d{1,4}[./-] ?\d{1,2}[./-] ?\d{2,4}")


def boxes(survey: Survey) -> None:
    """Set aside the choices of a form that are not ticked, the ticks, and lines that nobody wrote on.

    A list of tasks has boxes too; there one with none ticked is what is still to be done.
    """
    if not _SIGN.search(survey.text):
        return  # as in most notes
    run: list[Span] = []
    for line in [*survey.lines(), Span(0, 0)]:
        found = list(_BOX.finditer(survey.text, *line)) if line.end else []
        if len(found) == 1 and _is_choice(survey, line, found[0]):
            run.append(line)
            continue
        _choose(survey, run)
        run = []
        if len(found) > 1:
            for box, behind in zip(found, [*(each.start() for each in found[1:]), line.end], strict=True):
                survey.take("template", box.start(), behind if box["empty"] else box.end(), "box of a form")
        elif _UNFILLED.fullmatch(survey.text, *line):
            survey.take("template", *line, "field that nobody filled in")


def _is_choice(survey: Survey, line: Span, box: re.Match[str]) -> bool:
    """Whether a line is but a box and a few words."""
    words = survey.text[box.end() : line.end]
    first = survey.text[line.start : box.start()].strip(" -*•\t")
    return not first and 0 < words_in(words) <= _LONGEST_CHOICE and not any(map(str.isdigit, words))


def _choose(survey: Survey, run: list[Span]) -> None:
    """Set aside the choices that are not ticked, where a cross marks the one that is."""
    found = [(line, _BOX.search(survey.text, *line)) for line in run]
    crossed = any(box is not None and box[0] in "☒☓✗✘■" for _, box in found)
    for line, box in found if crossed and len(run) > 1 else ():
        if box is not None:
            survey.take("template", box.start(), line.end if box["empty"] else box.end(), "box of a form")


def has_no_remark(survey: Survey, statement: Statement) -> bool:
    """Whether a statement is a field for remarks with but "none" or a stroke in it."""
    if statement.label is None or words_in(statement.text) > _NO_REMARK:
        return False
    if survey.locale.role_of_label(statement.label) not in _REMARKS:
        return False
    bare = statement.text.strip(" .。")
    none = bare in _NONE or Doc(bare, survey.locale.tag).has("words", "negations")
    return none and survey.within("decisions", statement.start, statement.end) is None


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
    return _DAY.search(survey.text, *value) is not None


def _has_word(survey: Survey, key: str, label: Span) -> bool:
    """Whether an entry of a list stands in a label, or at its end as a part of a word."""
    words = survey.folded[slice(*label)].strip(" .*_)")
    ends = any(words.endswith(fold(each)) for each in survey.locale.zones.get(key, ()))
    return ends or (uses_spaces(survey.locale.tag) and survey.within(key, *label) is not None)
