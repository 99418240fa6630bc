"""`articlekit rules`."""

import click

from articlekit.app.notices import NOTICES, describe
from articlekit.checks import RULES, document, find_rule

__all__ = ["command"]


@click.command("rules", epilog="\b\nExamples:\n  articlekit rules\n  articlekit rules heading-skip\n")
@click.argument("rule_id", metavar="[ID]", required=False)
def command(rule_id: str | None) -> None:
    """List the rules, or explain one: what it finds, why, and how to mend it.

    Last come findings that no rule makes, but the writing of an article.
    """
    if rule_id is not None:
        notice = next((each for each in NOTICES if each.id == rule_id), None)
        click.echo(document(find_rule(rule_id)) if notice is None else describe(notice))
        return
    rows = [
        *((rule.id, rule.severity, rule.scope, rule.summary) for rule in RULES),
        *((notice.id, notice.severity, "writing", notice.summary) for notice in NOTICES),
    ]
    width = max(len(row[0]) for row in rows)
    for identity, severity, scope, summary in rows:
        click.echo(f"{identity:<{width}}  {severity:<7}  {scope:<7}  {summary}")
