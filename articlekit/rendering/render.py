"""Rendering: an article and a template in, text out."""

import json
from collections.abc import Callable, Mapping

from articlekit.model.article import Article
from articlekit.rendering.context import context
from articlekit.rendering.environment import filled
from articlekit.rendering.escaping import printable, xml_text
from articlekit.rendering.options import RenderOptions
from articlekit.rendering.store import choose, format_of_choice

__all__ = ["render"]


def render(article: Article, *, template: str = "page", options: RenderOptions | None = None) -> str:
    """Render an article.

    Args:
        article: the article.
        template: a built-in format (see `FORMATS`), the name of a template in the user's folder, or
            the path of a template file.
        options: house, folder of templates and what else is asked for.

    Raises:
        TemplateError: there is no such template, or it fails; the message names file and line.
    """
    options = options or RenderOptions()
    if template in _VALUES:
        return json.dumps(_VALUES[template](article, options), ensure_ascii=False, indent=2) + "\n"
    choice = choose(template, options.templates)
    kind = format_of_choice(choice)
    text = filled(choice, context(article, options, fragment=kind.is_fragment))
    text = xml_text(text) if kind.suffix.endswith(".xml") else printable(text)
    return text.rstrip("\n") + "\n"


def _as_it_is(article: Article, options: RenderOptions) -> object:  # noqa: ARG001 - like the others
    return article.model_dump(mode="json")


def _ninjs(article: Article, options: RenderOptions) -> object:
    from articlekit.rendering.ninjs import ninjs

    return ninjs(article, options)


def _wagtail(article: Article, options: RenderOptions) -> object:
    from articlekit.rendering.wagtail import stream

    return stream(article, options)


_VALUES: Mapping[str, Callable[[Article, RenderOptions], object]] = {
    "json": _as_it_is,
    "ninjs": _ninjs,
    "wagtail": _wagtail,
}
"""The formats that are values and no text, and so need no template."""
