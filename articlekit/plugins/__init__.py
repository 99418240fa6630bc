"""Plug-ins: the engines, rules, formats, readers and publishers that there are, built in or installed.

Each kind is a hook of pluggy. The built-in ones are hooked in by the modules that have their tables, which
are imported when somebody asks for their kind. Others come with distributions that have an entry point in
the group `articlekit`; they are looked up once in a process.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from itertools import chain
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pluggy

from articlekit.errors import PluginError
from articlekit.plugins.guard import class_at, guarded, guarded_part, shown

if TYPE_CHECKING:
    import click

    from articlekit.app.engine import EngineKind
    from articlekit.checks.rule import Rule, Scope
    from articlekit.reading.form import Reader
    from articlekit.rendering.formats import Format

__all__ = [
    "Plugin",
    "engines",
    "faults",
    "formats",
    "guarded",
    "hookimpl",
    "installed",
    "listed",
    "publishers",
    "readers",
    "rules",
]

GROUP = "articlekit"
"""The group of the entry points, and the project name that hooks are marked with."""
_BUILT_IN = "built in"

hookimpl = pluggy.HookimplMarker(GROUP)
"""Marks a function of a plug-in that brings something; its name is that of the hook."""
_hookspec = pluggy.HookspecMarker(GROUP)


class _Hooks:
    """What a plug-in may bring. A function need not take the arguments that it has no use for."""

    @_hookspec
    def articlekit_engines(self) -> "Iterable[EngineKind]":
        """Engines: what drafts an article, by the name that `--engine` takes."""
        raise NotImplementedError

    @_hookspec
    def articlekit_rules(self, scope: "Scope") -> "Iterable[Rule[Any]]":
        """Rules; those of another scope than is asked for are left out afterwards."""
        raise NotImplementedError

    @_hookspec
    def articlekit_formats(self) -> "Iterable[Format]":
        """Formats: what an article is written as, by the name that `--template` takes."""
        raise NotImplementedError

    @_hookspec
    def articlekit_readers(self) -> "Iterable[Reader]":
        """Readers of files that are no plain text, Markdown, HTML or JSON."""
        raise NotImplementedError

    @_hookspec
    def articlekit_publishers(self) -> "Iterable[click.Command]":
        """Commands of `articlekit publish`."""
        raise NotImplementedError


@dataclass(frozen=True)
class _Kind:
    """A kind of parts."""

    home: str
    """Module that hooks in the built-in ones."""
    of: str
    """Module and class of a part."""


_KINDS: Mapping[str, _Kind] = {
    "engine": _Kind("articlekit.app.engine", "articlekit.app.engine:EngineKind"),
    "rule": _Kind("articlekit.checks.rules", "articlekit.checks.rule:Rule"),
    "format": _Kind("articlekit.rendering.formats", "articlekit.rendering.formats:Format"),
    "reader": _Kind("articlekit.reading.form", "articlekit.reading.form:Reader"),
    "publisher": _Kind("articlekit.app.cli.publish", "click:Command"),
}
"""The kinds of parts; the hook of a kind is `articlekit_` and its plural."""
_SCOPES: "tuple[Scope, ...]" = ("article", "version", "page")


@dataclass(frozen=True, kw_only=True)
class Plugin:
    """An installed plug-in."""

    name: str
    """That of its entry point."""
    distribution: str
    """Name and version of what it came with."""
    module: ModuleType | None = None
    error: PluginError | None = None
    """What keeps it from being used."""


def engines() -> "tuple[EngineKind, ...]":
    """The engines, the built-in ones first.

    Raises:
        PluginError: a plug-in is broken. So do all functions that list parts.
    """
    return _parts("engine")


def formats() -> "tuple[Format, ...]":
    """The formats, the built-in ones first."""
    return _parts("format")


def readers() -> "tuple[Reader, ...]":
    """The readers, those of plug-ins first: the first one that a file fits reads it."""
    return _parts("reader")


def publishers() -> "tuple[click.Command, ...]":
    """The commands of `articlekit publish`, the built-in ones first."""
    return _parts("publisher")


def rules(*scopes: "Scope") -> "tuple[Rule[Any], ...]":
    """The rules of some scopes, or of all, the built-in ones first."""
    return _parts("rule", scopes or _SCOPES)


@cache
def _parts(kind: str, scopes: "tuple[Scope, ...]" = ()) -> tuple[Any, ...]:
    """The parts of a kind.

    Raises:
        PluginError: a plug-in is broken, or brings what there is already.
    """
    broken = next((each.error for each in installed() if each.error), None)
    if broken is not None:
        raise broken
    return _named(kind, scopes)


def _named(kind: str, scopes: "tuple[Scope, ...]") -> tuple[Any, ...]:
    """The parts of a kind that sound plug-ins bring, no two of one name."""
    found: dict[str, tuple[str, Any]] = {}
    for owner, part in _gathered(kind, scopes):
        name = _name_of(part)
        if name in found:
            other = found[name][0]
            where = _BUILT_IN if other == _BUILT_IN else f"in the plug-in {other!r}"
            raise PluginError(f"plug-in {owner!r}: the {kind} {name!r} is {where} already: rename it")
        found[name] = (owner, part)
    rows = [*found.values()]
    if kind == "reader":
        rows.sort(key=lambda row: row[0] == _BUILT_IN)
    return tuple(part for _, part in rows)


def listed() -> Iterator[tuple[str, str, str]]:
    """Kind, plug-in and name of every part; what a broken plug-in brings is left out."""
    for kind in _KINDS:
        with suppress(PluginError):
            yield from ((kind, owner, _name_of(part)) for owner, part in _gathered(kind, _SCOPES))


def faults() -> list[PluginError]:
    """What is wrong with the plug-ins, each fault once."""
    found = [each.error for each in installed() if each.error]
    for kind in _KINDS:
        try:
            _named(kind, _SCOPES)
        except PluginError as error:
            found.append(error)
    return [*{str(each): each for each in found}.values()]


def _gathered(kind: str, scopes: "tuple[Scope, ...]") -> Iterator[tuple[str, Any]]:
    """Every part of a kind with the name of its plug-in, the built-in ones first."""
    home = import_module(_KINDS[kind].home)
    if not _manager().is_registered(home):
        _manager().register(home, _KINDS[kind].home)
    yield from ((_BUILT_IN, part) for part in _brought(kind, home, scopes))
    for plugin in installed():
        if plugin.module is not None:
            yield from ((plugin.name, part) for part in _parts_of(plugin, kind, scopes))


def _parts_of(plugin: Plugin, kind: str, scopes: "tuple[Scope, ...]" = _SCOPES) -> tuple[Any, ...]:
    """What a plug-in brings of a kind. What fails in it later is an error that names the plug-in.

    Args:
        plugin: the plug-in, which is not broken.
        kind: one of `_KINDS`.
        scopes: of rules, those that are wanted.

    Raises:
        PluginError: its function fails, or brings something else.
    """
    owner, hook, wanted = f"plug-in {plugin.name!r}", f"articlekit_{kind}s", class_at(_KINDS[kind].of)
    brought = guarded(lambda: _brought(kind, plugin.module, scopes), f"{owner}: {hook}")()
    for part in brought:
        if not isinstance(part, wanted):
            raise PluginError(f"{owner}: {hook} brings {shown(part)}, not {wanted.__name__}: fix it")
    return tuple(guarded_part(part, f"{owner}: the {kind} {_name_of(part)!r}") for part in brought)


def _brought(kind: str, module: ModuleType | None, scopes: "tuple[Scope, ...]") -> list[Any]:
    """What the hook of one module gives, by way of pluggy."""
    manager = _manager()
    others = [each for each in manager.get_plugins() if each is not module]
    caller = manager.subset_hook_caller(f"articlekit_{kind}s", others)
    if kind != "rule":
        return [*chain.from_iterable(caller())]
    return [
        each
        for scope in scopes
        for each in chain.from_iterable(caller(scope=scope))
        if getattr(each, "scope", scope) == scope
    ]


def _name_of(part: Any) -> str:
    """The name of a part, of a rule its id."""
    return str(getattr(part, "name", None) or getattr(part, "id", ""))


@cache
def _manager() -> pluggy.PluginManager:
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(_Hooks)
    return manager


@cache
def installed() -> tuple[Plugin, ...]:
    """The plug-ins of installed distributions, by name; broken ones say what is wrong."""
    return tuple(_loaded(each) for each in sorted(entry_points(group=GROUP), key=lambda each: each.name))


def _loaded(entry: EntryPoint) -> Plugin:
    source = f"{entry.dist.name} {entry.dist.version}" if entry.dist else entry.value
    try:
        module = entry.load()
        _manager().register(module, entry.name)
        _manager().check_pending()
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever the plug-in's own code raises
        what = " ".join(f"{type(error).__name__}: {error}".split())
        remedy = f"update or uninstall {source}"
        return Plugin(
            name=entry.name,
            distribution=source,
            error=PluginError(f"plug-in {entry.name!r} cannot be used: {what}: {remedy}"),
        )
    return Plugin(name=entry.name, distribution=source, module=module)
