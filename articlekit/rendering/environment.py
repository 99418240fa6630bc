"""The Jinja environments: one a way of escaping."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from articlekit.language.loading import loaded
from articlekit.rendering.block_text import block_text
from articlekit.rendering.markdown import escape_markdown
from articlekit.rendering.printable import closed, one_line
from articlekit.rendering.store import BUILTIN_PREFIX, builtin_folder

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["environment"]


@loaded
def environment(folder: Path | None, suffix: str) -> "Environment":
    """The environment for templates of a folder over the built-in ones.

    It is kept for the process, so that a template is compiled once. Article text is escaped in all
    of them: as Markdown for `.md`, not at all for `.txt`, as HTML for everything else. With a folder
    it is a sandbox, although its templates are the user's own: they are passed from outlet to outlet
    like style sheets, and nobody expects a style sheet to run programs. Our own need none.
    """
    from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    builtin = FileSystemLoader(builtin_folder())
    own = [FileSystemLoader(folder)] if folder is not None else []
    kind = Environment if folder is None else ImmutableSandboxedEnvironment
    result = kind(
        loader=ChoiceLoader([*own, builtin, PrefixLoader({BUILTIN_PREFIX: builtin})]),
        autoescape=suffix != ".txt",
        undefined=StrictUndefined,
        finalize=_markdown if suffix == ".md" else _closed,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=folder is not None,
    )
    result.filters["one_line"] = one_line
    result.filters["block_text"] = block_text
    result.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": False}
    return result


def _closed(value: Any) -> Any:
    return closed(value) if type(value) is str else value  # Markup is made of texts that are closed


def _markdown(value: Any) -> Any:
    """Escape what a template prints as Markdown, in place of the HTML that autoescape would make.

    Markup, which macros return, has been through here already.
    """
    from markupsafe import Markup

    if value is None or hasattr(value, "__html__"):
        return value
    return Markup(escape_markdown(closed(str(value))))  # noqa: S704 - it is escaped, for Markdown
