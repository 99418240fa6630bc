"""`articlekit structure`."""

import click

from articlekit.app.cli.deliver import check_place, deliver
from articlekit.app.cli.inputs import read_bytes
from articlekit.app.cli.options import OutputOptions, complete_languages, language_tag, output_options
from articlekit.app.house_file import load_house
from articlekit.app.restore import restore
from articlekit.reading import read_text
from articlekit.settings import Settings

__all__ = ["command"]

_EPILOG = """\
\b
Examples:
  articlekit structure flat.txt > article.html
  articlekit structure - --template markdown < flat.txt
"""


@click.command("structure", epilog=_EPILOG)
@click.argument("text", default="-", metavar="[TEXT|-]")
@click.option(
    "--lang",
    "language",
    metavar="TAG",
    shell_complete=complete_languages,
    callback=lambda _, __, value: language_tag(value) if value else None,
    help="Language of the text; detected if not given.",
)
@output_options
def command(text: str, language: str | None, output: OutputOptions) -> None:
    """Restore a flat text to an article.

    The text has its headings in a list of their own, announced or not, or already in place. Each
    heading is put in front of what it belongs to; the wording is not changed.
    """
    settings = Settings.from_environment()
    house = load_house(output.house or settings.house)
    data = read_bytes(text, max_bytes=settings.max_bytes)
    flat = read_text(data, name=text, language=language, max_bytes=settings.max_bytes)
    check_place(1, output, source=text, settings=settings)
    outcome = restore(flat, house=house)
    raise SystemExit(deliver([(outcome, None)], output, source=text, house=house, settings=settings))
