"""The floors of the package, and the sizes that keep it readable.

    errors < settings, plugins < model < language < reading < checks < drafting < rendering < pipeline < app

A module imports from its own room and from lower floors. `settings` is for `app` alone, and the environment
is read in `settings` alone.
"""

import ast
import importlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "articlekit"
FLOORS = {
    "errors": 0,
    "settings": 1,
    "plugins": 1,
    "model": 1,
    "language": 2,
    "reading": 3,
    "checks": 4,
    "drafting": 5,
    "rendering": 6,
    "pipeline": 7,
    "app": 8,
    "__main__": 9,
}
FRONT_DOOR = "__init__"
REGISTRY = "plugins"
"""It names the homes of the built-in parts, and imports them when they are asked for."""
MOST_LINES_OF_A_FILE = 300
MOST_LINES_OF_A_FUNCTION = 40
MOST_POSITIONAL_PARAMETERS = 5
MOST_MODULES = 272
"""More of them, and one sentence of a note runs through too many; it is drawn down as they get fewer."""


@dataclass(frozen=True)
class Source:
    """One module: its dotted name without the package, and its text."""

    name: str
    text: str

    @property
    def room(self) -> str:
        return self.name.partition(".")[0]

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    def is_bare(self) -> bool:
        """Whether there is nothing but a docstring."""
        return all(isinstance(each, ast.Expr) for each in self.tree.body)

    def nodes(self) -> Iterator[ast.AST]:
        return ast.walk(self.tree)


@cache
def sources() -> list[Source]:
    """Every module of the package."""
    paths = sorted(PACKAGE.rglob("*.py"))
    names = {path: ".".join(path.relative_to(PACKAGE).with_suffix("").parts) for path in paths}
    return [Source(name, path.read_text(encoding="utf-8")) for path, name in names.items()]


def imports(source: Source) -> Iterator[tuple[int, str]]:
    """Line and dotted target of every import, wherever it stands, and of every module named in a string."""
    for node in source.nodes():
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)
        elif (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and re.fullmatch(r"articlekit(?:\.\w+)+\.?", node.value)
        ):
            yield node.lineno, node.value


def wrong_imports(source: Source) -> Iterator[str]:
    """What a module imports and should not."""
    if source.name == FRONT_DOOR or source.room == REGISTRY:
        return
    for line, target in imports(source):
        top, _, rest = target.partition(".")
        if not top:
            yield f"{source.name}:{line}: {target}: write the import in full, from articlekit down"
        elif top == "articlekit":
            reason = _objection(source, rest.partition(".")[0])
            if reason:
                yield f"{source.name}:{line}: {target}: {reason}"


def _objection(source: Source, room: str) -> str | None:
    if room in ("", "__version__"):
        return None
    if room not in FLOORS:
        return "import from the module that defines it, not from the front door"
    if source.room not in FLOORS:
        return f"{source.room} is a new room: give it a floor"
    if room == source.room:
        return None
    if room == "settings" and source.room != "app":
        return f"settings are for app alone: pass {source.room} the values that it needs"
    if FLOORS[room] < FLOORS[source.room]:
        return None
    return f"{room} is not below {source.room}"


def environment_reads(source: Source) -> Iterator[str]:
    """Where a module reads the environment."""
    names = {"environ", "environb", "getenv", "getenvb"}
    for node in source.nodes():
        read = (
            (isinstance(node, ast.Attribute) and node.attr in names)
            or (isinstance(node, ast.ImportFrom) and any(alias.name in names for alias in node.names))
            or (isinstance(node, ast.keyword) and node.arg in ("envvar", "auto_envvar_prefix"))
        )
        if read and source.name != "settings":
            line = getattr(node, "lineno", 0)
            yield f"{source.name}:{line}: reads the environment: let Settings do it"


def oversizes(source: Source) -> Iterator[str]:
    """The file and the functions that are too long, or take too much."""
    lines = source.text.count("\n")
    if lines > MOST_LINES_OF_A_FILE:
        yield f"{source.name}: {lines} lines, more than {MOST_LINES_OF_A_FILE}: it is more than one idea"
    for node in source.nodes():
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            where = f"{source.name}:{node.lineno}: {node.name}"
            length = _code_lines(node)
            if length > MOST_LINES_OF_A_FUNCTION:
                yield f"{where}: {length} lines, more than {MOST_LINES_OF_A_FUNCTION}"
            taken = [each.arg for each in (*node.args.posonlyargs, *node.args.args)]
            count = len([name for name in taken if name not in ("self", "cls")])
            if count > MOST_POSITIONAL_PARAMETERS:
                yield f"{where}: {count} positional parameters, more than {MOST_POSITIONAL_PARAMETERS}"


def _code_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the end, without the docstring."""
    length = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if ast.get_docstring(node) is not None and len(node.body) > 1:
        length -= (first.end_lineno or first.lineno) - first.lineno + 1
    return length


@pytest.mark.parametrize("fault", [wrong_imports, environment_reads, oversizes])
def test_the_package_has_no_such_fault(fault: Callable[[Source], Iterator[str]]) -> None:
    found = [line for source in sources() for line in fault(source)]
    assert not found, "\n" + "\n".join(found)


def test_the_package_has_no_more_modules_than_it_needs() -> None:
    assert len(sources()) <= MOST_MODULES


def test_no_two_modules_of_a_room_have_one_name() -> None:
    names: dict[str, list[str]] = {}
    for source in sources():
        last = source.name.rpartition(".")[2]
        if source.room != "app" and last != FRONT_DOOR:
            names.setdefault(source.room, []).append(last)
    found = {room: {name for name in known if known.count(name) > 1} for room, known in names.items()}
    assert not {room: twice for room, twice in found.items() if twice}


def test_every_room_has_a_floor() -> None:
    assert {source.room for source in sources()} == {*FLOORS, FRONT_DOOR}


def test_every_module_says_what_it_offers_and_has_it() -> None:
    found = []
    for source in sources():
        if source.name == "__main__" or source.is_bare():
            continue
        dotted = f"articlekit.{source.name}".removesuffix(".__init__")
        module = importlib.import_module(dotted)
        offered = getattr(module, "__all__", None)
        if offered is None:
            found.append(f"{dotted}: has no __all__")
            continue
        found += [f"{dotted}: __all__ names {name}, which is not there" for name in _absent(module, offered)]
        found += [f"{dotted}: __all__ names {name} twice" for name in offered if offered.count(name) > 1]
    assert not found, "\n" + "\n".join(found)


def _absent(module: object, names: list[str]) -> list[str]:
    return [name for name in names if not hasattr(module, name)]


@pytest.mark.parametrize(
    ("name", "text", "word"),
    [
        ("language.detect", "from articlekit.app.report import outcome_lines", "app is not below language"),
        ("checks.page", "def f():\n    import articlekit.rendering.formats", "rendering is not below checks"),
        (
            "drafting.draft",
            "if TYPE_CHECKING:\n    from articlekit.rendering import x",
            "rendering is not below",
        ),
        ("reading.text", "files('articlekit.drafting')", "drafting is not below reading"),
        ("rendering.page", "from articlekit.settings import Settings", "settings are for app alone"),
        ("model.note", "from articlekit.settings import Settings", "settings are for app alone"),
        ("settings", "from articlekit.model.note import Note", "model is not below settings"),
        ("checks.page", "from articlekit import write", "front door"),
        ("checks.page", "from .rules import RULES", "in full"),
        ("attic.box", "from articlekit.errors import InputError", "give it a floor"),
    ],
)
def test_an_import_that_goes_up_is_found(name: str, text: str, word: str) -> None:
    assert [word in line for line in wrong_imports(Source(name, text))] == [True]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("checks.page", "from articlekit.language.tags import direction"),
        ("checks.page", "from articlekit.checks.rule import Rule"),
        ("drafting.draft", "from articlekit.checks.rule import Rule"),
        ("app.cli.generate", "from articlekit.pipeline import draft"),
        ("app.engine", "from articlekit.settings import Settings"),
        ("app.cli.check", "import articlekit"),
        ("rendering.page", "from articlekit import __version__"),
        ("__init__", "from articlekit.pipeline import restore"),
        ("reading.text", '"""The rooms articlekit.app and others."""'),
    ],
)
def test_an_import_that_goes_down_passes(name: str, text: str) -> None:
    assert list(wrong_imports(Source(name, text))) == []


@pytest.mark.parametrize(
    "text", ["import os\nos.environ['X']", "from os import getenv", "click.option('--x', envvar='X')"]
)
def test_reading_the_environment_is_found_but_in_settings(text: str) -> None:
    assert len(list(environment_reads(Source("app.engine", text)))) == 1
    assert list(environment_reads(Source("settings", text))) == []


def test_sizes_are_measured_at_their_limits() -> None:
    body = "\n    pass"
    assert list(oversizes(Source("model.note", "def f(a, b, c, d, e, *, g):" + body * 39))) == []
    assert len(list(oversizes(Source("model.note", "def f(a, b, c, d, e, g):" + body * 40)))) == 2
    assert list(oversizes(Source("model.note", "\n" * 300))) == []
    assert len(list(oversizes(Source("model.note", "\n" * 301)))) == 1
