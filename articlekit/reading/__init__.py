"""Reading: bytes in, notes and flat texts out; no file or network is touched here."""

from typing import TYPE_CHECKING, Any

from articlekit.reading.decoding import decode

if TYPE_CHECKING:
    from articlekit.reading.notes import FlatText, read_notes, read_text

__all__ = ["FlatText", "decode", "read_notes", "read_text"]


def __getattr__(name: str) -> Any:
    """What reads notes is loaded on demand: who checks a page has its bytes decoded and no more."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from articlekit.reading import notes

    return getattr(notes, name)
