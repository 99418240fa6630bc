"""The collector is at rest while a page is read, and runs afterwards as it did before."""

import gc
from collections.abc import Iterator

import pytest

from articlekit.checks import read_page
from articlekit.checks.page_parser import at_rest


@pytest.fixture(autouse=True)
def _running() -> Iterator[None]:
    yield
    gc.enable()


def test_it_rests_inside_and_runs_afterwards() -> None:
    with at_rest():
        assert not gc.isenabled()
        with at_rest():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_runs_again_after_a_failure() -> None:
    with pytest.raises(ValueError, match="broken"), at_rest():
        raise ValueError("broken")
    assert gc.isenabled()


def test_who_has_switched_it_off_keeps_it_off() -> None:
    gc.disable()
    read_page("<p>x")
    assert not gc.isenabled()
