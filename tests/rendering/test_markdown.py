import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from articlekit.rendering.escaping import escape_markdown
from tests.rendering.articles import HOSTILE

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
