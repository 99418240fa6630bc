"""html-validate with its presets recommended and document: no error, no warning."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.judges.tools import npm_packages, pages_of, program

pytestmark = pytest.mark.judge

_SETTINGS = {"root": True, "extends": ["html-validate:recommended", "html-validate:document"]}


def test_html_validate_has_nothing_to_say(judged_pages: Path, tmp_path: Path) -> None:
    node = program("node", "apt-get install nodejs, or brew install node")
    settings = tmp_path / "htmlvalidate.json"
    settings.write_text(json.dumps(_SETTINGS), encoding="utf-8")
    command = [node, str(npm_packages()["html-validate"]), "--config", str(settings), "--formatter", "json"]
    names = [str(page) for page in pages_of(judged_pages)]
    answer = tmp_path / "answer.json"  # it ends before a pipe has taken all that it says
    with answer.open("w", encoding="utf-8") as file:
        subprocess.run([*command, *names], stdout=file, text=True, check=False)
    told = [
        f"{Path(result['filePath']).name}:{message['line']}: {message['ruleId']}: {message['message']}"
        for result in json.loads(answer.read_text(encoding="utf-8"))
        for message in result["messages"]
    ]
    assert not told, "\n".join(told)
