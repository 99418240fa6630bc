"""The extra that the server needs."""

import subprocess
import sys

import pytest

from tests.app.web.serving import environment


@pytest.mark.parametrize("arguments", [["serve"], ["token", "list"], ["token", "create", "--scope", "check"]])
def test_a_library_that_is_missing_is_told_in_one_line(arguments: list[str]) -> None:
    program = (
        "import sys; sys.modules['huey'] = None; from articlekit.app.cli import main; main(sys.argv[1:])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=environment(),
    )
    assert done.returncode == 2
    assert done.stderr == "articlekit: the server is not installed: pip install 'articlekit[server]'\n"
