"""The site of the documentation, and what its pages say of the code."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from articlekit.app.notices import NOTICES
from articlekit.checks import RULES

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "pages"
_MOST_LINES_OF_THE_README = 130
_PATH = re.compile(r"`((?:articlekit|tests|samples|docs|templates|\.ci)/[\w./-]*)`")
_MODULE = re.compile(r"`((?:%s)/\w[\w/]*(?:\.py)?)`")
_LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def read(name: str) -> str:
    return (PAGES / name).read_text(encoding="utf-8")


@pytest.mark.thorough
def test_the_site_is_built_without_a_warning(tmp_path: Path) -> None:
    """Links between pages, and to places on them, are among what mkdocs warns of."""
    command = ("-W", "ignore", "-m", "mkdocs", "build", "--strict", "--quiet")  # its plugins warn of mkdocs
    done = subprocess.run(
        [sys.executable, *command, "-f", ROOT / "docs" / "mkdocs.yml", "-d", tmp_path],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    missing = [
        rule.id for rule in (*RULES, *NOTICES) if not (tmp_path / "rules" / f"{rule.id}.html").is_file()
    ]
    assert missing == []
    fetched = [
        path.name
        for path in tmp_path.glob("*.html")
        if re.search(r'(?:src|href)="https?://\S+\.(?:js|css)', path.read_text("utf-8"))
    ]
    assert fetched == []
