"""Every rule, in table order: fixes are applied and documentation is listed in this order."""

from typing import TYPE_CHECKING, Any

from articlekit.checks.parity import Version
from articlekit.checks.rule import Rule
from articlekit.checks.rules import (
    altered_quotation,
    changed_certainty,
    changed_polarity,
    cited_instruction,
    doubtful_translation,
    duplicate_heading,
    empty_section,
    envelope_published,
    heading_empty,
    heading_language,
    heading_length,
    heading_paragraph,
    heading_punctuation,
    heading_skip,
    headline_not_news,
    house_headings,
    house_metadata,
    house_phrases,
    label_lost,
    language_mismatch,
    language_tag,
    lede_without_event,
    misattributed,
    misbound_value,
    missing_part,
    parity,
    passage_language,
    personal_data,
    recombined,
    repeated_heading,
    swapped_source,
    text_length,
    translated_quotation,
    typography,
    unchecked,
    unconfirmed,
    unsupported_cause,
    unsupported_date,
    unsupported_name,
    unsupported_number,
    unsupported_sentence,
    unsupported_time,
    unsupported_word,
)
from articlekit.model.article import Article

__all__ = ["ARTICLE_RULES", "FITNESS_RULES", "GROUNDING_RULES", "PAGE_RULES", "PARITY_RULES", "RULES"]

GROUNDING_RULES: tuple[Rule[Article], ...] = (
    unsupported_number.RULE,
    unsupported_date.RULE,
    unsupported_time.RULE,
    altered_quotation.RULE,
    translated_quotation.RULE,
    unsupported_name.RULE,
    swapped_source.RULE,
    misbound_value.RULE,
    misattributed.RULE,
    changed_polarity.RULE,
    changed_certainty.RULE,
    unsupported_cause.RULE,
    recombined.RULE,
    unsupported_sentence.RULE,
    unsupported_word.RULE,
    cited_instruction.RULE,
    doubtful_translation.RULE,
    unconfirmed.RULE,
    unchecked.RULE,
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
    missing_part.HEADLINE,
    missing_part.LEDE,
    heading_empty.RULE,
    empty_section.RULE,
    heading_skip.RULE,
    duplicate_heading.RULE,
    heading_paragraph.RULE,
    heading_punctuation.RULE,
    heading_length.RULE,
    text_length.SECTION,
    text_length.STANDFIRST,
    language_tag.RULE,
    language_mismatch.RULE,
    heading_language.RULE,
    passage_language.RULE,
    house_headings.RULE,
    house_phrases.RULE,
    house_metadata.RULE,
    *GROUNDING_RULES,
    *FITNESS_RULES,
    headline_not_news.UNSURE,
    typography.MARKS,
    typography.SPACES,
)

PARITY_RULES: tuple[Rule[Version], ...] = (parity.RULE, parity.OMISSION)
"""Rules that hold a version of an article against another one, an article or a page either."""

if TYPE_CHECKING:
    from articlekit.checks.page import Page
    from articlekit.checks.rules.pages import PAGE_RULES

    RULES: tuple[Rule[Article] | Rule[Page] | Rule[Version], ...] = ()


def __getattr__(name: str) -> Any:
    if name not in {"PAGE_RULES", "RULES"}:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from articlekit.checks.rules.pages import PAGE_RULES

    return PAGE_RULES if name == "PAGE_RULES" else (*ARTICLE_RULES, *PARITY_RULES, *PAGE_RULES)
