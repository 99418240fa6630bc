"""`articlekit rules`."""

import click

from articlekit.checks import RULES, document, find_rule

__all__ = ["command"]


@click.command("rules", epilog="\b\nExamples:\n  articlekit rules\n  articlekit rules heading-skip\n")
@click.argument("rule_id", metavar="[ID]", required=False)
def command(rule_id: str | None) -> None:
    """List the rules, or explain one: what it finds, why, and how to mend it."""
    if rule_id is not None:
        click.echo(document(find_rule(rule_id)))
        return
    width = max(len(rule.id) for rule in RULES)
    for rule in RULES:
        click.echo(f"{rule.id:<{width}}  {rule.severity:<7}  {rule.scope:<7}  {rule.summary}")
