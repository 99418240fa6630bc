"""The work of requests: an order and a context in, a reply out, by the use cases of the command line."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from typing import Literal

from pydantic import BaseModel, ConfigDict

from articlekit.app.engine import EngineOptions, engine
from articlekit.app.output import now
from articlekit.app.web.answers import (
    ApproveAnswer,
    ArticlesAnswer,
    Broken,
    Failure,
    FindingsAnswer,
    Problem,
    Refused,
    RenderAnswer,
    StructureAnswer,
    WrittenArticle,
    fault_of,
)
from articlekit.app.web.configuration import WorkContext, encoded, plain_name, refused, told
from articlekit.app.web.requests import (
    ApproveRequest,
    ArticlesRequest,
    CheckRequest,
    RenderRequest,
    StructureRequest,
)
from articlekit.checks import check_article, check_page
from articlekit.errors import ArticlekitError, InputError, TemplateError, UsageError
from articlekit.model.article import approved
from articlekit.model.finding import Finding
from articlekit.model.house import House
from articlekit.model.note import Note
from articlekit.pipeline import Outcome, draft_all, render, restore
from articlekit.reading import decode, read_text
from articlekit.reading.metadata import iso_date
from articlekit.rendering import RenderOptions

__all__ = ["Kind", "Reply", "failure", "perform", "replied", "write_articles"]

_OK = 200


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
    except TemplateError as error:  # its name was known: it is the operator's to fix, and to read about
        return failure(" ".join(str(error).split()))
    except ArticlekitError as error:
        return _problem(refused(error).problem)
    except Exception as error:  # noqa: BLE001 - whatever it was, somebody waits for a reply
        return failure(fault_of(error))
    return Reply(status=_OK, body=b"" if answer is None else answer.model_dump_json().encode())


def failure(fault: str) -> Reply:
    """The reply of a server that failed.

    Args:
        fault: what is wrong, for the log.
    """
    problem = Refused(500, "the server failed at it: ask whoever runs it").problem
    return _problem(problem).model_copy(update={"fault": fault})


def _problem(problem: Problem) -> Reply:
    return Reply(status=problem.status, body=problem.model_dump_json().encode())


_UNPROCESSABLE = 422


def examine(request: ArticlesRequest, context: WorkContext) -> None:
    """See whether articles can be written, before the order becomes a job.

    Raises:
        Refused: they cannot.
    """
    context.check_template(request.template, annotate=request.annotate)
    context.house_for(request.house)
    _notes_of(request, context)


def write_articles(
    request: ArticlesRequest, context: WorkContext, wanted: EngineOptions | None = None
) -> ArticlesAnswer:
    """Write the articles of a note.

    Args:
        request: what is asked for.
        context: what the operator gives.
        wanted: the engine; the one without a language model if not given.

    Raises:
        Refused: the request cannot be met.
        ArticlekitError: there is not a single article.
    """
    context.check_template(request.template, annotate=request.annotate)
    house, languages = context.house_for(request.house), request.languages or ()
    notes = _notes_of(request, context)
    with closing(engine(wanted or EngineOptions(), context.settings)) as chosen:
        try:
            written = draft_all(notes, languages, chosen, house)
        except UsageError as error:
            raise Refused(_UNPROCESSABLE, told(error), pointer="/languages") from error
    printed = _of_versions(house) if len(set(languages)) > 1 else house
    options = context.rendering(printed, trace=request.trace, show_missing=request.show_missing)
    return ArticlesAnswer(
        articles=tuple(
            WrittenArticle(
                language=outcome.article.language,
                article=outcome.article,
                findings=outcome.findings,
                rendered=_rendered(request, outcome, note, options),
            )
            for outcome, note in written.outcomes
        ),
        failures=tuple(Failure(detail=told(each)) for each in written.failures),
    )


def _rendered(
    request: ArticlesRequest | StructureRequest, outcome: Outcome, note: Note | None, options: RenderOptions
) -> str | None:
    """What a request wants rendered of an outcome; with its findings marked where it wants that, too."""
    if request.template is None:
        return None
    if request.annotate:
        options = replace(options, note=note, annotate=outcome.annotations, editors_copy=True)
    return render(outcome.article, template=request.template, options=options)


def _notes_of(request: ArticlesRequest, context: WorkContext) -> tuple[Note, ...]:
    """The notes of a request.

    Raises:
        Refused: they cannot be read, or are more work than one order may be.
    """
    notes = context.notes_of(request.note, pointer="/note")
    count = sum(len(note.statements) for note in notes) * max(1, len(request.languages or ()))
    if count > context.max_statements:
        most = f"{context.max_statements:,}"
        detail = f"{count:,} statements, once a language, and {most} are the most: send less at once"
        raise Refused(_UNPROCESSABLE, detail, pointer="/note/text")
    return notes


def _of_versions(house: House) -> House:
    """The house without its address: the versions of an article have one slug, and no address each."""
    return house.model_copy(update={"page": house.page.model_copy(update={"base_url": None})})


Kind = Literal["articles", "examine", "structure", "check", "render", "approve"]


def perform(kind: Kind, order: bytes, context: WorkContext) -> Reply:
    """Do the work of an order, which is the JSON of a request, without a language model.

    Whatever is wrong with it is a reply, too.
    """
    return replied(lambda: _WORK[kind](order, context))


def _articles(order: bytes, context: WorkContext) -> ArticlesAnswer:
    return write_articles(ArticlesRequest.model_validate_json(order), context)


def _examine(order: bytes, context: WorkContext) -> None:
    examine(ArticlesRequest.model_validate_json(order), context)


def _structure(order: bytes, context: WorkContext) -> StructureAnswer:
    request = StructureRequest.model_validate_json(order)
    context.check_template(request.template, annotate=request.annotate)
    house = context.house_for(request.house)
    data, name = encoded(request.text, pointer="/text"), plain_name(request.name, "text", pointer="/name")
    limit = context.settings.max_bytes
    try:
        outcome = restore(read_text(data, name=name, language=request.language, max_bytes=limit), house=house)
    except (InputError, UsageError) as error:
        raise Refused(_UNPROCESSABLE, told(error), pointer="/text") from error
    options = context.rendering(house, trace=request.trace, show_missing=request.show_missing)
    return StructureAnswer(
        article=outcome.article,
        findings=outcome.findings,
        rendered=_rendered(request, outcome, None, options),
    )


def _check(order: bytes, context: WorkContext) -> FindingsAnswer:
    request = CheckRequest.model_validate_json(order)
    try:
        findings = _found(request, context)
    except UsageError as error:  # an id of a rule
        pointer = "/select" if request.select else "/ignore"
        raise Refused(_UNPROCESSABLE, told(error), pointer=pointer) from error
    errors = sum(each.severity == "error" for each in findings)
    return FindingsAnswer(findings=findings, errors=errors)


def _found(request: CheckRequest, context: WorkContext) -> tuple[Finding, ...]:
    notes = context.notes_of(request.note, pointer="/note") if request.note else (None,)
    if len(notes) > 1:
        detail = f"{len(notes)} notes: give the one of the article"
        raise Refused(_UNPROCESSABLE, detail, pointer="/note/text")
    house, select, ignore = context.house_for(request.house), request.select, request.ignore
    if request.article is not None and request.html is None:
        return check_article(request.article, house=house, note=notes[0], select=select, ignore=ignore)
    if request.html is None or request.article is not None:
        raise Refused(_UNPROCESSABLE, "give either html or article", pointer="/html")
    try:
        data = encoded(request.html, pointer="/html")
        html = decode(data, name="html", max_bytes=context.settings.max_bytes)
    except InputError as error:
        raise Refused(_UNPROCESSABLE, told(error), pointer="/html") from error
    return check_page(html, house=house, note=notes[0], select=select, ignore=ignore)


def _render(order: bytes, context: WorkContext) -> RenderAnswer:
    request = RenderRequest.model_validate_json(order)
    context.check_template(request.template)
    house = context.house_for(request.house)
    options = context.rendering(house, trace=request.trace, show_missing=request.show_missing)
    text = render(request.article, template=request.template, options=options)
    formats = {listed.name: form for listed, form in context.templates()}
    return RenderAnswer(rendered=text, media_type=formats[request.template].media_type)


def _approve(order: bytes, context: WorkContext) -> ApproveAnswer:  # noqa: ARG001 - as all of them
    request = ApproveRequest.model_validate_json(order)
    at = now() if request.at is None else iso_date(request.at)
    if at is None:
        detail = "it is no ISO 8601 date: give one such as 2026-03-04T18:00+01:00"
        raise Refused(_UNPROCESSABLE, detail, pointer="/at")
    return ApproveAnswer(article=approved(request.article, by=request.by, at=at))


_WORK: dict[Kind, Callable[[bytes, WorkContext], BaseModel | None]] = {
    "articles": _articles,
    "examine": _examine,
    "structure": _structure,
    "check": _check,
    "render": _render,
    "approve": _approve,
}
