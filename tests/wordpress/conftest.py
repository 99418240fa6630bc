"""The sites, the API and the browser that the tests of this folder share."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.fakes.openai_server import FakeServer
from tests.fakes.versions import versions
from tests.wordpress.editor import browser as running_browser
from tests.wordpress.site import Site, end, install, serve


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A WordPress without the plugin."""
    site = install(tmp_path_factory.mktemp("wordpress") / "bare")
    server = serve(site)
    yield site
    end(server)
    assert "articlekit" not in site.complaints


@pytest.fixture(scope="session")
def plugged(tmp_path_factory: pytest.TempPathFactory, api: tuple[str, str]) -> Iterator[Site]:
    """A WordPress with the plugin, which knows the API and its token."""
    address, token = api
    site = install(tmp_path_factory.mktemp("wordpress") / "plugged")
    site.php(
        "require_once ABSPATH . 'wp-admin/includes/plugin.php'; activate_plugin('articlekit/articlekit.php');"
        f"update_option('articlekit_address', '{address}'); update_option('articlekit_token', '{token}');"
    )
    server = serve(site)
    yield site
    end(server)
    assert "articlekit" not in site.complaints


@pytest.fixture(scope="session")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Address and token of an `articlekit serve`."""
    with served(tmp_path_factory.mktemp("api")) as known:
        yield known


@pytest.fixture
def model_api(plugged: Site, tmp_path: Path) -> Iterator[None]:
    """For a test, the site's API has a language model, which writes in several languages."""
    before = plugged.php(
        "echo json_encode([get_option('articlekit_address'), get_option('articlekit_token')]);"
    )
    change = "[$a, $t, $m] = json_decode('{}'); update_option('articlekit_address', $a);"
    change += "update_option('articlekit_token', $t); update_option('articlekit_model', $m);"
    with (
        FakeServer(versions()) as fake,
        served(tmp_path, "--engine", "openai", "--model", "fake", "--base-url", f"{fake.url}/v1") as known,
    ):
        plugged.php(change.replace("{}", json.dumps([*known, "1"])))
        yield
        plugged.php(change.replace("{}", json.dumps([*json.loads(before), ""])))


@contextmanager
def served(state: Path, *options: str) -> Iterator[tuple[str, str]]:
    """Address and token of an `articlekit serve` with options."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ARTICLEKIT_")}
    environment["ARTICLEKIT_CACHE"] = str(state / "cache")
    command = [sys.executable, "-m", "articlekit"]
    making = [*command, "token", "create", "--scope", "articles", "--state", str(state)]
    token = subprocess.run(making, capture_output=True, text=True, check=True, env=environment).stdout.strip()
    server = subprocess.Popen(
        [*command, "serve", "--port", "0", "--state", str(state), "--processes", "1", *options],
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )
    assert server.stderr is not None
    address = next(
        (found[0] for line in server.stderr if (found := re.search(r"http://[\d.:]+", line))), None
    )
    assert address, "articlekit serve has ended"
    yield address, token
    server.terminate()
    server.communicate(timeout=60)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium; of a module, because Playwright runs but once in a process, and others want it too."""
    with running_browser() as running:
        yield running


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """An empty folder for what is remembered."""
    return tmp_path / "state"
