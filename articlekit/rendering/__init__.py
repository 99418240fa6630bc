"""Rendering: an article and a template in, text in a format out."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from articlekit.errors import TemplateError
from articlekit.language.caching import LOADING, loaded
from articlekit.model.article import Article
from articlekit.rendering.context import context
from articlekit.rendering.escaping import (
    block_code,
    block_text,
    closed,
    escape_markdown,
    fenced_markdown,
    one_line,
    printable,
    xml_text,
)
from articlekit.rendering.formats import FORMATS, Format, RenderOptions, known_format, plain_format
from articlekit.rendering.store import (
    BUILTIN_PREFIX,
    Choice,
    Ejected,
    Listed,
    builtin_folder,
    choose,
    eject,
    format_of,
    format_of_choice,
    list_templates,
)

__all__ = [
    "FORMATS",
    "Ejected",
    "Format",
    "Listed",
    "RenderOptions",
    "eject",
    "environment",
    "filled",
    "format_of",
    "list_templates",
    "render",
]


if TYPE_CHECKING:
    from jinja2 import Environment, Template


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
    result.filters["block_code"] = block_code
    result.filters["fenced"] = fenced_markdown
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


_FAILURES = (ArithmeticError, AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError)
"""What an expression or a recursion of a template can raise besides the errors of Jinja."""


def filled(choice: Choice, variables: dict[str, object]) -> str:
    """The text that a template makes of its variables.

    Raises:
        TemplateError: it fails; the message names file and line.
    """
    from jinja2 import TemplateError as JinjaError
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    compiled: Template | None = None
    try:
        with LOADING:  # it is compiled the first time
            compiled = environment(choice.folder, plain_format(choice.file).suffix).get_template(choice.file)
        return compiled.render(variables)
    except TemplateSyntaxError as error:
        place = f"{error.filename or choice.file}, line {error.lineno}"
        raise TemplateError(f"{place}: {_one_line(error.message)}: fix the template") from error
    except TemplateNotFound as error:
        raise TemplateError(
            f"{_place(choice, error)}: it needs the template {error.name!r}, which is neither beside it "
            "nor built in: fix the name"
        ) from error
    except (JinjaError, *_FAILURES) as error:
        remedy = "fix the template" if compiled else "check that it is UTF-8 text"
        raise TemplateError(f"{_place(choice, error)}: {_one_line(str(error))}: {remedy}") from error


def _place(choice: Choice, error: BaseException) -> str:
    """The file and line of the innermost template that an error comes from."""
    place = str(choice.folder / choice.file if choice.folder else choice.file)
    trace = error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name.endswith(".jinja"):  # Jinja gives its frames the names and lines of the templates
            place = f"{name}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return place


def _one_line(message: str | None) -> str:
    return " ".join((message or "unknown error").split())


def render(article: Article, *, template: str = "page", options: RenderOptions | None = None) -> str:
    """Render an article.

    Args:
        article: the article.
        template: the name of a format (see `FORMATS`), the name of a template in the user's folder, or
            the path of a template file.
        options: house, folder of templates and what else is asked for.

    Raises:
        TemplateError: there is no such template, or it fails; the message names file and line.
    """
    options = options or RenderOptions()
    known = known_format(template)
    if known is not None and known.write is not None:
        return known.write(article, options)
    choice = choose(template, options.templates)
    kind = format_of_choice(choice)
    text = filled(choice, context(article, options, fragment=kind.is_fragment))
    text = xml_text(text) if kind.suffix.endswith(".xml") else printable(text)
    return text.rstrip("\n") + "\n"
