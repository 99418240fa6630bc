"""What is copied from the note, as a whole or with the words around it."""

import pytest

from articlekit.checks import check_article
from articlekit.checks.grounding.copying import is_copied_whole, is_joined
from articlekit.checks.grounding.evidence import Evidence
from articlekit.checks.grounding.passage import read
from articlekit.model.house import House
from tests.checks.grounding.notes import article, note, rules

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


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Injured and cause", True),
        ("Two drivers. A valve failed.", True),
        ("A valve failed and two drivers", True),
        ("Injured: two drivers; cause: a valve failed", True),
        ("Injured: a valve failed", False),
        ("Two drivers and a valve", False),
        ("", False),
    ],
)
def test_whole_statements_or_labels_may_be_joined(text: str, joined: bool) -> None:
    evidence = Evidence((read("Injured\nTwo drivers", "en"), read("Cause\nA valve failed", "en")))
    assert is_joined(read(text, "en"), evidence) is joined


def test_a_heading_of_labels_puts_nothing_in_doubt() -> None:
    of = note("初步估算36万元", "据初步调查，疑与电池过热有关", language="zh")
    labelled = (
        each.model_copy(update={"label": label})
        for each, label in zip(of.statements, ("直接经济损失", "起火原因"), strict=True)
    )
    of = of.model_copy(update={"statements": tuple(labelled)})
    headed = article("直接经济损失和起火原因", "s1", "s2", language="zh").model_copy(update={"lede": ()})
    assert check_article(headed, house=House(), note=of, select=["changed-certainty"]) == ()


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
