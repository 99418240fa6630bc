"""`articlekit generate` and `structure`: articles of notes, and of flat texts."""

from contextlib import closing

import click

from articlekit.app.cli.deliver import OutputOptions, check_place, deliver, output_options
from articlekit.app.cli.engine_options import engine_options
from articlekit.app.cli.options import Command, group, language_option, read_bytes
from articlekit.app.engine import EngineOptions, engine
from articlekit.app.house_file import house_for
from articlekit.app.report import reason_lines
from articlekit.pipeline import draft_all, read_notes
from articlekit.settings import Settings

__all__ = ["generate", "structure"]

_EPILOG = """\
\b
Examples:
  articlekit generate note.txt > article.html
  cat note.txt | articlekit generate - --template markdown
  articlekit generate notes.json -o public/
  articlekit generate note.md --house house.toml -t fragment -o article.html
  articlekit generate note.txt --explain -q > article.html
  articlekit generate note.txt --model gpt-4.1-mini --lang fr --lang en -o public/
  articlekit generate note.txt --model my-model --base-url http://localhost:8080/v1
"""


@click.command("generate", cls=Command, epilog=_EPILOG)
@click.argument("note", default="-", metavar="[NOTE|-]")
@language_option("Language of the article (BCP 47); the note's own if not given.", several=True)
@output_options
@group("Report, on standard error")(
    "--explain", is_flag=True, help="Say why headline, lede and headings are as they are."
)
@group("Report, on standard error")(
    "--strict", is_flag=True, help="Make it an error if the article is not fit to print (exit status 1)."
)
@engine_options
def generate(
    note: str, languages: tuple[str, ...], wanted: EngineOptions, output: OutputOptions, **flags: bool
) -> None:
    """Write an article from a note.

    NOTE is plain text, Markdown, HTML, JSON or a mail, in any encoding. Without NOTE, or with -, the
    note comes from standard input. A JSON list gives an article for every note in it.

    Several --lang give a version of each article in each language. The versions have the same
    sections, are compared with each other, and go to files named NAME.TAG.html. --json prints them as
    a list. If one version fails, its name is printed, and the others are written (exit status 3).

    With -o, articlekit replaces files that it wrote itself. It replaces other files only with
    --overwrite (without it: exit status 2), and never the note.
    """
    settings = Settings.from_environment()
    house = house_for(note, output.house or settings.house)
    data = read_bytes(note, max_bytes=settings.max_bytes)
    notes = read_notes(data, name=note, max_bytes=settings.max_bytes)
    several = len(set(languages)) > 1
    check_place(len(notes) * max(len(set(languages)), 1), output, source=note, settings=settings)
    with closing(engine(wanted, settings)) as chosen:
        written = draft_all(notes, languages, chosen, house)
    if flags["strict"]:
        written = written.strict()
    status = deliver(written.outcomes, output, source=note, house=house, settings=settings, several=several)
    if flags["explain"]:
        for line in (line for each, _ in written.outcomes for line in reason_lines(each.article)):
            click.echo(line, err=True)
    for failure in written.failures:
        click.echo(f"articlekit: {' '.join(str(failure).split())}", err=True)
        status = failure.exit_status
    raise SystemExit(status)


_STRUCTURE_EPILOG = """\
\b
Examples:
  articlekit structure flat.txt > article.html
  articlekit structure - --template markdown < flat.txt
"""


@click.command("structure", cls=Command, epilog=_STRUCTURE_EPILOG)
@click.argument("text", default="-", metavar="[TEXT|-]")
@language_option("Language of the text; detected if not given.")
@output_options
def structure(text: str, language: str | None, output: OutputOptions) -> None:
    """Put the headings of a flat text in their places.

    The text has its headings in a list of their own. Each heading is put in front of what it belongs
    to. The wording is not changed. Headings that are in place already stay there.
    """
    from articlekit.pipeline import restore  # what no note needs
    from articlekit.reading import read_text

    settings = Settings.from_environment()
    house = house_for(text, output.house or settings.house)
    data = read_bytes(text, max_bytes=settings.max_bytes)
    flat = read_text(data, name=text, language=language, max_bytes=settings.max_bytes)
    check_place(1, output, source=text, settings=settings)
    outcome = restore(flat, house=house)
    raise SystemExit(deliver([(outcome, None)], output, source=text, house=house, settings=settings))
