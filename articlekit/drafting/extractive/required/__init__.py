"""Required headings: a note laid under headings that a house, or the note itself, wants for its article."""
