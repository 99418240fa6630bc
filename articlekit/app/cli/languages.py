"""`articlekit languages`."""

import json

import click

from articlekit.language.support import Support, supported

__all__ = ["command"]


@click.command("languages", epilog="\b\nExamples:\n  articlekit languages\n  articlekit languages --json\n")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def command(as_json: bool) -> None:
    """List the languages that have a locale file, and what is there for each.

    Notes in any other language are read, arranged by topic and checked too; their headings are
    clauses of the note, and the few words of the page itself are English.
    """
    rows = supported()
    if as_json:
        click.echo(json.dumps([vars(row) for row in rows], ensure_ascii=False, indent=2))
        return
    click.echo("tag  dir  script  detected by   stems  cue words  headings      name (names found by)")
    for row in rows:
        click.echo(_line(row))


def _line(row: Support) -> str:
    stems = "yes" if row.stems else "no"
    return (
        f"{row.tag:<4} {row.direction:<4} {row.script:<7} {row.detection:<13} {stems:<6} "
        f"{row.cue_words:<10} {row.headings:<13} {row.name} ({', '.join(row.names)})"
    )
