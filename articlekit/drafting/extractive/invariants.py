"""Invariants: what holds for every article of this drafter, whatever its note."""

from dataclasses import replace

from articlekit.drafting.extractive.draft import Draft, Part

__all__ = ["complete"]


def complete(draft: Draft) -> Draft:
    """Put in what no step has placed, so that no statement of the note is lost."""
    told = {source for unit in (*draft.lede, *draft.conclusion) for item in unit for source in item.sources}
    told |= {source for part in draft.parts for item in part.items for source in item.sources}
    told |= set(draft.dateline.sources) if draft.dateline else set()
    lost = tuple((item,) for item in draft.items if not told.issuperset(item.sources))
    if not lost:
        return draft
    if not draft.parts:
        return replace(draft, lede=(*draft.lede, *lost))
    last: Part = draft.parts[-1]
    return replace(draft, parts=(*draft.parts[:-1], replace(last, units=(*last.units, *lost))))
