"""Additions: sentences of a translation that say something else, or more, than what they cite.

The words of two languages cannot be compared, but what is written alike in both can: numbers, dates,
times, identifiers, and names in one script. And a sentence and its translation are about as long as
each other, measured by the room that the two languages give to a headline.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from articlekit.drafting.drafter import Brief
from articlekit.language.facts import FactKind, facts
from articlekit.language.locale import load
from articlekit.language.words import tokens
from articlekit.model.article import Article, Sentence, sentences
from articlekit.model.provenance import BY_NOTE

__all__ = ["additions"]

_ALIKE: tuple[FactKind, ...] = ("number", "date", "time", "duration", "identifier")
"""Facts that have one value in all languages."""
_NO_FACT = ("1",)
"""What another language may say with its article, or not at all."""
_LONGEST, _SHORTEST = 1.8, 0.25
"""How long a translation may be against its original."""
_SLACK = 0.3
"""Headlines by which any translation may be longer: short ones differ most."""
_SHORTEST_NAME = 4


@dataclass(frozen=True)
class _Told:
    """A sentence of the model, beside what it cites."""

    number: int
    """Its place in the article."""
    path: str
    sentence: Sentence
    sources: frozenset[str]
    """What it cites that the note has."""
    length: float
    """In headlines of its language."""
    linked: bool
    """Whether it shares a fact or a name with what it cites."""


def additions(article: Article, brief: Brief) -> Iterator[tuple[str, Sentence, str]]:
    """The sentences that have nothing to do with their statements: path, sentence, and why.

    Sentences that share a fact with what they cite are never among them: whether the fact is right is
    for the rules to say. Of the others, one is found where what it cites has facts, where it is too
    short to say what it cites, and where the statements have been told already. So a true sentence
    may be found that splits off from a statement what is no fact; an invented one is not if what it
    cites has no facts and its place in the article is free.
    """
    note, language = brief.note, brief.note.language
    texts = {each.id: " ".join(each.parts) for each in note.statements}
    told = list(_told(article, texts))
    by_source: dict[str, list[_Told]] = {}
    for one in told:
        for source in one.sources:
            by_source.setdefault(source, []).append(one)
    for one in told:
        if one.linked or not one.sources:
            continue
        originals = [texts[each] for each in one.sources]
        others = {each.number: each for source in one.sources for each in by_source[source]}
        del others[one.number]
        why = _fault(
            one,
            [*others.values()],
            sum(_length(text, language) for text in originals),
            has_facts=any(_has_facts(text, language) for text in originals),
        )
        if why:
            yield one.path, one.sentence, f"{why} ({' '.join(one.sentence.sources)})"


def _told(article: Article, texts: Mapping[str, str]) -> Iterator[_Told]:
    language = article.language
    for number, (path, sentence) in enumerate(sentences(article)):
        if sentence.by == BY_NOTE:
            continue
        words = _names(sentence.text)
        sources = frozenset(sentence.sources) & texts.keys()
        linked = _has_facts(sentence.text, language) or any(words & _names(texts[each]) for each in sources)
        yield _Told(number, path, sentence, sources, _length(sentence.text, language), linked)


def _fault(one: _Told, others: list[_Told], original: float, *, has_facts: bool) -> str | None:
    """What is wrong with a sentence that shares nothing with what it cites.

    Args:
        one: the sentence.
        others: those that cite any of the same.
        original: length of what it cites, in headlines.
        has_facts: whether there is anything that it could share.
    """
    if has_facts:
        return "it has no number, date or name of what it cites"
    length = one.length + sum(each.length for each in others if each.linked or each.number < one.number)
    if length < _SHORTEST * original:
        return "it is too short to say what it cites"
    return "it says more than what it cites" if length > _LONGEST * original + _SLACK else None


@lru_cache(maxsize=4096)
def _has_facts(text: str, language: str) -> bool:
    return any(fact.kind in _ALIKE and fact.value not in _NO_FACT for fact in facts(text, language))


def _names(text: str) -> set[str]:
    """Words that may be written alike in two languages, names above all."""
    return {word for word in tokens(text) if len(word) >= _SHORTEST_NAME and not word.isdecimal()}


def _length(text: str, language: str) -> float:
    return len(text) / load(language).limits.headline
