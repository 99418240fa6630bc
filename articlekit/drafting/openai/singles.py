"""Singles: several sentences that a model handed in as one are taken apart, each with its own sources.

Checked as one they would hide behind each other: what one statement says of somebody may then be said
of somebody else.
"""

from collections.abc import Iterable, Sequence

from articlekit.drafting.drafter import Brief
from articlekit.drafting.openai.plan import is_translation
from articlekit.drafting.openai.wire import WireSentence
from articlekit.language.sentences import texts
from articlekit.language.words import content
from articlekit.model.note import Statement

__all__ = ["singles"]


def singles(sentences: Iterable[WireSentence], brief: Brief) -> list[WireSentence]:
    """The sentences, each for itself; headlines and headings are left as they are."""
    result = []
    for sentence in sentences:
        parts = [] if sentence.part in {"headline", "heading"} else texts(sentence.text, brief.language)
        if len(parts) < 2:
            result.append(sentence)
            continue
        for text in parts:
            sources = _sources(text, sentence.sources, brief)
            result.append(WireSentence(part=sentence.part, text=text, sources=sources))
    return result


def _sources(text: str, cited: tuple[str, ...], brief: Brief) -> tuple[str, ...]:
    """Those of the statements cited that one sentence of several comes from; in translation all."""
    if is_translation(brief):
        return cited
    statements = [each for each in brief.note.statements if each.id in cited]
    return _fewest(text, statements, brief.language) or cited


def _fewest(text: str, statements: Sequence[Statement], language: str) -> tuple[str, ...]:
    """The fewest statements that have the words of a sentence, in the order of the note."""
    words = {
        each.id: content(f"{each.label or ''} {each.stamp or ''} {each.text}", language)
        for each in statements
    }
    left = set(content(text, language))
    found: set[str] = set()
    while left and words:
        best = max(words, key=lambda each: len(words[each] & left))
        if not words[best] & left:
            break
        found.add(best)
        left -= words.pop(best)
    return tuple(each.id for each in statements if each.id in found)
