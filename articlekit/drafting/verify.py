"""Verification by a judge: what rules cannot decide is put before a model, all of it at once."""

from collections.abc import Iterable
from typing import Literal

from articlekit.drafting.drafter import Brief, Judge
from articlekit.language.letters import fold
from articlekit.model.article import Article, headings, sentences
from articlekit.model.finding import Finding, Where
from articlekit.model.provenance import BY_NOTE

__all__ = ["VERIFY", "Verify", "judged"]

Verify = Literal["off", "doubtful", "all"]
VERIFY: tuple[Verify, ...] = ("off", "doubtful", "all")
_RULE = "judged-unsupported"
_DOUBTS = frozenset(
    {
        "changed-certainty", "changed-polarity", "doubtful-translation", "misbound-value",
        "recombined", "unsupported-cause", "unsupported-sentence",
    }
)  # fmt: skip
"""Rules whose findings are doubts, which a judge may settle."""


def judged(
    draft: tuple[Article, tuple[Finding, ...]],
    brief: Brief,
    judge: Judge | None,
    verify: Verify,
    known: dict[str, Finding | None],
) -> tuple[Article, tuple[Finding, ...]]:
    """The findings of an article after a judge has been asked about what is doubtful in it.

    Where the judge says that the note carries a sentence, the doubts of the rules about it become remarks.

    Args:
        draft: the article and what the rules find in it.
        brief: the order.
        judge: who is asked; nobody if there is none.
        verify: `doubtful` for sentences with doubts, `all` for all that a model wrote.
        known: the verdicts so far, by the text that they are about; new ones are put in.

    Raises:
        EngineError: the judge cannot be reached.
    """
    article, findings = draft
    if judge is None or verify == "off":
        return draft
    titles = ((path, heading) for path, _, heading in headings(article))
    nodes = {path: each.text for path, each in (*titles, *sentences(article)) if each.by != BY_NOTE}
    failing = {each.where.path for each in findings if each.severity == "error"}
    wanted = [path for path in nodes if verify == "all" or path in _doubted(findings)]
    asked = {path: nodes[path] for path in wanted if path not in failing and fold(nodes[path]) not in known}
    names = {f"c{number}": path for number, path in enumerate(asked, start=1)}
    verdicts = judge.judge({name: asked[path] for name, path in names.items()}, brief) if asked else {}
    for name, verdict in verdicts.items():
        text = nodes[names[name]]
        known[fold(text)] = None if verdict.answer == "yes" else _finding(verdict.answer, verdict.why, text)
    kept = [
        each.model_copy(update={"severity": "info"}) if _is_settled(each, nodes, known) else each
        for each in findings
    ]
    new = [
        finding.model_copy(update={"where": Where(path=path, quote=finding.where.quote)})
        for path, text in nodes.items()
        if (finding := known.get(fold(text))) is not None
    ]
    return article, (*kept, *new)


def _doubted(findings: Iterable[Finding]) -> set[str | None]:
    return {each.where.path for each in findings if each.severity == "warning" and each.rule in _DOUBTS}


def _is_settled(finding: Finding, nodes: dict[str, str], known: dict[str, Finding | None]) -> bool:
    """Whether a judge has said that what a rule doubts is right."""
    text = fold(nodes.get(finding.where.path or "", ""))
    return finding.severity == "warning" and finding.rule in _DOUBTS and known.get(text, finding) is None


def _finding(answer: str, why: str, text: str) -> Finding:
    reason = f": {why}" if why else ""
    message = f"the judge finds that the note does not carry this{reason}"
    if answer == "no":
        return Finding(rule=_RULE, severity="error", where=Where(quote=text[:80]), message=message)
    message = f"the judge cannot tell whether the note carries this{reason}"
    return Finding(rule=_RULE, severity="warning", where=Where(quote=text[:80]), message=message)
