"""House words: what stands in an article because the house wants it, and not because the note says it."""

from dataclasses import dataclass

from articlekit.language.letters import heading_key
from articlekit.model.house import House

__all__ = ["HouseWords", "house_words"]


@dataclass(frozen=True)
class HouseWords:
    """The words of a house that no note has to carry."""

    headings: frozenset[str] = frozenset()
    """The keys of its required headings."""
    phrases: tuple[tuple[str, str], ...] = ()
    """Each phrase that it bans with what it writes instead."""


def house_words(house: House) -> HouseWords:
    """The words of a house."""
    names = (name for wanted in house.headings.wanted for name in wanted.names)
    return HouseWords(
        headings=frozenset(map(heading_key, names)),
        phrases=tuple((phrase, instead) for phrase, instead in house.phrases.items() if instead),
    )
