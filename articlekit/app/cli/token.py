"""`articlekit token`."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from articlekit.app.cli.serve import needs_server, state_folder, state_option
from articlekit.errors import UsageError
from articlekit.settings import Settings

if TYPE_CHECKING:
    from articlekit.app.web.access import Tokens

__all__ = ["command"]

_SCOPES = ("articles", "structure", "check", "render", "approve", "metrics")


_EPILOG = """\
\b
Examples:
  articlekit token create --scope articles --scope check --name cms --expires 365
  articlekit token list
  articlekit token revoke 3f2a9c01d4e5
"""


@click.group("token", epilog=_EPILOG)
def command() -> None:
    """Make, list and revoke the tokens of the HTTP API."""


@command.command(
    "create", epilog="\b\nExample:\n  articlekit token create --scope articles --scope check --name cms\n"
)
@click.option(
    "--scope",
    "scopes",
    type=click.Choice(_SCOPES),
    multiple=True,
    required=True,
    help="What the token is for; may be given more than once.",
)
@click.option("--name", default="", metavar="TEXT", help="Name of its owner, for the list.")
@click.option("--expires", type=click.IntRange(1, 36_500), metavar="DAYS", help="How many days it is valid.")
@state_option
def create_command(scopes: tuple[str, ...], name: str, expires: int | None, state: Path | None) -> None:
    """Make a token and print it, once.

    Only a hash of it is kept.
    """
    end = datetime.now(UTC) + timedelta(days=expires) if expires else None
    with _tokens(state) as tokens:
        kept, text = tokens.create(
            tuple(dict.fromkeys(scopes)),  # type: ignore[arg-type]  # click has seen to that
            name=name,
            expires=end,
        )
    click.echo(text)
    click.echo(f"token {kept.id} for {', '.join(kept.scopes)}: keep it, it is not shown again", err=True)


@command.command("list", epilog="\b\nExample:\n  articlekit token list\n")
@state_option
def list_command(state: Path | None) -> None:
    """List the tokens.

    A line has id, state, day, scopes and name.
    """
    with _tokens(state) as tokens:
        for token in tokens.all():
            until = f" until {token.expires:%Y-%m-%d}" if token.expires and token.state == "valid" else ""
            line = (
                token.id,
                f"{token.state + until:<24}",
                f"{token.created:%Y-%m-%d}",
                ",".join(token.scopes),
            )
            click.echo("  ".join((*line, token.name)).rstrip())


@command.command("revoke", epilog="\b\nExample:\n  articlekit token revoke 3f2a9c01d4e5\n")
@click.argument("token_id", metavar="ID")
@state_option
def revoke_command(token_id: str, state: Path | None) -> None:
    """Refuse the token ID from the next request on."""
    with _tokens(state) as tokens:
        if tokens.revoke(token_id) is None:
            raise UsageError(f"there is no token {token_id!r}: `articlekit token list` has them")
    click.echo(f"token {token_id} is revoked", err=True)


@contextmanager
def _tokens(state: Path | None) -> "Iterator[Tokens]":
    needs_server()
    from articlekit.app.web.access import Tokens
    from articlekit.app.web.store import open_store

    settings = Settings.from_environment()
    store = open_store(state_folder(state, settings), settings)
    try:
        yield Tokens(store)
    finally:
        store.close()
