"""Evidence: what one or more passages of a note say, taken together."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, takewhile
from typing import TYPE_CHECKING

from articlekit.checks.grounding.matching import bare, cue_pattern
from articlekit.checks.grounding.passage import Passage, read, stem
from articlekit.language.caching import loaded
from articlekit.language.facts import Fact, FactKind
from articlekit.language.letters import HAN_AND_KANA, UNSPACED, fold

if TYPE_CHECKING:
    from articlekit.checks.grounding.amounts import KnownAmounts
    from articlekit.checks.grounding.moments import KnownMoments

__all__ = ["Evidence"]

_SPACE = re.compile(r"\s+")
_ABBREVIATED = re.compile(
    r"(?<!\w)(?P<word>\w{2,6})(?:\.|/\w{1,6}(?!\w)|(?<=[^\Waeiouyаеиоуαεηιου][^\Waeiouyаеиоуαεηιου])(?!\w))"
)
_BRACKET = re.compile(r"[(（\[][^()（）\[\]\n]{1,200}[)）\]]")
_ACRONYM = re.compile(r"(?<!\w)[^\W\d_]{2,12}")


@dataclass(frozen=True, eq=False)
class Evidence:
    """Passages that a sentence is held against."""

    passages: tuple[Passage, ...]
    find_years: Callable[[], frozenset[str]] = frozenset
    """Finds the years that a date without a year may be of."""

    @cached_property
    def years(self) -> frozenset[str]:
        """The years that a date without a year may be of."""
        return self.find_years()

    def of(self, *kinds: FactKind) -> tuple[Fact, ...]:
        """The facts of these kinds, one of each value."""
        return tuple(fact for kind in kinds for fact in self._by_kind.get(kind, {}).values())

    @cached_property
    def _by_kind(self) -> dict[FactKind, dict[tuple[str, str, str], Fact]]:
        kinds: dict[FactKind, dict[tuple[str, str, str], Fact]] = {}
        for fact in chain.from_iterable(passage.facts for passage in self.passages):
            # Times of the same value may differ in seconds, which are in their text.
            text = fact.text if fact.kind == "time" else ""
            kinds.setdefault(fact.kind, {}).setdefault((fact.value, fact.unit, text), fact)
        return kinds

    @cached_property
    def identifiers(self) -> frozenset[str]:
        """The identifiers, folded."""
        return frozenset(fold(fact.value) for fact in self.of("identifier"))

    def has(self, fact: Fact) -> bool:
        """Whether a fact of the same kind, value and unit is among them."""
        return (fact.value, fact.unit, "") in self._by_kind.get(fact.kind, {})

    @cached_property
    def amounts(self) -> "KnownAmounts":
        """The numbers and durations."""
        from articlekit.checks.grounding.amounts import KnownAmounts

        return KnownAmounts(self.of("number", "duration"))

    @cached_property
    def moments(self) -> "KnownMoments":
        """The dates and times."""
        from articlekit.checks.grounding.moments import KnownMoments

        return KnownMoments(self.of("date", "time"), lambda: self.years)

    @cached_property
    def dates(self) -> frozenset[str]:
        """The values of the dates."""
        return frozenset(fact.value for fact in self.of("date"))

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """The words in capitals, folded, without the ending that may stand behind them (OYSiin)."""
        texts = (passage.text for passage in self.passages if not passage.text.isupper())
        words = (word for text in texts for word in _ACRONYM.findall(text))
        found = ("".join(takewhile(str.isupper, word)) for word in words)
        return frozenset(fold(each) for each in found if len(each) > 1)

    @cached_property
    def bare_values(self) -> frozenset[str]:
        """The numbers and identifiers without a unit; one of them may be a year."""
        return frozenset(fact.value for fact in self.of("number", "identifier") if not fact.unit)

    @cached_property
    def words(self) -> frozenset[str]:
        """All words, folded."""
        return frozenset(chain.from_iterable(passage.words for passage in self.passages))

    @cached_property
    def all_stems(self) -> frozenset[str]:
        """The stems of all words, function words among them."""
        return frozenset(stem(word, language) for word, language in self._worded)

    @cached_property
    def forms(self) -> frozenset[str]:
        """The forms of all words, by which inflected names are compared."""
        from articlekit.checks.grounding.matching import forms

        return frozenset(form for word, language in self._worded for form in forms(word, language))

    @cached_property
    def bare_forms(self) -> frozenset[str]:
        """The same without accents, which writers in a hurry leave out."""
        return frozenset(map(bare, self.forms))

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """The beginnings of words that stand before a full stop, or that are short and have no vowel."""
        return frozenset(
            bare(match["word"]) for match in _ABBREVIATED.finditer(self.folded) if not match["word"].isdigit()
        )

    @cached_property
    def joined(self) -> str:
        """The folded texts without any space, as scripts without spaces are compared."""
        return _SPACE.sub("", self.folded)

    @cached_property
    def _worded(self) -> frozenset[tuple[str, str]]:
        """All words, each once, with the language that it is in."""
        return frozenset((word, passage.language) for passage in self.passages for word in passage.words)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all content words."""
        return frozenset(chain.from_iterable(passage.stems for passage in self.passages))

    @cached_property
    def plain(self) -> str:
        """The tokens of all passages between blanks, a bar between one passage and the next."""
        return "|".join(passage.plain for passage in self.passages)

    @cached_property
    def labels(self) -> frozenset[tuple[str, ...]]:
        """The words of each label."""
        return frozenset(label for passage in self.passages if (label := passage.parted[0]))

    @cached_property
    def statements(self) -> frozenset[tuple[str, ...]]:
        """The words of each passage, with its label and without, and with its stamp behind it."""
        found = {passage.spelled for passage in self.passages}
        for passage in self.passages:
            if passage.said:
                said, line = passage.parted[1], passage.text.rfind("\n", 0, passage.said - 1) + 1
                found |= {said, (*said, *passage.spelled_in(line, passage.said))}
        return frozenset(found)

    @cached_property
    def unbracketed(self) -> str:
        """The tokens of each line, without what stands in brackets, which a heading leaves out.

        What is denied or doubted there stays.
        """
        return "|".join(line for passage in self.passages for line in _without_brackets(passage))

    @cached_property
    def folded(self) -> str:
        """The folded texts, one a line."""
        return "\n".join(passage.folded for passage in self.passages)

    @cached_property
    def unspaced(self) -> str:
        """The same without the blanks between Han and kana, which may part the names of a person."""
        return _blank().sub("", self.folded) if UNSPACED.search(self.folded) else self.folded


def _without_brackets(passage: Passage) -> Iterator[str]:
    cues = [cue_pattern(passage.language, kind) for kind in ("denial", "doubt", "inquiry", "says")]

    def rest(match: re.Match[str]) -> str:
        return match[0] if any(cue.search(fold(match[0])) for cue in cues) else " "

    for line in passage.text.splitlines():
        yield read(_BRACKET.sub(rest, line), passage.tag, passage.find_day).plain


@loaded
def _blank() -> re.Pattern[str]:
    return re.compile(rf"(?<=[{HAN_AND_KANA}])[ \u3000](?=[{HAN_AND_KANA}])")
