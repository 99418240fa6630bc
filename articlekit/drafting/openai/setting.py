"""Setting: how the sentences and items that a model handed in become paragraphs."""

from dataclasses import replace
from itertools import groupby

from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive.wording import capitalize, finish, is_sentence
from articlekit.drafting.openai.plan import is_translation
from articlekit.drafting.openai.wire import WireSentence
from articlekit.language.locale import load
from articlekit.model.article import Paragraph, Sentence

__all__ = ["paragraphs_of"]

_SENTENCES_A_PARAGRAPH = 4
_LIST = 3
"""Items from which a list is one."""


def paragraphs_of(sentences: list[WireSentence], brief: Brief) -> tuple[Paragraph, ...]:
    """Paragraphs of a few sentences; items become a list, or a timeline where the note has their times.

    Items that are too few for a list, or sentences each, are running text.
    """
    locale = load(brief.language)
    paragraphs: list[Paragraph] = []
    text: list[Sentence] = []
    for is_item, run in groupby(sentences, key=lambda each: each.part == "item"):
        members = [*run]
        listed = _listed(members, brief) if is_item else members
        if isinstance(listed, Paragraph):
            paragraphs += [*_running(text), listed]
            text = []
        else:
            text += [Sentence(text=finish(each.text, locale), sources=each.sources) for each in listed]
    return (*paragraphs, *_running(text))


def _running(sentences: list[Sentence]) -> list[Paragraph]:
    """Sentences in paragraphs, none of which has one sentence alone if that can be avoided."""
    count = -(-len(sentences) // _SENTENCES_A_PARAGRAPH)
    size = -(-len(sentences) // count) if count else 1
    starts = range(0, len(sentences), size)
    return [Paragraph(sentences=tuple(sentences[start : start + size])) for start in starts]


def _listed(items: list[WireSentence], brief: Brief) -> Paragraph | list[WireSentence]:
    """Items as a list or a timeline; as sentences of a text where that serves a reader better."""
    stamps = [_stamp(each, brief) for each in items]
    if len(items) > 1 and all(stamps):
        pairs = zip(items, stamps, strict=True)
        timed = (
            Sentence(text=_behind(each.text, stamp or ""), sources=each.sources, stamp=stamp)
            for each, stamp in pairs
        )
        return Paragraph(kind="timeline", sentences=tuple(timed))
    if len(items) >= _LIST and not all(is_sentence(each.text) for each in items):
        return Paragraph(
            kind="list", sentences=tuple(Sentence(text=each.text, sources=each.sources) for each in items)
        )
    locale = load(brief.language)
    return [replace(each, part="text", text=finish(capitalize(each.text), locale)) for each in items]


def _stamp(sentence: WireSentence, brief: Brief) -> str | None:
    """The time that the note puts before what an item cites; only where the item may keep its form."""
    if is_translation(brief):
        return None
    stamps = {each.stamp for each in brief.note.statements if each.id in sentence.sources and each.stamp}
    return stamps.pop() if len(stamps) == 1 else None


def _behind(text: str, stamp: str) -> str:
    """The text without the time at its beginning."""
    rest = text.removeprefix(stamp).lstrip(" \u00a0\u202f:：-–—,")
    return rest if text.startswith(stamp) and any(map(str.isalpha, rest)) else text
