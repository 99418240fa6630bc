"""Plug-ins: the one of the documentation, installed and used from the command line, and broken ones."""

import os
import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from articlekit import plugins
from articlekit.app.engine import ENGINES
from articlekit.checks import RULES
from articlekit.rendering.formats import FORMATS
from tests.docs.examples import blocks, commands

PAGE = Path(__file__).parents[2] / "docs" / "pages" / "plugins.md"
NOTE = "The river Lenne rose over its banks at 05:40 on 4 March 2026. Two cellars are under water.\n"


@dataclass(frozen=True)
class Outlet:
    """A folder that plug-ins are installed in, and one to work in."""

    site: Path
    folder: Path

    def install(self, module: str, *, name: str = "outlet", version: str = "1.0") -> None:
        """Install a distribution with one module, as pip would: its files, and what tells of them."""
        package = f"articlekit_{name}"
        (self.site / f"{package}.py").write_text(module, encoding="utf-8")
        told = self.site / f"{package}-{version}.dist-info"
        told.mkdir()
        (told / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: articlekit-{name}\nVersion: {version}\n", encoding="utf-8"
        )
        (told / "entry_points.txt").write_text(f"[articlekit]\n{name} = {package}\n", encoding="utf-8")

    def run(self, command: str, *, data: str = "") -> subprocess.CompletedProcess[str]:
        """Run a command line in a process of its own, which finds what is installed."""
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        return subprocess.run(
            ["bash", "-c", f"set -o pipefail; {command}"],
            cwd=self.folder,
            env={**os.environ, "PATH": path, "PYTHONPATH": str(self.site)},
            input=data,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def outlet(tmp_path: Path) -> Outlet:
    made = Outlet(tmp_path / "site", tmp_path / "here")
    made.site.mkdir()
    made.folder.mkdir()
    return made


def _files(page: str) -> dict[str, str]:
    return {block.title: block.text for block in blocks(page) if block.title}


@pytest.fixture
def example(outlet: Outlet) -> Outlet:
    """The plug-in of the documentation, installed."""
    files = _files(PAGE.read_text(encoding="utf-8"))
    project = tomllib.loads(files["pyproject.toml"])["project"]
    [(name, module)] = project["entry-points"]["articlekit"].items()
    assert project["name"] == f"articlekit-{name}"
    outlet.install(files[f"{module}.py"], name=name, version=project["version"])
    (outlet.folder / "flood.srt").write_text(files["flood.srt"], encoding="utf-8")
    return outlet


def test_the_plug_in_of_the_page_does_what_is_shown(example: Outlet, request: pytest.FixtureRequest) -> None:
    text = PAGE.read_text(encoding="utf-8")
    printed = text
    for block in (block for block in blocks(text) if block.language == "console"):
        shown = ""
        for command in commands(block):
            done = example.run(command.text)
            shown += f"$ {command.text}\n{done.stderr}{done.stdout}"
        printed = printed.replace(block.text, shown)
    if request.config.getoption("--approve"):
        PAGE.write_text(printed, encoding="utf-8")
    assert printed == text


def test_what_a_plug_in_brings_is_known_everywhere(example: Outlet) -> None:
    (example.folder / "note.txt").write_text(NOTE.replace(".\n", "!\n"), encoding="utf-8")
    assert "bulletin" in example.run("articlekit generate --help").stdout
    assert "teletext" in example.run("articlekit templates").stdout
    (example.folder / "house.toml").write_text('[severities]\noutlet-calm = "off"\n', encoding="utf-8")
    batch = "articlekit batch . -o out --engine bulletin -t teletext --house house.toml"
    done = example.run(batch)
    assert done.returncode == 0, done.stderr
    assert (example.folder / "out" / "note.txt").read_text("utf-8").startswith("THE RIVER LENNE ROSE")
    assert (example.folder / "out" / "flood.txt").read_text("utf-8").startswith("THE RIVER LENNE ROSE")


HEAD = "import click\nfrom articlekit import *\n@hookimpl\n"
BROKEN = {
    "it fails on import": ("def articlekit_rules(): ...\n1 / 0", "ZeroDivisionError: division by zero"),
    "it ends the program": ("def articlekit_rules(): ...\nraise SystemExit(0)", "SystemExit"),
    "a hook there is not": ("def articlekit_formates(): return []", "unknown hook"),
    "another argument": ("def articlekit_formats(colour): return []", "colour"),
    "another thing": ("def articlekit_formats(): return ['page']", "type str, not Format"),
    "no list": ("def articlekit_formats(): return 1", "TypeError: 'int' object is not iterable"),
    "the hook fails": ("def articlekit_formats(): return [Format()]", "TypeError: Format"),
    "a name that is taken": (
        "def articlekit_formats(): return [Format(name='page', suffix='.p', media_type='a/b')]",
        "the format 'page' is built in already: rename it",
    ),
}


@pytest.mark.parametrize("module", BROKEN.values(), ids=BROKEN)
def test_a_broken_plug_in_is_one_line(module: tuple[str, str], outlet: Outlet) -> None:
    text, told = module
    outlet.install(HEAD + text)
    for command in ("articlekit generate - -q", "articlekit plugins"):
        done = outlet.run(command, data=NOTE)
        assert done.returncode == 2, done
        assert re.fullmatch(r"articlekit: plug-in 'outlet'.*\n", done.stderr), done.stderr
        assert told in done.stderr
    assert "page" in done.stdout, "what is sound is listed"
    assert outlet.run("articlekit --version").returncode == 0


ENGINE = "def articlekit_engines(): return [EngineKind(name='x', make={})]\n"
RULE = """\
def articlekit_rules():
    return [Rule(id='x', severity='error', scope='article', check=check, bad=(), good=())]
"""
FAILING = {
    "engine": (
        ENGINE.format("lambda options: 1"),
        "generate - --engine x",
        "the engine 'x' fails: TypeError",
    ),
    "no engine": (
        ENGINE.format("lambda *_: 1"),
        "generate - --engine x",
        "the engine 'x' gives a value of type int, not Engine",
    ),
    "drafter": (
        ENGINE.format("lambda *_: Engine(drafter=X())")
        + "class X:\n    def draft(self, brief): return brief.notes\n",
        "generate - --engine x",
        "the engine 'x' of a plug-in fails: AttributeError",
    ),
    "rule": (RULE + "def check(article): ...", "generate -", "the rule 'x' fails: TypeError"),
    "found": (
        RULE + "def check(article, context): yield 'it shouts'",
        "generate -",
        "the rule 'x' gives a value of type str, not Found",
    ),
    "format": (
        (
            "def articlekit_formats(): return [Format(name='x', suffix='.x', media_type='a/b', write=f)]\n"
            "def f(article, options): ..."
        ),
        "generate - -t x",
        "the format 'x' gives nothing, not str",
    ),
    "reader": (
        (
            "def articlekit_readers(): return [Reader(name='x', fits=lambda data, name: True, read=read)]\n"
            "def read(data, name): raise KeyError(name)"
        ),
        "generate -",
        "the reader 'x' fails: KeyError",
    ),
    "publisher": (
        "def articlekit_publishers(): return [command]\n@click.command('x')\ndef command(): 1 / 0",
        "publish x",
        "the publisher 'x' fails: ZeroDivisionError",
    ),
}


@pytest.mark.parametrize("case", FAILING.values(), ids=FAILING)
def test_a_part_that_fails_is_one_line(case: tuple[str, str, str], outlet: Outlet) -> None:
    module, command, told = case
    outlet.install(HEAD + module)
    done = outlet.run(f"articlekit {command}", data=NOTE)
    assert done.returncode == 2, done
    assert re.fullmatch(r"articlekit: .*plug-in.*\n", done.stderr), done.stderr
    assert told in done.stderr


def test_two_plug_ins_that_bring_one_name_are_told(outlet: Outlet) -> None:
    module = HEAD + "def articlekit_engines(): return [EngineKind(name='x', make=print)]\n"
    outlet.install(module, name="first")
    outlet.install(module, name="second")
    done = outlet.run("articlekit plugins")
    assert done.returncode == 2
    assert done.stderr == (
        "articlekit: plug-in 'second': the engine 'x' is in the plug-in 'first' already: rename it\n"
    )


def test_the_built_in_parts_are_hooked_in_like_others() -> None:
    assert plugins.engines()[: len(ENGINES)] == ENGINES
    assert plugins.formats()[: len(FORMATS)] == FORMATS
    assert {rule.id for rule in RULES} <= {rule.id for rule in plugins.rules()}
