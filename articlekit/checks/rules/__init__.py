"""Every rule, in table order: fixes are applied and documentation is listed in this order."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from articlekit.checks.rule import Rule, Scope
from articlekit.plugins import hookimpl

__all__ = ["ARTICLE_RULES", "FITNESS_RULES", "GROUNDING_RULES", "PAGE_RULES", "PARITY_RULES", "RULES"]

if TYPE_CHECKING:
    from articlekit.checks.page import Page
    from articlekit.checks.parity import Version
    from articlekit.checks.rules.articles import ARTICLE_RULES, FITNESS_RULES, GROUNDING_RULES
    from articlekit.checks.rules.pages import PAGE_RULES
    from articlekit.checks.rules.parity import PARITY_RULES
    from articlekit.model.article import Article

    RULES: tuple[Rule[Article] | Rule[Page] | Rule[Version], ...] = ()


_SCOPES: tuple[Scope, ...] = ("article", "version", "page")
_HOMES = {
    "ARTICLE_RULES": "articles",
    "FITNESS_RULES": "articles",
    "GROUNDING_RULES": "articles",
    "PAGE_RULES": "pages",
    "PARITY_RULES": "parity",
}
"""The tables, each of which is loaded on demand."""


@hookimpl
def articlekit_rules(scope: Scope) -> tuple[Rule[Any], ...]:
    """The built-in rules of a scope."""
    of_scope = {"article": "ARTICLE_RULES", "version": "PARITY_RULES", "page": "PAGE_RULES"}
    rules: tuple[Rule[Any], ...] = getattr(import_module(__name__), of_scope[scope])
    return rules


def __getattr__(name: str) -> Any:
    if name == "RULES":
        return tuple(rule for scope in _SCOPES for rule in articlekit_rules(scope))
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
