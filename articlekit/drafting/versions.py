"""Versions of one article brought together: one outline for all, and findings where they differ."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from articlekit.checks import Version, check_version, counterparts
from articlekit.drafting.attempts import Outcome, checked
from articlekit.drafting.drafter import Brief
from articlekit.drafting.metadata import recorded_of_model
from articlekit.errors import ArticlekitError
from articlekit.language.tags import primary
from articlekit.model.article import Article, Paragraph, Section, Sentence, headings, sentences
from articlekit.model.finding import Finding, Where

__all__ = ["Again", "Aligned", "aligned", "brought_together"]


@dataclass(frozen=True, kw_only=True)
class Aligned:
    """A version after its sections were put in order."""

    article: Article
    dropped: tuple[Sentence, ...] = ()
    """Headings of sections that the other version does not have; what stood under them is kept."""


def aligned(article: Article, model: Article) -> Aligned:
    """Give the sections of an article the order and the levels of those of another one.

    A section that has no counterpart there joins the section that tells of the same statements, or
    the one before it, or the lede. What an article lacks cannot be made up for here.

    Args:
        article: the article, whose words stay as they are.
        model: the same article in another language.
    """
    matched = counterparts(article, model)
    if not matched.pairs:
        return Aligned(article=article)
    homes: dict[int, int | None] = dict(matched.pairs)
    for number in matched.here:
        home = _home(article.sections[number], model, matched.pairs)
        homes[number] = homes.get(number - 1) if home is None else home
    lede = list(article.lede)
    gathered: dict[int, list[Paragraph]] = {}
    for number, section in enumerate(article.sections):
        home = homes[number]
        (lede if home is None else gathered.setdefault(home, [])).extend(section.paragraphs)
    sections = tuple(
        Section(
            heading=article.sections[number].heading,
            level=model.sections[home].level,
            paragraphs=tuple(gathered[home]),
        )
        for number, home in sorted(matched.pairs, key=lambda pair: pair[1])
    )
    return Aligned(
        article=article.model_copy(update={"lede": tuple(lede), "sections": sections}),
        dropped=tuple(article.sections[number].heading for number in matched.here),
    )


def _home(section: Section, model: Article, pairs: tuple[tuple[int, int], ...]) -> int | None:
    """The section of the other version that tells most of the same statements."""
    cited = _cited(section)
    shared = {home: len(cited & _cited(model.sections[home])) for _, home in pairs}
    best = max(shared, key=lambda home: (shared[home], -home))
    return best if shared[best] else None


def _cited(section: Section) -> set[str]:
    return {
        source
        for paragraph in section.paragraphs
        for sentence in paragraph.sentences
        for source in sentence.sources
    }


Again = Callable[[Sequence[Brief]], Iterable[Outcome | ArticlekitError]]
"""Has versions written again, each from its previous article and what is wrong with it."""

_RECORD = "model-"
"""What the ids of findings begin with that say how an article came about."""


def brought_together(done: Sequence[tuple[Brief, Outcome]], again: Again) -> list[Outcome]:
    """The versions with the sections of one of them, and with findings where they do not say the same.

    Args:
        done: the versions of one article, each with its order.
        again: asked once for those that differ in more than the order of their sections.
    """
    if len(done) < 2:
        return [outcome for _, outcome in done]
    model = _model(done)
    outcomes = [_aligned(outcome, brief, model) for brief, outcome in done]
    differing = {
        number: replace(done[number][0], previous=outcome.article, findings=errors)
        for number, outcome in enumerate(outcomes)
        if outcome.article.engine == "openai" and (errors := _errors(outcome, done[number][0], model))
    }
    for number, other in zip(differing, again([*differing.values()]), strict=False):
        if isinstance(other, Outcome):
            outcomes[number] = _better(outcomes[number], other, done[number][0], model)
    return [
        replace(outcome, findings=(*outcome.findings, *_differences(outcome, brief, model)))
        for (brief, _), outcome in zip(done, outcomes, strict=True)
    ]


def _model(done: Sequence[tuple[Brief, Outcome]]) -> Article:
    """The version with the outline that most versions have: that in the note's language if it is one."""
    articles = [
        outcome.article
        for brief, outcome in sorted(
            done, key=lambda pair: primary(pair[0].language) != primary(pair[0].note.language)
        )
    ]
    return max(articles, key=lambda one: sum(_agree(one, other) for other in articles))


def _agree(one: Article, other: Article) -> bool:
    matched = counterparts(one, other)
    levels = all(one.sections[here].level == other.sections[there].level for here, there in matched.pairs)
    return levels and not (matched.here or matched.there or matched.misplaced)


def _aligned(outcome: Outcome, brief: Brief, model: Article) -> Outcome:
    """A version with its sections as the others have them; what was said of it is looked up anew."""
    result = aligned(outcome.article, model)
    if result.article == outcome.article:
        return outcome
    article, findings = checked(result.article, brief)
    record = (_relocated(each, article) for each in outcome.findings if each.rule.startswith(_RECORD))
    found = (*findings, *record, *map(_dropped, result.dropped))
    return _recorded(replace(outcome, article=article, findings=found), brief, cut=len(result.dropped))


def _recorded(outcome: Outcome, brief: Brief, *, cut: int = 0) -> Outcome:
    """A version with its record as it is now; `cut` is how many headings have been left out since."""
    record = outcome.article.provenance
    if record is None or record.engine != "openai":
        return outcome
    replaced, cut = record.sentences.replaced, record.sentences.cut + cut
    article = recorded_of_model(outcome.article, brief, attempts=outcome.attempts, replaced=replaced, cut=cut)
    return replace(outcome, article=article)


def _relocated(finding: Finding, article: Article) -> Finding:
    """A finding about words of an article, with the path that they have now."""
    titles = ((path, heading) for path, _, heading in headings(article))
    quote = finding.where.quote
    found = (path for path, each in (*titles, *sentences(article)) if quote and each.text.startswith(quote))
    where = finding.where.model_copy(update={"path": next(found, None)})
    return finding.model_copy(update={"where": where})


def _dropped(heading: Sentence) -> Finding:
    message = f"the heading {heading.text!r} is left out: the other versions have no such section"
    return Finding(rule="model-cut", severity="warning", where=Where(quote=heading.text), message=message)


def _better(outcome: Outcome, other: Outcome, brief: Brief, model: Article) -> Outcome:
    """The second version, with the sections of the others, where less is wrong with it."""
    second = _aligned(other, brief, model)
    attempts = outcome.attempts + other.attempts
    wrong, still_wrong = ((each.failed, len(_errors(each, brief, model))) for each in (outcome, second))
    best = second if still_wrong < wrong else outcome
    return _recorded(replace(best, attempts=attempts, usage=other.usage), brief)


def _errors(outcome: Outcome, brief: Brief, model: Article) -> tuple[Finding, ...]:
    return tuple(each for each in _differences(outcome, brief, model) if each.severity == "error")


def _differences(outcome: Outcome, brief: Brief, model: Article) -> tuple[Finding, ...]:
    """What the parity rules find in a version."""
    if outcome.article is model or outcome.article.language == model.language:
        return ()
    version, other = (Version(each.language, each) for each in (outcome.article, model))
    return check_version(version, (other,), house=brief.house)
