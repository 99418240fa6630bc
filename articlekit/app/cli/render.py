"""`articlekit render`."""

from dataclasses import replace

import click

from articlekit.app.article_file import read_stack
from articlekit.app.cli.deliver import check_place, deliver
from articlekit.app.cli.options import Command, OutputOptions, output_options, read_bytes
from articlekit.app.house_file import house_for
from articlekit.checks import check_article
from articlekit.model.approval import standing_review
from articlekit.pipeline import Outcome
from articlekit.settings import Settings

__all__ = ["command"]

_MAX_BYTES = 50_000_000
_EPILOG = """\
\b
Examples:
  articlekit render article.json > article.html
  articlekit render article.json -t newsml -o article.newsml.xml
  articlekit render versions.json -t ninjs --house house.toml -o public/
  articlekit generate note.txt --json | articlekit render - -t ghost
"""


@click.command("render", cls=Command, epilog=_EPILOG)
@click.argument("article", default="-", metavar="[ARTICLE.json|-]")
@output_options
def command(article: str, output: OutputOptions) -> None:
    """Render an article that `generate --json` or `structure --json` has made.

    A list of articles gives a file for each, in the folder that -o names. Versions in several languages
    name each other. If somebody changed an article after its approval, it is a draft again, and a line
    on standard error says so.
    """
    settings = Settings.from_environment()
    house = house_for(article, output.house or settings.house)
    stack = read_stack(read_bytes(article, max_bytes=_MAX_BYTES), name=article, max_bytes=_MAX_BYTES)
    check_place(len(stack.articles), output, source=article, settings=settings)
    outcomes = [
        Outcome(article=each, findings=check_article(each, house=house) if output.annotate else ())
        for each in stack.articles
    ]
    several = len({each.language for each in stack.articles}) > 1
    quiet = replace(output, quiet=True)  # there is nothing to report that was not said when it was written
    deliver(
        [(each, None) for each in outcomes],
        quiet,
        source=article,
        house=house,
        settings=settings,
        several=several,
    )
    for each in stack.articles if not output.quiet else ():
        if each.review is not None and standing_review(each) is None:
            who, title = each.review.by, each.headline.text
            what = f"changed after {who} approved it" if each.review.text else f"{who} approved no text of it"
            click.echo(f"articlekit: {title}: {what}: approve it again", err=True)
