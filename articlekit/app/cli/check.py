"""`articlekit check`."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from articlekit.app.cli.inputs import read_bytes
from articlekit.app.house_file import load_house
from articlekit.app.pages import Selection, check, expand
from articlekit.app.report import finding_line, summary
from articlekit.model.finding import Finding
from articlekit.settings import Settings

__all__ = ["command"]

_EPILOG = """\
\b
Examples:
  articlekit check article.html
  articlekit check public/ --format json > findings.json
  articlekit generate note.txt | articlekit check -
  articlekit check article.html --ignore page-description
"""

_MAX_BYTES = 50_000_000
"""Pages are checked where they lie; they may be larger than a note."""


def _ids(ctx: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:  # noqa: ARG001
    return tuple(part.strip() for text in value for part in text.split(",") if part.strip())


@click.command("check", epilog=_EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--house",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="House file: limits and severities of your outlet.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How findings are printed.",
)
@click.option("--select", multiple=True, callback=_ids, metavar="IDS", help="Run only these rules (a,b,c).")
@click.option("--ignore", multiple=True, callback=_ids, metavar="IDS", help="Do not run these rules (a,b,c).")
def command(
    paths: tuple[str, ...], house: Path | None, form: str, select: tuple[str, ...], ignore: tuple[str, ...]
) -> None:
    """Check the structure of HTML files, made by anyone, and of articles as JSON.

    PATH is a file, a folder (all HTML files in it), or - for standard input.
    """
    settings = Settings.from_environment()
    selection = Selection(house=load_house(house or settings.house), select=select, ignore=ignore)
    results = [
        (name, check(read_bytes(name, max_bytes=_MAX_BYTES), name, selection, max_bytes=_MAX_BYTES))
        for name in expand(paths)
    ]
    _print(results, form)
    failed = any(finding.severity == "error" for _, findings in results for finding in findings)
    raise SystemExit(int(failed))


def _print(results: Sequence[tuple[str, tuple[Finding, ...]]], form: str) -> None:
    if form == "json":
        files = [
            {"file": name, "findings": [finding.model_dump(mode="json") for finding in findings]}
            for name, findings in results
        ]
        click.echo(json.dumps(files, ensure_ascii=False, indent=2))
        return
    for name, findings in results:
        for finding in findings:
            click.echo(finding_line(finding, name))
            if finding.where.quote:
                click.echo(f"    {finding.where.quote}")
    count = len(results)
    everything = [finding for _, findings in results for finding in findings]
    click.echo(f"{count} file{'s' if count != 1 else ''}: {summary(everything)}", err=True)
