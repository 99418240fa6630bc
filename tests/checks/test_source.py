"""Offsets in the source of a page."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.checks.html_source import OFFSET, line_starts, mark, place


def offsets(source: str) -> list[int]:
    return [int(number) for number in re.findall(rf' {OFFSET}="(\d+)"', mark(source))]


@pytest.mark.parametrize(
    ("source", "tags"),
    [
        ("<p>x</p><br/>", [0, 8]),
        ('<a title="<b>">x</a><i>', [0, 20]),
        ("<p don't>x<i>", [0, 10]),
        ("<!-- <b> --><p>", [12]),
        ("<script>'<b>'</script><p>", [0, 22]),
        ("a < b <p>", [6]),
        ("<!doctype html><?x <?><p>", [22]),
        ("<a b='<p>", [0]),
        ("<a <p", []),
    ],
)
def test_start_tags_get_their_offset(source: str, tags: list[int]) -> None:
    assert offsets(source) == tags


@given(st.text(alphabet="<>/!-abp='\" \n"))
def test_nothing_but_offsets_is_added(source: str) -> None:
    assert re.sub(rf' {OFFSET}="\d+"', "", mark(source)) == source
    assert all(source[offset] == "<" for offset in offsets(source))


def test_lines_end_as_editors_end_them() -> None:
    starts = line_starts("a\nb\r\nc\rd")
    assert [place(offset, starts) for offset in (0, 2, 5, 7)] == [(1, 1), (2, 1), (3, 1), (4, 1)]
