"""The hooks for pre-commit are commands that there are."""

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from articlekit.app.cli import main

_CONFIG = Path(__file__).resolve().parents[2] / "samples" / "pre-commit-config.yaml"
HOOKS = yaml.safe_load(_CONFIG.read_text(encoding="utf-8"))["repos"][0]["hooks"]


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_on_the_files_that_it_is_given(hook: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text("<h2>A</h2><p>x</p><h4>B</h4><p>x", encoding="utf-8")
    program, *arguments = hook["entry"].split()
    assert program == "articlekit"
    result = CliRunner().invoke(main, [*arguments, str(file)])
    assert result.exit_code == int("--fix" not in arguments)
    assert ("<h3>" in file.read_text(encoding="utf-8")) is ("--fix" in arguments)
