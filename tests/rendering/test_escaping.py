"""What becomes of a text in HTML, XML, Markdown and plain text."""

import re
import unicodedata
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from articlekit.rendering.escaping import block_text, closed, escape_markdown, one_line, printable
from tests.rendering.articles import HOSTILE


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


_SHORTCODE = re.compile(r"\[([^<>&/\[\]\x00-\x20=]++)")
"""As in WordPress's `do_shortcode`."""
_EMBEDDED = re.compile(r'^\s*https?://[^\s<>"]+\s*$', re.IGNORECASE)
"""As in WordPress's `autoembed`, for a paragraph."""


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ('R&D <b>"x"</b>', 'R&amp;D &lt;b&gt;"x"&lt;/b&gt;'),
        ("20\u00a0kV à 6\u202fh", "20&nbsp;kV à 6\u202fh"),
        ("l'eau -- 5 > 4 😀", "l'eau -- 5 &gt; 4 😀"),
        ("two\n\nlines", "two lines"),
        ("<!-- wp:html -->", "&lt;!-- wp:html --&gt;"),
        ("[gallery ids=1]", "[<span>gallery</span> ids=1]"),
        ("[[caption]x[/caption]]", "[[<span>caption</span>]x[/caption]]"),
        ("as before [1] […]", "as before [1] […]"),
        ("https://example.org/a?b=1&c", "<span>https://example.org/a?b=1&amp;c</span>"),
        ("see https://example.org/", "see https://example.org/"),
    ],
)
def test_text_is_written_as_the_editor_writes_it(text: str, blocks: str) -> None:
    assert block_text(text) == blocks


@given(st.text(max_size=60) | st.text(alphabet="[]/<>&=a1 \n\u00a0h", max_size=30))
@example(HOSTILE)
@example("[\u00a0gallery]")
@example(" https://example.org/\n")
@example("HTTP://EXAMPLE.ORG")
def test_any_text_stays_text(text: str) -> None:
    written = str(block_text(text))
    assert set(re.findall(r"<[^>]*>", written)) <= {"<span>", "</span>"}
    assert not any(any(map(str.isalpha, name)) for name in _SHORTCODE.findall(written))
    assert not _EMBEDDED.match(written)
    expected = re.sub(r"[ \t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+", " ", text)
    shown = unescape(re.sub(r"</?span>", "", written))
    if not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef]|[^\x00-\ufffd]", expected):
        assert shown == expected


_READER = MarkdownIt("commonmark")
_MARKS = st.text(alphabet="\\`*_{}[]()<>#+-=.!|~&;: \n\tab1é本\u00a0", max_size=40)


def shown(markdown: str) -> str:
    """The text of the one paragraph that a reader of Markdown makes of it."""
    tokens = _READER.parse(markdown)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"], markdown
    children = tokens[1].children or []
    assert {token.type for token in children} <= {"text", "text_special"}, markdown
    return "".join(token.content for token in children)


def blanks_folded(text: str) -> str:
    return re.sub(r"[ \t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+", " ", text).strip()


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("# not a heading", "\\# not a heading"),
        ("12. July", "12\\. July"),
        ("- not a bullet", "\\- not a bullet"),
        ("-40 °C and 2.5 m", "-40 °C and 2.5 m"),
        ("<b>bold</b>", "\\<b>bold\\</b>"),
        ("db_primary_01 is down_", "db_primary_01 is down\\_"),
        ("R&D, &amp;", "R\\&D, \\&amp;"),
        ("[a](b)", "\\[a](b)"),
        ("two\n\nlines", "two lines"),
        ("20\u00a0kV", "20\u00a0kV"),
    ],
)
def test_what_markdown_would_act_on_is_escaped(text: str, markdown: str) -> None:
    assert escape_markdown(text) == markdown
    assert shown(markdown) == blanks_folded(text)


@given(_MARKS | st.text(max_size=60))
@example(HOSTILE)
@example("    code")
@example("===")
@example("a\\")
def test_any_text_is_shown_as_it_is(text: str) -> None:
    expected = blanks_folded(text).replace("\x00", "\ufffd")
    if expected and not re.search(r"[\x00-\x1f]", expected):
        assert shown(escape_markdown(text)).strip() == expected
