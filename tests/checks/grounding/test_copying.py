"""What is copied from the note, as a whole or with the words around it."""

import pytest

from articlekit.checks import check_article
from articlekit.checks.grounding.claims import copied_runs
from articlekit.checks.grounding.evidence import Evidence
from articlekit.checks.grounding.passage import read
from articlekit.model.article import Sentence
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
    assert (copied_runs(read(text, "en"), evidence) is not None) is copied


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
    assert copied_runs(read(text, "en"), evidence) == ([] if joined else None)


def test_a_stamp_may_stand_behind_its_statement() -> None:
    evidence = Evidence(
        (read("Log\n6:52\nA valve failed", "en"), read("Log\n7:10\nThe valve was shut", "en"))
    )
    assert copied_runs(read("A valve failed (6:52).", "en"), evidence) == []
    assert copied_runs(read("A valve failed (7:10).", "en"), evidence) is None


@pytest.mark.parametrize(
    ("heading", "copied"),
    [
        ("Hill Road waterworks: Main valve failed", True),
        ("Main valve failed, 12 streets dry", True),
        ("Main valve failed after a test", True),
        ("Main valve failed: Dry since noon", False),  # cut out of a line
        ("Main valve failed: 12", False),  # twelve what?
        ("Main valve: Main pump failed", False),
        ("Hill Road waterworks: “Main valve failed”", False),
    ],
)
def test_a_heading_may_be_put_together_and_leave_brackets_out(heading: str, copied: bool) -> None:
    said = (
        "Hill Road waterworks",
        "Main valve failed (built in 1962) after a test",
        "12 streets dry since noon",
    )
    evidence = Evidence(tuple(read(each, "en") for each in said))
    assert (copied_runs(read(heading, "en"), evidence, heading=True) is not None) is copied
    assert copied_runs(read("Hill Road waterworks: Main valve failed", "en"), evidence) is None  # a sentence


def test_a_denial_or_doubt_in_brackets_is_not_left_out() -> None:
    evidence = Evidence(
        (read("The driver (not the guard) was drunk", "en"), read("A fire (suspected) broke out", "en"))
    )
    for heading in ("The driver was drunk", "A fire broke out"):
        assert copied_runs(read(heading, "en"), evidence, heading=True) is None


@pytest.mark.parametrize(
    ("heading", "doubted"),
    [("Pump failed at noon", True), ("Presumably a pump failed at noon", False), ("The well is dry", False)],
)
def test_a_doubt_must_not_be_cut_off(heading: str, doubted: bool) -> None:
    of = note("Presumably a pump failed at noon. The well is dry.", "Two streets have no water.")
    of = of.model_copy(update={"title": None})
    headed = article("Two streets have no water.", "s2").model_copy(
        update={"headline": Sentence(text=heading, sources=("s1",))}
    )
    found = check_article(headed, house=House(), note=of, select=["changed-certainty"])
    assert [each.where.path for each in found] == (["headline"] if doubted else [])


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
