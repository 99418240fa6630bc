"""The diff that `check --fix --dry-run` prints."""

import difflib

from hypothesis import given
from hypothesis import strategies as st

from articlekit.app.checking import unified_diff
from tests.growth import no_faster_than_length

LINES = st.lists(st.booleans(), max_size=60)


@given(LINES, st.booleans())
def test_lines_changed_one_by_one_look_as_difflib_has_them(changed: list[bool], ends: bool) -> None:
    before = [f"line {number}\n" for number in range(len(changed))]
    after = [f"mended {number}\n" if each else before[number] for number, each in enumerate(changed)]
    if not ends and before:
        before[-1], after[-1] = before[-1].rstrip(), after[-1].rstrip()
    lines = difflib.unified_diff(before, after, fromfile="a.html", tofile="a.html")
    wanted = "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
    assert unified_diff("".join(before), "".join(after), "a.html") == wanted


def test_a_line_that_goes_is_told() -> None:
    assert unified_diff("a\nb\nc\n", "a\nc\n", "x") == "--- x\n+++ x\n@@ -1,3 +1,2 @@\n a\n-b\n c\n"


def test_a_change_among_many_takes_no_longer() -> None:
    def compare(count: int) -> None:
        before = "".join("<h2>A.</h2>\n<p>x</p>\n" for _ in range(count))
        assert unified_diff(before, before.replace("A.", "A"), "x").count("\n-") == count

    assert no_faster_than_length(compare, 50_000)
