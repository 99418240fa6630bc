"""The Nu Html Checker, the W3C's own: no error, no warning."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.judges.tools import npm_packages, pages_of, program

pytestmark = pytest.mark.judge


def test_the_nu_html_checker_has_nothing_to_say(judged_pages: Path) -> None:
    java = program("java", "apt-get install default-jre-headless, or brew install openjdk")
    pages_of(judged_pages)
    command = [
        java,
        "-jar",
        str(npm_packages()["vnu-jar"]),
        "--format",
        "json",
        "--stdout",
        "--also-check-css",
    ]
    done = subprocess.run([*command, str(judged_pages)], capture_output=True, text=True, check=False)
    messages = json.loads(done.stdout)["messages"]
    assert not messages, "\n".join(map(_told, messages))


def _told(message: dict[str, object]) -> str:
    page = Path(str(message.get("url"))).name
    return (
        f"{page}:{message.get('lastLine')}: {message.get('subType') or message['type']}: {message['message']}"
    )
