"""Settling: what a model could not get right is put right from the note, and a record kept of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from articlekit.app.omissions import omissions
from articlekit.app.strangers import strangers
from articlekit.app.substitutes import Substitutes
from articlekit.app.tree import Change, apply
from articlekit.checks import fix_and_check
from articlekit.drafting.completion import completed as told_in_full
from articlekit.drafting.completion import own_words
from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive import ExtractiveDrafter
from articlekit.drafting.metadata import completed
from articlekit.drafting.telling import untold
from articlekit.errors import EngineError
from articlekit.language.tags import primary
from articlekit.model.article import Article, headings, sentences
from articlekit.model.finding import Finding, Severity, Where
from articlekit.model.provenance import BY_NOTE

__all__ = ["Checked", "Settled", "checked", "is_mendable", "settle"]

_ROUNDS = 6
"""A substitute may fail in its turn and be cut; more rounds than this would mean it never ends."""
_QUOTED = 80
_MOST_IDS = 30
_NOT_WRITTEN = ("meta", "missing", "standfirst")
"""Parts of an article that no model writes: what is wrong there is not its fault."""
_ASKED_ONLY = ("house-headings",)
"""Rules that the note's own words keep no better than the model's."""
_WHOLE = ("language-mismatch", "lede-missing", "headline-missing")
"""Rules whose errors no article may keep."""
_WEIGHTY = ("changed-polarity", "unsupported-cause")
"""Warnings that are errors in what a model wrote: the note's words can take its place."""

Checked = tuple[Article, tuple[Finding, ...]]
"""An article and what the rules find in it."""


@dataclass(frozen=True, kw_only=True)
class Settled:
    """An article without errors, and how it came to be so."""

    article: Article
    findings: tuple[Finding, ...]
    """What the rules still have to say of it."""
    record: tuple[Finding, ...] = ()
    """What was replaced or cut, and why."""
    replaced: int = 0
    """How many sentences and headings gave way to the note's own words."""
    cut: int = 0
    """How many were left out."""


def checked(article: Article, brief: Brief) -> Checked:
    """The article with its metadata and what rules can mend mended, and what they find in it then.

    Sources are not mended while a sentence has nothing to do with those that it has: its words may
    stand anywhere in the note, in an order to the model for one.
    """
    # Made anew each time: the sentence that a standfirst was made of may have been cut.
    bare = article.model_copy(update={"standfirst": None, "meta": brief.note.meta})
    article = completed(bare, brief.house, note=brief.note)
    strange = tuple(strangers(article, brief))
    unfixed = ("swapped-source",) if strange else ()
    fixed, found = fix_and_check(article, house=brief.house, note=brief.note, unfixed=unfixed)
    findings = _weighed(found, fixed, brief)
    known = {finding.where.path for finding in findings if finding.severity == "error"}
    strange = strange if fixed is article else tuple(strangers(fixed, brief))
    own = (*strange, *omissions(fixed, brief))
    return fixed, (*findings, *(finding for finding in own if finding.where.path not in known))


def _weighed(findings: Iterable[Finding], article: Article, brief: Brief) -> tuple[Finding, ...]:
    """The findings, a lost "not" or "allegedly" of a model, or a cause of its own, among the errors."""
    own = {path for path, each in sentences(article) if each.by == BY_NOTE}
    weighty = {each for each in _WEIGHTY if each not in brief.house.severities}
    if article.engine != "openai" or not weighty:
        return tuple(findings)
    return tuple(
        each.model_copy(update={"severity": "error"})
        if each.rule in weighty and ".sentences[" in (each.where.path or "") and each.where.path not in own
        else each
        for each in findings
    )


def settle(draft: Checked | None, brief: Brief, trouble: EngineError | None) -> Settled:
    """Put right what is left of errors in a model's article.

    Args:
        draft: the best attempt and what was found in it; `None` where there was none.
        brief: the order.
        trouble: what happened to the last attempt, if it came to nothing.

    Raises:
        EngineError: there is no article to be had, from the model or from the note.
    """
    if draft is None:
        return _from_the_note(brief, trouble)
    record = []
    done: list[tuple[Change, str]] = []
    if trouble is not None:
        record.append(_finding("model-attempt", "info", f"an attempt came to nothing: {trouble}"))
    substitutes = Substitutes(brief)
    for _ in range(_ROUNDS):
        article, findings = draft
        errors = [each for each in findings if is_mendable(each) and each.rule not in _ASKED_ONLY]
        changes = substitutes.changes(article, [finding.where.path or "" for finding in errors])
        if not changes and not any(finding.rule in _WHOLE for finding in errors):
            return _settled(draft, brief, substitutes.own, record, done)
        changed = apply(article, changes) if changes is not None else None
        if changed is None:
            break
        done += [(each, _why(each.path, errors)) for each in changes or () if each.old]
        draft = checked(changed, brief)
    return _from_the_note(brief, EngineError(f"errors are left in every draft: {errors[0].message}"))


def _settled(
    draft: Checked, brief: Brief, own: Article | None, record: list[Finding], done: list[tuple[Change, str]]
) -> Settled:
    """The article with what it left out, and the record of it."""
    article, findings = draft
    added: tuple[str, ...] = ()
    if own is not None and (left := untold(article, brief.note)):
        article, findings = checked(told_in_full(article, own, own_words(own, left)), brief)
        added = tuple(each for each in left if each not in untold(article, brief.note))
    record += [_told(change, why, article) for change, why in done]
    declined = _declined(article, brief)
    record += [*declined, *_added(added)]
    record += [*_taken_over(article, record), *_left_out(article, brief)]
    replaced = sum(bool(change.by) for change, _ in done)
    return Settled(
        article=article,
        findings=findings,
        record=tuple(record),
        replaced=replaced + len(declined),
        cut=len(done) - replaced,
    )


def is_mendable(finding: Finding) -> bool:
    """Whether a finding is an error in what was written."""
    return finding.severity == "error" and not (finding.where.path or "").startswith(_NOT_WRITTEN)


def _from_the_note(brief: Brief, trouble: EngineError | None) -> Settled:
    """The extractive drafter's article, where the language is the note's own."""
    reason = trouble or EngineError("the model wrote nothing of use")
    if primary(brief.language) != primary(brief.note.language):
        raise EngineError(
            f"{brief.note.id}: no article in {brief.language!r} could be had: {reason}"
        ) from trouble
    article, findings = checked(ExtractiveDrafter().draft(brief), brief)
    message = f"the model gave no article that holds, this one is arranged from the note alone: {reason}"
    return Settled(article=article, findings=findings, record=(_finding("model-failed", "warning", message),))


def _why(path: str, errors: Iterable[Finding]) -> str:
    """The first of the errors that a change of a sentence is due to."""
    reasons = (each for each in errors if path == each.where.path or path.startswith(f"{each.where.path}."))
    return next((f"{each.rule}: {each.message}" for each in reasons), "it stood in a part with an error")


def _told(change: Change, why: str, article: Article) -> Finding:
    """A finding that says what the model wrote, what became of it, and where."""
    said = f"the model wrote {_shown(change.old)!r}"
    if not change.by:
        return _finding("model-cut", "warning", f"{said}, which is left out ({why})", change.old)
    titles = ((path, heading) for path, _, heading in headings(article))
    texts = {sentence.text: path for path, sentence in (*titles, *sentences(article))}
    message = f"{said}, the note's own words stand in its place ({why})"
    return _finding("model-replaced", "warning", message, change.new, texts.get(change.by[0].text))


def _declined(article: Article, brief: Brief) -> list[Finding]:
    """What the drafter did not take, where the note's own words have stayed to the end."""
    titles = ((path, heading) for path, _, heading in headings(article))
    own = {each.text: path for path, each in (*titles, *sentences(article)) if each.by == BY_NOTE}
    last = {each.instead: each for each in brief.declined if each.instead in own}
    return [
        _finding(
            "model-replaced",
            "info" if each.minor else "warning",
            f"the model wrote {_shown(each.wrote)!r}, the note's own words stand in its place ({each.why})",
            each.instead,
            own[each.instead],
        )
        for each in last.values()
    ]


def _shown(text: str) -> str:
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1] + "…"


def _taken_over(article: Article, record: list[Finding]) -> list[Finding]:
    """How many sentences are the note's own, where that has not been said one by one."""
    count = sum(sentence.by == BY_NOTE for _, sentence in sentences(article))
    told = {"model-replaced", "model-completed"}
    if not count or any(each.rule in told and each.severity != "info" for each in record):
        return []
    return [_finding("model-replaced", "warning", f"{count} of the sentences are the note's own, arranged")]


def _left_out(article: Article, brief: Brief) -> list[Finding]:
    """The statements that no sentence tells, for the editor to look at."""
    left = untold(article, brief.note)
    return [_finding("model-left-out", "warning", f"not in the article: {_ids(left)}")] if left else []


def _added(left: tuple[str, ...]) -> list[Finding]:
    """That statements which the model left out stand in the article in the note's own words."""
    message = f"the model left out what the note says, which stands in the note's own words: {_ids(left)}"
    return [_finding("model-completed", "warning", message)] if left else []


def _ids(ids: tuple[str, ...]) -> str:
    return " ".join(ids[:_MOST_IDS]) + (" …" if len(ids) > _MOST_IDS else "")


def _finding(
    rule: str, severity: Severity, message: str, quote: str = "", path: str | None = None
) -> Finding:
    return Finding(rule=rule, severity=severity, where=Where(path=path, quote=_shown(quote)), message=message)
