"""Putting passages and headings together to an article."""

from collections.abc import Sequence
from itertools import groupby

from articlekit.drafting.outline.flat import Heading
from articlekit.drafting.outline.passages import Passage
from articlekit.language.locale import Locale
from articlekit.model.article import Paragraph, Section, Sentence

__all__ = ["headline_of", "paragraphs", "sections"]

_MARKS = ",;:，；、：،؛"
_STOPS = ".。．｡।۔։።"


def sections(
    headings: Sequence[Heading], passages: Sequence[Passage], places: Sequence[int]
) -> tuple[Section, ...]:
    """The sections: each heading with the passages from its place to the next one's.

    A heading that stood there already was matched to nothing, and has no source.
    """
    ends = [*places[1:], len(passages)][: len(places)]
    return tuple(
        Section(
            heading=Sentence(
                text=heading.text, sources=_carriers(passages[start:end]) if heading.place is None else ()
            ),
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
        Paragraph(
            kind=group[0].kind,
            sentences=_sentences(group),
            attribution=group[0].attribution,
            ordered=group[0].ordered,
        )
        for group in (tuple(group) for _, group in groupby(passages, lambda passage: passage.block))
    )


def _sentences(passages: Sequence[Passage]) -> tuple[Sentence, ...]:
    result = []
    for number, group in groupby(passages, lambda passage: passage.number):
        parts = list(group)
        text = "".join(passage.text + passage.space for passage in parts)
        result.append(
            Sentence(text=text.rstrip(), sources=(f"s{number}",), label=parts[0].label, stamp=parts[0].stamp)
        )
    return tuple(result)


def headline_of(sentence: str, locale: Locale) -> str:
    """The sentence without its full stop, ended at a clause mark or a space where it is too long."""
    limit = locale.limits.headline
    text = " ".join(sentence.split())
    if len(text) > 1 and text[-1] in _STOPS and text[-2] not in _STOPS:
        text = text[:-1]
    if len(text) <= limit:
        return text
    mark = max(text.rfind(mark, limit // 3, limit) for mark in _MARKS)
    if mark > 0:
        return text[:mark].rstrip()
    space = text.rfind(" ", limit // 3, limit)
    return text[: space if space > 0 else limit].rstrip() + "…"
