"""`articlekit rules`, `templates` and `plugins`: what there is to choose from."""

from pathlib import Path

import click

from articlekit import plugins
from articlekit.app.notices import NOTICES, describe
from articlekit.app.output import write_file
from articlekit.checks import document, find_rule
from articlekit.rendering import eject, list_templates
from articlekit.settings import Settings

__all__ = ["plugins_command", "rules", "templates"]


@click.command("rules", epilog="\b\nExamples:\n  articlekit rules\n  articlekit rules heading-skip\n")
@click.argument("rule_id", metavar="[ID]", required=False)
def rules(rule_id: str | None) -> None:
    """List the rules, or explain one: what it finds, why, and how to fix it.

    At the end of the list stand findings that the writing of an article makes, not a rule.
    """
    if rule_id is not None:
        notice = next((each for each in NOTICES if each.id == rule_id), None)
        click.echo(document(find_rule(rule_id)) if notice is None else describe(notice))
        return
    rows = [
        *((rule.id, rule.severity, rule.scope, rule.summary) for rule in plugins.rules()),
        *((notice.id, notice.severity, "writing", notice.summary) for notice in NOTICES),
    ]
    width = max(len(row[0]) for row in rows)
    for identity, severity, scope, summary in rows:
        click.echo(f"{identity:<{width}}  {severity:<7}  {scope:<7}  {summary}")


@click.group(
    "templates",
    invoke_without_command=True,
    epilog="\b\nExamples:\n  articlekit templates\n  articlekit templates eject page -o my-templates\n",
)
@click.pass_context
def templates(ctx: click.Context) -> None:
    """List the templates, or write one out to change it."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_command)


@templates.command("list", epilog="\b\nExample:\n  articlekit templates list\n")
def list_command() -> None:
    """List the templates.

    They are built in, or lie in your folder (ARTICLEKIT_TEMPLATES).
    """
    for listed in list_templates(Settings.from_environment().templates):
        origin = "built in" if listed.builtin else str(listed.file)
        click.echo(f"{listed.name:<12}  {origin}")


@templates.command("eject", epilog="\b\nExample:\n  articlekit templates eject page -o my-templates\n")
@click.argument("name")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path(), help="Folder to write to.")
def eject_command(name: str, output: Path) -> None:
    """Write a built-in template out.

    Change it, and use it with `--template FILE`.
    """
    ejected = eject(name, output)
    write_file(ejected.path, ejected.text)
    click.echo(ejected.path)


@click.command("plugins", epilog="\b\nExample:\n  articlekit plugins\n")
def plugins_command() -> None:
    """List the engines, rules, formats, readers and publishers, and where each comes from.

    A line for each: kind, name, origin. If a plug-in is broken, a line on standard error says why (exit
    status 2).
    """
    origins = {each.name: f"{each.name} ({each.distribution})" for each in plugins.installed()}
    for kind, owner, name in plugins.listed():
        click.echo(f"{kind:<9}  {name:<26}  {origins.get(owner, owner)}")
    faults = plugins.faults()
    for fault in faults:
        click.echo(f"articlekit: {fault}", err=True)
    raise SystemExit(faults[0].exit_status if faults else 0)
