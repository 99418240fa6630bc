"""What the tests of the commands share."""

import signal
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """A failure by chance is tried again at once: how long the pauses are is tested with the client."""
    monkeypatch.setattr("articlekit.drafting.openai.client._FIRST_PAUSE", 0.01)


@pytest.fixture
def heeded() -> Iterator[None]:
    """Processes that a test starts heed the signals that stop them, as those of a terminal do.

    Where the tests run in the background of a script, or under `nohup`, signals are ignored, and what
    is ignored is inherited.
    """
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    former = {number: signal.signal(number, signal.default_int_handler) for number in numbers}
    yield
    for number, handler in former.items():
        signal.signal(number, handler)
