"""The list of headings that a note announces: what is taken for one, and what stays a statement."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articlekit.model.note import Note
from articlekit.reading import read_notes
from tests.reading.outlines import ANNOUNCED

TITLE = "Pump fails at the harbour"
BODY = (
    "A pump failed at the harbour on Monday. The quay was flooded within an hour.\n"
    "The fire brigade closed the sluice. A spare pump comes from Oakley on Thursday."
)


def read(text: str, language: str | None = "en") -> Note:
    (note,) = read_notes(text.encode(), name="note.txt", language=language)
    return note


@pytest.mark.parametrize("language", ANNOUNCED)
def test_an_announced_list_is_the_outline_and_no_statement(language: str) -> None:
    case = ANNOUNCED[language]
    note = read(case.text, None)
    assert (note.language, note.title, note.outline) == (language, case.title, tuple(case.headings))
    assert note.text.strip() == case.text.strip()
    assert [note.text[each.start : each.end] for each in note.statements] == [
        each.text for each in note.statements
    ]
    assert [each.id for each in note.statements] == [f"s{n + 1}" for n in range(len(note.statements))]
    told = [each.text for each in note.statements]
    assert not {*case.headings, case.title} & {each.rstrip(".") for each in told}
    assert all(any(each.startswith(begins) for each in told) for begins in case.headings.values())


def test_text_before_an_announcement_in_its_line_stays_a_statement() -> None:
    note = read(f"{TITLE}\n{BODY} Headings:\n{TITLE}\nQuay flooded\nSpare pump on Thursday")
    assert [each.text for each in note.statements][-1] == "A spare pump comes from Oakley on Thursday."
    assert note.outline == ("Quay flooded", "Spare pump on Thursday")


@pytest.mark.parametrize(
    "listed",
    [
        "## Quay flooded\n## Spare pump on Thursday",
        "H2: Quay flooded\nH2: Spare pump on Thursday",
        "- **Quay flooded**\n- _Spare pump_ on Thursday",
        "1. Quay flooded\n\n2. Spare pump on Thursday",
        "Quay flooded\nQuay flooded\nSpare pump on Thursday",
    ],
)
def test_headings_come_without_their_marks_each_once(listed: str) -> None:
    note = read(f"{TITLE}\n{BODY}\nThe headings would be:\n{listed}\n")
    assert note.outline == ("Quay flooded", "Spare pump on Thursday")
    assert len(note.statements) == 4


def test_a_list_may_stand_before_the_text() -> None:
    note = read(f"{TITLE}\nHeadings:\nQuay flooded\nSpare pump on Thursday\n{BODY}")
    assert note.outline == ("Quay flooded", "Spare pump on Thursday")
    assert (note.title, len(note.statements)) == (TITLE, 4)


def test_the_only_heading_of_level_1_is_the_title() -> None:
    note = read(f"{BODY}\nHeadings:\nH1: {TITLE}\nH2: Quay flooded\nH2: Spare pump on Thursday")
    assert (note.title, note.outline) == (TITLE, ("Quay flooded", "Spare pump on Thursday"))


def test_a_title_from_front_matter_is_no_heading() -> None:
    note = read(f"---\ntitle: {TITLE}\n---\n{BODY}\nHeadings:\n{TITLE}\nA spare pump\n")
    assert note.outline == ("A spare pump",)


@pytest.mark.parametrize(
    "listed",
    [
        "The structure gave way at these points:\n- the quay\n- the sluice",
        "The titles of the books that were lost:\n- Winter Tides\n- The Salt Road",
        "Headings of the boat at the time:\n- 240 degrees\n- 310 degrees",
        "Headers:\n- X-Cache: MISS\n- Via: proxy 7",
        "Structure:\n- 6:10 pump failed at the harbour\n- 7:20 quay flooded",
        "Headings:\nQuay flooded",
        "The outline of the ship could be seen from the harbour\nThe quay was dark\nThe pump was silent",
        "These were closed:\n- the quay\n- the sluice",
    ],
)
def test_what_may_be_news_stays_a_statement(listed: str) -> None:
    note = read(f"{TITLE}\n{BODY}\n{listed}\n")
    assert note.outline == ()
    assert len(note.statements) > 4


def test_a_list_of_another_kind_below_the_headings_is_told() -> None:
    listed = f"Headings:\n{TITLE}\nQuay flooded\nSpare pump\n\n- two cars lost\n- a cat is missing"
    note = read(f"{TITLE}\n{listed}\n{BODY}")
    assert note.outline == ("Quay flooded", "Spare pump")
    assert [each.text for each in note.statements][:2] == ["two cars lost", "a cat is missing"]


def test_short_sentences_below_the_headings_are_told() -> None:
    note = read(f"{TITLE}\nHeadings:\n{TITLE}\nQuay flooded\nTwo cars sank.\nA dog swam\n{BODY}")
    assert note.outline == ("Quay flooded",)
    assert note.statements[0].text == "Two cars sank."


def test_a_note_of_nothing_but_headings_keeps_them() -> None:
    note = read(f"{TITLE}\nHeadings:\n{TITLE}\nQuay flooded\nSpare pump")
    assert note.outline == ()
    assert len(note.statements) > 1


LINES = [TITLE, BODY, "Headings:", "- Quay flooded", "## Pump", "", "Fog.", "It is 7:20", "The headings:"]


def words(text: str) -> list[str]:
    """The words of a text, and what a heading over nothing but another one is joined to that with."""
    return [word.rstrip(":") for word in text.split() if word != "##"]


@given(st.lists(st.sampled_from(LINES)))
@example(["## Pump", "Headings:"])
@settings(deadline=None)
def test_spans_are_right_whatever_is_taken_out(lines: list[str]) -> None:
    text = "\n".join([BODY, *lines])
    note = read(text)
    assert note.text.rstrip() == text.rstrip()
    places = [(each.start, each.end) for each in note.statements]
    assert places == sorted(places)
    for each in note.statements:
        assert words(each.text) == words(note.text[each.start : each.end])
