"""Fields of a note that are data about it, such as "Place: …", and no statements."""

from articlekit.model.note import Meta
from articlekit.reading.metadata import iso_date

__all__ = ["take"]

_LONGEST = 120
_SENTENCE_ENDS = (". ", "! ", "? ", "。", "؟ ", "। ")


def take(meta: Meta, key: str, value: str) -> Meta | None:
    """The data with a value added; None where the value cannot be taken without losing any of it.

    Args:
        meta: what is known.
        key: date, place, byline or sources.
        value: the words of the field.
    """
    if key == "date":
        day = iso_date(value)
        return _set(meta, key, day) if day is not None else None
    if len(value) > _LONGEST or any(mark in value[:-1] for mark in _SENTENCE_ENDS):
        return None
    if key == "sources":
        return (
            meta.model_copy(update={"sources": (*meta.sources, value)}) if value not in meta.sources else meta
        )
    return _set(meta, key, value) if key in {"place", "byline"} else None


def _set(meta: Meta, key: str, value: str) -> Meta | None:
    present = getattr(meta, key)
    if present is None:
        return meta.model_copy(update={key: value})
    return meta if present == value else None
