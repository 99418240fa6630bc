"""The weights of the drafter keep the signs that are sure, and are those that the script learns."""

import pytest

from articlekit.drafting.extractive.weights import load_weights
from tests.quality.learn_drafting import FILE, SIGNS, as_toml, learn, read
from tests.quality.shared import gold_files, missing, own_files


@pytest.mark.parametrize("model", SIGNS)
def test_weights_keep_their_signs(model: str) -> None:
    rising, falling = (frozenset(names.split()) for names in SIGNS[model])
    table = load_weights()[model]
    assert table
    assert not [name for name in rising if table.get(name, 0) < 0]
    assert not [name for name in falling if table.get(name, 0) > 0]


@pytest.mark.thorough
@pytest.mark.shared
@pytest.mark.skipif(missing() is not None, reason=f"{missing()} is not there")
def test_the_script_learns_the_weights_that_are_in_the_package() -> None:
    learned = as_toml(learn(read(gold_files()), read(own_files())), {})
    assert learned.partition("\n[")[2] == FILE.read_text(encoding="utf-8").partition("\n[")[2]
