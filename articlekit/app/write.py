"""The one use case: a brief goes to a drafter, and an article comes back checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from articlekit.app.provenance import recorded, recorded_of_model
from articlekit.app.settle import checked, is_mendable, settle
from articlekit.drafting.drafter import AnswerError, Brief, Drafter
from articlekit.errors import EngineError
from articlekit.model.article import Article
from articlekit.model.finding import Finding, Where

__all__ = ["Outcome", "write"]

_UNDATED = "embargo-undated"
"""The finding of a note with an embargo that has no moment."""
_OVERRUN = "model-budget"
"""The finding of a server that has used more tokens than it was allowed."""


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


@dataclass(frozen=True)
class _Attempt:
    article: Article
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> int:
        """How many errors another draft may mend; no draft has a heading that the note has nothing for."""
        is_asked = any(each.about == "heading" for each in self.article.missing)
        barred = {"house-headings"} if is_asked else set()
        return sum(is_mendable(each) and each.rule not in barred for each in self.findings)


def write(brief: Brief, drafter: Drafter, *, attempts: int = 1) -> Outcome:
    """Have an article drafted, mend what rules can mend, and check it.

    Where errors are left the drafter is asked again, for the best attempt so far with its findings.
    What a language model could not get right in the end is put right from the note.

    Args:
        brief: the order; its budget is charged with every attempt.
        drafter: who writes.
        attempts: how many drafts there may be, at least 1.

    Raises:
        ArticlekitError: the drafter could not draft at all. Findings are never raised.
    """
    outcome = _written(brief, drafter, attempts)
    article = outcome.article.model_copy(update={"asides": brief.note.asides})
    return replace(outcome, article=article, findings=(*outcome.findings, *_embargo(brief)))


def _embargo(brief: Brief) -> tuple[Finding, ...]:
    """A finding where a note asks for an embargo, and it cannot be told until when."""
    asked = next((aside for aside in brief.note.asides if aside.kind == "embargo"), None)
    if asked is None or brief.note.meta.embargo is not None:
        return ()
    message = f"the note asks not to be published yet ({' '.join(asked.text.split())[:80]!r}): say until when"
    return (Finding(rule=_UNDATED, severity="warning", where=Where(), message=message),)


def _written(brief: Brief, drafter: Drafter, attempts: int) -> Outcome:
    best: _Attempt | None = None
    trouble: EngineError | None = None
    number = 0
    while number < max(attempts, 1) and (best is None or best.errors):
        number += 1
        order = replace(brief, previous=best.article, findings=best.findings) if best else brief
        try:
            attempt = _Attempt(*checked(drafter.draft(order), brief))
        except AnswerError as error:
            trouble = error
            continue
        except EngineError as error:
            if best is None:
                raise
            trouble = error
            break
        best = attempt if best is None or attempt.errors < best.errors else best
    return _outcome(best, trouble, brief, number)


def _outcome(best: _Attempt | None, trouble: EngineError | None, brief: Brief, attempts: int) -> Outcome:
    if best is not None and best.article.engine != "openai":
        return Outcome(article=recorded(best.article), findings=best.findings, attempts=attempts)
    settled = settle((best.article, best.findings) if best else None, brief, trouble)
    article = recorded_of_model(
        settled.article, brief, attempts=attempts, replaced=settled.replaced, cut=settled.cut
    )
    return Outcome(
        article=article,
        findings=(*settled.findings, *settled.record, *_overrun(brief)),
        attempts=attempts,
        usage=brief.budget.usage(),
    )


def _overrun(brief: Brief) -> tuple[Finding, ...]:
    """A finding that says that the server did not keep to what it was allowed."""
    message = brief.budget.overrun
    return (Finding(rule=_OVERRUN, severity="warning", where=Where(), message=message),) if message else ()
