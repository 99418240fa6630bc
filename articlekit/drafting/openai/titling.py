"""Titling: headlines and headings that will not do are asked for alone, or are the extractive drafter's."""

from collections.abc import Iterator

from articlekit.drafting.openai.desk import Desk
from articlekit.drafting.openai.plan import is_translation, own_heading, sources_of
from articlekit.drafting.openai.prompting import title_limit
from articlekit.drafting.openai.revision import Failed, entitled
from articlekit.drafting.openai.titles import displaced, repeats, stammers
from articlekit.language.detect import detect
from articlekit.language.headings import heading_key
from articlekit.language.tags import primary
from articlekit.language.words import content
from articlekit.model.article import Article, Paragraph, Sentence, headings, sentences
from articlekit.model.provenance import BY_NOTE

__all__ = ["retitled"]


def retitled(article: Article, desk: Desk) -> Article:
    """The article with other titles for those that are too long, or say nothing new, or something wrong.

    Where the model has none, the title gives way to that of the extractive drafter.
    """
    if is_translation(desk.brief) and _is_in(desk.brief.note.language, article):
        return article  # it will be asked for again as a whole
    names = {part.name for part in desk.plan.parts}
    for part, title, paragraphs in [*_titles(article)]:
        if title.by == BY_NOTE or title.text in names:
            continue
        is_bad = _is_bad(part, title, paragraphs, article, desk)
        if is_bad or repeats(title, paragraphs, desk.brief.language):
            article = _better(article, part, paragraphs, desk, is_bad=is_bad)
    return article


def _better(
    article: Article, part: Failed, paragraphs: tuple[Paragraph, ...], desk: Desk, *, is_bad: bool
) -> Article:
    """The article with another title in one place, if there is one to be had."""
    language = desk.brief.language
    new = desk.entitled(article, part)
    if new is not article and not _is_bad(part, _title(new, part), paragraphs, new, desk):
        return new
    if is_translation(desk.brief):
        return article
    own = desk.plan.article.headline.model_copy(update={"by": BY_NOTE})
    if part.kind == "section":
        found = own_heading(desk.plan, paragraphs)
        if found is None or (not is_bad and repeats(found, paragraphs, language)):
            return article
        own = found
    taken = {heading_key(each.text) for _, _, each in headings(article)}
    return article if heading_key(own.text) in taken else entitled(article, part, own)


def _titles(article: Article) -> Iterator[tuple[Failed, Sentence, tuple[Paragraph, ...]]]:
    """The headline and every heading, with what stands under it."""
    yield Failed(kind="headline", findings=()), article.headline, article.lede
    for number, section in enumerate(article.sections):
        yield Failed(kind="section", index=number, findings=()), section.heading, section.paragraphs


def _title(article: Article, part: Failed) -> Sentence:
    return article.sections[part.index].heading if part.kind == "section" else article.headline


def _is_bad(
    part: Failed, title: Sentence, paragraphs: tuple[Paragraph, ...], article: Article, desk: Desk
) -> bool:
    """Whether a title is too long, stammers, says what another one says, is a mere label or misdates."""
    brief = desk.brief
    if len(title.text) > title_limit("headline" if part.kind == "headline" else "heading", brief):
        return True
    if stammers(title, brief.language):
        return True
    if not is_translation(brief) and displaced(title, brief):
        return True
    if part.kind == "headline":
        return False
    before = [article.headline, *(each.heading for each in article.sections[: part.index])]
    if heading_key(title.text) in {heading_key(each.text) for each in before}:
        return True
    return not is_translation(brief) and _is_label(title, paragraphs, desk)


def _is_label(title: Sentence, paragraphs: tuple[Paragraph, ...], desk: Desk) -> bool:
    """Whether a heading has no word but those of a label, which says only what kind of thing follows."""
    words = content(title.text, desk.brief.language)
    told = {*sources_of(paragraphs)}
    labels = {each.label for each in desk.brief.note.statements if each.label and each.id in told}
    return any(words <= content(label, desk.brief.language) for label in labels)


def _is_in(language: str, article: Article) -> bool:
    """Whether the body of an article is in a language."""
    found = detect(" ".join(sentence.text for _, sentence in sentences(article)))
    return primary(found.language) == primary(language)
