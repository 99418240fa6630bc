"""Singles: several sentences that a model handed in as one are taken apart, each with its own sources.

Checked as one they would hide behind each other: what one statement says of somebody may then be said
of somebody else.
"""

from collections.abc import Iterable
from dataclasses import replace

from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive.wording import capitalize
from articlekit.drafting.openai.capitals import in_sentence_case
from articlekit.drafting.openai.plan import is_translation
from articlekit.drafting.openai.surplus import without_surplus
from articlekit.drafting.openai.wire import WireSentence
from articlekit.language.instructions import is_instruction
from articlekit.language.locale import load
from articlekit.language.sentences import texts
from articlekit.language.words import content

__all__ = ["singles"]

_SURE = 2
"""Statements up to which a sentence may be in other words than all that it cites."""
_LEAST_TOLD = 1 / 3
"""Share of the words of a statement from which a sentence tells it."""
_PLAIN, _HINTED = 0.6, 0.15
"""Shares from which a sentence plainly is in the words of the one statement, and may hint at the other."""

_JUDGED, _STRANGE, _VERY = 3, 0.2, 0.8
"""Content words of a sentence that can be told to be those of a statement, the share of them from which
it may come from that, and the share from which it has its very words."""


def singles(sentences: Iterable[WireSentence], brief: Brief) -> list[WireSentence]:
    """The sentences, each for itself and closed; headlines and headings only lose needless capitals."""
    result = []
    for sentence in sentences:
        if sentence.part in {"headline", "heading"}:
            result.append(replace(sentence, text=in_sentence_case(sentence.text, brief)))
            continue
        parts = texts(sentence.text, brief.language)
        single = len(parts) < 2
        for text in parts:
            meant = _meant(text, sentence.sources, brief)
            sources = (meant,) if meant else _told(text, sentence.sources, brief, single=single)
            bare = without_surplus(text, sources, brief)
            closed = bare if sentence.part == "item" else _closed(capitalize(bare), brief.language)
            stray = meant is not None
            result.append(WireSentence(part=sentence.part, text=closed, sources=sources, stray=stray))
    return result


def _told(text: str, cited: tuple[str, ...], brief: Brief, *, single: bool) -> tuple[str, ...]:
    """Those of the statements cited that a sentence tells a part of; in translation all.

    So a model that cites whatever it was given does not hide what it leaves out. A single sentence
    that cites two is believed, unless it is plainly made from one of them alone.
    """
    if is_translation(brief) or len(cited) < 2:
        return cited
    own = content(text, brief.language)
    shares = {
        each.id: len(own & words) / len(words)
        for each in brief.note.statements
        if each.id in cited and (words := content(each.text, brief.language))
    }
    least = _LEAST_TOLD
    if single and len(cited) <= _SURE:
        if max(shares.values(), default=0.0) < _PLAIN:
            return cited
        least = _HINTED
    enough = tuple(each for each in cited if shares.get(each, 0.0) >= least)
    nearest = max(shares, key=lambda each: shares[each], default=None)
    return enough or ((nearest,) if nearest and shares[nearest] else cited)


def _meant(text: str, cited: tuple[str, ...], brief: Brief) -> str | None:
    """The statement whose very words a sentence has, where it cites none that has anything of it.

    Small models take the wrong number for the right words. Orders to a model are no statements.
    """
    own = content(text, brief.language)
    if is_translation(brief) or not cited or len(own) < _JUDGED:
        return None
    texts = {each.id: each.text for each in brief.note.statements}
    if not all(_is_strange(own, texts.get(each), brief.language) for each in cited):
        return None
    words = {each: content(text, brief.language) for each, text in texts.items() if not is_instruction(text)}
    best = max(words, key=lambda each: len(own & words[each]), default=None)
    return best if best is not None and len(own & words[best]) >= _VERY * len(own) else None


def _is_strange(own: frozenset[str], statement: str | None, language: str) -> bool:
    """Whether words have next to nothing of a statement that is there and tells something."""
    if statement is None or len(own & content(statement, language)) > _STRANGE * len(own):
        return False
    return not is_instruction(statement)


def _closed(text: str, language: str) -> str:
    """A sentence with the mark at its end that its language has, where it has none."""
    return text + load(language).typography.sentence_end if text[-1:].isalnum() else text
