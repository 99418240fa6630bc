"""BeautifulSoup for lxml alone, which tells everything in the order of the source.

It is a module of its own so that BeautifulSoup is imported by those alone who read a page.
"""

from collections.abc import Mapping

from bs4 import BeautifulSoup
from bs4.builder._lxml import LXMLTreeBuilder
from bs4.element import NavigableString, PageElement, Tag

__all__ = ["OrderedSoup"]

_NONE: Mapping[str, str] = {}


class OrderedSoup(BeautifulSoup):
    """The tree of BeautifulSoup on lxml, in half the time.

    BeautifulSoup looks after every text through all the elements around it, for one that has a sibling
    already. Where everything comes in order none ever has, and on a page of n levels with n texts the
    search takes n² steps. Nor does HTML have namespaces, which it looks for in every name. The tree is
    the same without these.

    Raises:
        bs4.exceptions.ParserRejectedMarkup: lxml cannot parse the markup.
    """

    def __init__(self, markup: str) -> None:
        super().__init__(markup, builder=_Builder(multi_valued_attributes=None, huge_tree=True))

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Put an element behind what has come last, and into it what comes next."""
        if self.current_data:
            self.endData()
        around, builder = self.tagStack[-1], self.builder
        tag = Tag(
            name=name,
            parent=around,
            previous=self._most_recent_element,
            is_xml=False,
            can_be_empty_element=builder.can_be_empty_element(name),
            preserve_whitespace_tags=builder.preserve_whitespace_tags,
        )
        tag.attrs = dict(attributes)
        self._most_recent_element = tag
        around.contents.append(tag)
        self.tagStack.append(tag)
        self.currentTag = tag
        self.open_tag_counter[name] += 1
        if name in builder.preserve_whitespace_tags:
            self.preserve_whitespace_tag_stack.append(tag)
        if name in builder.string_containers:
            self.string_container_stack.append(tag)

    def finish(self, name: str) -> None:
        """End the element that was begun last, if it has the name, or all down to the last one that has."""
        if self.current_data:
            self.endData()
        last = self.tagStack[-1]
        if last.name != name or len(self.tagStack) == 1:
            self._popToTag(name)
        elif self.preserve_whitespace_tag_stack or self.string_container_stack:
            self.popTag()
        else:
            self.tagStack.pop()
            self.open_tag_counter[name] -= 1
            self.currentTag = self.tagStack[-1]

    def endData(self, containerClass: type[NavigableString] | None = None) -> None:  # noqa: N802, N803
        """Put the text that has come behind what came before it; white space alone is one space or break."""
        if not self.current_data:
            return
        text = "".join(self.current_data)
        self.current_data = []
        if not text.strip(self.ASCII_SPACES) and not self.preserve_whitespace_tag_stack:
            text = "\n" if "\n" in text else " "
        plain = containerClass is None and not self.string_container_stack
        self.object_was_parsed((NavigableString if plain else self.string_container(containerClass))(text))

    def object_was_parsed(self, o: PageElement, *_: object) -> None:
        """Put a text behind what has come last; nothing stands behind it."""
        parent = self.tagStack[-1]
        o.setup(parent, self._most_recent_element)
        self._most_recent_element = o
        parent.contents.append(o)


class _Builder(LXMLTreeBuilder):
    """The events of lxml, as they are."""

    soup: OrderedSoup

    def start(self, tag: str, attrib: Mapping[str, str], _: Mapping[str, str] = _NONE) -> None:  # type: ignore[override]
        self.soup.begin(tag, attrib)

    def end(self, tag: str) -> None:  # type: ignore[override]
        self.soup.finish(tag)

    def data(self, data: str) -> None:  # type: ignore[override]
        self.soup.current_data.append(data)
