"""A page is told as BeautifulSoup would build it, in time that grows with the page alone."""

from collections.abc import Mapping

from bs4 import BeautifulSoup
from bs4.element import Doctype, NavigableString, PreformattedString, Tag
from bs4.exceptions import ParserRejectedMarkup
from hypothesis import given

from articlekit.checks.soup import replay
from tests.checks.test_fuzz import SOURCES
from tests.growth import no_faster_than_length

Told = list[tuple[str, str]]


class _Events:
    """What is told of a page, by the depth at which it stands."""

    def __init__(self) -> None:
        self.told: Told = []
        self._depth = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.told.append((f"tag {self._depth}", f"{tag} {dict(attributes)}"))
        self._depth += 1

    def end(self) -> None:
        self._depth -= 1

    def data(self, text: str) -> None:
        self.told.append((f"text {self._depth}", text))

    def comment(self, _: str) -> None:
        self.told.append((f"comment {self._depth}", ""))

    def doctype(self, name: str | None, public: str | None, system: str | None) -> None:  # noqa: ARG002
        self.told.append(("doctype", ""))


def told(source: str) -> Told:
    """What `replay` tells of a source."""
    events = _Events()
    replay(source, events)
    return events.told


def _tree(source: str) -> Told:
    """The same of the tree that BeautifulSoup builds."""
    try:
        soup = BeautifulSoup(source, "lxml", multi_valued_attributes=None, huge_tree=True)
    except ParserRejectedMarkup:
        return []
    return [_node(node) for node in soup.descendants]


def _node(node: object) -> tuple[str, str]:
    if isinstance(node, Doctype):
        return "doctype", ""
    assert isinstance(node, Tag | NavigableString)
    depth = sum(1 for _ in node.parents) - 1
    if isinstance(node, Tag):
        return f"tag {depth}", f"{node.name} {dict(node.attrs)}"
    return (f"comment {depth}", "") if isinstance(node, PreformattedString) else (f"text {depth}", str(node))


@given(SOURCES)
def test_the_events_are_those_of_the_tree(source: str) -> None:
    readable = "<!---->" + source.encode("utf-8", "replace").decode("utf-8")
    assert told(readable) == _tree(readable)


def test_a_text_under_many_levels_takes_no_longer_than_one_at_the_top() -> None:
    assert no_faster_than_length(lambda size: told("<b>" * size + "x<hr>" * size), 5_000)
