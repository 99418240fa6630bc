"""What fails in a plug-in becomes an error that names the plug-in."""

from collections.abc import Callable
from copy import copy
from dataclasses import fields, is_dataclass, replace
from functools import wraps
from importlib import import_module
from typing import Any, ParamSpec, TypeVar, cast

from articlekit.errors import ArticlekitError, PluginError

__all__ = ["class_at", "guarded", "guarded_part", "shown"]

_Parameters = ParamSpec("_Parameters")
_Result = TypeVar("_Result")
_RESULTS = {
    "make": "articlekit.pipeline:Engine",
    "check": "articlekit.checks.rule:Found",
    "write": "builtins:str",
    "read": "builtins:str",
}
"""The class of what a part's functions give; a check gives some of them."""


def class_at(path: str) -> type:
    """The class at a path such as `articlekit.model.note:Note`."""
    module, _, name = path.partition(":")
    found: type = getattr(import_module(module), name)
    return found


def shown(value: object) -> str:
    """What a value is, for a message."""
    return "nothing" if value is None else f"a value of type {type(value).__name__}"


def guarded_part(part: Any, what: str) -> Any:
    """The part, whose functions blame the plug-in for what fails in them."""
    if not is_dataclass(part):
        import click

        command = copy(part)
        passing = (ArticlekitError, click.ClickException, click.exceptions.Exit, click.Abort)
        vars(command)["invoke"] = guarded(part.invoke, what, passing=passing)
        return command
    calls = {
        each.name: guarded(value, what, class_at(_RESULTS.get(each.name, "builtins:object")))
        for each in fields(part)
        if callable(value := getattr(part, each.name))
    }
    return replace(cast("Any", part), **calls)


def guarded(
    function: Callable[_Parameters, _Result],
    what: str,
    gives: type = object,
    *,
    passing: tuple[type[BaseException], ...] = (ArticlekitError,),
) -> Callable[_Parameters, _Result]:
    """The function, with errors that name the plug-in in place of its own.

    Args:
        function: a function of the plug-in.
        what: what fails if it does.
        gives: the class of what it gives; of a rule's check, of each thing in it.
        passing: errors that say what they have to say, and are no failure of the function.
    """

    @wraps(function)
    def call(*values: _Parameters.args, **named: _Parameters.kwargs) -> _Result:
        try:
            result: Any = function(*values, **named)
            many = gives.__name__ == "Found"
            result = [*result] if many else result
        except passing:
            raise
        except Exception as error:
            why = " ".join(f"{type(error).__name__}: {error}".split())
            raise PluginError(f"{what} fails: {why}: fix or uninstall it") from error
        for each in result if many else (result,):
            if not isinstance(each, gives):
                raise PluginError(f"{what} gives {shown(each)}, not {gives.__name__}: fix it")
        return cast("_Result", result)

    return call
