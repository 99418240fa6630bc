"""Paragraphs: how the items of a part are set."""

from collections.abc import Iterator
from itertools import groupby

from articlekit.drafting.extractive.item import Item
from articlekit.drafting.extractive.measure import words
from articlekit.drafting.extractive.wording import is_sentence
from articlekit.language.locale import Locale
from articlekit.model.article import Paragraph, Sentence

__all__ = ["paragraphs", "running"]

_MOST_SENTENCES = 4
_MOST_WORDS = 95
_LIST = 3


def paragraphs(items: list[Item], locale: Locale, heading: str = "") -> tuple[Paragraph, ...]:
    """Items as quotations, timelines, lists and running text, in their order.

    Args:
        items: what is to be set.
        locale: conventions of the language.
        heading: what stands over them, which no label need repeat.
    """
    result: list[Paragraph] = []
    for kind, members in _runs(items):
        if kind == "quote":
            result.extend(_quote(item) for item in members)
        elif kind == "entry" and len(members) > 1:
            result.append(Paragraph(kind="timeline", sentences=_timeline(members, locale)))
        elif kind == "fragment":
            result.append(Paragraph(kind="list", sentences=tuple(item.sentence(heading) for item in members)))
        else:
            result.extend(running(members, locale, heading))
    return tuple(result)


def _runs(items: list[Item]) -> list[tuple[str, list[Item]]]:
    """Items in runs of one kind; a run of fragments that is too short for a list is text."""
    kinds: list[str] = []
    for kind, group in groupby(map(_kind, items)):
        count = len(list(group))
        kinds += ["text" if kind == "fragment" and count < _LIST else kind] * count
    pairs = groupby(zip(kinds, items, strict=True), key=lambda pair: pair[0])
    return [(kind, [item for _, item in group]) for kind, group in pairs]


def _kind(item: Item) -> str:
    if item.speaker:
        return "quote"
    if item.stamp:
        return "entry"
    listed = item.statement.kind in {"bullet", "row"} or (item.labelled != item.text and not item.label)
    if listed and not is_sentence(item.statement.text):
        return "fragment"
    return "text"


def _quote(item: Item) -> Paragraph:
    return Paragraph(
        kind="quote",
        sentences=(Sentence(text=item.text, sources=item.sources),),
        attribution=item.speaker,
    )


def _timeline(items: list[Item], locale: Locale) -> tuple[Sentence, ...]:
    """One sentence for each time; what a note says under one time stays together."""
    sentences = []
    for _, group in groupby(items, key=lambda item: (item.stamp, item.statement.block)):
        members = list(group)
        text = locale.typography.word_space.join(item.text for item in members)
        sources = tuple(source for item in members for source in item.sources)
        sentences.append(Sentence(text=text, sources=sources, stamp=members[0].stamp))
    return tuple(sentences)


def running(items: list[Item], locale: Locale, heading: str = "") -> list[Paragraph]:
    """Items as running text, in paragraphs of a few sentences, cut where the note cuts."""
    groups: list[list[Item]] = []
    for item in items:
        current = groups[-1] if groups else None
        if current is None or _breaks(current, item, locale):
            groups.append([item])
        else:
            current.append(item)
    return [Paragraph(sentences=tuple(_stamped(group, locale, heading))) for group in groups]


def _breaks(current: list[Item], item: Item, locale: Locale) -> bool:
    if item.bound and len(current) < _MOST_SENTENCES + 2:
        return False
    if len(current) >= _MOST_SENTENCES:
        return True
    total = sum(words(other.text, locale) for other in current)
    if total + words(item.text, locale) > _MOST_WORDS:
        return True
    prose = item.statement.kind == "sentence" and current[-1].statement.kind == "sentence"
    return prose and item.statement.block != current[-1].statement.block and total > 25


def _stamped(items: list[Item], locale: Locale, heading: str) -> Iterator[Sentence]:
    """Items as sentences; a time stands before the first that has it."""
    before: Item | None = None
    for item in items:
        if item.stamp is None or (before is not None and before.stamp == item.stamp):
            yield item.sentence(heading)
        else:
            text = f"{item.stamp.rstrip(' :：')}{locale.connectives['label']}{item.text}"
            yield Sentence(text=text, sources=item.sources)
        before = item
