"""Floor 3: an article as text in a format."""

from articlekit.rendering.formats import FORMATS, Format, RenderOptions
from articlekit.rendering.render import render
from articlekit.rendering.store import Ejected, Listed, eject, format_of, list_templates

__all__ = [
    "FORMATS",
    "Ejected",
    "Format",
    "Listed",
    "RenderOptions",
    "eject",
    "format_of",
    "list_templates",
    "render",
]
