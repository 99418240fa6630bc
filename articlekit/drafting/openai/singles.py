"""Singles: several sentences that a model handed in as one are taken apart, each with its own sources.

Checked as one they would hide behind each other: what one statement says of somebody may then be said
of somebody else.
"""

from collections.abc import Iterable

from articlekit.drafting.drafter import Brief
from articlekit.drafting.openai.plan import is_translation
from articlekit.drafting.openai.wire import WireSentence
from articlekit.language.locale import load
from articlekit.language.sentences import texts
from articlekit.language.words import content

__all__ = ["singles"]

_SURE = 2
"""Statements up to which a sentence is taken to come from all that it cites."""
_LEAST_TOLD = 1 / 3
"""Share of the words of a statement from which a sentence tells it."""


def singles(sentences: Iterable[WireSentence], brief: Brief) -> list[WireSentence]:
    """The sentences, each for itself and closed; headlines and headings are left as they are."""
    result = []
    for sentence in sentences:
        if sentence.part in {"headline", "heading"}:
            result.append(sentence)
            continue
        parts = texts(sentence.text, brief.language)
        sure = len(parts) < 2 and len(sentence.sources) <= _SURE
        for text in parts:
            sources = sentence.sources if sure else _told(text, sentence.sources, brief)
            closed = text if sentence.part == "item" else _closed(text, brief.language)
            result.append(WireSentence(part=sentence.part, text=closed, sources=sources))
    return result


def _told(text: str, cited: tuple[str, ...], brief: Brief) -> tuple[str, ...]:
    """Those of the statements cited that a sentence tells a part of; in translation all.

    So a model that cites whatever it was given does not hide what it leaves out.
    """
    if is_translation(brief):
        return cited
    own = content(text, brief.language)
    shares = {
        each.id: len(own & words) / len(words)
        for each in brief.note.statements
        if each.id in cited and (words := content(each.text, brief.language))
    }
    enough = tuple(each for each in cited if shares.get(each, 0.0) >= _LEAST_TOLD)
    nearest = max(shares, key=lambda each: shares[each], default=None)
    return enough or ((nearest,) if nearest and shares[nearest] else cited)


def _closed(text: str, language: str) -> str:
    """A sentence with the mark at its end that its language has, where it has none."""
    return text + load(language).typography.sentence_end if text[-1:].isalnum() else text
