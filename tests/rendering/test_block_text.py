import re
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articlekit.rendering.escaping import block_text
from tests.rendering.articles import HOSTILE

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
