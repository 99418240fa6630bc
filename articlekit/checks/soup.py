"""The tree of a page as BeautifulSoup builds it on lxml, told again as the events of a parser.

The rules want elements, texts and blocks in the order of the source; one pass over the tree, without
recursion, gives them, however deep it is.
"""

from collections.abc import Mapping
from typing import Protocol

__all__ = ["Listener", "replay"]


class Listener(Protocol):
    """What is told of a page, in the order of its source."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None: ...

    def end(self) -> None: ...

    def data(self, text: str) -> None: ...

    def comment(self, _: str) -> None: ...

    def doctype(self, name: str | None, public: str | None, system: str | None) -> None: ...


def replay(markup: str, listener: Listener) -> None:
    """Parse a page and tell its listener of every tag, text and comment in order.

    Any text is markup to it; what the parser rejects is told as far as it was read.
    """
    from bs4.element import Doctype, NavigableString, PreformattedString, Tag
    from bs4.exceptions import ParserRejectedMarkup

    from articlekit.checks.ordered_soup import OrderedSoup

    try:
        soup = OrderedSoup(markup, "lxml", multi_valued_attributes=None, huge_tree=True)
    except ParserRejectedMarkup:
        return
    open_tags: list[Tag] = []
    for node in soup.descendants:
        while open_tags and node.parent is not open_tags[-1]:
            open_tags.pop()
            listener.end()
        if isinstance(node, Tag):
            open_tags.append(node)
            listener.start(node.name, {name: str(value) for name, value in node.attrs.items()})
        elif isinstance(node, Doctype):
            listener.doctype(str(node), None, None)
        elif isinstance(node, PreformattedString):
            listener.comment(str(node))
        elif isinstance(node, NavigableString):
            listener.data(str(node))
    for _ in open_tags:
        listener.end()
