"""`articlekit rules`, `templates`, `plugins` and `house`: what there is to choose from."""

import json
from pathlib import Path

import click

from articlekit import plugins
from articlekit.app.house_file import SAMPLE, house_for
from articlekit.app.notices import NOTICES, describe
from articlekit.app.output import write_file
from articlekit.checks import document, find_rule
from articlekit.errors import UsageError
from articlekit.rendering import eject, list_templates
from articlekit.settings import Settings

__all__ = ["house_command", "plugins_command", "rules", "templates"]


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


@click.group(
    "house",
    epilog="\b\nExamples:\n"
    "  articlekit house init -o house.toml\n"
    "  articlekit house show --house house.toml\n",
)
def house_command() -> None:
    """Show or start a house file.

    A house file is the contract of your outlet: generate, check and check --fix follow it.
    """


@house_command.command("show", epilog="\b\nExample:\n  articlekit house show --house house.toml\n")
@click.option(
    "--house",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="House file. If not given: the nearest one from this folder upwards, or the default house.",
)
def show_command(house: Path | None) -> None:
    """Print what is in force, as JSON.

    null stands for the limit of the article's language.
    """
    shown = house_for("-", house or Settings.from_environment().house).model_dump(mode="json")
    shown["severities"] = {rule: severity or "off" for rule, severity in shown["severities"].items()}
    click.echo(json.dumps(shown, ensure_ascii=False, indent=2))


@house_command.command("init", epilog="\b\nExample:\n  articlekit house init -o house.toml\n")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to write; standard output if not given. A file that is there is never replaced.",
)
def init_command(output: Path | None) -> None:
    """Write a commented house file to start from."""
    if output is None:
        click.echo(SAMPLE, nl=False)
        return
    if output.exists():
        raise UsageError(f"{output}: it is there already: move it away, or give another file with -o")
    write_file(output, SAMPLE)
    click.echo(str(output), err=True)
