"""What a model adds behind a statement."""

import pytest

from articlekit.drafting.drafter import Brief
from articlekit.drafting.openai.surplus import without_surplus
from tests.fakes.notes import read

TOLD = "The fire service closed the main valve at 9:25"


def bare(text: str, *sources: str, language: str = "en") -> str:
    return without_surplus(text, sources, Brief(note=read(), language=language))


@pytest.mark.parametrize(
    "more",
    [
        ", which contributed to public safety.",
        ", calming many worried parents; nobody complained about delays.",
        ", which allowed delighted pupils home.",  # although the note has pupils
        " to prevent further explosions overnight.",
    ],
)
def test_a_consequence_that_no_statement_has_is_taken_off(more: str) -> None:
    assert bare(TOLD + more, "s4") == f"{TOLD}."


@pytest.mark.parametrize(
    "text",
    [
        f"{TOLD}.",
        "At 9:25, firemen of the service closed the main valve, the fire service said.",
        f"{TOLD}, “which was a great relief to everybody there”.",
        f"{TOLD}, today.",
        "Closed, which contributed to public safety and calm everywhere in town.",
    ],
)
def test_what_may_be_of_the_statement_stays(text: str) -> None:
    assert bare(text, "s4") == text


def test_what_another_statement_says_is_not_this_one_s() -> None:
    text = f"{TOLD}, and a corroded pipe had cracked."
    assert bare(text, "s4") == f"{TOLD}."
    assert bare(text, "s4", "s3") == text


def test_translations_and_what_cites_nothing_are_left_alone() -> None:
    text = "Les pompiers ont fermé la vanne à 9 h 25, ce qui a rassuré les parents."
    assert bare(text, "s4", language="fr") == text
    assert (
        bare(f"{TOLD}, which contributed to public safety.") == f"{TOLD}, which contributed to public safety."
    )
