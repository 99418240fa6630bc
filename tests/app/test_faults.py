"""Whatever happens, the end is a valid article or a clean error, within the budget."""

import time
from collections.abc import Iterator

import pytest

from articlekit.app.engine import EngineOptions, engine
from articlekit.app.write import write
from articlekit.drafting.drafter import Brief
from articlekit.drafting.openai import client
from articlekit.errors import ArticlekitError
from articlekit.settings import Settings
from tests.fakes.faults import script
from tests.fakes.notes import read
from tests.fakes.openai_server import FakeServer

SEEDS = 500
SLICES = 20
BUDGET = 12_000
NOTE = read()


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    real = time.sleep
    monkeypatch.setattr(client.time, "sleep", lambda seconds: real(0 if seconds < 60 else seconds))
    client._ABILITIES.clear()
    yield
    client._ABILITIES.clear()


@pytest.mark.parametrize("part", range(SLICES))
def test_every_sequence_of_faults_comes_to_a_good_end(part: int) -> None:
    for seed in range(part, SEEDS, SLICES):
        _one(seed)


def _one(seed: int) -> None:
    language = "fr" if seed % 5 == 0 else "en"
    with FakeServer(*script(seed)) as server:
        options = EngineOptions(
            name="openai", model="fake", base_url=server.url, timeout=0.2, max_tokens=BUDGET, cache=False
        )
        chosen = engine(options, Settings())
        brief = Brief(note=NOTE, language=language, budget=chosen.budget())
        try:
            outcome = write(brief, chosen.drafter, attempts=3)
        except ArticlekitError as error:
            assert "\n" not in str(error), seed
            assert error.exit_status == 3, seed
        else:
            assert not outcome.failed, (seed, outcome.findings)
            assert outcome.article.language == language, seed
            assert outcome.article.lede, seed
    assert brief.budget.tokens <= BUDGET, seed
