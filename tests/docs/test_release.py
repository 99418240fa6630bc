"""What the workflow of a release runs."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

import articlekit

ROOT = Path(__file__).parents[2]
_NOTES = ROOT / ".ci" / "release_notes"
_WORKFLOWS = sorted((ROOT / ".github" / "workflows").iterdir())


def release_notes(tag: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, _NOTES, tag], capture_output=True, text=True, check=False)


def test_a_tag_that_is_not_the_version_is_refused() -> None:
    done = release_notes("v99.0.0")
    assert (done.returncode, done.stdout) == (1, "")
    assert f"the package has {articlekit.__version__}" in done.stderr


def test_the_notes_are_the_section_of_the_version() -> None:
    done = release_notes(f"v{articlekit.__version__}")
    assert done.returncode == 0
    assert "## [" not in done.stdout
    assert len(done.stdout) > 500


@pytest.mark.parametrize(
    "path", sorted((ROOT / ".github" / "workflows").iterdir()), ids=lambda path: path.name
)
def test_a_workflow_runs_files_that_are_there(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    commands = "\n".join(step.get("run", "") for step in steps)
    files = re.findall(r"(?:tests|docs|\.ci)/[\w./]+", commands)
    assert files
    assert [name for name in files if not (ROOT / name).is_file()] == []
