"""Setting: how items stand in paragraphs: running text, lists, facts, timelines, quotations."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from articlekit.drafting.extractive.draft import Draft, Item, Unit, is_open
from articlekit.drafting.extractive.wording import capitalize, finish, is_sentence, sentence, words
from articlekit.language.letters import fold
from articlekit.model.article import Paragraph, Sentence

__all__ = ["opening", "paragraphs"]

_MOST_SENTENCES = 4
_MOST_WORDS = 95
_LIST = 3
_FACTS = 2
_GENERAL = frozenset({"what"})
"""Roles whose labels say nothing that their values do not: "Event", "Nature", "概要"."""


def opening(draft: Draft, units: Sequence[Unit]) -> tuple[Paragraph, ...]:
    """The lede: running text, and under it, as facts, what needs its label."""
    items = [item for unit in units for item in unit]
    if all(item.stamp for item in items) and len(items) == len(draft.items):
        return paragraphs(draft, units)  # a log that is told nowhere else
    labelled = [item for item in items if _needs_label(item) and not _tells_alone(item)]
    again = any(item.stamp for item in draft.items if item not in items)  # the whole log stands below
    rest = [item for item in items if item not in labelled]
    if len(labelled) < _FACTS:
        apart = labelled and any(item.is_field for item in rest)  # one fact is not set as two
        groups = (rest, labelled) if apart else (items,)
        stamps = 1 if again else None
        return tuple(
            paragraph
            for group in groups
            for paragraph in paragraphs(draft, [(item,) for item in group], stamps=stamps, lists=False)
        )
    if not rest:
        rest, labelled = labelled[:1], labelled[1:]
    body = paragraphs(draft, [(item,) for item in rest], stamps=1 if again else None, lists=False)
    return (
        (*body, *_set_facts(labelled, draft))
        if len(labelled) >= _FACTS
        else (*body, *paragraphs(draft, [(item,) for item in labelled]))
    )


def paragraphs(
    draft: Draft,
    units: Sequence[Unit],
    heading: str = "",
    *,
    stamps: int | None = None,
    lists: bool = True,
) -> tuple[Paragraph, ...]:
    """Units in their order as paragraphs.

    Args:
        draft: the draft.
        units: what is to be set.
        heading: what stands over them, which no label need repeat.
        stamps: how many times may stand in running text; a timeline is none.
        lists: whether bullets that are no sentences may stand as a list.
    """
    items = [item for unit in units for item in unit]
    result: list[Paragraph] = []
    for kind, members in _runs(items, timeline=stamps is None, lists=lists):
        if kind == "quote":
            result += map(_quote, members)
        elif kind == "entry":
            result.append(Paragraph(kind="timeline", sentences=_timeline(members, draft)))
        elif kind == "fact":
            result += _set_facts(members, draft)
        elif kind == "fragment":
            result.append(Paragraph(kind="list", sentences=tuple(item.sentence() for item in members)))
        else:
            result += _running(members, draft, heading, stamps)
    return tuple(result)


def _needs_label(item: Item) -> bool:
    """Whether a value says too little, or something else, without its label."""
    if is_open(item.statement):
        return True
    if not item.is_field or item.stamp:
        return False
    return not (item.by_label and item.role in _GENERAL)


def _tells_alone(item: Item) -> bool:
    """Whether a value is a sentence whose label only says its role; a cause may not lose its label."""
    return (
        item.by_label
        and item.role != "cause"
        and is_sentence(item.statement.text)
        and not is_open(item.statement)
    )


def _runs(items: Sequence[Item], *, timeline: bool, lists: bool) -> list[tuple[str, list[Item]]]:
    """Items in runs of one kind; a run that is too short for a list or for facts is text."""
    kinds: list[str] = []
    least = {"fragment": _LIST if lists else 10**6, "fact": _FACTS, "entry": 2 if timeline else 10**6}
    for kind, group in groupby(_kind(item) for item in items):
        count = len(list(group))
        kinds += ["text" if count < least.get(kind, 0) else kind] * count
    pairs = groupby(zip(kinds, items, strict=True), key=lambda pair: pair[0])
    return [(kind, [item for _, item in group]) for kind, group in pairs]


def _kind(item: Item) -> str:
    if item.speaker:
        return "quote"
    if item.stamp:
        return "entry"
    if item.is_field:
        return "text" if is_sentence(item.statement.text) and item.statement.kind != "row" else "fact"
    listed = item.statement.kind in {"bullet", "row"}
    return "fragment" if listed and not is_sentence(item.statement.text) else "text"


def _quote(item: Item) -> Paragraph:
    said = (Sentence(text=item.text, sources=item.sources),)
    return Paragraph(kind="quote", sentences=said, attribution=item.speaker)


def _set_facts(items: Sequence[Item], draft: Draft) -> Iterator[Paragraph]:
    """Labels and values, one value a label."""
    sentences = []
    for label, group in groupby(items, key=lambda item: item.statement.label or ""):
        members = list(group)
        text = draft.locale.typography.word_space.join(item.text for item in members)
        value = text if len(members) > 1 or is_sentence(members[0].statement.text) else members[0].doc.text
        sources = tuple(source for item in members for source in item.sources)
        sentences.append(Sentence(text=value, label=label.rstrip(" :："), sources=sources))
    yield Paragraph(kind="facts", sentences=tuple(sentences))


def _timeline(items: Sequence[Item], draft: Draft) -> tuple[Sentence, ...]:
    """One sentence for each time; what a note says under one time stays together."""
    sentences = []
    for _, group in groupby(items, key=lambda item: (item.stamp, item.statement.moment)):
        members = list(group)
        said = (_entry(item, before, draft) for item, before in zip(members, [None, *members], strict=False))
        text = draft.locale.typography.word_space.join(said)
        sources = tuple(source for item in members for source in item.sources)
        sentences.append(Sentence(text=text, sources=sources, stamp=draft.stamp_of(members[0]) or None))
    return tuple(sentences)


def _entry(item: Item, before: Item | None, draft: Draft) -> str:
    """The words of an entry, the first of a field with its label."""
    label = item.statement.label
    if not item.is_field or (before is not None and before.statement.label == label):
        return item.text
    return sentence(item.statement, item.doc.text, draft.locale, label=label)


def _running(items: Sequence[Item], draft: Draft, heading: str, stamps: int | None) -> list[Paragraph]:
    """Items as running text, in paragraphs of a few sentences, cut where the note cuts."""
    groups: list[list[Item]] = []
    for item in items:
        if not groups or _breaks(groups[-1], item, draft):
            groups.append([item])
        else:
            groups[-1].append(item)
    left = [stamps if stamps is not None else 10**6]
    return [
        Paragraph(sentences=tuple(_sentence(item, draft, heading, left) for item in group))
        for group in groups
    ]


def _breaks(current: list[Item], item: Item, draft: Draft) -> bool:
    if item.bound and len(current) < _MOST_SENTENCES + 2:
        return False
    if _quotes(item) or _quotes(current[-1]) or len(current) >= _MOST_SENTENCES:
        return True
    total = sum(words(other.text, draft.locale) for other in current)
    if total + words(item.text, draft.locale) > _MOST_WORDS:
        return True
    prose = item.statement.kind == "sentence" and current[-1].statement.kind == "sentence"
    return prose and item.statement.block != current[-1].statement.block and total > 25


def _quotes(item: Item) -> bool:
    return any(fact.kind == "quotation" for fact in item.doc.facts)


def _sentence(item: Item, draft: Draft, heading: str, left: list[int]) -> Sentence:
    """An item as a sentence of running text."""
    own = item.statement.label
    bare = own and (fold(own) == fold(heading) or not _needs_label(item))
    text = item.text if bare else item.labelled
    if item.stamp and left[0] > 0:
        left[0] -= 1
        text = capitalize(_stamped(item, draft), draft.locale)
    elif item.stamp:
        text = capitalize(text, draft.locale)
    return Sentence(text=text, sources=item.sources)


def _stamped(item: Item, draft: Draft) -> str:
    """An entry of a log in running text, with its time behind it."""
    end = item.text[-1:] if item.text[-1:] in ".。।!?！？" else ""
    body = item.text[: len(item.text) - len(end)]
    stamp = draft.stamp_of(item).strip(" :：")
    space = draft.locale.typography.word_space
    return finish(f"{body}{space}({stamp}){end}" if space else f"{body}（{stamp}）{end}", draft.locale)
