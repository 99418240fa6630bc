"""The site that the tests of this folder share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.wordpress.site import Site, end, install, serve


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A WordPress without any plugin of ours switched on."""
    site = install(tmp_path_factory.mktemp("wordpress") / "bare")
    server = serve(site)
    yield site
    end(server)


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """An empty folder for what is remembered."""
    return tmp_path / "state"
