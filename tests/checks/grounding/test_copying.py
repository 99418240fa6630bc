"""What is copied from the note, as a whole or with the words around it."""

import pytest

from articlekit.checks.grounding.copying import is_copied_whole
from articlekit.checks.grounding.evidence import Evidence
from articlekit.checks.grounding.passage import read
from tests.checks.grounding.notes import note, rules

SAID = "At noon on Tuesday, 4 March 2026 the main valve failed; nobody was hurt"


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        ("The main valve failed.", True),
        ("the main valve failed, nobody was hurt", True),
        ("The main valves failed.", False),
        ("The valve failed.", False),
        ("…", False),
    ],
)
def test_all_words_in_their_order_make_a_copy(text: str, copied: bool) -> None:
    evidence = Evidence((read(SAID, "en"),))
    assert is_copied_whole(read(text, "en"), evidence) is copied


def test_a_mistake_of_the_note_is_copied_with_it() -> None:
    of = note(SAID)  # a Wednesday
    assert rules(f"{SAID}.", of) == []
    assert rules("On Tuesday, 4 March 2026, the main valve failed at noon.", of) == []
    assert rules("On Monday, 4 March 2026, the main valve failed at noon.", of) == [
        "unsupported-date",
        "unsupported-date",
    ]


def test_a_year_is_that_of_the_only_date_in_the_note() -> None:
    of = note("The valve was built in 2019.", "It failed on 4 March.")
    assert rules("It was on 4 March 2019 that it failed.", of, "s1", "s2") == []
    assert "unsupported-date" in rules("It was on 4 March 2020 that it failed.", of, "s1", "s2")
