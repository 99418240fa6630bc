"""A sentence cites the statements that its facts come from."""

from collections.abc import Iterator
from itertools import groupby

from articlekit.checks.grounding import Grounding, Loose, ground
from articlekit.checks.grounding.examples import NOTE, say, telling
from articlekit.checks.grounding.share import speaks_of_the_same
from articlekit.checks.headings import shorten
from articlekit.checks.rule import Context, Found, Rule
from articlekit.model.article import Article
from articlekit.model.finding import Edit

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Found]:
    """A sentence should cite the statements that its facts come from.

    ## What it does
    Finds each number, date, time or name that the note has, but not in the statements that the
    sentence cites, nor in the title. A sentence that cites nothing is not looked at here. Without a
    note the rule is silent.

    ## Why
    The editor trusts the trace from a sentence to its statements, and a fact from elsewhere may
    belong to somebody or something else.

    ## How to fix
    Cite the statement that the fact comes from, if the sentence says the same as that. The fix adds
    it to what is cited, where it has more of the sentence than the fact alone.
    """
    if context.note is None:
        return
    grounding = ground(article, context.note, context.house)
    loose = (
        one
        for one in grounding.loose("number", "identifier", "date", "time", "duration", "name")
        if one.homes
    )
    for path, group in groupby(loose, key=lambda one: one.claim.path):
        found = list(group)
        fix = _fix(path, found, grounding)
        for one in found:
            message = (
                f"the sentence cites {' '.join(one.claim.sources)}, but the {one.fact.kind} "
                f"{shorten(one.fact.text)!r} is in {', '.join(map(grounding.quoted, one.homes))}"
            )
            yield Found(path=path, message=message, quote=one.fact.text, fix=fix)


def _fix(path: str, found: list[Loose], grounding: Grounding) -> tuple[Edit, ...]:
    """The statements of all facts of a sentence among what it cites; none if one is about something else."""
    homes = [(one, home) for one in found for home in one.homes]
    sources = grounding.index.sources
    if not all(speaks_of_the_same(one.claim.passage, one.fact, sources[home]) for one, home in homes):
        return ()
    cited = [each for one in found for each in one.claim.sources]
    wanted = " ".join(dict.fromkeys((*cited, *(home for _, home in homes))))
    return (Edit(path=f"{path}.sources", text=wanted),)


RULE = Rule[Article](
    id="swapped-source",
    severity="info",
    scope="article",
    check=check,
    fixable=True,
    note=NOTE,
    bad=(telling(say("14 cellars were flooded.", "s3")),),
    good=(
        telling(say("14 cellars were flooded.", "s2")),
        telling(say("14 cellars were flooded; no one was injured.", "s2", "s3")),
    ),
)
