"""Every rule, in table order: fixes are applied and documentation is listed in this order."""

from articlekit.checks.page import Page
from articlekit.checks.rule import Rule
from articlekit.checks.rules import (
    duplicate_heading,
    empty_section,
    heading_empty,
    heading_language,
    heading_length,
    heading_paragraph,
    heading_punctuation,
    heading_skip,
    headline_missing,
    language_mismatch,
    language_tag,
    lede_missing,
    page_description,
    page_direction,
    page_duplicate_heading,
    page_empty_section,
    page_h1,
    page_heading_empty,
    page_heading_length,
    page_heading_paragraph,
    page_heading_punctuation,
    page_heading_skip,
    page_image_alt,
    page_json_ld,
    page_landmarks,
    page_language,
    page_language_mismatch,
    page_language_tag,
    page_part_language,
    page_pseudo_heading,
    page_title,
    page_typography,
    section_length,
    standfirst_length,
    typography_marks,
    typography_spaces,
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
    language_mismatch.RULE,
    heading_language.RULE,
    typography_marks.RULE,
    typography_spaces.RULE,
)

PAGE_RULES: tuple[Rule[Page], ...] = (
    page_title.RULE,
    page_language.RULE,
    page_language_tag.RULE,
    page_language_mismatch.RULE,
    page_part_language.RULE,
    page_direction.RULE,
    page_description.RULE,
    page_h1.RULE,
    page_heading_empty.RULE,
    page_empty_section.RULE,
    page_heading_skip.RULE,
    page_duplicate_heading.RULE,
    page_heading_paragraph.RULE,
    page_heading_punctuation.RULE,
    page_heading_length.RULE,
    page_pseudo_heading.RULE,
    page_landmarks.RULE,
    page_json_ld.RULE,
    page_image_alt.RULE,
    page_typography.RULE,
)

RULES: tuple[Rule[Article] | Rule[Page], ...] = (*ARTICLE_RULES, *PAGE_RULES)
