"""Plug-ins: the one of the documentation, installed and used from the command line, and broken ones."""

import json
import os
import re
import shlex
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


PAGE_OF_HTML = """<!doctype html>
<html lang="en"><head><title>Flood</title></head><body><main>
<h1>Flood</h1><p>Two cellars.</p>
</main></body></html>
"""
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
    for status, error in _called(outlet, ["generate - -q", "plugins"]):
        assert status == 2
        assert re.fullmatch(r"articlekit: plug-in 'outlet'.*\n", error), error
        assert told in error


def test_a_broken_plug_in_is_no_matter_to_who_asks_for_no_parts(outlet: Outlet) -> None:
    outlet.install("1 / 0")
    assert _called(outlet, ["--version", "--help"]) == [(0, ""), (0, "")]
    assert "built in" in outlet.run("articlekit plugins").stdout


FAILING_PLUGIN = """
import click
from articlekit import *

class Misled:
    def draft(self, brief): return brief.notes

def check_without_context(page): ...
def check_without_found(page, context): yield "it shouts"
def write_nothing(article, options): ...
def read_nothing(data, name): raise KeyError(name)

def rule(name, check):
    return Rule(id=name, severity="error", scope="page", check=check, bad=(), good=())

@click.command("broken")
def broken(): 1 / 0

@hookimpl
def articlekit_engines():
    yield EngineKind(name="short", make=lambda options: 1)
    yield EngineKind(name="none", make=lambda *_: 1)
    yield EngineKind(name="misled", make=lambda *_: Engine(drafter=Misled()))

@hookimpl
def articlekit_rules():
    return [rule("short", check_without_context), rule("bare", check_without_found)]

@hookimpl
def articlekit_formats():
    return [Format(name="empty", suffix=".x", media_type="a/b", write=write_nothing)]

@hookimpl
def articlekit_readers():
    return [Reader(name="odd", fits=lambda data, name: name.endswith(".odd"), read=read_nothing)]

@hookimpl
def articlekit_publishers(): return [broken]
"""
FAILING = {
    "generate - --engine short": "the engine 'short' fails: TypeError",
    "generate - --engine none": "the engine 'none' gives a value of type int, not Engine",
    "generate - --engine misled": "the engine 'misled' of a plug-in fails: AttributeError",
    "check a.html --select short": "the rule 'short' fails: TypeError",
    "check a.html --select bare": "the rule 'bare' gives a value of type str, not Found",
    "generate - -t empty": "the format 'empty' gives nothing, not str",
    "generate a.odd": "the reader 'odd' fails: KeyError: 'a.odd'",
    "publish broken": "the publisher 'broken' fails: ZeroDivisionError",
}
CALLS = """
import json, sys
from click.testing import CliRunner
from articlekit.app.cli import main
calls, note = json.loads(sys.argv[1])
ended = [CliRunner().invoke(main, call.split(), input=note, prog_name="articlekit") for call in calls]
print(json.dumps([[each.exit_code, each.stderr] for each in ended]))
"""


def _called(outlet: Outlet, calls: list[str]) -> list[tuple[int, str]]:
    """Status and standard error of some calls, all in one process."""
    done = outlet.run(f"python -c {shlex.quote(CALLS)} {shlex.quote(json.dumps([calls, NOTE]))}")
    assert done.returncode == 0, done.stderr
    return [(status, error) for status, error in json.loads(done.stdout)]


def test_a_part_that_fails_is_one_line(outlet: Outlet) -> None:
    outlet.install(FAILING_PLUGIN)
    for name in ("a.html", "a.odd"):
        (outlet.folder / name).write_text(PAGE_OF_HTML, encoding="utf-8")
    for (status, error), told in zip(_called(outlet, [*FAILING]), FAILING.values(), strict=True):
        assert status == 2, (told, error)
        assert re.fullmatch(r"articlekit: .*plug-in.*\n", error), error
        assert told in error


SERVER = """
from articlekit import EngineOptions, Settings
from articlekit.app.web.configuration import WorkContext
from articlekit.app.web.executor import engine_for
from articlekit.app.web.answers import Refused
from articlekit.app.web.requests import ArticlesRequest

context = WorkContext(settings=Settings(), engine=EngineOptions(name="bulletin"))
for name in ("bulletin", "extractive", "openai"):
    try:
        print(engine_for(ArticlesRequest(note={"text": "Power failed."}, engine=name), context).name)
    except Refused as error:
        print(error.problem.detail)
"""


def test_a_server_offers_the_engine_that_its_operator_has_chosen(example: Outlet) -> None:
    done = example.run("python -", data=SERVER)
    assert done.stdout.splitlines() == [
        "bulletin",
        "extractive",
        "this engine is not offered: give extractive or bulletin",
    ], done.stderr


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
