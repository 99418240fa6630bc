"""Places: where in an HTML document a piece of text stands."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4.element import Tag

__all__ = ["Place", "enter"]

_SKIPPED = frozenset(
    (
        *("script", "style", "template", "noscript", "nav", "footer", "svg", "math", "head", "iframe"),
        *("object", "canvas", "audio", "video", "form", "button", "select", "textarea", "del", "s", "strike"),
    )
)
_DEEPEST = 8
"""Lists in lists that are told apart."""
_HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_INSIDE = {"tr": "row", "pre": "pre", "dt": "term", "caption": "caption"}
_BLOCKS = frozenset(
    (
        *("html", "body", "article", "section", "main", "header", "div", "p", "address", "aside", "figure"),
        *("figcaption", "details", "summary", "dl", "dd", "hr", "center", "table"),
    )
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the document a piece of text stands."""

    block: int
    prefix: str = ""
    depth: int = 0
    """How many lists it is in."""
    ordered: bool = False
    """Whether the innermost of them is numbered."""
    quoted: bool = False
    inside: str = ""
    """`row`, `pre`, `term`, `caption` or `skip` where what stands inside follows rules of its own."""


def enter(tag: "Tag", place: Place, number: int) -> Place:
    """The place inside an element, from the place that the element stands in.

    Args:
        tag: the element.
        place: where it stands.
        number: a number that no other element has.
    """
    name = tag.name
    if place.inside == "skip" or name in _SKIPPED or tag.has_attr("hidden"):
        return replace(place, inside="skip")
    if place.inside == "row" and name != "tr":  # what stands in a cell stays in its row
        return place
    if name in _HEADINGS:
        return replace(place, block=number, prefix=_HEADINGS[name])
    if name in {"ul", "ol"}:
        return replace(
            place, block=number, prefix="", depth=min(place.depth + 1, _DEEPEST), ordered=name == "ol"
        )
    if name == "li":
        mark = "1. " if place.ordered else "- "
        return replace(place, block=number, prefix="  " * max(0, place.depth - 1) + mark)
    if name == "blockquote":
        return replace(place, block=number, prefix="", quoted=True)
    if name in _INSIDE:
        return replace(place, block=number, prefix="", inside=_INSIDE[name])
    if name in _BLOCKS:
        inherited = place.prefix if name in {"p", "div"} and place.prefix.endswith(("- ", "1. ")) else ""
        return replace(place, block=number, prefix=inherited)
    return place
