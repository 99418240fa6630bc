"""Where the outside judges are: Java, Node, Chromium, and the packages of npm."""

import os
import shutil
import subprocess
import sys
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

import pytest

__all__ = ["NPM", "block_editor", "chromium", "npm_packages", "pages_of", "program"]

NPM = Path(__file__).resolve().parents[2] / ".cache" / "npm"
"""Where the packages of npm are put; git ignores it."""

_ENVIRONMENT = Path(sys.executable).parent
_PACKAGES = {
    "vnu-jar": "build/dist/vnu.jar",
    "html-validate": "bin/html-validate.mjs",
    "axe-core": "axe.min.js",
    "@redocly/cli": "bin/cli.js",
    "@microsoft/jest-sarif": "lib/schemas/sarif-2.1.0-rtm.5.json",
    "@tryghost/kg-html-to-lexical": "build/cjs/index.js",
}
_BLOCK_EDITOR = ("@wordpress/blocks", "@wordpress/block-library", "@wordpress/rich-text", "jsdom")
_AS_OF = "2026-08-20"
"""The editor changes from week to week: its packages are those of this day."""
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MAC_CHROME = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def program(name: str, remedy: str) -> str:
    """The path of a program, that of the environment before others on the path, which may be too old.

    The test fails, and says what to install, where there is none.
    """
    path = shutil.which(name, path=os.pathsep.join((str(_ENVIRONMENT), os.environ.get("PATH", os.defpath))))
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
    _install(NPM, _PACKAGES, [*files.values()])
    return files


@lru_cache(maxsize=1)
def block_editor() -> Path:
    """The folder whose node_modules has the packages of WordPress's editor, and jsdom to run them in."""
    folder = NPM.with_name("npm-wordpress")
    files = [folder / "node_modules" / name / "package.json" for name in _BLOCK_EDITOR]
    _install(folder, _BLOCK_EDITOR, files, f"--before={_AS_OF}")
    return folder


def _install(folder: Path, packages: Collection[str], files: Collection[Path], *options: str) -> None:
    """Install packages of npm into a folder, where any of their files is missing."""
    if all(file.is_file() for file in files):
        return
    npm = program("npm", "apt-get install nodejs npm, or brew install node")
    folder.mkdir(parents=True, exist_ok=True)
    quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    command = [npm, "install", *quiet, *options, "--prefix", str(folder), *packages]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    missing = [str(file) for file in files if not file.is_file()]
    if done.returncode or missing:
        reason = done.stderr.strip() or f"it left out {', '.join(missing)}"
        pytest.fail(f"npm could not install {', '.join(packages)}: {reason}", pytrace=False)


def pages_of(pages: Path) -> list[Path]:
    """The pages of a folder; an empty one is no test."""
    found = sorted(pages.glob("*.html"))
    assert found, f"no pages to judge in {pages}"
    return found
