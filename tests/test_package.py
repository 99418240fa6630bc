"""What the package promises to those who install it."""

import ast
import importlib.metadata
import re
import subprocess
import sys
import tomllib
from itertools import chain
from pathlib import Path

import pytest

import articlekit

CHECKOUT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
HEAVY = ("babel", "bs4", "httpx2", "jinja2", "langdetect", "lxml", "openai", "pydantic", "rich", "yaml")


@pytest.mark.parametrize("name", articlekit.__all__)
def test_the_front_door_has_what_it_offers(name: str) -> None:
    assert getattr(articlekit, name) is not None


def test_the_front_door_names_what_it_does_not_have() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = articlekit.nothing


def test_the_changelog_tells_of_this_version() -> None:
    changelog = (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## \[([^\]]+)\]", changelog, re.MULTILINE)
    assert articlekit.__version__ in versions[:2]  # above it there may be "Unreleased"


@pytest.mark.thorough
def test_every_library_that_is_imported_is_declared() -> None:
    extras = PROJECT["optional-dependencies"]
    wanted = (extras[name] for name in ("server", "redis", "documents"))
    lines = (*PROJECT["dependencies"], *chain.from_iterable(wanted))
    declared = {_canonical(re.split(r"[ <>=!~;\[]", line)[0]) for line in lines}
    homes = importlib.metadata.packages_distributions()
    undeclared = {
        name: homes.get(name, ["?"])
        for name in _imported()
        if name not in sys.stdlib_module_names
        and name != "articlekit"
        and not declared & {_canonical(home) for home in homes.get(name, ())}
    }
    assert undeclared == {}


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _imported() -> set[str]:
    names = set()
    for path in (CHECKOUT / "articlekit").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.partition(".")[0])
    return names


@pytest.mark.parametrize("arguments", [["--version"], ["--help"]])
def test_the_command_starts_without_heavy_libraries(arguments: list[str]) -> None:
    assert (
        _loaded(f"from articlekit.app.cli import main; main({arguments!r}, standalone_mode=False)") == set()
    )


def test_importing_the_package_costs_next_to_nothing() -> None:
    assert _loaded("import articlekit") == set()


def _loaded(program: str) -> set[str]:
    """The heavy libraries that a program has loaded when it ends."""
    ending = f"{program}\nimport sys; print(); print(*set(sys.modules) & set({HEAVY!r}))"
    done = subprocess.run([sys.executable, "-c", ending], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())
