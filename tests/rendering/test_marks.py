from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.model.finding import SEVERITIES, Finding
from articlekit.rendering.marks import Marked, mark, spans
from tests.rendering.findings import found


def marked(text: str, *quotes: str) -> list[str]:
    """The words that are marked in a text, in order."""
    result = mark(text, [found("headline", quote) for quote in quotes], first=1)
    return [str(piece.text) for piece in result.pieces if piece.severity]


def plain(result: Marked) -> str:
    return "".join(unescape(piece.text) for piece in result.pieces)


@pytest.mark.parametrize(
    ("text", "quote", "words"),
    [
        ("14 trams were halted in 2014.", "14", "14"),
        ("In 2014, 14 trams were halted.", "14", "14"),
        ("13人と3人", "3人", "3人"),
        ("Environ 2\u202f300 voyageurs", "2 300", "2\u202f300"),
        ("The  Mayor said so.", "the mayor", "The  Mayor"),
        (
            "A very long sentence, which was shortened.",
            "very long sen…",
            "very long sentence, which was shortened.",
        ),
        ("She said “no” …", "“no” …", "“no” …"),
        ("चार मज़दूर घायल", "मज", "मज़"),
        ("قطره 600 ملم", "600", "600"),
        ("Nobody was hurt.", "somebody", "Nobody was hurt."),
        ("  Nobody was hurt. ", "", "Nobody was hurt."),
        ("Nobody was hurt.", "…", "Nobody was hurt."),
    ],
)
def test_the_words_in_question_are_marked_else_all_of_them(text: str, quote: str, words: str) -> None:
    assert marked(text, quote) == [words]


def test_a_number_is_not_marked_inside_another() -> None:
    assert spans("In 2014, 14 trams", [found(None, "14")]) == [(9, 11)]
    assert spans("13人と3人", [found(None, "3人")]) == [(4, 6)]


def test_a_rule_that_finds_the_same_words_twice_means_both() -> None:
    text = "3 dead, 3 hurt"
    assert spans(text, [found(None, "3"), found(None, "3"), found(None, "3")]) == [(0, 1), (8, 9), (8, 9)]
    assert spans(text, [found(None, "3"), found(None, "3", rule="swapped-source")]) == [(0, 1), (0, 1)]


def test_annotations_are_numbered_where_their_words_end() -> None:
    result = mark("12 of 90 trams", [found(None, ""), found(None, "90"), found(None, "12")], first=5)
    assert [(str(piece.text), piece.ends) for piece in result.pieces] == [
        ("12", (5,)),
        (" of ", ()),
        ("90", (6,)),
        (" trams", (7,)),
    ]
    assert [(each.number, each.finding.where.quote) for each in result.annotations] == [
        (5, "12"),
        (6, "90"),
        (7, ""),
    ]


def test_where_findings_overlap_the_worst_is_shown() -> None:
    both = [found(None, "of 90", severity="info"), found(None, "90 trams", severity="warning")]
    pieces = mark("12 of 90 trams", both, first=1).pieces
    assert [(str(piece.text), piece.severity) for piece in pieces] == [
        ("12 ", None),
        ("of ", "info"),
        ("90", "warning"),
        (" trams", "warning"),
    ]


def test_an_override_is_closed_once_at_the_end_of_the_text() -> None:
    result = mark("a \u202eb c", [found(None, "b")], first=1)
    assert plain(result) == "a \u202eb c\u202c"


_FINDINGS = st.lists(
    st.builds(found, st.none(), st.text(max_size=4), severity=st.sampled_from(SEVERITIES)), max_size=6
)


@given(st.text(alphabet=st.sampled_from("ab1 2…<&\u202e\u064b\u200dſİ\n"), min_size=1), _FINDINGS)
def test_no_finding_changes_a_text(text: str, findings: list[Finding]) -> None:
    result = mark(text, findings, first=1)
    assert plain(result) == plain(mark(text, [], first=1))
    assert [each.number for each in result.annotations] == list(range(1, len(findings) + 1))
    if text.strip():
        assert sorted(number for piece in result.pieces for number in piece.ends) == [
            each.number for each in result.annotations
        ]
    assert all(piece.text for piece in result.pieces)
