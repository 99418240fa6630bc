"""Where the outside judges are: Java, Node, Chromium, and the packages of npm."""

import os
import shutil
import subprocess
from functools import lru_cache
from pathlib import Path

import pytest

__all__ = ["NPM", "chromium", "npm_packages", "pages_of", "program"]

NPM = Path(__file__).resolve().parents[2] / ".cache" / "npm"
"""Where the packages of npm are put; git ignores it."""

_PACKAGES = {
    "vnu-jar": "build/dist/vnu.jar",
    "html-validate": "bin/html-validate.mjs",
    "axe-core": "axe.min.js",
    "@microsoft/jest-sarif": "lib/schemas/sarif-2.1.0-rtm.5.json",
}
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MAC_CHROME = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def program(name: str, remedy: str) -> str:
    """The path of a program; the test fails, and says what to install, where there is none."""
    path = shutil.which(name)
    if path is None:
        pytest.fail(f"{name} is not installed, and the judges need it: {remedy}", pytrace=False)
    return path


def chromium() -> str:
    """The path of a Chromium or Chrome that is installed."""
    for name in (os.environ.get("CHROMIUM", ""), *_CHROMIUM):
        path = shutil.which(name)
        if path is not None:
            return path
    if _MAC_CHROME.is_file():
        return str(_MAC_CHROME)
    remedy = "apt-get install chromium, or brew install --cask google-chrome"
    pytest.fail(f"no Chromium is installed, and the judges need it: {remedy}", pytrace=False)


@lru_cache(maxsize=1)
def npm_packages() -> dict[str, Path]:
    """The entry file of each package, which are installed where they are not."""
    files = {name: NPM / "node_modules" / name / entry for name, entry in _PACKAGES.items()}
    if all(file.is_file() for file in files.values()):
        return files
    npm = program("npm", "apt-get install nodejs npm, or brew install node")
    NPM.mkdir(parents=True, exist_ok=True)
    command = [
        npm,
        "install",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
        "--prefix",
        str(NPM),
    ]
    done = subprocess.run([*command, *_PACKAGES], capture_output=True, text=True, check=False)
    missing = [str(file) for file in files.values() if not file.is_file()]
    if done.returncode or missing:
        reason = done.stderr.strip() or f"it left out {', '.join(missing)}"
        pytest.fail(f"npm could not install {', '.join(_PACKAGES)}: {reason}", pytrace=False)
    return files


def pages_of(pages: Path) -> list[Path]:
    """The pages of a folder; an empty one is no test."""
    found = sorted(pages.glob("*.html"))
    assert found, f"no pages to judge in {pages}"
    return found
