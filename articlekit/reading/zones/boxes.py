"""Boxes: what a printed form has to be filled in by hand: boxes to tick, and lines to write on."""

import re

from articlekit.language.sentences import Span
from articlekit.reading.zones.survey import Survey, words_in

__all__ = ["SIGN", "boxes"]

_BOX = re.compile(r"(?P<empty>[☐□❏❑❒]|\[[ \u00a0]?\]|\([ \u00a0]\))|[☑☒☓✓✔✗✘■]|\[[xX✓✔]\]|\([xX]\)")
"""A box to tick, and one that is ticked."""
SIGN = re.compile(r"[☐□❏❑❒☑☒☓✓✔✗✘■]|[\[(][ \u00a0xX✓✔]?[\])]|_{3}|\.{4}|…{2}")
"""What a form has that is to be filled in by hand; most notes have none of it."""
_LONGEST_CHOICE = 5
"""Words of a line that is one choice of several."""
_UNFILLED = re.compile(r"[^:：\n]{1,48}[:：][ \u00a0]*(?:_{3,}|\.{4,}|…{2,})[ _.…\u00a0]*")
"""A label with a line to write on."""


def boxes(survey: Survey) -> None:
    """Set aside the choices of a form that are not ticked, the ticks, and lines that nobody wrote on.

    A list of tasks has boxes too; there one with none ticked is what is still to be done.
    """
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
