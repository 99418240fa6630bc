"""Every rule, in table order: fixes are applied and documentation is listed in this order."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from articlekit.checks.rule import Rule, Scope
from articlekit.checks.rules import (
    changed_meaning,
    cited_instruction,
    envelope_published,
    heading_form,
    heading_order,
    headline_not_news,
    house_phrases,
    house_requirements,
    label_lost,
    lede_without_event,
    misplaced,
    passage_language,
    personal_data,
    quotations,
    repeated_heading,
    stated_language,
    text_parts,
    typography,
    unconfirmed,
    unsupported_sentence,
    unsupported_values,
    unsupported_words,
)
from articlekit.model.article import Article
from articlekit.plugins import hookimpl

__all__ = ["ARTICLE_RULES", "FITNESS_RULES", "GROUNDING_RULES", "PAGE_RULES", "PARITY_RULES", "RULES"]

GROUNDING_RULES: tuple[Rule[Article], ...] = (
    unsupported_values.NUMBER,
    unsupported_values.DATE,
    unsupported_values.TIME,
    quotations.ALTERED,
    quotations.TRANSLATED,
    unsupported_words.NAME,
    misplaced.SOURCE,
    misplaced.VALUE,
    misplaced.SPEAKER,
    changed_meaning.POLARITY,
    changed_meaning.CERTAINTY,
    unsupported_words.CAUSE,
    misplaced.JOIN,
    unsupported_sentence.RULE,
    unsupported_words.WORD,
    cited_instruction.RULE,
    quotations.DOUBTFUL,
    unconfirmed.UNCONFIRMED,
    unconfirmed.UNCHECKED,
)
"""Rules that hold an article against its note; they see the story of a page as well."""

FITNESS_RULES: tuple[Rule[Article], ...] = (
    headline_not_news.RULE,
    lede_without_event.RULE,
    repeated_heading.RULE,
    label_lost.RULE,
    envelope_published.RULE,
    personal_data.RULE,
)
"""Rules that say why an article is not fit to print; of a page they see the story where it has its note."""

ARTICLE_RULES: tuple[Rule[Article], ...] = (
    text_parts.HEADLINE,
    text_parts.LEDE,
    heading_form.EMPTY,
    heading_order.SECTION,
    heading_order.SKIP,
    heading_order.DUPLICATE,
    heading_form.PARAGRAPH,
    heading_form.PUNCTUATION,
    heading_form.LENGTH,
    text_parts.SECTION,
    text_parts.STANDFIRST,
    stated_language.TAG,
    stated_language.MISMATCH,
    passage_language.HEADINGS,
    passage_language.RULE,
    house_requirements.HEADINGS,
    house_phrases.RULE,
    house_requirements.METADATA,
    *GROUNDING_RULES,
    *FITNESS_RULES,
    headline_not_news.UNSURE,
    typography.MARKS,
    typography.SPACES,
)

if TYPE_CHECKING:
    from articlekit.checks.page import Page
    from articlekit.checks.parity import Version
    from articlekit.checks.rules.pages import PAGE_RULES
    from articlekit.checks.rules.parity import PARITY_RULES

    RULES: tuple[Rule[Article] | Rule[Page] | Rule[Version], ...] = ()


_SCOPES: tuple[Scope, ...] = ("article", "version", "page")
_HOMES = {
    "PAGE_RULES": "articlekit.checks.rules.pages",
    "PARITY_RULES": "articlekit.checks.rules.parity",
}
"""The tables of what most do without, which are loaded on demand."""


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
    return getattr(import_module(_HOMES[name]), name)
