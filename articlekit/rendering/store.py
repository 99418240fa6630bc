"""The store of templates: found, listed, written out to be changed, and the format that each makes."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from articlekit.errors import TemplateError
from articlekit.language.letters import nearest
from articlekit.plugins import formats
from articlekit.rendering.formats import HTML, Format, known_format, plain_format

__all__ = [
    "BUILTIN_PREFIX",
    "Choice",
    "Ejected",
    "Listed",
    "builtin_folder",
    "choose",
    "eject",
    "format_of",
    "format_of_choice",
    "list_templates",
]

BUILTIN_PREFIX = "builtin"
"""A user's template extends ours as `builtin/page.html.jinja`, also under the same name."""
_ENDINGS = (".html.jinja", ".md.jinja", ".txt.jinja", ".xml.jinja", ".jinja")
"""What a template's name may be completed with, in the order in which they are tried."""


@dataclass(frozen=True)
class Choice:
    """A template that was found."""

    file: str
    """Its name inside its folder."""
    folder: Path | None
    """The user's folder that goes before the built-in templates."""


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A template as a listing shows it."""

    name: str
    file: Path | None
    """Where it is kept; `None` for a format that is made without a template."""
    builtin: bool
    """Whether it is no file of the user's: ours, or a plug-in's."""


@dataclass(frozen=True)
class Ejected:
    """A built-in template to be written into the user's folder."""

    path: Path
    text: str


@lru_cache(maxsize=1)
def builtin_folder() -> Path:
    """The folder of the built-in templates.

    An installed package has them inside; in a checkout they lie beside it.

    Raises:
        TemplateError: the installation has none.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "templates", package.parent / "templates"):
        if (folder / "page.html.jinja").is_file():
            return folder
    raise TemplateError(f"no built-in templates in {package / 'templates'}: install articlekit again")


def choose(template: str, folder: Path | None) -> Choice:
    """Find a template by built-in name, by name in the user's folder, or by path.

    Raises:
        TemplateError: there is none, or the user's folder is none.
    """
    if folder is not None and not folder.is_dir():
        raise TemplateError(f"template folder {folder} is not a folder: name one that exists")
    if _is_plain(template):
        file = (folder and _completed(template, folder)) or _builtin(template)
        if file is not None:
            return Choice(file, folder)
    path = Path(template)
    if "\0" not in template and path.is_file():
        return Choice(path.name, path.resolve().parent)
    names = _names(folder)
    near = nearest(template, names) or ":"
    raise TemplateError(f"no template {template!r}{near} there are {', '.join(names)}, or give a file")


def _is_plain(template: str) -> bool:
    """Whether it is a name inside a folder, not a path and not a part that others include."""
    return bool(template) and not template.startswith((".", "_")) and not set(template) & set("/\\\0")


@lru_cache(maxsize=64)
def _builtin(template: str) -> str | None:
    return _completed(template, builtin_folder())


def _completed(template: str, folder: Path) -> str | None:
    known = [entry.template for entry in formats() if entry.name == template and entry.template]
    candidates = [*known, *(template + ending for ending in _ENDINGS)]
    if template.endswith(".jinja"):
        candidates.append(template)
    return next((name for name in candidates if (folder / name).is_file()), None)


def _names(folder: Path | None) -> list[str]:
    return list(dict.fromkeys(entry.name for entry in list_templates(folder)))


def list_templates(folder: Path | None = None) -> tuple[Listed, ...]:
    """The built-in templates and those of the user's folder, which come first where they override."""
    own = {entry.name: entry for entry in _own(folder)} if folder is not None else {}
    known = [_listed(entry.name, entry.template) for entry in formats()]
    overridden = [own.pop(entry.name, entry) if entry.file else entry for entry in known]
    return (*overridden, *own.values())


def _listed(name: str, template: str | None) -> Listed:
    file = builtin_folder() / template if template else None
    return Listed(name=name, file=file, builtin=True)


def _own(folder: Path) -> list[Listed]:
    if not folder.is_dir():
        return []
    files = sorted(path for path in folder.glob("*.jinja") if not path.name.startswith(("_", ".")))
    return [Listed(name=_short(path.name), file=path, builtin=False) for path in files]


def _short(file: str) -> str:
    builtin = {entry.template: entry.name for entry in formats()}.get(file)
    ending = next(ending for ending in _ENDINGS if file.endswith(ending))
    return builtin or file.removesuffix(ending)


def eject(name: str, target: Path) -> Ejected:
    """A built-in template and where to write it, so that it can be changed.

    Args:
        name: a format, or the file name of a part such as `page.css` or `prompts/system.txt.jinja`.
        target: a folder, which need not exist, or a file name that ends like the template's.

    Raises:
        TemplateError: there is no such template, or the file exists already.
    """
    file = {entry.name: entry.template for entry in formats()}.get(name, name)
    folder = builtin_folder()
    parts = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    if file not in parts:
        raise TemplateError(f"no built-in template {name!r} to eject: there are {', '.join(parts)}")
    path = target if target.suffix == Path(file).suffix and not target.is_dir() else target / file
    if path.exists():
        raise TemplateError(f"{path} exists already: remove it or name another place")
    return Ejected(path, (folder / file).read_text(encoding="utf-8"))


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
    known = known_format(template)
    return known if known is not None else format_of_choice(choose(template, folder))


def format_of_choice(choice: Choice) -> Format:
    """The format of a template that was found.

    A template with the file name of a built-in one takes its place. Another one is what it extends. HTML
    that extends nothing built in is a page if it, or a part that it includes, begins a document, and else a
    fragment; what is text and no HTML is neither.
    """
    known = known_format(choice.file)
    if known is not None:
        return known
    file = (choice.folder or builtin_folder()) / choice.file
    return _read_format(choice.file, choice.folder, file.stat().st_mtime_ns if file.is_file() else 0)


@lru_cache(maxsize=64)
def _read_format(file: str, folder: Path | None, changed: int) -> Format:  # noqa: ARG001 - a new file is read anew
    plain = plain_format(file)
    is_document = False
    todo, seen = [file], {file}
    while todo and len(seen) <= _MOST_FILES:
        text = _template_text(todo.pop(0), folder)
        is_document = is_document or bool(_DOCUMENT.search(text))
        extended, included = _referred(text)
        for name in extended:
            base = known_format(name.removeprefix(f"{BUILTIN_PREFIX}/"))
            if base is not None:
                return base.of_file(file)
        todo += sorted({*extended, *included} - seen)
        seen.update(todo)
    return replace(plain, is_fragment=plain.media_type == HTML and not is_document)


def _template_text(name: str, folder: Path | None) -> str:
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
