"""The forms in which findings leave `articlekit check`, by their names on the command line."""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module

from articlekit.app.checking import FileReport

__all__ = ["FORMATS", "lines_of"]

_HOMES = {
    "text": ("plain", "text_lines"),
    "json": ("plain", "json_lines"),
    "sarif": ("sarif_form", "lines"),
    "junit": ("junit_form", "lines"),
    "github": ("plain", "github_lines"),
}
"""The module and the function that write each form."""
FORMATS = tuple(_HOMES)

Writer = Callable[[Iterable[FileReport]], Iterator[str]]


def lines_of(form: str) -> Writer:
    """The writer of a form: reports in, lines without their ends out, as soon as they are known."""
    module, name = _HOMES[form]
    writer: Writer = getattr(import_module(f"articlekit.app.formats.{module}"), name)
    return writer
