"""Whatever bytes come in, the commands end with an article or with one line that says why not."""

import pytest
from click.testing import CliRunner
from hypothesis import example, given
from hypothesis import strategies as st

from articlekit.app.cli import main

_TEXT = st.text(min_size=1, max_size=300)
_BYTES = st.one_of(
    st.binary(max_size=400),
    _TEXT.map(lambda text: text.encode("utf-8", "replace")),
    _TEXT.map(lambda text: text.encode("utf-16", "replace")),
    st.lists(_TEXT, min_size=1, max_size=6).map(lambda parts: "\n\n".join(parts).encode("utf-8", "replace")),
)


@pytest.mark.parametrize("command", [["generate"], ["structure"], ["check"], ["outline"]], ids=lambda c: c[0])
@given(data=_BYTES)
@example(data=b"")
@example(data=b"\xef\xbb\xbf")
@example(data=b"{" * 5000)
@example(data=b"[[" * 500)
@example(data=b"---\n- [\n---\ntext")
@example(data=b"<p>" * 3000)
@example(data=b"# \n## \n### \n")
@example(data="a\u2028b\u0085c\x1cd".encode())
def test_no_bytes_bring_a_traceback(command: list[str], data: bytes) -> None:
    result = CliRunner().invoke(main, [*command, "-"], input=data)
    assert result.exit_code in {0, 1, 2}
    assert result.exception is None or isinstance(result.exception, SystemExit)
    if result.exit_code == 2:
        assert result.stdout == ""
        assert len(result.stderr.splitlines()) == (2 if command == ["check"] else 1)  # and a summary
