"""The rules of pages, in table order; who checks articles alone does not load them."""

from articlekit.checks.page import Page
from articlekit.checks.rule import Rule
from articlekit.checks.rules import (
    heading_form,
    heading_order,
    house_phrases,
    house_requirements,
    page_access,
    page_head,
    page_languages,
    page_outline,
    page_pseudo_heading,
    stated_language,
    typography,
)

__all__ = ["PAGE_RULES"]

PAGE_RULES: tuple[Rule[Page], ...] = (
    page_head.TITLE,
    page_languages.LANGUAGE,
    page_languages.TAG,
    stated_language.PAGE_MISMATCH,
    page_languages.PART,
    stated_language.PART_RULE,
    page_languages.DIRECTION,
    page_head.DESCRIPTION,
    page_outline.H1,
    page_outline.CONTENT,
    heading_form.PAGE_EMPTY,
    page_outline.SECTION,
    heading_order.PAGE_SKIP,
    heading_order.PAGE_DUPLICATE,
    heading_form.PAGE_PARAGRAPH,
    heading_form.PAGE_PUNCTUATION,
    heading_form.PAGE_LENGTH,
    page_pseudo_heading.RULE,
    page_access.LANDMARKS,
    page_head.JSON_LD,
    page_access.IMAGE,
    house_requirements.PAGE_HEADINGS,
    house_phrases.PAGE_RULE,
    house_requirements.PAGE_METADATA,
    typography.PAGE_RULE,
)
