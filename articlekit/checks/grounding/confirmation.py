"""Confirmation: what a sentence of a translation shares with what it cites, so that the two can be compared.

Words in two languages cannot be compared by rule. Facts can, by value, and so can names of one script;
and a sentence that is several times as long as what it cites says more than that. None of this decides
that a sentence is right: what shares nothing is counted and shown, for somebody who reads both languages.
"""

from collections.abc import Iterable

from articlekit.checks.grounding.carriers import carries
from articlekit.checks.grounding.claims import Claim
from articlekit.checks.grounding.evidence import Evidence
from articlekit.checks.grounding.grounding import Grounding
from articlekit.checks.grounding.names import has_word
from articlekit.language.facts import Fact, FactKind
from articlekit.language.letters import fold
from articlekit.language.tags import script_counts
from articlekit.model.article import TITLE

__all__ = ["COMPARABLE", "is_confirmed", "is_in_digits", "is_small", "stated", "weight"]

COMPARABLE: tuple[FactKind, ...] = ("number", "date", "time", "duration", "identifier")
"""Facts that have the same value in every language."""
_SMALL = frozenset({"0", "1", "2"})
_SHORTEST = 3
"""Letters of a word of a name that is compared."""
_WEIGHTS = {"Hani": 2.8, "Kana": 1.9, "Hang": 2.2, "Hebr": 1.3, "Arab": 1.2, "Thai": 1.2}
"""How many letters of an alphabet with vowels one character stands for, about, in news of one length."""


def is_confirmed(claim: Claim, grounding: Grounding) -> bool:
    """Whether a sentence shares a fact or a word of a name with the statements that it cites."""
    evidence = stated(claim, grounding)
    facts = claim.passage.of(*COMPARABLE)
    if any(not is_small(fact) and carries(fact, evidence, claim.passage.language) for fact in facts):
        return True
    names = _words(claim.passage.of("name"))
    if any(has_word(word, evidence, claim.passage.language) for word in names):
        return True
    return not claim.passage.words.isdisjoint(_words(evidence.of("name")))


def stated(claim: Claim, grounding: Grounding) -> Evidence:
    """The statements that a sentence cites; the title only where it cites nothing else."""
    index = grounding.index
    known = [each for each in claim.sources if each in index.sources]
    ids = [each for each in known if each != TITLE] or known
    return Evidence(tuple(index.sources[each] for each in ids), index.years)


def is_in_digits(fact: Fact) -> bool:
    """Whether a fact is written with a digit, so that every language has to say it."""
    return any(map(str.isdigit, fact.text))


def is_small(fact: Fact) -> bool:
    """Whether a number is none, one or two in words: there are negations, articles and duals for these."""
    return fact.kind == "number" and not is_in_digits(fact) and fact.value in _SMALL


def _words(names: Iterable[Fact]) -> set[str]:
    words = (word for fact in names for word in fold(fact.value).split())
    return {word for word in words if len(word) >= _SHORTEST or not word.isascii()}


def weight(text: str) -> float:
    """How much a text says, in letters of an alphabet with vowels; a digit is one letter."""
    letters = sum(_WEIGHTS.get(script, 1.0) * count for script, count in script_counts(text).items())
    return letters + sum(map(str.isdigit, text))
