"""The account of an article."""

import pytest

from articlekit.drafting.drafter import Budget, Price, Tokens

PRICE = Price(prompt=1.0, completion=4.0)


def test_without_a_limit_there_is_room_for_all_that_is_wanted() -> None:
    assert Budget().room(5_000, 4_000) == 4_000
    assert Budget(max_cost=0.001).room(5_000, 4_000) == 4_000


@pytest.mark.parametrize(
    ("limit", "room"),
    [({"max_tokens": 10_000}, 1_000), ({"max_cost": 0.016}, 1_000), ({"max_tokens": 8_000}, -1_000)],
)
def test_what_was_used_and_what_the_prompt_may_be_is_no_longer_there(
    limit: dict[str, float], room: int
) -> None:
    account = Budget(price=PRICE, requests=1, **limit)  # type: ignore[arg-type]
    account.charge(5_000, 1_000)
    assert account.room(3_000, 4_000) == room


def test_what_may_have_been_used_is_kept_back_and_not_shown() -> None:
    account = Budget(max_tokens=10_000, price=PRICE, requests=1)
    account.settle(Tokens(None, 1_000, 3_000), Tokens(None, 500, 800), limit=800)
    account.settle(Tokens(None, 0, 0), Tokens(0, 5, 800), limit=800)
    assert (account.tokens, account.estimated) == (1_500, 2)
    assert account.room(0, 10_000) == 10_000 - 1_500 - 2_300
    assert account.cost == pytest.approx(0.003)


def test_what_a_server_adds_to_a_prompt_is_foreseen_the_next_time() -> None:
    account = Budget(max_tokens=10_000)
    account.hidden = 700
    assert account.room(300, 10_000) == 9_000


def test_a_free_answer_has_no_limit_but_that_of_its_prompt() -> None:
    free = Price(prompt=1.0, completion=0.0)
    assert Budget(max_cost=0.001, price=free).room(1_000, 4_000) == 4_000
    assert Budget(max_cost=0.001, price=free).room(1_001, 4_000) == 0


def test_the_cost_is_unknown_only_where_something_was_asked() -> None:
    assert Budget().cost == 0.0
    assert Budget(requests=1).cost is None
    assert "cost_usd" not in Budget(requests=1).usage()


@pytest.mark.parametrize("limit", [{"max_tokens": 99}, {"max_cost": 0.0001}])
def test_more_than_may_be_is_overdrawn(limit: dict[str, float]) -> None:
    account = Budget(price=PRICE, requests=1, **limit)  # type: ignore[arg-type]
    assert not account.is_overdrawn
    account.charge(60, 40)
    assert account.is_overdrawn
