"""What was found in a short text is remembered, what was found in a long one is not."""

from articlekit.language.caching import remembered


def test_short_texts_are_read_once() -> None:
    read: list[tuple[str, str]] = []

    @remembered
    def find(text: str, language: str) -> int:
        """Count."""
        read.append((text, language))
        return len(text)

    short, long = "Power is back.", "Power is back. " * 100
    assert [find(short, "en"), find(short, "en"), find(short, "de")] == [14, 14, 14]
    assert read == [(short, "en"), (short, "de")]
    assert find(long, "en") == find(long, "en") == 1_500
    assert len(read) == 4
    assert find.__doc__ == "Count."
