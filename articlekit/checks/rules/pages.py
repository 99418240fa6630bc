"""The rules of pages, in table order; who checks articles alone does not load them."""

from articlekit.checks.page import Page
from articlekit.checks.rule import Rule
from articlekit.checks.rules import (
    duplicate_heading,
    heading_empty,
    heading_length,
    heading_paragraph,
    heading_punctuation,
    heading_skip,
    house_headings,
    house_metadata,
    house_phrases,
    language_mismatch,
    page_content_heading,
    page_direction,
    page_empty_section,
    page_h1,
    page_head,
    page_image_alt,
    page_json_ld,
    page_landmarks,
    page_language,
    page_language_tag,
    page_pseudo_heading,
    typography,
)

__all__ = ["PAGE_RULES"]

PAGE_RULES: tuple[Rule[Page], ...] = (
    page_head.TITLE,
    page_language.RULE,
    page_language_tag.TAG,
    language_mismatch.PAGE_RULE,
    page_language_tag.PART,
    language_mismatch.PART_RULE,
    page_direction.RULE,
    page_head.DESCRIPTION,
    page_h1.RULE,
    page_content_heading.RULE,
    heading_empty.PAGE_RULE,
    page_empty_section.RULE,
    heading_skip.PAGE_RULE,
    duplicate_heading.PAGE_RULE,
    heading_paragraph.PAGE_RULE,
    heading_punctuation.PAGE_RULE,
    heading_length.PAGE_RULE,
    page_pseudo_heading.RULE,
    page_landmarks.RULE,
    page_json_ld.RULE,
    page_image_alt.RULE,
    house_headings.PAGE_RULE,
    house_phrases.PAGE_RULE,
    house_metadata.PAGE_RULE,
    typography.PAGE_RULE,
)
