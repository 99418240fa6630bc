"""What the tests of the commands share."""

import pytest


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """A failure by chance is tried again at once: how long the pauses are is tested with the client."""
    monkeypatch.setattr("articlekit.drafting.openai.client._FIRST_PAUSE", 0.01)
