"""What all tests share: their groups and order, and how much hypothesis tries."""

import re
import sys
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

# The machine is shared by several tests at once, so that time is no sign of a fault in one of them.
_SHARED = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("quick", parent=settings(), max_examples=25, **_SHARED)
settings.register_profile("thorough", parent=settings(), **_SHARED)

_MEASURES_GROWTH = re.compile(
    r"test_.*(time_grows|time_to_mend|no_time|takes_no_longer|takes_its_time|linear_time)"
)
"""Tests that feed megabytes in: they belong to the group `thorough` by their names."""


def pytest_configure(config: pytest.Config) -> None:
    """Few examples in a developer's loop, all where the group `thorough` is run."""
    left_out = "not thorough" in (config.getoption("-m") or "")
    settings.load_profile("quick" if left_out else "thorough")


# First of all, so that what is marked here can be left out by its mark.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Slow groups first: while one process waits for them, the other runs the quick tests."""
    for item in items:
        if _MEASURES_GROWTH.match(item.name):
            item.add_marker("thorough")
    slow = ("model", "wheel", "judge", "wordpress")
    items.sort(key=lambda item: not any(map(item.get_closest_marker, slow)))


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--approve` takes the pages of the samples as they are now for the right ones."""
    parser.addoption("--approve", action="store_true", help="write the approved pages of the samples anew")


@pytest.fixture(autouse=True)
def _servers_are_strangers() -> Iterator[None]:
    """Forget what servers are able to do: a later test may be given the port of an earlier one."""
    yield
    client = sys.modules.get("articlekit.drafting.openai.client")
    if client is not None:
        client._ABILITIES.clear()
