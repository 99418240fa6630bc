"""The OpenAPI document, before Redocly's linter: no error, and no warning."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.app.web.serving import Server
from tests.judges.tools import npm_packages, program

pytestmark = pytest.mark.judge


def test_a_linter_has_nothing_to_say_of_the_document(tmp_path: Path) -> None:
    document = tmp_path / "openapi.json"
    with Server(tmp_path / "state") as server:
        document.write_text(server.client.get("/openapi.json").text, encoding="utf-8")
    node = program("node", "apt-get install nodejs, or brew install node")
    done = subprocess.run(
        [node, str(npm_packages()["@redocly/cli"]), "lint", str(document), "--format", "json"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"},
    )
    found = json.loads(done.stdout)
    assert found["problems"] == [], found["problems"]
    assert found["totals"] == {"errors": 0, "warnings": 0, "ignored": 0}
