"""What all tests share: in which order they run, and how long hypothesis may take."""

import pytest
from hypothesis import HealthCheck, settings

# The machine is shared by several tests at once, so that time is no sign of a fault in one of them.
settings.register_profile(
    "articlekit", parent=settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("articlekit")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Slow groups first: while one process waits for them, the other runs the quick tests."""
    items.sort(key=lambda item: not (item.get_closest_marker("wheel") or item.get_closest_marker("judge")))


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--approve` takes the pages of the samples as they are now for the right ones."""
    parser.addoption("--approve", action="store_true", help="write the approved pages of the samples anew")
