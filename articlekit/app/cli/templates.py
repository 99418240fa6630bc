"""`articlekit templates`."""

from pathlib import Path

import click

from articlekit.app.output import write_file
from articlekit.rendering import eject, list_templates
from articlekit.settings import Settings

__all__ = ["command"]


@click.group("templates", invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """List the templates, or write one out to change it."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_command)


@command.command("list")
def list_command() -> None:
    """List the built-in templates and those of your folder (ARTICLEKIT_TEMPLATES)."""
    for listed in list_templates(Settings.from_environment().templates):
        origin = "built in" if listed.builtin else str(listed.file)
        click.echo(f"{listed.name:<12}  {origin}")


@command.command("eject", epilog="\b\nExample:\n  articlekit templates eject page -o my-templates\n")
@click.argument("name")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path(), help="Folder to write to.")
def eject_command(name: str, output: Path) -> None:
    """Write a built-in template NAME out, to be changed and used with --template."""
    ejected = eject(name, output)
    write_file(ejected.path, ejected.text)
    click.echo(ejected.path)
