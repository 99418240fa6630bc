"""The forms in which findings leave `articlekit check`, by their names on the command line."""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module

from articlekit.app.checking import FileReport

__all__ = ["FORMATS", "lines_of"]

FORMATS = ("text", "json", "sarif", "junit", "github")

Writer = Callable[[Iterable[FileReport]], Iterator[str]]


def lines_of(form: str) -> Writer:
    """The writer of a form: reports in, lines without their ends out, as soon as they are known."""
    module = import_module(f"articlekit.app.formats.{form}_form")
    writer: Writer = module.lines
    return writer
