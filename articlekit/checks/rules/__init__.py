"""Every rule, in table order: fixes are applied and documentation is listed in this order."""

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from articlekit.checks.rule import Rule, Scope
from articlekit.plugins import hookimpl

__all__ = ["ARTICLE_RULES", "FITNESS_RULES", "GROUNDING_RULES", "PAGE_RULES", "PARITY_RULES", "RULES"]

if TYPE_CHECKING:
    from articlekit.checks.page import Page
    from articlekit.checks.version import Version
    from articlekit.model.article import Article

    ARTICLE_RULES: tuple[Rule[Article], ...] = ()
    FITNESS_RULES: tuple[Rule[Article], ...] = ()
    GROUNDING_RULES: tuple[Rule[Article], ...] = ()
    PAGE_RULES: tuple[Rule[Page], ...] = ()
    PARITY_RULES: tuple[Rule[Version], ...] = ()
    RULES: tuple[Rule[Article] | Rule[Page] | Rule[Version], ...] = ()

# Rules are named by module and name: who checks pages alone does not load those of articles.

_GROUNDING_RULES = (
    "contradictions.NUMBER",
    "contradictions.DATE",
    "contradictions.TIME",
    "quotations.ALTERED",
    "quotations.TRANSLATED",
    "unsupported_words.NAME",
    "misplaced.SOURCE",
    "misplaced.VALUE",
    "misplaced.SPEAKER",
    "contradictions.POLARITY",
    "contradictions.CERTAINTY",
    "unsupported_words.CAUSE",
    "misplaced.JOIN",
    "unsupported_words.SENTENCE",
    "unsupported_words.WORD",
    "not_for_print.INSTRUCTION",
    "quotations.DOUBTFUL",
    "unconfirmed.UNCONFIRMED",
    "unconfirmed.UNCHECKED",
)
"""Rules that hold an article against its note; they see the story of a page as well."""

_FITNESS_RULES = (
    "headline_not_news.RULE",
    "text_parts.LEDE_EVENT",
    "heading_order.REPEATED",
    "label_lost.RULE",
    "not_for_print.ENVELOPE",
    "personal_data.RULE",
)
"""Rules that say why an article is not fit to print; of a page they see the story where it has its note."""

_ARTICLE_RULES = (
    "text_parts.HEADLINE",
    "text_parts.LEDE",
    "heading_form.EMPTY",
    "heading_order.SECTION",
    "heading_order.SKIP",
    "heading_order.DUPLICATE",
    "heading_form.PARAGRAPH",
    "heading_form.PUNCTUATION",
    "heading_form.LENGTH",
    "text_parts.SECTION",
    "text_parts.STANDFIRST",
    "stated_language.TAG",
    "stated_language.MISMATCH",
    "stated_language.HEADINGS",
    "passage_language.RULE",
    "house_requirements.HEADINGS",
    "house_phrases.RULE",
    "house_requirements.METADATA",
    *_GROUNDING_RULES,
    *_FITNESS_RULES,
    "headline_not_news.UNSURE",
    "typography.MARKS",
    "typography.SPACES",
)

_PAGE_RULES = (
    "page_head.TITLE",
    "page_languages.LANGUAGE",
    "page_languages.TAG",
    "stated_language.PAGE_MISMATCH",
    "page_languages.PART",
    "stated_language.PART_RULE",
    "page_languages.DIRECTION",
    "page_head.DESCRIPTION",
    "page_outline.H1",
    "page_outline.CONTENT",
    "heading_form.PAGE_EMPTY",
    "page_outline.SECTION",
    "heading_order.PAGE_SKIP",
    "heading_order.PAGE_DUPLICATE",
    "heading_form.PAGE_PARAGRAPH",
    "heading_form.PAGE_PUNCTUATION",
    "heading_form.PAGE_LENGTH",
    "page_access.PSEUDO_HEADING",
    "page_access.LANDMARKS",
    "page_head.JSON_LD",
    "page_access.IMAGE",
    "house_requirements.PAGE_HEADINGS",
    "house_phrases.PAGE_RULE",
    "house_requirements.PAGE_METADATA",
    "typography.PAGE_RULE",
)

_TABLES = {
    "ARTICLE_RULES": _ARTICLE_RULES,
    "FITNESS_RULES": _FITNESS_RULES,
    "GROUNDING_RULES": _GROUNDING_RULES,
    "PAGE_RULES": _PAGE_RULES,
    "PARITY_RULES": ("parity.RULE", "parity.OMISSION"),
}
_OF_SCOPE: dict[Scope, str] = {"article": "ARTICLE_RULES", "version": "PARITY_RULES", "page": "PAGE_RULES"}


@hookimpl
def articlekit_rules(scope: Scope) -> tuple[Rule[Any], ...]:
    """The built-in rules of a scope."""
    return _loaded(_OF_SCOPE[scope])


@cache
def _loaded(table: str) -> tuple[Rule[Any], ...]:
    """The rules of a table."""
    places = (name.split(".") for name in _TABLES[table])
    return tuple(getattr(import_module(f"{__name__}.{module}"), rule) for module, rule in places)


def __getattr__(name: str) -> Any:
    if name == "RULES":
        return tuple(rule for scope in _OF_SCOPE for rule in articlekit_rules(scope))
    if name not in _TABLES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return _loaded(name)
