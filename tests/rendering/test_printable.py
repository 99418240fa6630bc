import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from articlekit.rendering.escaping import closed, one_line, printable


def test_characters_that_html_forbids_are_replaced() -> None:
    assert printable("a\x00b\x1b[1m\ufffe\U0010ffff") == "a\ufffdb\ufffd[1m\ufffd\ufffd"
    assert printable("é\t\n\u00a0\u200f本😀") == "é\t\n\u00a0\u200f本😀"


def test_one_line_keeps_spaces_that_do_not_break() -> None:
    assert one_line("  20\u00a0kV\n\u2028line ") == "20\u00a0kV line"


def test_an_override_ends_with_its_text() -> None:
    assert closed("\u202eabc") == "\u202eabc\u202c"
    assert closed("\u2067\u202aabc\u202c") == "\u2067\u202aabc\u202c\u2069"
    assert closed("abc\u202c") == "abc\u202c"


@given(st.text(alphabet="ab\u202a\u202e\u202c\u2066\u2069", max_size=12))
def test_whatever_is_opened_is_closed(text: str) -> None:
    assert closed(closed(text)) == closed(text)
    assert closed(text).startswith(text)


@given(st.text())
def test_nothing_forbidden_is_left(text: str) -> None:
    kept = printable(text)
    assert len(kept) == len(text)
    assert all(unicodedata.category(character) != "Cc" or character in "\t\n\r\f" for character in kept)
