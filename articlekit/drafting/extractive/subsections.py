"""Subsections: a part that is too long for one section is divided where the note divides it."""

from collections.abc import Iterator

from articlekit.drafting.extractive.item import Item
from articlekit.drafting.extractive.measure import words
from articlekit.drafting.extractive.parts import Part
from articlekit.language.locale import Locale
from articlekit.language.tags import uses_spaces

__all__ = ["divided"]

_LEAST = 3
"""Items of a subsection."""


def divided(part: Part, limit: int, locale: Locale) -> Iterator[tuple[int, Part]]:
    """The part as one h2 section, or as an h2 section and h3 sections under it.

    Args:
        part: what the section is to hold.
        limit: longest section in words, or in characters where words are not spaced.
        locale: the language.

    Yields:
        the level of the heading and what stands under it.
    """
    spaced = uses_spaces(locale.tag)
    sizes = [words(item.text, locale) if spaced else len(item.text) for item in part.items]
    if sum(sizes) <= limit or len(part.items) < 2 * _LEAST or part.role == "timeline":
        yield 2, part
        return
    wanted = sum(sizes) / -(-sum(sizes) // max(1, limit * 2 // 3))
    for index, group in enumerate(_groups(part.items, sizes, wanted)):
        yield (2 if index == 0 else 3), Part(part.role, part.label if index == 0 else None, group)


def _groups(items: list[Item], sizes: list[int], wanted: float) -> Iterator[list[Item]]:
    group: list[Item] = []
    total = 0
    for index, item in enumerate(items):
        left = len(items) - index
        breaks = bool(group) and item.statement.block != group[-1].statement.block
        enough = total >= wanted or (breaks and total >= 0.7 * wanted)
        if enough and len(group) >= _LEAST and left >= _LEAST and not item.bound:
            yield group
            group, total = [], 0
        group.append(item)
        total += sizes[index]
    yield group
