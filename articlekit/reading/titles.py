"""Titles: which line of a note is its title."""

import re
from collections.abc import Sequence

from articlekit.language.locale import load
from articlekit.language.sentences import split
from articlekit.reading.blocks import Block
from articlekit.reading.labels import Labels

__all__ = ["is_title", "title_heading"]

_LONGEST = 150
_ENDS = frozenset(".。．।؟۔…:：;；!?！？,，、")
_ELLIPSIS = re.compile(r"…|\.{3}")
"""What parts two halves of a title, as "2 tons leak… residents warned" in Korean."""
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
