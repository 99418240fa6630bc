"""Whatever happens, the end is a valid article or a clean error, within the budget."""

import pytest

from tests.evaluation.faults import run


@pytest.mark.parametrize("seed", range(40))
def test_a_sequence_of_faults_comes_to_a_good_end(seed: int) -> None:
    """`tests/evaluation/faults.py` runs hundreds of them."""
    assert run(seed).faults == ()
