"""Status pages: a state and a time over each report, the newest first."""

from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive import ExtractiveDrafter
from articlekit.model.note import Note
from articlekit.reading import read_notes

PAGE = """Service status: Otter travel card

Repaired · 27 October 2025, 14:20
The readers work in all 312 buses.

Update · 27 October 2025, 11:00
Origin found: the clocks of the readers were an hour late. Some 70% of the buses have been updated.

Fault · 27 October 2025, 5:40
Cards are not accepted in any bus.

Get reports by mail | Give feedback
"""


def read() -> Note:
    return read_notes(PAGE.encode(), language="en")[0]


def test_each_report_has_the_time_over_it_and_the_first_one_comes_first() -> None:
    assert [(each.stamp, each.text) for each in read().statements] == [
        ("27 October 2025, 5:40", "Cards are not accepted in any bus."),
        ("27 October 2025, 11:00", "the clocks of the readers were an hour late."),
        ("27 October 2025, 11:00", "Some 70% of the buses have been updated."),
        ("27 October 2025, 14:20", "The readers work in all 312 buses."),
    ]


def test_states_and_the_links_below_are_set_aside() -> None:
    set_aside = " ".join(aside.text for aside in read().asides)
    assert all(words in set_aside for words in ("Repaired", "Update", "Fault", "Give feedback"))


def test_what_stands_before_a_colon_in_a_report_is_printed() -> None:
    article = ExtractiveDrafter().draft(Brief(note=read(), language="en"))
    told = [paragraph for section in article.sections for paragraph in section.paragraphs]
    (log,) = [each for each in told if each.kind == "timeline"]
    assert log.sentences[1].text.startswith("Origin found: the clocks of the readers were an hour late.")
