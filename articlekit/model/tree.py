"""The tree of an article: its nodes by their ids, and changes to them."""

from collections.abc import Callable, Iterator, Mapping

from articlekit.model.article import Article, Paragraph, Section, Sentence

__all__ = ["changed", "identified", "node_ids", "sentences_by_id"]

_PREFIX = "n"


def identified(article: Article) -> Article:
    """The article with an id for every headline, heading, paragraph, section and sentence that has none.

    Ids are `n1`, `n2`, … in reading order; those that are there already stay, so that an id means the same
    node before and after a change.
    """
    taken = {each for each in node_ids(article) if each}
    fresh = (name for number in range(1, 10**9) if (name := f"{_PREFIX}{number}") not in taken)

    def named(sentence: Sentence) -> Sentence:
        return sentence if sentence.id else sentence.model_copy(update={"id": next(fresh)})

    def paragraphs(old: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        return tuple(
            each.model_copy(
                update={"id": each.id or next(fresh), "sentences": tuple(map(named, each.sentences))}
            )
            for each in old
        )

    def section(old: Section) -> Section:
        return old.model_copy(
            update={
                "id": old.id or next(fresh),
                "heading": named(old.heading),
                "paragraphs": paragraphs(old.paragraphs),
            }
        )

    return article.model_copy(
        update={
            "headline": named(article.headline),
            "dateline": named(article.dateline) if article.dateline else None,
            "lede": paragraphs(article.lede),
            "sections": tuple(map(section, article.sections)),
            "conclusion": paragraphs(article.conclusion),
        }
    )


def node_ids(article: Article) -> Iterator[str]:
    """The ids of all nodes in reading order; empty where a node has none."""
    yield article.headline.id
    if article.dateline:
        yield article.dateline.id
    yield from _paragraph_ids(article.lede)
    for section in article.sections:
        yield section.id
        yield section.heading.id
        yield from _paragraph_ids(section.paragraphs)
    yield from _paragraph_ids(article.conclusion)


def _paragraph_ids(paragraphs: tuple[Paragraph, ...]) -> Iterator[str]:
    for paragraph in paragraphs:
        yield paragraph.id
        for sentence in paragraph.sentences:
            yield sentence.id


def sentences_by_id(article: Article) -> dict[str, Sentence]:
    """Headline, headings, dateline and sentences by their ids."""
    found = [article.headline, *([article.dateline] if article.dateline else [])]
    parts = [article.lede, *(section.paragraphs for section in article.sections), article.conclusion]
    found += (section.heading for section in article.sections)
    found += (each for part in parts for paragraph in part for each in paragraph.sentences)
    return {each.id: each for each in found if each.id}


def changed(article: Article, changes: Mapping[str, tuple[Sentence, ...]]) -> Article | None:
    """The article with other sentences in the place of some; None where nothing is left of it.

    A section whose heading is cut joins what stands before it, a section without text goes, and where the
    lede has gone the first section takes its place.

    Args:
        article: the article; its nodes have ids.
        changes: what comes in the place of a headline, heading or sentence, by its id; nothing cuts it.
    """

    def kept(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        return tuple(new for each in paragraphs if (new := _changed_paragraph(each, changes)) is not None)

    headline = changes.get(article.headline.id, (article.headline,))
    lede, sections = list(kept(article.lede)), _changed_sections(article, changes, kept)
    if sections and not sections[0].heading.text:
        lede += sections.pop(0).paragraphs
    conclusion = kept(article.conclusion)
    if not lede and sections:
        lede = list(sections.pop(0).paragraphs)
    if not lede:
        lede, conclusion = list(conclusion), ()
    if not lede or not headline:
        return None
    if sections and sections[0].level > 2:  # no level is skipped below the headline
        sections[0] = sections[0].model_copy(update={"level": 2})
    parts = {
        "headline": headline[0],
        "lede": tuple(lede),
        "sections": tuple(sections),
        "conclusion": conclusion,
    }
    return article.model_copy(update=parts)


def _changed_sections(
    article: Article,
    changes: Mapping[str, tuple[Sentence, ...]],
    kept: Callable[[tuple[Paragraph, ...]], tuple[Paragraph, ...]],
) -> list[Section]:
    """The sections that are left; one without a heading comes first, if any, and belongs to the lede."""
    sections: list[Section] = []
    for section in article.sections:
        paragraphs = kept(section.paragraphs)
        heading = changes.get(section.heading.id, (section.heading,))
        if not paragraphs:
            continue
        if heading:
            sections.append(section.model_copy(update={"heading": heading[0], "paragraphs": paragraphs}))
        elif sections:
            last = sections[-1]
            sections[-1] = last.model_copy(update={"paragraphs": last.paragraphs + paragraphs})
        else:
            bare = section.heading.model_copy(update={"text": ""})
            sections.append(section.model_copy(update={"heading": bare, "paragraphs": paragraphs}))
    return sections


def _changed_paragraph(paragraph: Paragraph, changes: Mapping[str, tuple[Sentence, ...]]) -> Paragraph | None:
    if not any(each.id in changes for each in paragraph.sentences):
        return paragraph
    sentences = tuple(new for each in paragraph.sentences for new in changes.get(each.id, (each,)))
    return paragraph.model_copy(update={"sentences": sentences}) if sentences else None
