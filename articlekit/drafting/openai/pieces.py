"""Pieces: a long note is written a few parts at a time, each within the model's context."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from articlekit.drafting.openai.plan import Planned
from articlekit.drafting.openai.reply import tokens_of
from articlekit.model.note import Note

__all__ = ["left_over", "split"]

_OVERHEAD = 1_100
"""Tokens of a prompt without its statements."""
_SHARE = 3
"""A statement is read once and written once, with its ids around it, which makes about three times."""
_SMALLEST = 250
"""Tokens of statements that a piece may have in any case."""


def split(parts: Iterable[Planned], note: Note, *, context_tokens: int) -> list[list[Planned]]:
    """Parts in groups that fit into the context, in order; a part that is too long alone is divided.

    Args:
        parts: the parts of the article.
        note: the note whose statements they are written from.
        context_tokens: what a prompt and its answer may have together.
    """
    room = max((context_tokens - _OVERHEAD) // _SHARE, _SMALLEST)
    sizes = {each.id: tokens_of(each.text) + 12 for each in note.statements}
    groups: list[list[Planned]] = []
    used = room + 1
    for part in (piece for each in parts for piece in _divided(each, sizes, room)):
        size = sum(sizes.get(source, 12) for source in part.sources)
        if used + size > room:
            groups.append([])
            used = 0
        groups[-1].append(part)
        used += size
    return groups


def _divided(part: Planned, sizes: dict[str, int], room: int) -> Iterator[Planned]:
    taken: list[str] = []
    used, continued = 0, part.continued
    for source in part.sources:
        size = sizes.get(source, 12)
        if taken and used + size > room:
            yield replace(part, sources=tuple(taken), continued=continued)
            taken, used, continued = [], 0, True
        taken.append(source)
        used += size
    yield replace(part, sources=tuple(taken), continued=continued)


def left_over(parts: Iterable[Planned], cited: set[str]) -> list[Planned]:
    """What is left of parts to be written when some of their statements have been used."""
    rest = []
    for part in parts:
        sources = tuple(source for source in part.sources if source not in cited)
        if sources:
            begun = part.continued or (len(sources) < len(part.sources) and part.kind == "section")
            rest.append(replace(part, sources=sources, continued=begun))
    return rest
