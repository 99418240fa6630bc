"""Floor 3: bytes in, notes and flat texts out; no file or network is touched here."""

from articlekit.reading.decoding import decode
from articlekit.reading.notes import FlatText, read_notes, read_text

__all__ = ["FlatText", "decode", "read_notes", "read_text"]
