"""Writing articles as a request wants them, with whatever engine it may have."""

from contextlib import closing

from articlekit.app.engine import EngineOptions, engine
from articlekit.app.web.answers import ArticlesAnswer, Failure, WrittenArticle
from articlekit.app.web.desk import Desk
from articlekit.app.web.problems import Refused
from articlekit.app.web.requests import ArticlesRequest
from articlekit.errors import UsageError
from articlekit.model.house import House
from articlekit.model.note import Note
from articlekit.pipeline import draft_all, render

__all__ = ["examine", "write_articles"]

_UNPROCESSABLE = 422


def examine(request: ArticlesRequest, desk: Desk) -> None:
    """See whether articles can be written, before the order becomes a job.

    Raises:
        Refused: they cannot.
    """
    desk.check_template(request.template)
    desk.house_for(request.house)
    _notes_of(request, desk)


def write_articles(
    request: ArticlesRequest, desk: Desk, wanted: EngineOptions | None = None
) -> ArticlesAnswer:
    """Write the articles of a note.

    Args:
        request: what is asked for.
        desk: what the operator gives.
        wanted: the engine; the one without a language model if not given.

    Raises:
        Refused: the request cannot be met.
        ArticlekitError: there is not a single article.
    """
    desk.check_template(request.template)
    house, languages = desk.house_for(request.house), request.languages or ()
    notes = _notes_of(request, desk)
    with closing(engine(wanted or EngineOptions(), desk.settings)) as chosen:
        try:
            written = draft_all(notes, languages, chosen, house)
        except UsageError as error:
            raise Refused(_UNPROCESSABLE, str(error), pointer="/languages") from error
    printed = _of_versions(house) if len(set(languages)) > 1 else house
    options = desk.rendering(printed, trace=request.trace, show_missing=request.show_missing)
    return ArticlesAnswer(
        articles=tuple(
            WrittenArticle(
                language=outcome.article.language,
                article=outcome.article,
                findings=outcome.findings,
                rendered=request.template
                and render(outcome.article, template=request.template, options=options),
            )
            for outcome, _ in written.outcomes
        ),
        failures=tuple(Failure(detail=" ".join(str(each).split())) for each in written.failures),
    )


def _notes_of(request: ArticlesRequest, desk: Desk) -> tuple[Note, ...]:
    """The notes of a request.

    Raises:
        Refused: they cannot be read, or are more work than one order may be.
    """
    notes = desk.notes_of(request.note, pointer="/note")
    count = sum(len(note.statements) for note in notes) * max(1, len(request.languages or ()))
    if count > desk.max_statements:
        most = f"{desk.max_statements:,}"
        detail = f"{count:,} statements, once a language, and {most} are the most: send less at once"
        raise Refused(_UNPROCESSABLE, detail, pointer="/note/text")
    return notes


def _of_versions(house: House) -> House:
    """The house without its address: the versions of an article have one slug, and no address each."""
    return house.model_copy(update={"page": house.page.model_copy(update={"base_url": None})})
