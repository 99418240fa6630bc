"""Putting passages and headings together to an article."""

from collections.abc import Sequence
from itertools import groupby

from articlekit.drafting.outline.flat import Heading
from articlekit.drafting.outline.passages import Passage
from articlekit.model.article import Paragraph, Section, Sentence

__all__ = ["paragraphs", "sections"]


def sections(
    headings: Sequence[Heading], passages: Sequence[Passage], places: Sequence[int]
) -> tuple[Section, ...]:
    """The sections: each heading with the passages from its place to the next one's."""
    ends = [*places[1:], len(passages)][: len(places)]
    return tuple(
        Section(
            heading=Sentence(text=heading.text, sources=_carriers(passages[start:end])),
            level=heading.level,
            paragraphs=paragraphs(passages[start:end]),
        )
        for heading, start, end in zip(headings, places, ends, strict=True)
    )


def _carriers(passages: Sequence[Passage]) -> tuple[str, ...]:
    """The sentence that a heading was matched to, which is the first one under it."""
    return (f"s{passages[0].number}",) if passages else ()


def paragraphs(passages: Sequence[Passage]) -> tuple[Paragraph, ...]:
    """The paragraphs and lists of a run of passages; parts of one sentence are joined again."""
    return tuple(
        Paragraph(kind="list" if group[0].item else "text", sentences=_sentences(group))
        for group in (tuple(group) for _, group in groupby(passages, lambda passage: passage.block))
    )


def _sentences(passages: Sequence[Passage]) -> tuple[Sentence, ...]:
    result = []
    for number, group in groupby(passages, lambda passage: passage.number):
        text = "".join(passage.text + passage.space for passage in group)
        result.append(Sentence(text=text.rstrip(), sources=(f"s{number}",)))
    return tuple(result)
