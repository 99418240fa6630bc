"""Outlined: the items of a note under the headings that the note itself lists for its article."""

from collections.abc import Sequence
from itertools import pairwise

from articlekit.drafting.extractive.draft import Item
from articlekit.drafting.extractive.required_layout import Layout, part_of
from articlekit.drafting.extractive.wording import is_all_caps, sentence_case
from articlekit.drafting.outline.evidence import Context, Weights
from articlekit.drafting.outline.passages import Passage
from articlekit.drafting.outline.placing import place, room
from articlekit.drafting.outline.similarity import WordSimilarity
from articlekit.language.letters import heading_key
from articlekit.language.locale import Locale, fold
from articlekit.language.words import content
from articlekit.model.note import Note

__all__ = ["lay_under"]

_NEVER = -100.0
"""Nats: an article opens with a lede."""
_WEIGHTS = Weights(no_lede=_NEVER, no_lede_framed=_NEVER)


def lay_under(items: Sequence[Item], note: Note, locale: Locale) -> Layout:
    """Lay items in their order under the headings of a note's outline, in the order of these.

    A heading for which there is no room is left out: one that would stand in the middle of a
    sentence, or over nothing. What stands before the first heading is the lede, and what the note
    has behind its list, or as its closing words, the conclusion.

    Args:
        items: the statements of the note.
        note: the note, with an outline.
        locale: conventions of the language.
    """
    end = _ending(items, note, locale)
    headings = _headings(note, locale)
    places = _by_labels(items[:end], headings) or _by_words(items[:end], headings, note, locale)
    marks = [*places, end]
    parts = [
        part_of(
            places[start],
            items[start:stop],
            sources=_sources(places[start], items[start:stop], items, locale),
        )
        for start, stop in pairwise(marks)
    ]
    return Layout(lede=list(items[: marks[0]]), parts=parts, conclusion=list(items[end:]))


def _sources(heading: str, under: Sequence[Item], items: Sequence[Item], locale: Locale) -> tuple[str, ...]:
    """The statements under a heading, and others that have words of it which these have not."""
    words = content(heading, locale.tag).difference(*(content(each.text, locale.tag) for each in under))
    others = []
    for item in items:
        found = words & content(item.text, locale.tag)
        if found and item not in under:
            others.append(item)
            words -= found
    return tuple(source for item in (*under, *others) for source in item.sources)


def _headings(note: Note, locale: Locale) -> list[str]:
    """The headings, each once and none that is the title; in small letters where they are all capitals."""
    unlike = {heading_key(each): each for each in reversed(note.outline)}
    unlike.pop(heading_key(note.title or ""), None)
    headings = [each for each in note.outline if each in unlike.values()]
    return [sentence_case(each, locale) for each in headings] if is_all_caps(headings) else headings


def _ending(items: Sequence[Item], note: Note, locale: Locale) -> int:
    """The index of the first item of the conclusion; the number of items where there is none."""
    size = len(items)
    names = [heading_key(each) for each in note.outline]
    for index, (before, after) in enumerate(pairwise(items), start=1):
        gap = heading_key(note.text[before.statement.end : after.statement.start])
        headed = heading_key(after.statement.label or "") in names
        if not headed and all(name in gap for name in names):
            rest = sum(len(item.text) for item in items[index:])
            return index if rest <= sum(len(item.text) for item in items[:index]) else size
    last = [index for index, item in enumerate(items) if item.statement.block == items[-1].statement.block]
    opens = locale.pattern("outline", "conclusion_openers").match(fold(items[last[0]].statement.text))
    return last[0] if opens and last[0] else size


def _by_labels(items: Sequence[Item], headings: Sequence[str]) -> dict[int, str]:
    """Places of headings that most of the note stands under already; none where it does not."""
    firsts: dict[str, int] = {}
    for index, item in enumerate(items):
        firsts.setdefault(heading_key(item.statement.label or ""), index)
    places: dict[int, str] = {}
    for heading in headings:
        index = firsts.get(heading_key(heading), 0)
        if index > max(places, default=0):
            places[index] = heading
    return places if 2 * len(places) > len(headings) else {}


def _by_words(items: Sequence[Item], headings: Sequence[str], note: Note, locale: Locale) -> dict[int, str]:
    """By the index of an item the heading that stands in front of it."""
    sentences = [
        Passage(said.text, said.block, index, "text" if said.kind == "sentence" else "list")
        for index, said in enumerate(item.statement for item in items)
    ]
    kept = headings[: room(sentences, locale) - 1]
    context = Context(locale, note.title or "", weights=_WEIGHTS)
    placed = place(kept, sentences, WordSimilarity(locale.tag), context)
    wanted = [(placed.passages[index], heading) for index, heading in zip(placed.places, kept, strict=True)]
    return _whole([(passage.number, passage.part, heading) for passage, heading in wanted], len(items))


def _whole(wanted: Sequence[tuple[int, bool, str]], size: int) -> dict[int, str]:
    """Places at the beginning of a sentence for headings of which some stand in the middle of one.

    Such a heading takes the sentence itself, or else the next one, where no other heading is in
    front of it; the others keep their places.
    """
    places = {number: heading for number, inside, heading in wanted if not inside and number}
    for number, inside, heading in wanted:
        if inside:
            near = (number, number + 1)
            free = next((each for each in near if each not in places and 0 < each < size), None)
            if free is not None:
                places[free] = heading
    return dict(sorted(places.items()))
