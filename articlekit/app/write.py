"""The one use case: a brief goes to a drafter, and an article comes back checked."""

from dataclasses import dataclass, field

from articlekit.checks import check_article, fix_article
from articlekit.drafting.drafter import Brief, Drafter
from articlekit.model.article import Article
from articlekit.model.finding import Finding

__all__ = ["Outcome", "write"]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """An article and what is to be said of it."""

    article: Article
    findings: tuple[Finding, ...] = ()
    attempts: int = 1
    usage: dict[str, int] = field(default_factory=dict)
    """What the engine used, by unit; empty for engines that use nothing."""

    @property
    def failed(self) -> bool:
        """Whether a finding is an error."""
        return any(finding.severity == "error" for finding in self.findings)


def write(brief: Brief, drafter: Drafter) -> Outcome:
    """Have an article drafted, mend what rules can mend, and check it.

    Raises:
        ArticlekitError: the drafter could not draft at all. Findings are never raised.
    """
    article = fix_article(drafter.draft(brief), house=brief.house)
    return Outcome(article=article, findings=check_article(article, house=brief.house, note=brief.note))
