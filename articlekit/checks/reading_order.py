"""Reading order: how the places of an article follow one another."""

import re

__all__ = ["reading_order"]

_PARTS = ("language", "headline", "standfirst", "lede", "sections", "conclusion", "missing", "meta")


def reading_order(path: str) -> tuple[int, ...]:
    """A key that sorts paths as a reader meets them: a heading before its paragraphs."""
    steps = re.findall(r"[a-z_]+|\d+", path)
    first = _PARTS.index(steps[0]) if steps and steps[0] in _PARTS else len(_PARTS)
    rest = [int(step) if step.isdigit() else int(step in {"paragraphs", "sentences"}) for step in steps[1:]]
    return (first, *rest)
