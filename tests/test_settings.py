"""Settings as the environment gives them."""

from pathlib import Path

import pytest

from articlekit.errors import UsageError
from articlekit.settings import Settings


def test_a_key_shows_nowhere() -> None:
    settings = Settings.from_environment({"OPENAI_API_KEY": " sk-hidden "})
    assert settings.openai_key is not None
    assert settings.openai_key.value == "sk-hidden"
    assert "hidden" not in f"{settings!r} {settings.openai_key} {settings.openai_key!r}"


def test_an_empty_key_is_none() -> None:
    assert Settings.from_environment({"OPENAI_API_KEY": " "}).openai_key is None


def test_prices_of_ones_own_go_before_the_table() -> None:
    settings = Settings.from_environment({"ARTICLEKIT_PRICES": "mine=0/0.5, gpt-4.1=1/2"})
    assert settings.price("mine") == (0, 0.5)
    assert settings.price("gpt-4.1") == (1, 2)
    assert settings.price("gpt-4.1-mini-2025-04-14") == settings.price("gpt-4.1-mini")
    for name in ("openai/gpt-4.1-mini", "gpt-4.1-mini-20250414", "openai/gpt-4.1-mini-2025-04-14"):
        assert settings.price(name) == settings.price("gpt-4.1-mini")
    assert settings.price("nobody-knows") is None
    assert settings.price("gpt-4.1-mini-high") is None


@pytest.mark.parametrize("text", ["mine", "mine=1", "mine=1/x", "mine=-1/2", "=1/2"])
def test_a_price_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="ARTICLEKIT_PRICES"):
        Settings.from_environment({"ARTICLEKIT_PRICES": text})


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"ARTICLEKIT_CACHE": "/a"}, Path("/a")),
        ({"XDG_CACHE_HOME": "/b", "HOME": "/c"}, Path("/b/articlekit")),
        ({"HOME": "/c"}, Path("/c/.cache/articlekit")),
        ({}, None),
    ],
)
def test_the_cache_lies_where_the_user_keeps_such_things(
    environment: dict[str, str], folder: Path | None
) -> None:
    assert Settings.from_environment(environment).cache == folder
