"""Rules for articles, pages and versions, and what runs them."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from articlekit.checks.fixing import fix_and_check, fix_article, fix_page
    from articlekit.checks.page import Page
    from articlekit.checks.page_parser import read_page
    from articlekit.checks.rule import Rule, document
    from articlekit.checks.rules import ARTICLE_RULES, PAGE_RULES, PARITY_RULES, RULES
    from articlekit.checks.runner import (
        check_article,
        check_page,
        check_version,
        find_rule,
        strict,
        unfit,
    )
    from articlekit.checks.version import Version, counterparts, version_of_page

__all__ = [
    "ARTICLE_RULES",
    "PAGE_RULES",
    "PARITY_RULES",
    "RULES",
    "Page",
    "Rule",
    "Version",
    "check_article",
    "check_page",
    "check_version",
    "counterparts",
    "document",
    "find_rule",
    "fix_and_check",
    "fix_article",
    "fix_page",
    "read_page",
    "strict",
    "unfit",
    "version_of_page",
]

# The rules are loaded when something of the room is asked for: its import costs next to nothing.
_HOMES = {
    "ARTICLE_RULES": "rules",
    "PAGE_RULES": "rules",
    "PARITY_RULES": "rules",
    "RULES": "rules",
    "Page": "page",
    "Rule": "rule",
    "Version": "version",
    "check_article": "runner",
    "check_page": "runner",
    "check_version": "runner",
    "counterparts": "version",
    "document": "rule",
    "find_rule": "runner",
    "fix_and_check": "fixing",
    "fix_article": "fixing",
    "fix_page": "fixing",
    "read_page": "page_parser",
    "strict": "runner",
    "unfit": "runner",
    "version_of_page": "version",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
