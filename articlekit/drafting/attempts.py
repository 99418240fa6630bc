"""The one use case: a brief goes to a drafter, and an article comes back checked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from articlekit.checks import fix_and_check
from articlekit.drafting.drafter import AnswerError, Brief, Drafter, Judge
from articlekit.drafting.extractive import ExtractiveDrafter
from articlekit.drafting.metadata import completed, recorded, recorded_of_model
from articlekit.drafting.verify import Checked, Verifier, Verify
from articlekit.errors import EngineError
from articlekit.language.tags import primary
from articlekit.model.article import Article, headings, sentences
from articlekit.model.finding import Finding, Severity, Where
from articlekit.model.provenance import BY_NOTE
from articlekit.model.tree import changed, identified, sentences_by_id

__all__ = ["Outcome", "checked", "write"]

_UNDATED = "embargo-undated"
"""The finding of a note with an embargo that has no moment."""
_OVERRUN = "model-budget"
"""The finding of a server that has used more tokens than it was allowed."""
_ROUNDS = 3
"""The note's words may fail in their turn and are left out then."""
_NOT_WRITTEN = ("meta", "missing", "standfirst")
"""Parts of an article that no model writes: what is wrong there is not its fault."""
_ASKED_ONLY = frozenset({"house-headings"})
"""Rules that the note's own words keep no better than the model's."""
_MOST_FAILING = 0.75
"""Share of a model's sentences whose errors tell that it is not up to the task."""
_QUOTED = 80
_MOST_IDS = 30


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """An article and what is to be said of it."""

    article: Article
    findings: tuple[Finding, ...] = ()
    attempts: int = 1
    usage: Mapping[str, float] = field(default_factory=dict)
    """What the engine used, by unit; empty for engines that use nothing."""

    @property
    def failed(self) -> bool:
        """Whether a finding is an error."""
        return any(finding.severity == "error" for finding in self.findings)

    @property
    def annotations(self) -> tuple[Finding, ...]:
        """The findings for an editor's copy; what the article cost is nobody's business but the payer's."""
        return tuple(finding for finding in self.findings if finding.rule != _OVERRUN)


def write(
    brief: Brief,
    drafter: Drafter,
    *,
    attempts: int = 1,
    judge: Judge | None = None,
    verify: Verify = "doubtful",
    fallback: bool = False,
) -> Outcome:
    """Have an article drafted, fix what rules can fix, and check it.

    What is wrong is asked for once more, all of it in one request; what is wrong then gives way to the note's
    words, or is left out. A doubt changes nothing.

    Args:
        brief: the order; its budget is charged with every attempt.
        drafter: who writes.
        attempts: how many drafts there may be, at least 1.
        judge: who says whether the note carries what is doubtful; nobody if there is none.
        verify: which sentences the judge is asked about.
        fallback: whether an article is arranged from the note where a model gives none of its own.

    Raises:
        EngineError: the model gave no article of its own.
        ArticlekitError: the drafter could not draft at all. Findings are never raised.
    """
    outcome = _written(brief, drafter, attempts, judge, verify, fallback=fallback)
    article = outcome.article.model_copy(update={"asides": brief.note.asides})
    return replace(outcome, article=article, findings=(*outcome.findings, *_embargo(brief)))


def _embargo(brief: Brief) -> tuple[Finding, ...]:
    """A finding where a note asks for an embargo, and it cannot be told until when."""
    asked = next((aside for aside in brief.note.asides if aside.kind == "embargo"), None)
    if asked is None or brief.note.meta.embargo is not None:
        return ()
    message = f"the note asks not to be published yet ({' '.join(asked.text.split())[:80]!r}): say until when"
    return (Finding(rule=_UNDATED, severity="warning", where=Where(), message=message),)


def _written(
    brief: Brief, drafter: Drafter, attempts: int, judge: Judge | None, verify: Verify, *, fallback: bool
) -> Outcome:
    record: list[Finding] = []
    number, draft = 0, None
    try:
        while draft is None:
            number += 1
            try:
                draft = checked(drafter.draft(brief), brief)
            except AnswerError as error:
                if number >= attempts:
                    raise
                record.append(_note("model-attempt", "info", f"an attempt came to nothing: {error}"))
        if draft[0].engine != "openai":
            return Outcome(article=recorded(draft[0]), findings=draft[1], attempts=number)
        verifier = Verifier(brief=brief, judge=judge, verify=verify)
        draft = verifier.judged(draft)
        while number < attempts and (_failing(draft) or _is_asked_again(draft)):
            number += 1
            again = _again(draft, brief, drafter, record)
            if again is None:
                break
            again = verifier.judged(again)
            draft = again if _mismatch(draft) or len(_failing(again)) <= len(_failing(draft)) else draft
        _look_over(draft)
    except EngineError as error:
        return _from_the_note(brief, error, number, fallback=fallback)
    return _settled(draft, verifier, record, number, fallback=fallback)


def checked(article: Article, brief: Brief) -> Checked:
    """The article with its metadata, what rules can fix is fixed, and what they find in it then."""
    # Made anew each time: the sentence that a standfirst was made of may have been cut.
    bare = article.model_copy(update={"standfirst": None, "meta": brief.note.meta})
    article = completed(bare, brief.house, note=brief.note)
    article = identified(article) if article.engine == "openai" else article
    return fix_and_check(article, house=brief.house, note=brief.note)


def _again(draft: Checked, brief: Brief, drafter: Drafter, record: list[Finding]) -> Checked | None:
    """The article with its faulty sentences written again; none where that comes to nothing."""
    previous = None if _mismatch(draft) else draft[0]
    order = replace(brief, previous=previous, findings=draft[1])
    try:
        return checked(drafter.draft(order), brief)
    except EngineError as error:
        record.append(_note("model-attempt", "info", f"an attempt came to nothing: {error}"))
        return None


def _failing(draft: Checked) -> dict[str, str]:
    """The ids of the nodes with errors, and the first one of each."""
    article, findings = draft
    titles = ((path, heading) for path, _, heading in headings(article))
    nodes = dict((*titles, *sentences(article)))
    failing: dict[str, str] = {}
    for finding in findings:
        path = finding.where.path or ""
        if (
            finding.severity == "error"
            and not path.startswith(_NOT_WRITTEN)
            and finding.rule not in _ASKED_ONLY
        ):
            for inside, node in nodes.items():
                if (inside == path or inside.startswith(f"{path}.")) and node.by != BY_NOTE:
                    failing.setdefault(node.id, f"{finding.rule}: {finding.message}")
    return failing


def _is_asked_again(draft: Checked) -> bool:
    """Whether the article as a whole is not what was asked for, and another one may be."""
    barred = any(each.about == "heading" for each in draft[0].missing)  # the note has nothing for a heading
    asked = any(each.rule in _ASKED_ONLY and each.severity == "error" for each in draft[1])
    return _mismatch(draft) is not None or (asked and not barred)


def _mismatch(draft: Checked) -> Finding | None:
    """The finding that an article is in another language than it should be."""
    return next(
        (each for each in draft[1] if each.rule == "language-mismatch" and each.severity == "error"), None
    )


def _look_over(draft: Checked) -> None:
    """Look whether a model is up to the task.

    Raises:
        EngineError: nearly all of its sentences have errors, or the article is in another language.
    """
    article = draft[0]
    whole = _mismatch(draft)
    if whole is not None:
        raise EngineError(f"{whole.message}: try another model")
    failing = _failing(draft)
    own = [each for _, each in sentences(article) if each.by != BY_NOTE]
    count = sum(each.id in failing for each in own)
    if len(own) > 1 and count > _MOST_FAILING * len(own):
        raise EngineError(f"{count} of its {len(own)} sentences have errors: try another model")


def _settled(
    draft: Checked, verifier: Verifier, record: list[Finding], attempts: int, *, fallback: bool
) -> Outcome:
    """The article without the errors that are left, and the record of it."""
    from articlekit.drafting.fallback import Fallback

    own, replaced, cut = Fallback(brief := verifier.brief), 0, 0
    record += _kept(draft[0])
    severity: Severity = "error" if primary(brief.language) != primary(brief.note.language) else "warning"
    for _ in range(_ROUNDS):
        failing = _failing(draft)
        if not failing:
            break
        nodes, changes = sentences_by_id(draft[0]), own.changes(draft[0], failing)
        article = changed(draft[0], changes)
        if article is None:
            trouble = EngineError(f"nothing is left of it: {next(iter(failing.values()))}")
            return _from_the_note(brief, trouble, attempts, fallback=fallback)
        for identity, new in changes.items():
            said = f"the model wrote {_shown(nodes[identity].text)!r}"
            if new:
                replaced += 1
                message = f"{said}, the note's own words stand in its place ({failing[identity]})"
                record.append(_note("model-replaced", "warning", message, new[0].text))
            else:
                cut += 1
                message = f"{said}, which is left out ({failing[identity]})"
                record.append(_note("model-cut", severity, message, nodes[identity].text))
        draft = verifier.judged(checked(article, brief), ask=False)
    article, findings = draft
    if all(each.by == BY_NOTE for _, each in sentences(article)):
        trouble = EngineError("nothing that the model wrote holds")
        return _from_the_note(brief, trouble, attempts, fallback=fallback)
    record += _left_out(article, brief)
    article = recorded_of_model(article, brief, attempts=attempts, replaced=replaced, cut=cut)
    return Outcome(
        article=article,
        findings=(*findings, *_located(record, article), *_overrun(brief)),
        attempts=attempts,
        usage=brief.budget.usage(),
    )


def _from_the_note(brief: Brief, trouble: EngineError, attempts: int, *, fallback: bool = False) -> Outcome:
    """The article that needs no model, if that is wanted and the note is in the language.

    Raises:
        EngineError: it is not, or not.
    """
    if primary(brief.language) != primary(brief.note.language):
        raise EngineError(
            f"{brief.note.id}: no article in {brief.language!r} could be had: {trouble}"
        ) from trouble
    if not fallback:
        raise trouble
    article, findings = checked(ExtractiveDrafter().draft(brief), brief)
    message = f"the model gave no article that holds, this one is arranged from the note alone: {trouble}"
    article = recorded_of_model(article, brief, attempts=attempts, replaced=0, cut=0)
    found = (*findings, _note("model-failed", "warning", message), *_overrun(brief))
    return Outcome(article=article, findings=found, attempts=attempts, usage=brief.budget.usage())


def _kept(article: Article) -> list[Finding]:
    """That a model that writes part by part has left sentences as the note has them."""
    own = [each.by == BY_NOTE for _, each in sentences(article)]
    message = f"{sum(own)} of {len(own)} sentences are the note's own: the model wrote none for them"
    return [_note("model-replaced", "warning", message)] if any(own) else []


def _left_out(article: Article, brief: Brief) -> list[Finding]:
    """The statements that no sentence tells, for the editor to look at."""
    from articlekit.drafting.fallback import untold

    ids = untold(article, brief.note)
    shown = " ".join(ids[:_MOST_IDS]) + (" …" if len(ids) > _MOST_IDS else "")
    return [_note("model-left-out", "warning", f"not in the article: {shown}")] if ids else []


def _located(record: Iterable[Finding], article: Article) -> Iterable[Finding]:
    """The record with the places that its words have in the article now."""
    titles = ((path, heading) for path, _, heading in headings(article))
    paths = {each.text: path for path, each in (*titles, *sentences(article))}
    for finding in record:
        where = Where(path=paths.get(finding.where.quote), quote=_shown(finding.where.quote))
        yield finding.model_copy(update={"where": where})


def _overrun(brief: Brief) -> tuple[Finding, ...]:
    """A finding that says that the server did not keep to what it was allowed."""
    message = brief.budget.overrun
    return (_note(_OVERRUN, "warning", message),) if message else ()


def _note(rule: str, severity: Severity, message: str, quote: str = "") -> Finding:
    return Finding(rule=rule, severity=severity, where=Where(quote=quote), message=message)


def _shown(text: str) -> str:
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1] + "…"
