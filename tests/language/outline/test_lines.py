"""Lines of a flat text: their marks, and where they stand."""

from hypothesis import given
from hypothesis import strategies as st

from articlekit.language.outline_lines import read

TEXT = "# A title\n\n  - one item\r\n1) numbered\nunderlined\n===\n---\n<h2>One</h2> <h2>Two</h2>\n　全角　\n"


def test_marks_are_told_from_words() -> None:
    assert [(line.marker, line.bare) for line in read(TEXT)] == [
        ("heading", "A title"),
        ("bullet", "one item"),
        ("number", "numbered"),
        ("heading", "underlined"),
        ("heading", "One"),
        ("heading", "Two"),
        ("none", "全角"),
    ]


@given(st.one_of(st.text(), st.text(alphabet="a#-=1.) \t\n<h2></h2>\u3000\ufeff")))
def test_a_line_stands_where_it_says(text: str) -> None:
    for line in read(text):
        assert text[line.start : line.start + len(line.text)] == line.text


def test_headings_in_html_on_one_line_have_places_of_their_own() -> None:
    assert [TEXT[line.start :][: len(line.text)] for line in read(TEXT)][4:6] == [
        "<h2>One</h2>",
        "<h2>Two</h2>",
    ]
