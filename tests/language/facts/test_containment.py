"""Which facts stay where several overlap."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from articlekit.language.facts.fact import Fact, FactKind, strongest
from tests.growth import no_faster_than_length

BY_STRENGTH: tuple[FactKind, ...] = ("identifier", "date", "time", "duration", "number", "name")


def fact(kind: FactKind, start: int, length: int) -> Fact:
    return Fact(kind, start, start + length, "x" * length, "x")


def one_by_one(facts: Iterable[Fact]) -> list[Fact]:
    """The same by the definition: each one, strongest first, that overlaps none of those before it."""
    kept: list[Fact] = []
    for each in sorted(facts, key=lambda each: (BY_STRENGTH.index(each.kind), each.start, -each.end)):
        if all(each.end <= other.start or other.end <= each.start for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda each: each.start)


@given(st.lists(st.builds(fact, st.sampled_from(BY_STRENGTH), st.integers(0, 30), st.integers(1, 6))))
def test_none_of_those_that_stay_overlaps_a_stronger_one(facts: list[Fact]) -> None:
    assert strongest(facts) == one_by_one(facts)


def test_facts_in_a_chain_take_no_longer_than_others() -> None:
    def chain(count: int) -> None:
        strongest([fact(BY_STRENGTH[place % 3], 2 * place, 3) for place in range(count)])

    assert no_faster_than_length(chain, 20_000)
