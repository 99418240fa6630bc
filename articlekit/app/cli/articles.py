"""`articlekit outline`, `render` and `approve`: what is done with articles that are there."""

import json
from dataclasses import replace
from pathlib import Path

import click

from articlekit.app.checking import is_page
from articlekit.app.cli.deliver import OutputOptions, check_place, deliver, output_options, overwrite_option
from articlekit.app.cli.options import Command, group, language_option, read_bytes
from articlekit.app.house_file import house_for
from articlekit.app.output import Records, check_overwriting, now, write_file
from articlekit.app.report import tree_lines
from articlekit.app.source_files import article_of, read_article_file
from articlekit.checks import check_article, read_page
from articlekit.checks.markdown import as_html
from articlekit.model.article import headings, standing_review
from articlekit.pipeline import Outcome
from articlekit.reading import decode
from articlekit.reading.metadata import iso_date
from articlekit.settings import Settings

__all__ = ["approve_command", "outline_command", "render_command", "tree"]

_OUTLINE_EPILOG = """\
\b
Examples:
  articlekit outline article.html
  articlekit generate note.txt --json | articlekit outline -
"""

_MAX_BYTES = 50_000_000


@click.command("outline", epilog=_OUTLINE_EPILOG)
@click.argument("path", default="-", metavar="PATH|-")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list of level and text.")
def outline_command(path: str, as_json: bool) -> None:
    """Print the heading tree of an HTML or Markdown file, or of an article as JSON."""
    found = tree(read_bytes(path, max_bytes=_MAX_BYTES), path, max_bytes=_MAX_BYTES)
    if as_json:
        entries = [{"level": level, "text": text} for level, text in found]
        click.echo(json.dumps(entries, ensure_ascii=False, indent=2))
        return
    for line in tree_lines(found):
        click.echo(line)


_RENDER_EPILOG = """\
\b
Examples:
  articlekit render article.json > article.html
  articlekit render article.json -t newsml -o article.newsml.xml
  articlekit render versions.json -t ninjs --house house.toml -o public/
  articlekit generate note.txt --json | articlekit render - -t ghost
"""


@click.command("render", cls=Command, epilog=_RENDER_EPILOG)
@click.argument("article", default="-", metavar="[ARTICLE.json|-]")
@output_options
def render_command(article: str, output: OutputOptions) -> None:
    """Render an article that `generate --json` or `structure --json` has made.

    A list of articles gives a file for each, in the folder that -o names. Versions in several languages
    name each other. If somebody changed an article after its approval, it is a draft again, and a line
    on standard error says so.
    """
    settings = Settings.from_environment()
    house = house_for(article, output.house or settings.house)
    file = read_article_file(read_bytes(article, max_bytes=_MAX_BYTES), name=article, max_bytes=_MAX_BYTES)
    check_place(len(file.articles), output, source=article, settings=settings)
    outcomes = [
        Outcome(article=each, findings=check_article(each, house=house) if output.annotate else ())
        for each in file.articles
    ]
    several = len({each.language for each in file.articles}) > 1
    quiet = replace(output, quiet=True)  # there is nothing to report that was not said when it was written
    deliver(
        [(each, None) for each in outcomes],
        quiet,
        source=article,
        house=house,
        settings=settings,
        several=several,
    )
    for each in file.articles if not output.quiet else ():
        if each.review is not None and standing_review(each) is None:
            who, title = each.review.by, each.headline.text
            what = f"changed after {who} approved it" if each.review.text else f"{who} approved no text of it"
            click.echo(f"articlekit: {title}: {what}: approve it again", err=True)


_APPROVE_EPILOG = """\
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


def _name(ctx: click.Context, parameter: click.Parameter, value: str) -> str:  # noqa: ARG001
    if not value.strip():
        raise click.BadParameter("it is empty: give the name of who has read the text")
    if any("\ud800" <= each <= "\udfff" for each in value):
        raise click.BadParameter("it is no Unicode text: give the name in the encoding of your terminal")
    return " ".join(value.split())


@click.command("approve", cls=Command, epilog=_APPROVE_EPILOG)
@click.argument("article", default="-", metavar="[ARTICLE.json|-]")
@group("Approval")("--by", required=True, metavar="NAME", callback=_name, help="Who approves it.")
@group("Approval")(
    "--at", metavar="TIME", callback=_moment, help="When it was approved (ISO 8601); now if not given."
)
@language_option("Approve only the version in this language.", title="Approval")
@group("Output")(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to write; it may be ARTICLE.json itself. Standard output if not given.",
)
@overwrite_option
@group("Output")("-q", "--quiet", is_flag=True, help="Print nothing on standard error.")
def approve_command(  # one parameter an option
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
    file = read_article_file(read_bytes(article, max_bytes=_MAX_BYTES), name=article, max_bytes=_MAX_BYTES)
    file = file.approved(by=by, at=at, language=language)
    if output is None:
        click.echo(file.source, nl=not file.source.endswith("\n"))
    else:
        if article == "-" or not (output.exists() and output.samefile(article)):  # a record is added in place
            records = Records(Settings.from_environment().state)
            check_overwriting(output, inputs=(), overwrite=overwrite, records=records)
        write_file(output, file.source)
    if not quiet:
        for each in file.articles:
            if language in (None, each.language):
                click.echo(f"approved by {by}, {at}: {each.language} {each.headline.text}", err=True)


def tree(data: bytes, name: str, *, max_bytes: int) -> list[tuple[int, str]]:
    """The headings of an HTML or Markdown file, or of an article as JSON: level and text, in order.

    Raises:
        InputError: it cannot be read.
    """
    text = decode(data, name=name, max_bytes=max_bytes)
    article = article_of(text, name)
    if article is not None:
        return [(level, heading.text) for _, level, heading in headings(article)]
    page = read_page(text if is_page(text, name) else as_html(text))
    return [(heading.level, heading.text) for heading in page.headings]
