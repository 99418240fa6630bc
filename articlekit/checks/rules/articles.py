"""The rules of articles, in table order; who checks pages alone does not load them."""

from articlekit.checks.rule import Rule
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
    unsupported_values,
    unsupported_words,
)
from articlekit.model.article import Article

__all__ = ["ARTICLE_RULES", "FITNESS_RULES", "GROUNDING_RULES"]

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
    unsupported_words.SENTENCE,
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
