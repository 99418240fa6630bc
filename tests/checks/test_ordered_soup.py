"""The tree is the one that BeautifulSoup builds, in time that grows with the page alone."""

from collections.abc import Callable

from bs4 import BeautifulSoup
from bs4.element import Tag
from bs4.exceptions import ParserRejectedMarkup
from hypothesis import given

from articlekit.checks.ordered_soup import OrderedSoup
from tests.checks.test_fuzz import SOURCES
from tests.growth import no_faster_than_length


def bare(source: str) -> BeautifulSoup:
    return BeautifulSoup(source, "lxml", multi_valued_attributes=None)


def nodes(build: Callable[[str], BeautifulSoup], source: str) -> list[tuple[str, str, str]]:
    """Kind, parent and words of every node, in order."""
    try:
        soup = build(source)
    except ParserRejectedMarkup:
        return []
    return [
        (type(node).__name__, node.parent.name if node.parent else "", _words(node))
        for node in soup.descendants
    ]


def _words(node: object) -> str:
    return f"{node.name} {node.attrs}" if isinstance(node, Tag) else str(node)


@given(SOURCES)
def test_the_tree_is_the_same(source: str) -> None:
    readable = source.encode("utf-8", "replace").decode("utf-8")
    assert nodes(OrderedSoup, readable) == nodes(bare, readable)


def test_a_text_under_many_levels_takes_no_longer_than_one_at_the_top() -> None:
    assert no_faster_than_length(lambda size: nodes(OrderedSoup, "<b>" * size + "x<hr>" * size), 5_000)
