"""The day of a note is read from its text, and the times of its entries are of that day."""

import pytest

from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive import ExtractiveDrafter
from articlekit.model.note import Note
from articlekit.reading import read_notes


def read(text: str, language: str) -> Note:
    (note,) = read_notes(text.encode(), language=language)
    return note


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Journal du 12 mars 2026\n7h05 : digue rompue à Brissac\n8h40 : route fermée", "fr"),
        ("Protokoll vom 12.03.2026\n7.05 Uhr: Deich in Celle gebrochen\n8.40 Uhr: Straße gesperrt", "de"),
        ("Crew log, 12 March 2026\n07:05 Dyke breached at Denby\n08:40 Road closed", "en"),
        ("2026年3月12日\n7:05 堤防が決壊\n8:40 道路を閉鎖", "ja"),
    ],
)
def test_entries_are_of_the_day_that_the_note_names_on_top(text: str, language: str) -> None:
    note = read(text, language)
    assert note.meta.date == "2026-03-12"
    assert [each.moment for each in note.statements] == ["2026-03-12T07:05", "2026-03-12T08:40"]


def test_a_day_in_the_middle_of_a_sentence_is_not_the_day_of_the_note() -> None:
    assert read("The dyke at Denby broke on 12 March 2026. The road is shut.", "en").meta.date is None


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The dyke at Denby broke on 03/04/2026. The road is shut.", True),
        ("The dyke at Denby broke on Friday, 03/04/2026. The road is shut.", False),
        ("The dyke at Denby broke on 03/04/2026. The road was open again on 03/14/2026.", False),
    ],
)
def test_a_date_that_may_be_either_of_two_days_is_asked_about(text: str, asked: bool) -> None:
    article = ExtractiveDrafter().draft(Brief(note=read(text, "en"), language="en"))
    assert ("year" in {each.about for each in article.missing}) == asked
