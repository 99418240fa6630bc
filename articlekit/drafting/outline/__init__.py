"""Restoring a flat text: its parts told apart, its headings placed, and all put together as an article."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from articlekit.checks import check_article
from articlekit.checks.headings import shorten
from articlekit.checks.page_parser import at_rest
from articlekit.drafting.attempts import Outcome
from articlekit.drafting.metadata import completed, recorded
from articlekit.drafting.outline.evidence import Context
from articlekit.drafting.outline.flat import Flat, Heading, recognise
from articlekit.drafting.outline.passages import Passage, passages
from articlekit.drafting.outline.placing import Placed, place, room
from articlekit.drafting.outline.similarity import Similarity, WordSimilarity
from articlekit.errors import InputError
from articlekit.language.locale import Locale, load
from articlekit.language.typography import set_spaces
from articlekit.model.article import TITLE, Article, Paragraph, Section, Sentence, blocks
from articlekit.model.finding import Finding, Where
from articlekit.model.house import House
from articlekit.model.note import Meta
from articlekit.model.tree import Node, identified, rebuilt
from articlekit.reading import FlatText

__all__ = [
    "Restored",
    "Similarity",
    "WordSimilarity",
    "headline_of",
    "paragraphs",
    "restore",
    "restore_and_check",
    "sections",
]

_EMPTY = Meta()
_QUOTED = 60


class Restored(NamedTuple):
    """An article, and what is to be said of the way in which its headings found their places."""

    article: Article
    findings: tuple[Finding, ...] = ()


def restore(
    text: str,
    *,
    language: str,
    title: str | None = None,
    note: str = "",
    meta: Meta = _EMPTY,
    similarity: Similarity | None = None,
) -> Restored:
    """Put the headings of a flat text in front of the text that they belong to.

    The wording stays as it is. Sentences of the body are numbered s1, s2, … in the order of the
    text; both parts of a sentence that two headings divide keep its number. Headings for which the
    text has no room are kept as a list at its end. What did not go smoothly is a finding.

    Args:
        text: title, body, list of headings (before or behind the body, or in place), conclusion.
        language: BCP 47 tag of the text.
        title: the title, where the text does not begin with it.
        note: id of the note.
        meta: what is known about the text.
        similarity: how headings and passages are compared; by their words, if not given.

    Raises:
        InputError: the text has no words.
    """
    if not any(map(str.isalnum, text)):
        raise InputError("the text is empty: give a title, a body and the list of its headings")
    locale = load(language)
    flat = recognise(text, language=language, title=title)
    body = passages(flat.body, language=language)
    ending = passages(flat.conclusion, language=language, first=len(body) + 1)
    if flat.conclusion and len(flat.headings) > room(body, locale):
        body, ending = passages((*flat.body, *flat.conclusion), language=language), ()
    context = Context(locale, flat.headline or "", framed=bool(ending))
    placed, kept, left = _placed(flat, body, similarity or WordSimilarity(language), context)
    lede = placed.passages[: placed.places[0]] if placed.places else placed.passages
    article = Article(
        language=language,
        headline=_headline(flat, body, locale),
        lede=paragraphs(lede),
        sections=sections(kept, placed.passages, placed.places),
        conclusion=paragraphs(ending),
        engine="structure",
        note=note,
        meta=meta,
    )
    left = (*left, *flat.unplaced)
    article = identified(_with_list(article, left, first=len(body) + len(ending) + 1))
    return Restored(article, (*_divided(article, placed), *_unused(left, flat.demoted)))


def _divided(article: Article, placed: Placed) -> Iterator[Finding]:
    """A finding for each sentence that two headings share."""
    for index, start in enumerate(placed.places):
        part = placed.passages[start]
        if part.part:
            section = article.sections[index]
            heading = section.heading.text
            begun = section.paragraphs[0].sentences[0]
            yield Finding(
                rule="sentence-divided",
                severity="warning",
                where=Where(
                    path=f"sections[{index}].paragraphs[0].sentences[0]",
                    node=begun.id,
                    quote=shorten(part.text),
                ),
                message=f"the heading {shorten(heading)!r} stands in the middle of a sentence, "
                f"between {_end(placed.passages[start - 1].text)!r} and {shorten(part.text)!r}",
            )


def _end(text: str) -> str:
    return text if len(text) <= _QUOTED else "…" + text[-_QUOTED:]


def _unused(left: Sequence[Heading], demoted: Sequence[str]) -> Iterator[Finding]:
    """A finding for each heading that heads nothing."""
    reasons = [(one.text, "there is no text for it: it stands in a list at the end") for one in left]
    reasons += [(text, "there is no text under it: it stands as a paragraph") for text in demoted]
    for text, reason in reasons:
        yield Finding(
            rule="heading-unplaced",
            severity="warning",
            where=Where(quote=shorten(text)),
            message=f"the heading {shorten(text)!r} is not used: {reason}",
        )


def _headline(flat: Flat, body: Sequence[Passage], locale: Locale) -> Sentence:
    if flat.headline:
        return Sentence(text=flat.headline, sources=(TITLE,))
    return Sentence(text=headline_of(body[0].text, locale), sources=("s1",))


def _placed(
    flat: Flat, body: Sequence[Passage], similarity: Similarity, context: Context
) -> tuple[Placed, Sequence[Heading], Sequence[Heading]]:
    """The places, the headings that have one, and the headings that have none."""
    if any(heading.place is not None for heading in flat.headings):
        return _in_place(flat, body)
    count = min(len(flat.headings), room(body, context.locale))
    kept = flat.headings[:count]
    return place([heading.text for heading in kept], body, similarity, context), kept, flat.headings[count:]


def _in_place(flat: Flat, body: Sequence[Passage]) -> tuple[Placed, Sequence[Heading], Sequence[Heading]]:
    """The places of headings that stand in front of lines of the body; some lines, as that under the head
    of a table, say nothing."""
    lines = [passage.line for passage in body]
    places = [bisect_left(lines, heading.place or 0) for heading in flat.headings]
    kept = [heading for heading, place in zip(flat.headings, places, strict=True) if place < len(body)]
    return Placed(tuple(body), tuple(places[: len(kept)])), kept, flat.headings[len(kept) :]


def _with_list(article: Article, left: Sequence[Heading], *, first: int) -> Article:
    """The article with headings that it has no room for, as a list at the end."""
    if not left:
        return article
    items = tuple(Sentence(text=one.text, sources=(f"s{first + index}",)) for index, one in enumerate(left))
    extra = Paragraph(kind="list", sentences=items)
    if not article.sections:
        return article.model_copy(update={"lede": (*article.lede, extra)})
    last = article.sections[-1]
    closed = last.model_copy(update={"paragraphs": (*last.paragraphs, extra)})
    return article.model_copy(update={"sections": (*article.sections[:-1], closed)})


@at_rest()
def restore_and_check(text: FlatText, *, house: House | None = None) -> Outcome:
    """Put the headings of a flat text where they belong, and check the article.

    The wording stays as it is; only white space is set as the language sets it. Headings, phrases and
    metadata that the house wants otherwise are found and not changed, but for a slug and a standfirst
    that are missing.

    Raises:
        InputError: there is no text.
    """
    house = house or House()
    restored = restore(text.text, language=text.language, title=text.title, note=text.name, meta=text.meta)
    article = recorded(_spaced(completed(restored.article, house)))
    return Outcome(article=article, findings=(*restored.findings, *check_article(article, house=house)))


def _spaced(article: Article) -> Article:
    """The article with the white space that its language sets."""
    locale = load(article.language)

    code = {one.id for _, block in blocks(article) if block.kind == "code" for one in block.sentences}

    def spaced(_: str, node: Node) -> Node:
        if not isinstance(node, Sentence) or node.id in code:
            return node
        return node.model_copy(update={"text": set_spaces(node.text, locale)})

    return rebuilt(article, spaced)


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
