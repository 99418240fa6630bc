"""The work of requests: an order and a desk in, a reply out; the use cases are those of the command line."""

from collections.abc import Callable
from contextlib import closing
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from articlekit.app.engine import EngineOptions, engine
from articlekit.app.pages import Selection, check
from articlekit.app.restore import restore
from articlekit.app.versions import write_notes
from articlekit.app.web.answers import (
    ArticlesAnswer,
    Failure,
    FindingsAnswer,
    RenderAnswer,
    StructureAnswer,
    WrittenArticle,
)
from articlekit.app.web.desk import Desk, encoded, plain_name, refused
from articlekit.app.web.faults import fault_of
from articlekit.app.web.problems import Broken, Problem, Refused
from articlekit.app.web.requests import (
    ArticlesRequest,
    CheckRequest,
    NoteText,
    RenderRequest,
    StructureRequest,
)
from articlekit.app.write import Outcome
from articlekit.checks import check_article
from articlekit.errors import ArticlekitError, TemplateError, UsageError
from articlekit.model.house import House
from articlekit.model.note import Note
from articlekit.reading import read_text
from articlekit.rendering import format_of, render

__all__ = ["Kind", "Reply", "examine", "perform", "write_articles"]

Kind = Literal["articles", "examine", "structure", "check", "render"]

_OK = 200
_UNPROCESSABLE = 422


class Reply(BaseModel):
    """What has come of an order: a status, and the JSON of the answer or of the problem."""

    model_config = ConfigDict(frozen=True)

    status: int
    body: bytes
    fault: str = ""
    """For the log: what is wrong with the server, where it is the server that failed."""

    @property
    def failed(self) -> bool:
        """Whether the body is a problem."""
        return self.status != _OK


def perform(kind: Kind, order: bytes, desk: Desk) -> Reply:
    """Do the work of an order, which is the JSON of a request, without a language model.

    Whatever is wrong with it is a reply, too.
    """
    return replied(lambda: _WORK[kind](order, desk))


def replied(work: Callable[[], BaseModel | None]) -> Reply:
    """What has come of some work, as a reply.

    Raises:
        Broken: the work is not to go on.
    """
    try:
        answer = work()
    except Broken:
        raise
    except Refused as error:
        return _problem(error.problem)
    except TemplateError as error:  # its name was known: it is the operator's to mend, and to read about
        return _failed(" ".join(str(error).split()))
    except ArticlekitError as error:
        return _problem(refused(error).problem)
    except Exception as error:  # noqa: BLE001 - whatever it was, somebody waits for a reply
        return _failed(fault_of(error))
    return Reply(status=_OK, body=b"" if answer is None else answer.model_dump_json().encode())


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
    house, notes = desk.house_for(request.house), _notes(request.note, desk, "/note/text")
    try:
        with closing(engine(wanted or EngineOptions(), desk.settings)) as chosen:
            written = write_notes(notes, request.languages or (), chosen, house)
    except UsageError as error:
        raise Refused(_UNPROCESSABLE, str(error), pointer="/languages") from error
    several = len(set(request.languages or ())) > 1
    articles = tuple(
        _article(outcome, note, request, desk, _of_versions(house) if several else house)
        for outcome, note in written.outcomes
    )
    failures = tuple(Failure(detail=" ".join(str(each).split())) for each in written.failures)
    return ArticlesAnswer(articles=articles, failures=failures)


def _article(
    outcome: Outcome, note: Note, request: ArticlesRequest, desk: Desk, house: House
) -> WrittenArticle:
    return WrittenArticle(
        language=outcome.article.language,
        article=outcome.article,
        findings=outcome.findings,
        rendered=_rendered(outcome, request, desk, house, note=note),
    )


def _of_versions(house: House) -> House:
    """The house without its address: the versions of an article have one slug, and no address each."""
    return house.model_copy(update={"page": house.page.model_copy(update={"base_url": None})})


def _rendered(
    outcome: Outcome,
    request: ArticlesRequest | StructureRequest,
    desk: Desk,
    house: House,
    *,
    note: Note | None = None,
) -> str | None:
    if request.template is None:
        return None
    options = desk.rendering(house, trace=request.trace, show_missing=request.show_missing, note=note)
    return render(outcome.article, template=request.template, options=options)


def examine(order: bytes, desk: Desk) -> None:
    """See whether an order for articles can be met, before it becomes a job.

    Raises:
        Refused: it cannot.
    """
    request = ArticlesRequest.model_validate_json(order)
    desk.check_template(request.template)
    desk.house_for(request.house)
    _notes(request.note, desk, "/note/text")


def _articles(order: bytes, desk: Desk) -> ArticlesAnswer:
    return write_articles(ArticlesRequest.model_validate_json(order), desk)


def _structure(order: bytes, desk: Desk) -> StructureAnswer:
    request = StructureRequest.model_validate_json(order)
    desk.check_template(request.template)
    house = desk.house_for(request.house)
    data = encoded(request.text, pointer="/text")
    name = plain_name(request.name, "text")
    limit = desk.settings.max_bytes
    try:
        outcome = restore(read_text(data, name=name, language=request.language, max_bytes=limit), house=house)
    except ArticlekitError as error:
        raise Refused(_UNPROCESSABLE, str(error), pointer="/text") from error
    rendered = _rendered(outcome, request, desk, house)
    return StructureAnswer(article=outcome.article, findings=outcome.findings, rendered=rendered)


def _check(order: bytes, desk: Desk) -> FindingsAnswer:
    request = CheckRequest.model_validate_json(order)
    if (request.html is None) == (request.article is None):
        raise Refused(_UNPROCESSABLE, "give either html or article", pointer="/html")
    notes = _notes(request.note, desk, "/note/text") if request.note else (None,)
    if len(notes) > 1:
        raise Refused(
            _UNPROCESSABLE, f"{len(notes)} notes: give the one of the article", pointer="/note/text"
        )
    selection = Selection(
        house=desk.house_for(request.house), note=notes[0], select=request.select, ignore=request.ignore
    )
    try:
        findings = _found(request, selection, desk)
    except UsageError as error:
        raise Refused(_UNPROCESSABLE, str(error), pointer=_wrong_ids(request)) from error
    errors = sum(each.severity == "error" for each in findings)
    return FindingsAnswer(findings=findings, errors=errors)


def _found(request: CheckRequest, selection: Selection, desk: Desk) -> Any:
    house, note, select, ignore = selection.house, selection.note, selection.select, selection.ignore
    if request.article is not None:
        return check_article(request.article, house=house, note=note, select=select, ignore=ignore)
    data = encoded(request.html or "", pointer="/html")
    try:
        return check(data, "html", selection, max_bytes=desk.settings.max_bytes)
    except ArticlekitError as error:
        if isinstance(error, UsageError):
            raise
        raise Refused(_UNPROCESSABLE, str(error), pointer="/html") from error


def _wrong_ids(request: CheckRequest) -> str:
    return "/select" if request.select else "/ignore"


def _render(order: bytes, desk: Desk) -> RenderAnswer:
    request = RenderRequest.model_validate_json(order)
    desk.check_template(request.template)
    options = desk.rendering(
        desk.house_for(request.house), trace=request.trace, show_missing=request.show_missing
    )
    text = render(request.article, template=request.template, options=options)
    return RenderAnswer(rendered=text, media_type=format_of(request.template).media_type)


def _notes(note: NoteText, desk: Desk, pointer: str) -> tuple[Note, ...]:
    return desk.notes_of(note.text, name=note.name, language=note.language, pointer=pointer)


def _failed(fault: str) -> Reply:
    problem = Refused(500, "the server failed at it: ask whoever runs it").problem
    return _problem(problem).model_copy(update={"fault": fault})


def _problem(problem: Problem) -> Reply:
    return Reply(status=problem.status, body=problem.model_dump_json().encode())


_WORK: dict[Kind, Callable[[bytes, Desk], BaseModel | None]] = {
    "articles": _articles,
    "examine": examine,
    "structure": _structure,
    "check": _check,
    "render": _render,
}
