"""Sections: which heading or label the statements that follow stand under, and which line is the title."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from articlekit.language.locale import load
from articlekit.language.sentences import Span, split
from articlekit.reading.blocks import Block
from articlekit.reading.labels import Labels

__all__ = ["LABEL_LEVEL", "Section", "Sections", "is_title", "title_heading", "with_marks"]

_LEADER = re.compile(
    r"(?m)^(?P<label>[ \t]*[^\W\d_][^\n.…·:：_]{0,48}?)"
    r"(?P<gap>[ \t]*(?:\.{4,}|…{2,}|·{4,}|_{4,})[ \t]*)(?=[^\s._…·])"
)
"""A label, the dots that lead the eye to its value, and the value."""
_FEWEST = 3
"""Leaders of a form."""
_WIKI = re.compile(r"(?m)^(?P<mark>={1,4}) (?P<heading>[^=\n]{1,120}) (?P=mark)(?P<rest>[ \t]*)$")
_SQUARE = re.compile(r"(?m)^□(?= ?[^\W\d_])")
_BELOW_SQUARE = re.compile(r"(?m)^□[^\n]+\n[ \t]*[○◦ㅇ•-][ \t]*\S")
"""A heading of Korean offices, which list what stands below it with circles and strokes."""


def with_marks(text: str) -> str:
    """A text whose headings and labels have the marks of Markdown and a colon, whatever it has for them.

    The result has the length of the text, so that offsets found in it hold for the text.
    """
    if text.count("....") + text.count("……") + text.count("····") + text.count("____") >= _FEWEST:
        found = list(_LEADER.finditer(text))
        if len(found) >= _FEWEST:
            text = _LEADER.sub(lambda each: each["label"] + ":".ljust(len(each["gap"])), text)
    if "= " in text:
        text = _WIKI.sub(
            lambda each: (
                "#" * len(each["mark"]) + f" {each['heading']} ".ljust(len(each[0]) - len(each["mark"]))
            ),
            text,
        )
    if "□" in text and len(_BELOW_SQUARE.findall(text)) > 1:
        text = _SQUARE.sub("#", text)
    return text


LABEL_LEVEL = 9
"""Level of a label alone on its line: below every heading."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, or a label alone on its line."""

    label: str
    span: Span
    level: int


@dataclass
class Sections:
    """The label that holds at the place that is being read.

    A heading holds until the next one. A label alone on a line that a list follows at once holds
    to the end of the list. A label in front of a value holds to the end of the paragraph.
    """

    section: Section | None = None
    used: bool = True
    field: str | None = None
    lasting: bool = False
    """Whether the field's label holds for the lines that follow in the paragraph."""
    announced: str | None = None
    """The label of a field that ended in a colon, for the list that follows."""
    listed: bool = False
    """Whether the section's label was followed at once by a list."""

    def open(self, section: Section, joint: str) -> Section | None:
        """Begin a section; gives back the one before where nothing stood under it.

        A heading directly above a deeper one becomes part of the deeper one's label.
        """
        lost = self.unused()
        if lost is not None and lost.level < section.level:
            span = Span(lost.span.start, section.span.end)
            section = replace(section, label=f"{lost.label}{joint}{section.label}", span=span)
            lost = None
        self.section, self.used, self.listed = section, False, False
        self.field = self.announced = None
        return lost

    @property
    def holds(self) -> bool:
        """Whether a heading or a label above holds here."""
        return self.section is not None or self.announced is not None

    def unused(self) -> Section | None:
        """The section that is open, where no statement took its label."""
        return None if self.used else self.section

    def label(self) -> str | None:
        """The label of a statement at this place."""
        if self.field is not None:
            self.used = self.used or (self.section is not None and self.section.level < LABEL_LEVEL)
            return self.field
        if self.announced is not None:
            return self.announced
        self.used = True
        return self.section.label if self.section else None

    def enter_field(self, label: str, *, lasting: bool) -> None:
        """Begin the value of a field; a `lasting` label holds for the paragraph, others for the line."""
        self.field = label
        self.lasting = lasting

    def leave_field(self, *, announcing: bool = False) -> None:
        """End the value of a field; where it announces a list, its label holds for the list."""
        if announcing:
            self.announced = self.field
        self.field = None

    def enter_list(self) -> None:
        """Note that a list item comes next."""
        if self.section is not None and self.section.level == LABEL_LEVEL and not self.used:
            self.listed = True

    def leave_list(self) -> None:
        """Note that something else than a list item comes next."""
        self.announced = None
        if self.listed and self.used:
            self.section, self.listed = None, False


_LONGEST = 110
"""Characters of a title; a longer first line is a message that nobody gave one."""
_ENDS = frozenset(".。．।؟۔…:：;；!?！？,，、")
_ELLIPSIS = re.compile(r"…|\.{3}")
"""What parts two halves of a title, as "2 tons leak… residents warned" in Korean."""
_STOPPED = re.compile(r"[^\W\d]{4}[.!?] +\w")
"""The end of a sentence in a message whose sentences begin with small letters."""
_WORDY = 60
_CLOSERS = "\"'”’»)]）］」』】*_ "


def is_title(line: str, language: str, labels: Labels) -> bool:
    """Whether the first line of a note, which other lines follow, is its title.

    It is short and does not end like a sentence, is one sentence only, and no label stands in it
    that a locale file lists.
    """
    if not line or len(line) > _LONGEST or not any(character.isalpha() for character in line):
        return False
    tail = line.rstrip(_CLOSERS)
    ordinal = load(language).ordinal_point and tail[-1:] == "." and tail[-2:-1].isdigit()
    if not tail or (tail[-1] in _ENDS and not ordinal and not line.endswith(("?", "？"))):
        return False
    if len(split(_ELLIPSIS.sub(",", line), language)) > 1:
        return False
    if len(line) > _WORDY and _STOPPED.search(line):
        return False
    label = labels.leading(line)
    return label is None or not (label.known or label.speaker)


def title_heading(blocks: Sequence[Block], words: Sequence[str], labels: Labels) -> int | None:
    """The index of the block that is a title by its mark: the first heading, or the only h1.

    Args:
        blocks: the blocks of the note.
        words: the words of each block that is a heading, empty for the others.
        labels: the labels of the language; "Root cause" is the title of a section.
    """
    first = [index for index, block in enumerate(blocks) if block.kind == "heading" and block.level == 1]
    leads = bool(blocks) and blocks[0].kind == "heading"
    index = first[0] if len(first) == 1 else 0 if leads else None
    label = labels.alone(words[index]) if index is not None else None
    return None if label is not None and label.known else index
