"""Outlines: the lines of a flat text, and the list of headings that one of them announces."""
