"""Every rule, in table order: fixes are applied and documentation is listed in this order."""

from articlekit.checks.page import Page
from articlekit.checks.rule import Rule
from articlekit.checks.rules import (
    duplicate_heading,
    empty_section,
    heading_empty,
    heading_length,
    heading_paragraph,
    heading_punctuation,
    heading_skip,
    headline_missing,
    language_tag,
    lede_missing,
    section_length,
    standfirst_length,
)
from articlekit.model.article import Article

__all__ = ["ARTICLE_RULES", "PAGE_RULES", "RULES"]

ARTICLE_RULES: tuple[Rule[Article], ...] = (
    headline_missing.RULE,
    lede_missing.RULE,
    heading_empty.RULE,
    empty_section.RULE,
    heading_skip.RULE,
    duplicate_heading.RULE,
    heading_paragraph.RULE,
    heading_punctuation.RULE,
    heading_length.RULE,
    section_length.RULE,
    standfirst_length.RULE,
    language_tag.RULE,
)

PAGE_RULES: tuple[Rule[Page], ...] = ()

RULES: tuple[Rule[Article] | Rule[Page], ...] = (*ARTICLE_RULES, *PAGE_RULES)
