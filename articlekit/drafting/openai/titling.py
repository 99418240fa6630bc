"""Titling: headlines and headings that will not do are asked for alone, or are the extractive drafter's."""

from collections.abc import Iterator

from articlekit.drafting.drafter import Brief, Declined
from articlekit.drafting.openai.curtailed import curtailed
from articlekit.drafting.openai.desk import Desk
from articlekit.drafting.openai.plan import is_translation, own_heading, sources_of
from articlekit.drafting.openai.prompting import title_limit
from articlekit.drafting.openai.revision import Failed, entitled
from articlekit.drafting.openai.titles import displaced, misnamed, repeats, stammers
from articlekit.drafting.openai.vocabulary import foreign_words
from articlekit.language.detect import detect
from articlekit.language.keys import heading_key
from articlekit.language.locale import available
from articlekit.language.tags import primary
from articlekit.language.words import content
from articlekit.model.article import Article, Paragraph, Sentence, headings, sentences
from articlekit.model.provenance import BY_NOTE

__all__ = ["retitled"]

_SURE = 0.95
"""Confidence from which a short text is in the language that the detector names."""


def retitled(article: Article, desk: Desk) -> Article:
    """The article with other titles for those that are too long, or say nothing new, or something wrong.

    Where the model has none, the title gives way to that of the extractive drafter.
    """
    names = {part.name for part in desk.plan.parts}
    is_elsewhere: bool | None = None
    for part, title, paragraphs in [*_titles(article)]:
        if title.by == BY_NOTE or title.text in names:
            continue
        why = _fault(part, title, paragraphs, article, desk)
        if why is None and not repeats(title, paragraphs, desk.brief.language):
            continue
        if is_elsewhere is None:  # which takes longer than to look at a title
            is_elsewhere = _is_in_other_language(article, desk.brief)
        if is_elsewhere:
            return article  # it will be asked for again as a whole
        article = _better(article, part, paragraphs, desk, why=why)
    return article


def _better(
    article: Article, part: Failed, paragraphs: tuple[Paragraph, ...], desk: Desk, *, why: str | None
) -> Article:
    """The article with another title in one place, if there is one to be had."""
    new, language = desk.entitled(article, part), desk.brief.language
    another = _title(new, part)
    is_new = new is not article and not repeats(another, paragraphs, language)
    if is_new and _fault(part, another, paragraphs, new, desk) is None:
        return new
    if is_translation(desk.brief):
        return article
    own = desk.plan.article.headline.model_copy(update={"by": BY_NOTE})
    if part.kind == "section":
        found = own_heading(desk.plan, paragraphs)
        if found is None or (why is None and repeats(found, paragraphs, language)):
            return article
        own = found
    taken = {heading_key(each.text) for _, _, each in headings(article)}
    if heading_key(own.text) in taken:
        return article
    if why is not None:
        desk.brief.declined.append(Declined(wrote=_title(article, part).text, instead=own.text, why=why))
    return entitled(article, part, own)


def _titles(article: Article) -> Iterator[tuple[Failed, Sentence, tuple[Paragraph, ...]]]:
    """The headline and every heading, with what stands under it."""
    yield Failed(kind="headline", findings=()), article.headline, article.lede
    for number, section in enumerate(article.sections):
        yield Failed(kind="section", index=number, findings=()), section.heading, section.paragraphs


def _title(article: Article, part: Failed) -> Sentence:
    return article.sections[part.index].heading if part.kind == "section" else article.headline


def _fault(
    part: Failed, title: Sentence, paragraphs: tuple[Paragraph, ...], article: Article, desk: Desk
) -> str | None:
    """What is wrong with a title; `None` where it will do."""
    brief = desk.brief
    if len(title.text) > title_limit("headline" if part.kind == "headline" else "heading", brief):
        return "it is too long"
    if stammers(title, brief.language):
        return "it says a word twice"
    if part.kind == "section":
        before = [article.headline, *(each.heading for each in article.sections[: part.index])]
        if heading_key(title.text) in {heading_key(each.text) for each in before}:
            return "another title says the same"
    if is_translation(brief):
        return None
    if part.kind == "section" and _is_label(title, paragraphs, desk):
        return "it is a label of the note"
    if displaced(title, brief):
        return "its date or time stands behind another word than in the note"
    if (name := misnamed(title, brief)) is not None:
        return f"no statement says this of {name}"
    if (left_out := curtailed(title.text, brief)) is not None:
        return f"without {left_out!r} it tells of another deed"
    # One word of a model's own is enough to make another story of a title: a choc "in a plane", of a tram.
    words = foreign_words(title.text, brief)
    return f"the note does not have {', '.join(map(repr, words))}" if words else None


def _is_label(title: Sentence, paragraphs: tuple[Paragraph, ...], desk: Desk) -> bool:
    """Whether a heading has no word but those of a label, which says only what kind of thing follows."""
    words = content(title.text, desk.brief.language)
    told = {*sources_of(paragraphs)}
    labels = {each.label for each in desk.brief.note.statements if each.label and each.id in told}
    return any(words <= content(label, desk.brief.language) for label in labels)


def _is_in_other_language(article: Article, brief: Brief) -> bool:
    """Whether the body of an article is surely not in the language that is wanted.

    A translation is looked at for being none only: the detector does not know every language.
    """
    found = detect(" ".join(sentence.text for _, sentence in sentences(article)))
    seen, wanted = primary(found.language), primary(brief.language)
    if is_translation(brief):
        return seen == primary(brief.note.language)
    return seen != wanted and found.confidence >= _SURE and wanted in available()
