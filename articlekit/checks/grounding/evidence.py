"""Evidence: what one or more passages of a note say, taken together."""

from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from articlekit.checks.grounding.inflection import forms
from articlekit.checks.grounding.passage import Passage
from articlekit.language.facts import Fact, FactKind

__all__ = ["Evidence"]


@dataclass(frozen=True, eq=False)
class Evidence:
    """Passages that a sentence is held against."""

    passages: tuple[Passage, ...]
    years: frozenset[str] = frozenset()
    """The years that a date without a year may be of."""

    def of(self, *kinds: FactKind) -> tuple[Fact, ...]:
        """The facts of these kinds."""
        return tuple(chain.from_iterable(passage.of(*kinds) for passage in self.passages))

    @cached_property
    def _values(self) -> dict[FactKind, frozenset[tuple[str, str]]]:
        pairs: dict[FactKind, set[tuple[str, str]]] = {}
        for passage in self.passages:
            for fact in passage.facts:
                pairs.setdefault(fact.kind, set()).add((fact.value, fact.unit))
        return {kind: frozenset(values) for kind, values in pairs.items()}

    def has(self, fact: Fact) -> bool:
        """Whether a fact of the same kind, value and unit is among them."""
        return (fact.value, fact.unit) in self._values.get(fact.kind, ())

    @cached_property
    def words(self) -> frozenset[str]:
        """All words, folded."""
        return frozenset(chain.from_iterable(passage.words for passage in self.passages))

    @cached_property
    def all_stems(self) -> frozenset[str]:
        """The stems of all words, function words among them."""
        return frozenset(chain.from_iterable(passage.all_stems for passage in self.passages))

    @cached_property
    def forms(self) -> frozenset[str]:
        """The forms of all words, by which inflected names are compared."""
        pairs = ((word, passage.language) for passage in self.passages for word in passage.words)
        return frozenset(form for word, language in pairs for form in forms(word, language))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all content words."""
        return frozenset(chain.from_iterable(passage.stems for passage in self.passages))

    @cached_property
    def plain(self) -> str:
        """The tokens of all passages between blanks, a bar between one passage and the next."""
        return "|".join(passage.plain for passage in self.passages)

    @cached_property
    def folded(self) -> str:
        """The folded texts, one a line."""
        return "\n".join(passage.folded for passage in self.passages)
