"""Verification by a judge: what rules cannot decide is put before a model, all of it at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from articlekit.checks.grounding import ground
from articlekit.drafting.drafter import Brief, Judge
from articlekit.language.letters import fold
from articlekit.model.article import Article, headings, sentences
from articlekit.model.finding import Finding, Severity, Where
from articlekit.model.provenance import BY_NOTE

__all__ = ["VERIFY", "Checked", "Verifier", "Verify"]

Verify = Literal["off", "doubtful", "all"]
VERIFY: tuple[Verify, ...] = ("off", "doubtful", "all")
Checked = tuple[Article, tuple[Finding, ...]]
"""An article and what the rules find in it."""
_RULE = "judged-unsupported"
_DOUBTS = frozenset(
    {
        "changed-certainty", "changed-polarity", "doubtful-translation", "misbound-value",
        "recombined", "unsupported-cause", "unsupported-sentence",
    }
)  # fmt: skip
"""Rules whose findings are doubts, which a judge may settle."""
_TRUSTED, _CERTAIN = -300, 0
"""Log-odds, in hundredths, under which a sentence that no rule doubts is not asked about, and from which a
judge does not settle a doubt. One false sentence in a hundred lies under the first."""


@dataclass(frozen=True, kw_only=True)
class Verifier:
    """Puts what is doubtful in the articles of one brief before a judge, each sentence once."""

    brief: Brief
    judge: Judge | None = None
    """Who is asked; nobody if there is none."""
    verify: Verify = "doubtful"
    """`doubtful` for sentences with doubts, and with them those with signs; `all` for all of a model."""
    verdicts: dict[str, Finding | None] = field(default_factory=dict)
    """What the judge has found so far, by the text that it is about; None where all is right."""

    def judged(self, draft: Checked, *, ask: bool = True) -> Checked:
        """The findings of an article after the judge has been asked about what is doubtful in it.

        Where the judge says that the note carries a sentence, the doubts of the rules about it become
        remarks, unless all signs speak against it. A "no" is an error where a rule doubts as well, and with
        `all`; else it is a warning.

        Args:
            draft: the article and what the rules find in it.
            ask: whether the judge is asked about what it has not seen.

        Raises:
            EngineError: the judge cannot be reached.
        """
        if self.judge is None or self.verify == "off":
            return draft
        article, findings = draft
        titles = ((path, heading) for path, _, heading in headings(article))
        nodes = {path: each.text for path, each in (*titles, *sentences(article)) if each.by != BY_NOTE}
        doubts, doubted = _doubts(article, self.brief), _doubted(findings)
        if ask:
            signs = {path for path, doubt in doubts.items() if doubt >= _TRUSTED}
            failing = {each.where.path for each in findings if each.severity == "error"}
            wanted = {*nodes} if self.verify == "all" else doubted and doubted | signs
            self._ask({path: text for path, text in nodes.items() if path in wanted - failing}, self.judge)
        kept = [
            each.model_copy(update={"severity": "info"})
            if self._is_settled(each, nodes) and doubts.get(each.where.path or "", 0) < _CERTAIN
            else each
            for each in findings
        ]
        new = [
            _located(finding, path, alone=path not in doubted and self.verify != "all")
            for path, text in nodes.items()
            if (finding := self.verdicts.get(fold(text))) is not None
        ]
        return article, (*kept, *new)

    def _ask(self, nodes: dict[str, str], judge: Judge) -> None:
        """Ask about texts, by their places; those that have a verdict are left out."""
        asked = [text for text in nodes.values() if fold(text) not in self.verdicts]
        names = {f"c{number}": text for number, text in enumerate(asked, start=1)}
        for name, verdict in judge.judge(names, self.brief).items() if names else ():
            text = names[name]
            right = verdict.answer == "yes"
            self.verdicts[fold(text)] = None if right else _finding(verdict.answer, verdict.why, text)

    def _is_settled(self, finding: Finding, nodes: dict[str, str]) -> bool:
        """Whether the judge has said that what a rule doubts is right."""
        text = fold(nodes.get(finding.where.path or "", ""))
        return _is_doubt(finding) and self.verdicts.get(text, finding) is None


def _doubts(article: Article, brief: Brief) -> dict[str, int]:
    """How far the signs of each sentence speak against it, in hundredths of log-odds, by its place."""
    grounding = ground(article, brief.note, brief.house)
    found = ((claim.path, grounding.doubt(claim)) for claim in grounding.claims)
    return {path: doubt for path, doubt in found if doubt is not None}


def _located(finding: Finding, path: str, *, alone: bool) -> Finding:
    """A judge's finding at a place; where no rule doubts, the judge alone changes no text."""
    severity: Severity = "warning" if alone else finding.severity
    return finding.model_copy(
        update={"where": Where(path=path, quote=finding.where.quote), "severity": severity}
    )


def _doubted(findings: Iterable[Finding]) -> set[str]:
    return {each.where.path or "" for each in findings if _is_doubt(each)}


def _is_doubt(finding: Finding) -> bool:
    return finding.severity == "warning" and finding.rule in _DOUBTS


def _finding(answer: str, why: str, text: str) -> Finding:
    reason = f": {why}" if why else ""
    message = f"the judge finds that the note does not carry this{reason}"
    if answer == "no":
        return Finding(rule=_RULE, severity="error", where=Where(quote=text[:80]), message=message)
    message = f"the judge cannot tell whether the note carries this{reason}"
    return Finding(rule=_RULE, severity="warning", where=Where(quote=text[:80]), message=message)
