"""`articlekit approve`."""

from pathlib import Path

import click

from articlekit.app.article_file import read_stack
from articlekit.app.cli.options import Command, group, language_tag, overwrite_option, read_bytes
from articlekit.app.output import Records, check_overwriting, now, write_file
from articlekit.reading.metadata import iso_date
from articlekit.settings import Settings

__all__ = ["command"]

_MAX_BYTES = 50_000_000
_EPILOG = """\
\b
Examples:
  articlekit generate note.txt --json -o article.json
  articlekit approve article.json --by "Ada Example" -o article.json
  articlekit render article.json -t newsml -o article.newsml.xml
  articlekit generate note.txt --json | articlekit approve - --by Ada | articlekit render - -t ninjs
"""


def _moment(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str:  # noqa: ARG001
    if value is None:
        return now()
    moment = iso_date(value)
    if moment is None:
        example = "2026-03-04T18:00+01:00"
        raise click.BadParameter(f"{value[:40]!r} is no ISO 8601 date: give one such as {example}")
    return moment


def _tag(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:  # noqa: ARG001
    return language_tag(value) if value else None


def _name(ctx: click.Context, parameter: click.Parameter, value: str) -> str:  # noqa: ARG001
    if not value.strip():
        raise click.BadParameter("it is empty: give the name of who has read the text")
    if any("\ud800" <= each <= "\udfff" for each in value):
        raise click.BadParameter("it is no Unicode text: give the name in the encoding of your terminal")
    return " ".join(value.split())


@click.command("approve", cls=Command, epilog=_EPILOG)
@click.argument("article", default="-", metavar="[ARTICLE.json|-]")
@group("Approval")("--by", required=True, metavar="NAME", callback=_name, help="Who approves it.")
@group("Approval")(
    "--at", metavar="TIME", callback=_moment, help="When it was approved (ISO 8601); now if not given."
)
@group("Approval")(
    "--lang", "language", metavar="TAG", callback=_tag, help="Approve only the version in this language."
)
@group("Output")(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to write; it may be ARTICLE.json itself. Standard output if not given.",
)
@overwrite_option
@group("Output")("-q", "--quiet", is_flag=True, help="Print nothing on standard error.")
def command(  # one parameter an option
    *,
    article: str,
    by: str,
    at: str,
    language: str | None,
    output: Path | None,
    overwrite: bool,
    quiet: bool,
) -> None:
    """Record that a person has read an article as JSON and approved it.

    The record says who and when. It holds for the text as it is: when a word changes, the article
    counts as a draft again. Every format carries the record; ninjs and NewsML-G2 withhold an article
    without it. The rest of the file stays as it was written.

    In a list of versions all are approved, or with --lang one.
    """
    stack = read_stack(read_bytes(article, max_bytes=_MAX_BYTES), name=article, max_bytes=_MAX_BYTES)
    stack = stack.approved(by=by, at=at, language=language)
    if output is None:
        click.echo(stack.source, nl=not stack.source.endswith("\n"))
    else:
        if article == "-" or not (output.exists() and output.samefile(article)):  # a record is added in place
            records = Records(Settings.from_environment().state)
            check_overwriting(output, inputs=(), overwrite=overwrite, records=records)
        write_file(output, stack.source)
    if not quiet:
        for each in stack.articles:
            if language in (None, each.language):
                click.echo(f"approved by {by}, {at}: {each.language} {each.headline.text}", err=True)
