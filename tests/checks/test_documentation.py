"""The documentation pages of rules."""

import pytest

from articlekit.checks import RULES, document, find_rule


def test_a_page_says_what_why_and_how_with_examples() -> None:
    page = document(find_rule("heading-skip"))
    assert page.startswith(
        "# heading-skip\n\nHeading levels must not skip.\n\nSeverity: error. Looks at articles;"
    )
    assert "## Why\nScreen readers" in page
    assert "#### Night shift" in page.partition("## Found")[2].partition("## Not found")[0]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_a_page(rule: object) -> None:
    page = document(rule)  # type: ignore[arg-type]
    assert page.count("```") % 2 == 0
    assert len(page) < 8_000
