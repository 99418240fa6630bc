"""What makes no heading: pointers, announcements of a list, apologies, words for what went before."""

import pytest

from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive import ExtractiveDrafter
from articlekit.model.article import headings
from articlekit.reading import read_notes

_NOTE = """Water main breaks in Leeds

A water main broke in Leeds on Monday and flooded two streets in the centre.
Around 300 homes were left without water until the early evening.

Mitigation: {first} {second}
The company checked the neighbouring pipes as well.
Its engineers finished the work at 18:00.
"""


@pytest.mark.parametrize(
    "dull",
    [
        "For more details see the website of the company.",
        "The pipes that the company is going to replace are: Kirkgate, Briggate and Boar Lane.",
        "We apologise for the trouble to our customers in the centre.",
        "2. Check the other pipes of the same age in Leeds.",
    ],
)
def test_a_sentence_that_tells_nothing_heads_no_section(dull: str) -> None:
    text = _NOTE.format(first=dull, second="Crews replaced the broken pipe with a new one.")
    note = next(iter(read_notes(text.encode(), name="note.txt")))
    article = ExtractiveDrafter().draft(Brief(note=note, language="en"))
    titles = [heading.text for _, _, heading in headings(article)]
    assert not any(dull[:12] in title for title in titles), titles
