"""Carriers: when a fact is one of some evidence, by its value, each kind in its own way."""

import unicodedata
from collections.abc import Callable

from articlekit.checks.grounding.evidence import Evidence
from articlekit.checks.grounding.moments import has_date, has_time
from articlekit.checks.grounding.names import has_name
from articlekit.checks.grounding.quantities import has_duration, has_number
from articlekit.language.facts import Fact, FactKind
from articlekit.language.letters import fold
from articlekit.language.tags import primary

__all__ = ["CARRIED", "carries"]


def _letters(identifier: str) -> str:
    """The letters and digits of an identifier: K9 is K-9."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", identifier)))


def _has_identifier(fact: Fact, evidence: Evidence, _: str) -> bool:
    value = fold(fact.value)
    bare = _letters(value)
    if value in evidence.identifiers or any(bare == _letters(each) for each in evidence.identifiers):
        return True
    if value in unicodedata.normalize("NFKC", evidence.folded) and value not in evidence.folded:
        return True  # in full width, as in ＸＮ－３２０
    place = evidence.folded.find(value)
    while place >= 0:
        around = (
            evidence.folded[place - 1 : place] + evidence.folded[place + len(value) : place + len(value) + 1]
        )
        if not any(map(str.isalnum, around)):
            return True
        place = evidence.folded.find(value, place + 1)
    return False


_CARRIERS: dict[FactKind, Callable[[Fact, Evidence, str], bool]] = {
    "number": lambda fact, evidence, language: has_number(
        fact, evidence, translated=any(each.language != primary(language) for each in evidence.passages)
    ),
    "duration": lambda fact, evidence, _: has_duration(fact, evidence),
    "date": lambda fact, evidence, _: has_date(fact, evidence),
    "time": lambda fact, evidence, _: has_time(fact, evidence),
    "identifier": _has_identifier,
    "name": has_name,
}


def carries(fact: Fact, evidence: Evidence, language: str) -> bool:
    """Whether a fact other than a quotation is one of the evidence, by its value.

    Args:
        fact: the fact.
        evidence: what it is held against.
        language: the language of the text that the fact stands in.
    """
    return _CARRIERS[fact.kind](fact, evidence, language)


CARRIED = frozenset(_CARRIERS)
"""The kinds of facts that can be looked for."""
