"""Flat texts of any shape are read in time that grows with their length alone."""

import pytest

from articlekit.drafting.outline import restore
from tests.growth import no_faster_than_length

pytestmark = pytest.mark.thorough


@pytest.mark.parametrize(
    "unit", ["| a | b |\n", "1. step\n", "```\nx\n", "IMPACT:\nText here.\n", "> said\n", "Headings are:\n"]
)
def test_a_shape_that_is_repeated_takes_no_longer_than_its_length(unit: str) -> None:
    def run(size: int) -> object:
        return restore("Title of it\n\nA first sentence is here.\n\n" + unit * size, language="en")

    assert no_faster_than_length(run, 6_000)
