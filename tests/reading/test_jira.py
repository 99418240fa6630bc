"""Tickets in Jira's wiki markup are read as their pages show them."""

from hypothesis import given
from hypothesis import strategies as st

from articlekit.reading import read_notes
from articlekit.reading.form import is_jira
from articlekit.reading.jira import from_jira

TICKET = """h1. Ferry tickets could not be sold

*Impact:* some 900 travellers queued at {color:red}two{color} piers on 12 May 2026.
*Root cause:* a full disk, see [the runbook|https://wiki.example/run].

h2. Timeline
* 09:10 - sales stop
* 09:40 - disk cleared, [~anna.k] confirms
{code:java}
throw new Exception("full");
{code}
!screen.png|thumbnail!
||Pier||Travellers||
|North|600|
|South|300|
-All trips were lost.- No trip was lost."""


def test_a_ticket_is_read_without_its_markup() -> None:
    note = read_notes(TICKET.encode())[0]
    assert note.title == "Ferry tickets could not be sold"
    assert [(each.label, each.text) for each in note.statements[:2]] == [
        ("Impact", "some 900 travellers queued at two piers on 12 May 2026."),
        ("Root cause", "a full disk, see the runbook."),
    ]
    assert [(each.stamp, each.text) for each in note.statements if each.kind == "entry"] == [
        ("09:10", "sales stop"),
        ("09:40", "disk cleared, confirms"),
    ]
    assert [each.text for each in note.statements if each.kind == "row"] == [
        "North: Travellers: 600",
        "South: Travellers: 300",
    ]
    assert note.statements[-1].text == "No trip was lost."
    assert {each.kind for each in note.asides} >= {"code", "withdrawn"}


def test_numbered_lists_count_on_and_end() -> None:
    text = "h2. Plan\n# order a pump\n# fit the pump\n## test it\nDone.\n# tell the crew"
    assert (
        from_jira(text) == "## Plan\n1. order a pump\n2. fit the pump\n   - test it\nDone.\n1. tell the crew"
    )


def test_prose_with_a_hash_or_a_star_is_no_ticket() -> None:
    assert not is_jira(
        "# Fire in Hill Street\n* two hurt\nThe well-known mill - built in 1890 - burned down."
    )


@given(st.text(alphabet="h12. *#-|{}codequt[]~!png\\\n", max_size=200))
def test_any_markup_becomes_text(text: str) -> None:
    assert isinstance(from_jira(text), str)
