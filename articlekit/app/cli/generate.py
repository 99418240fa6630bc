"""`articlekit generate`."""

from contextlib import closing

import click

from articlekit.app.cli.deliver import check_place, deliver
from articlekit.app.cli.engine_options import engine_options
from articlekit.app.cli.inputs import read_bytes
from articlekit.app.cli.options import OutputOptions, complete_languages, language_tag, output_options
from articlekit.app.engine import EngineOptions, engine
from articlekit.app.house_file import load_house
from articlekit.pipeline import draft_all, read_notes
from articlekit.settings import Settings

__all__ = ["command"]

_EPILOG = """\
\b
Examples:
  articlekit generate note.txt > article.html
  cat note.txt | articlekit generate - --template markdown
  articlekit generate notes.json -o public/
  articlekit generate note.md --house house.toml -t fragment -o article.html
  articlekit generate note.txt --engine openai --model gpt-4.1-mini --lang fr --lang en -o public/
  articlekit generate note.txt --engine openai --base-url http://localhost:8080/v1
"""


def _tag(ctx: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:  # noqa: ARG001
    return tuple(map(language_tag, value))


@click.command("generate", epilog=_EPILOG)
@click.argument("note", default="-", metavar="[NOTE|-]")
@click.option(
    "--lang",
    "languages",
    multiple=True,
    metavar="TAG",
    shell_complete=complete_languages,
    callback=_tag,
    help="Language of the article (BCP 47); the note's own if not given.",
)
@engine_options
@output_options
def command(note: str, languages: tuple[str, ...], wanted: EngineOptions, output: OutputOptions) -> None:
    """Write an article from a note.

    NOTE is plain text, Markdown, HTML or JSON in any encoding; standard input if it is - or not given.
    A JSON list gives an article for every note in it. Several --lang give as many versions of each
    article: with the same sections, compared with each other, and in files named NAME.TAG.html; as
    --json on standard output, a list of articles in the order of the notes and of the languages. A
    version that cannot be had is named, and the others are written (exit status 3).

    With -o what articlekit wrote is written anew; a file of another's making is left as it is (exit
    status 2), unless --overwrite is given, and the note always is.
    """
    settings = Settings.from_environment()
    house = load_house(output.house or settings.house)
    data = read_bytes(note, max_bytes=settings.max_bytes)
    notes = read_notes(data, name=note, max_bytes=settings.max_bytes)
    several = len(set(languages)) > 1
    check_place(len(notes) * max(len(set(languages)), 1), output, source=note, settings=settings)
    with closing(engine(wanted, settings)) as chosen:
        written = draft_all(notes, languages, chosen, house)
    status = deliver(written.outcomes, output, source=note, house=house, settings=settings, several=several)
    for failure in written.failures:
        click.echo(f"articlekit: {' '.join(str(failure).split())}", err=True)
        status = failure.exit_status
    raise SystemExit(status)
