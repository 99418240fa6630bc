"""Agreement with the examples of the W3C ACT rules on titles, languages and headings.

The examples are not part of the project: they come from the folder named by ARTICLEKIT_SHARED, or
from `shared` next to the checkout. See https://www.w3.org/WAI/standards-guidelines/act/rules/.
"""

import json
import os
from functools import lru_cache
from pathlib import Path

import pytest

from articlekit.checks import check_page
from articlekit.model.house import House

pytestmark = pytest.mark.shared

_RULES = {
    "2779a5": ("page-title",),
    "b5c3f8": ("page-language",),
    "bf051a": ("page-language",),
    "5b7ae0": ("page-language",),
    "de46e4": ("page-part-language",),
    "ucwvc8": ("page-language-mismatch",),
    "off6ek": ("page-part-language-mismatch", "page-language-mismatch"),
    "047fe0": ("page-content-heading",),
    "ffd0e9": ("page-heading-empty",),
    "c4a8a4": ("page-title",),
    "b49b2e": ("page-heading-empty",),
}
"""Rules of the W3C, and those of ours that have the same subject."""

_UNDECIDED = {
    ("c4a8a4", "Failed Example 3"): "whether a title describes its page takes the meaning of both",
    ("b49b2e", "Failed Example 1"): "whether a heading describes its text takes the meaning of both",
    ("b49b2e", "Failed Example 4"): "whether a heading describes its text takes the meaning of both",
}
"""Examples that no rule of ours decides, and why not."""


@lru_cache(maxsize=1)
def _cases() -> list[dict[str, str]]:
    beside = Path(__file__).resolve().parents[3] / "shared"
    file = Path(os.environ.get("ARTICLEKIT_SHARED") or beside) / "schemas" / "act-cases.jsonl"
    if not file.is_file():
        pytest.fail(
            f"{file} is not there: put the test cases of the W3C ACT rules into it, one JSON object a line "
            "(rule, example, expected, html), from https://www.w3.org/WAI/content-assets/wcag-act-rules/ "
            "or name the folder that has it in ARTICLEKIT_SHARED",
            pytrace=False,
        )
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


@pytest.mark.parametrize("rule", _RULES)
def test_examples_are_judged_as_the_w3c_judges_them(rule: str) -> None:
    cases = [case for case in _cases() if case["rule"] == rule]
    assert cases
    wrong = []
    for case in cases:
        found = bool(check_page(case["html"], house=House(), select=_RULES[rule]))
        expected = case["expected"] == "failed" and (rule, case["example"]) not in _UNDECIDED
        if found is not expected:
            wrong.append(f"{case['example']} ({case['expected']}): {'found' if found else 'not found'}")
    assert not wrong


def test_every_rule_with_such_a_subject_is_compared() -> None:
    assert {case["rule"] for case in _cases()} == set(_RULES)


def test_what_is_left_undecided_is_in_the_examples() -> None:
    failed = {(case["rule"], case["example"]) for case in _cases() if case["expected"] == "failed"}
    assert failed >= set(_UNDECIDED)
