"""A page as lxml reads it, told as events: every tag, text and comment in the order of its source."""

from collections.abc import Mapping
from typing import Protocol

__all__ = ["Listener", "replay"]

_SPACES = "\n\t\f\r "
_PRESERVING = frozenset({"pre", "textarea"})
"""Elements in which white space is text."""


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
    from lxml import etree

    target = _Target(listener)
    parser = etree.HTMLParser(target=target, recover=True, huge_tree=True)
    try:
        parser.feed(markup)
        parser.close()
    except (UnicodeError, LookupError, etree.ParserError):
        target.close()


class _Target:
    """What lxml's parser tells, with each text in one piece and no element left open."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._pieces: list[str] = []
        self._open: list[str] = []
        self._preserving = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._flush()
        self._open.append(tag)
        self._preserving += tag in _PRESERVING
        self._listener.start(tag, dict(attributes))

    def end(self, _: str) -> None:
        self._flush()
        self._preserving -= self._open.pop() in _PRESERVING
        self._listener.end()

    def data(self, text: str) -> None:
        self._pieces.append(text)

    def comment(self, text: str) -> None:
        self._flush()
        self._listener.comment(text)

    def pi(self, target: str, data: str | None = None) -> None:
        self.comment(f"{target} {data or ''}")

    def doctype(self, name: str | None, public: str | None, system: str | None) -> None:
        self._flush()
        self._listener.doctype(name, public, system)

    def close(self) -> None:
        self._flush()
        while self._open:
            self.end(self._open[-1])

    def _flush(self) -> None:
        """Tell the text that has come; white space alone is one space, or one line break."""
        if not self._pieces:
            return
        text = "".join(self._pieces)
        self._pieces.clear()
        if not self._preserving and not text.strip(_SPACES):
            text = "\n" if "\n" in text else " "
        self._listener.data(text)
