"""Whoever meets the id of a finding can ask what it means."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import articlekit
from articlekit.app.cli import main
from articlekit.app.finding_formats import NOTICES, Notice, lines_of
from articlekit.checks import RULES

PACKAGE = Path(articlekit.__file__).parent
KNOWN = {one.id for one in (*RULES, *NOTICES)}


def raised() -> Iterator[tuple[str, str]]:
    """Each id that a finding is made with somewhere in the package, and the file."""
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = {
            target.id: node.value.value
            for node in tree.body
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).lower().endswith("finding"):
                first = [each.value for each in node.keywords if each.arg == "rule"] or node.args[:1]
                for value in first:
                    name = constants.get(value.id) if isinstance(value, ast.Name) else None
                    identity = value.value if isinstance(value, ast.Constant) else name
                    if isinstance(identity, str):
                        yield identity, path.name


def test_every_id_that_a_finding_is_made_with_is_explained() -> None:
    found = dict(raised())
    assert {"model-cut", "embargo-undated"} <= found.keys()
    assert not found.keys() - KNOWN


@pytest.mark.parametrize("notice", NOTICES, ids=lambda notice: notice.id)
def test_a_notice_is_listed_and_explained(notice: Notice) -> None:
    identity = notice.id
    listed = CliRunner().invoke(main, ["rules"]).stdout.splitlines()
    assert any(line.split()[0] == identity for line in listed)
    page = CliRunner().invoke(main, ["rules", identity]).stdout
    assert page.startswith(f"# {identity}\n")
    assert f"{notice.severity} {identity}: " in page.partition("## Example")[2]


def test_the_table_of_rules_in_sarif_has_notices_too() -> None:
    log = "\n".join(lines_of("sarif")([]))
    assert all(f'"id": "{identity}"' in log for identity in KNOWN)


def test_ids_are_not_given_twice() -> None:
    assert len(KNOWN) == len(RULES) + len(NOTICES)
