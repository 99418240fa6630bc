"""The tree of a page as BeautifulSoup builds it on lxml, told again as the events of a parser.

The rules want elements, texts and blocks in the order of the source; one pass over the tree, without
recursion, gives them, however deep it is.
"""

from collections.abc import Mapping
from typing import Protocol, cast

__all__ = ["Listener", "replay"]


class Listener(Protocol):
    """What is told of a page, in the order of its source."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None: ...

    def end(self) -> None: ...

    def data(self, text: str) -> None: ...

    def doctype(self, name: str | None, public: str | None, system: str | None) -> None: ...


def replay(markup: str, listener: Listener) -> None:
    """Parse a page and tell its listener of every tag and text in order.

    Any text is markup to it; what the parser rejects is told as far as it was read.
    """
    from bs4.element import Doctype, PreformattedString, Tag
    from bs4.exceptions import ParserRejectedMarkup

    from articlekit.checks.ordered_soup import OrderedSoup

    try:
        soup = OrderedSoup(markup)
    except ParserRejectedMarkup:
        return
    around: Tag | None = soup
    node = soup.contents[0] if soup.contents else None
    while node is not None:
        while around is not None and node.parent is not around:
            around = around.parent
            listener.end()
        if isinstance(node, Tag):
            around = node
            listener.start(node.name, cast("dict[str, str]", node.attrs))
        elif isinstance(node, Doctype):
            listener.doctype(str(node), None, None)
        elif not isinstance(node, PreformattedString):  # comments and the like
            listener.data(str(node))
        node = node.next_element
    while around is not None and around is not soup:
        around = around.parent
        listener.end()
