"""Floor 3: an article as text in a format."""

from articlekit.rendering.formats import FORMATS, Format
from articlekit.rendering.options import RenderOptions
from articlekit.rendering.render import render
from articlekit.rendering.store import Ejected, Listed, eject, list_templates
from articlekit.rendering.template_format import format_of

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
