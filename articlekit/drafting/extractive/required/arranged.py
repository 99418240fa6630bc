"""Arranged: a draft under the headings that the house, or the note itself, wants for its article."""

from dataclasses import replace

from articlekit.drafting.extractive.draft import Draft, Item, Part, Unit, chains
from articlekit.drafting.extractive.required.layout import Block, lay_out
from articlekit.drafting.extractive.required.outlined import lay_under
from articlekit.drafting.required import is_outlined
from articlekit.model.article import Sentence

__all__ = ["arranged"]


def arranged(draft: Draft) -> Draft:
    """The draft with its items under the headings that are given; every item comes to stand in one place."""
    note, house = draft.brief.note, draft.brief.house
    items = [*draft.items]
    layout = lay_under(items, note, draft.locale) if is_outlined(note, house) else lay_out(draft)
    return replace(
        draft,
        dateline=None,  # its items have places of their own under the headings
        lede=_units(layout.lede),
        parts=tuple(map(_part, layout.blocks)),
        conclusion=_units(layout.conclusion),
    )


def _part(block: Block) -> Part:
    heading = Sentence(text=block.name, sources=block.sources) if block.name is not None else None
    return Part(units=_units(block.part.items), heading=heading, level=block.level, fixed=heading is not None)


def _units(items: list[Item]) -> tuple[Unit, ...]:
    return tuple(chains(items))
