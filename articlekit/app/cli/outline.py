"""`articlekit outline`."""

import json

import click

from articlekit.app.cli.options import read_bytes
from articlekit.app.pages import tree
from articlekit.app.report import tree_lines

__all__ = ["command"]

_EPILOG = """\
\b
Examples:
  articlekit outline article.html
  articlekit generate note.txt --json | articlekit outline -
"""

_MAX_BYTES = 50_000_000


@click.command("outline", epilog=_EPILOG)
@click.argument("path", default="-", metavar="PATH|-")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list of level and text.")
def command(path: str, as_json: bool) -> None:
    """Print the heading tree of an HTML file or of an article as JSON."""
    found = tree(read_bytes(path, max_bytes=_MAX_BYTES), path, max_bytes=_MAX_BYTES)
    if as_json:
        entries = [{"level": level, "text": text} for level, text in found]
        click.echo(json.dumps(entries, ensure_ascii=False, indent=2))
        return
    for line in tree_lines(found):
        click.echo(line)
