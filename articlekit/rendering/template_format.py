"""Which format a template makes: a built-in one, that which it extends, or a page or fragment of its own."""

import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from articlekit.rendering.formats import HTML, Format, builtin_format, plain_format
from articlekit.rendering.store import BUILTIN_PREFIX, Choice, builtin_folder, choose

__all__ = ["format_of", "format_of_choice"]

_DOCUMENT = re.compile(r"<!doctype\s|<html[\s>]", re.IGNORECASE)
_MOST_FILES = 50
"""Templates that are read on the way from one to what it extends and includes."""


def format_of(template: str, folder: Path | None = None) -> Format:
    """The format of a template.

    Args:
        template: a built-in format, the name of a template in the user's folder, or the path of a file.
        folder: the user's folder.

    Raises:
        TemplateError: there is no such template.
    """
    known = builtin_format(template)
    return known if known is not None else format_of_choice(choose(template, folder))


def format_of_choice(choice: Choice) -> Format:
    """The format of a template that was found.

    A template with the file name of a built-in one takes its place. Another one is what it extends. HTML
    that extends nothing built in is a page if it, or a part that it includes, begins a document, and else a
    fragment; what is text and no HTML is neither.
    """
    known = builtin_format(choice.file)
    if known is not None:
        return known
    file = (choice.folder or builtin_folder()) / choice.file
    return _read(choice.file, choice.folder, file.stat().st_mtime_ns if file.is_file() else 0)


@lru_cache(maxsize=64)
def _read(file: str, folder: Path | None, changed: int) -> Format:  # noqa: ARG001 - a new file is read anew
    plain = plain_format(file)
    is_document = False
    todo, seen = [file], {file}
    while todo and len(seen) <= _MOST_FILES:
        text = _text(todo.pop(0), folder)
        is_document = is_document or bool(_DOCUMENT.search(text))
        extended, included = _referred(text)
        for name in extended:
            base = builtin_format(name.removeprefix(f"{BUILTIN_PREFIX}/"))
            if base is not None:
                return base.of_file(file)
        todo += sorted({*extended, *included} - seen)
        seen.update(todo)
    return replace(plain, is_fragment=plain.media_type == HTML and not is_document)


def _text(name: str, folder: Path | None) -> str:
    own = [folder / name] if folder else []
    for path in (*own, builtin_folder() / name.removeprefix(f"{BUILTIN_PREFIX}/")):
        try:
            return path.read_text(encoding="utf-8")
        except (OSError, ValueError):
            continue
    return ""


def _referred(text: str) -> tuple[list[str], list[str]]:
    """The names of the templates that a template extends and of those that it includes."""
    from jinja2 import Environment, nodes
    from jinja2 import TemplateError as JinjaError

    extended: list[str] = []
    included: list[str] = []
    try:
        tree = Environment(autoescape=True).parse(text)
    except (JinjaError, RecursionError):
        return extended, included  # whoever renders it is told where the mistake is
    for node in tree.find_all((nodes.Extends, nodes.Include)):
        if isinstance(node, nodes.Extends | nodes.Include) and isinstance(node.template, nodes.Const):
            (extended if isinstance(node, nodes.Extends) else included).append(str(node.template.value))
    return extended, included
