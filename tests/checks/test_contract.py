"""The order of headings that a house wants."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.checks.headings import departure

HEADINGS = st.lists(st.sampled_from("ABC"), max_size=6)
ORDER = st.lists(st.sampled_from([*"ABC", "*", "+", "?"]), max_size=5)


def fits(headings: str, required: str, *, match_case: bool = False) -> bool:
    return departure([(2, one) for one in headings], required, match_case=match_case) is None


@pytest.mark.parametrize(
    ("required", "right", "wrong"),
    [
        ("AB", ["AB", "ab"], ["", "A", "B", "BA", "ABC", "AAB"]),
        ("A*B", ["AB", "ACB", "ACCAB", "ABB"], ["A", "ACC", "BA"]),
        ("A+B", ["ACB", "ACCB", "ABB"], ["AB", "A", "B"]),
        ("A?B", ["ACB", "ABB"], ["AB", "ACCB"]),
        ("*", ["", "A", "ABC"], []),
        ("+", ["A", "ABC"], [""]),
        ("?", ["A"], ["", "AB"]),
        ("*A*", ["A", "BAC", "AA"], ["", "BC"]),
        ("?*", ["A", "ABC"], [""]),
    ],
)
def test_the_signs_mean_what_they_mean_in_markdownlint(
    required: str, right: list[str], wrong: list[str]
) -> None:
    assert all(fits(each, required) for each in right)
    assert not any(fits(each, required) for each in wrong)


@given(HEADINGS, ORDER)
def test_it_agrees_with_a_regular_expression(headings: list[str], order: list[str]) -> None:
    import re

    signs = {"*": "[ABC]*", "+": "[ABC]+", "?": "[ABC]"}
    pattern = "".join(signs.get(sign, sign) for sign in order)
    wanted = re.fullmatch(pattern, "".join(headings)) is not None
    assert fits("".join(headings), "".join(order)) is wanted


def test_capitals_levels_and_alternatives() -> None:
    assert not fits("a", "A", match_case=True)
    assert departure([(3, "next  steps")], ["### Outlook|Next steps"], match_case=False) is None
    assert departure([(2, "Next steps")], ["### Outlook|Next steps"], match_case=False) is not None


@pytest.mark.parametrize(
    ("headings", "required", "message"),
    [
        ("AC", ["A", "B"], "the house wants 'B' in place of 'C': put it here"),
        ("A", ["A", "*", "B"], "the house wants 'B' here and there is no further heading: add it"),
        ("AB", ["A"], "the house wants no further heading in place of 'B': take it out"),
    ],
)
def test_the_message_names_what_is_wanted(headings: str, required: list[str], message: str) -> None:
    found = departure([(2, one) for one in headings], required, match_case=False)
    assert found is not None
    assert found.message(dict(enumerate(headings)).get(found.index)) == message
