"""`articlekit house`."""

import json
from pathlib import Path

import click

from articlekit.app.house_file import SAMPLE, house_for
from articlekit.app.output import write_file
from articlekit.errors import UsageError
from articlekit.settings import Settings

__all__ = ["command"]


@click.group(
    "house",
    epilog="\b\nExamples:\n"
    "  articlekit house init -o house.toml\n"
    "  articlekit house show --house house.toml\n",
)
def command() -> None:
    """Show or start a house file.

    A house file is the contract of your outlet: generate, check and check --fix follow it.
    """


@command.command("show", epilog="\b\nExample:\n  articlekit house show --house house.toml\n")
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


@command.command("init", epilog="\b\nExample:\n  articlekit house init -o house.toml\n")
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
