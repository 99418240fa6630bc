"""Filling a template: variables in, text out, and every failure as one line."""

from typing import TYPE_CHECKING

from articlekit.errors import TemplateError
from articlekit.language.loading import LOADING
from articlekit.rendering.environment import environment
from articlekit.rendering.formats import plain_format
from articlekit.rendering.store import Choice

if TYPE_CHECKING:
    from jinja2 import Template

__all__ = ["filled"]

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
        raise TemplateError(f"{place}: {_one_line(error.message)}: mend the template") from error
    except TemplateNotFound as error:
        raise TemplateError(
            f"{_place(choice, error)}: it needs the template {error.name!r}, which is neither beside it "
            "nor built in: mend the name"
        ) from error
    except (JinjaError, *_FAILURES) as error:
        remedy = "mend the template" if compiled else "check that it is UTF-8 text"
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
