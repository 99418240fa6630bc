"""Announcements of a list of headings."""

import pytest

from articlekit.language.locale import load
from articlekit.language.outline_lines import read
from articlekit.language.outline_lists import headings_of
from articlekit.language.outline_runs import Announced, find

ENGLISH = (load("en"),)


@pytest.mark.parametrize(
    ("line", "before"),
    [
        ("The headings would be as follows:", ""),
        ("A pump failed. Here are the headings:", "A pump failed."),
        (f"A pump failed{' in the harbour' * 20}. The headings:", f"A pump failed{' in the harbour' * 20}."),
    ],
)
def test_what_stands_before_an_announcement_in_its_line_is_kept(line: str, before: str) -> None:
    lines = read(f"The harbour was closed.\n{line}\nPump fails\nHarbour closed\nNobody was hurt, they said.")
    assert find(lines, ENGLISH) == Announced(1, 4, before)


@pytest.mark.parametrize("line", ["A pump failed.", "The damage:", "He heads the firm."])
def test_other_lines_announce_nothing(line: str) -> None:
    assert find(read(f"{line}\nThe pump failed.\nNobody was hurt."), ENGLISH) is None


def test_numbers_are_marks_where_most_headings_have_one() -> None:
    assert [line.bare for line in headings_of(read("1. One\n2. Two"))] == ["One", "Two"]
    assert [line.bare for line in headings_of(read("1. One\nTwo"))] == ["1. One", "Two"]
