"""Every sentence is carried by the statements that it cites."""

from collections.abc import Iterator

from articlekit.checks.examples import NOTE, say, telling
from articlekit.checks.grounding import WHOLE, Claim, Grounding, ground
from articlekit.checks.headings import shorten
from articlekit.checks.rule import Context, Found, Rule
from articlekit.language.instructions import orders_in
from articlekit.language.letters import heading_key
from articlekit.language.tags import uses_spaces
from articlekit.model.article import Article
from articlekit.model.finding import Severity

__all__ = ["RULE", "uncarried"]

_LEAST_SHARE, _HARDLY_ANY = 0.3, 0.1
"""Shares of the words of a sentence, by weight, that the note has in any form. Below the first it is
doubtful, below the second made up. Half of a percent of the gold's faithful sentences lie below the first."""
_LEAST_CLAUSE = 0.12
"""The same of one clause."""
_FEWEST, _FEWEST_UNSPACED = 3, 9
"""Content words (pairs of characters) of a clause from which it says something."""


def check(article: Article, context: Context) -> Iterator[Found]:
    """Every sentence should say what the statements that it cites say.

    ## What it does
    Finds a sentence or heading that cites nothing, one that cites statements that the note does not
    have, and a sentence or clause of whose words the note has hardly any, in no form. A word in two may be
    the article's own. The standing headings of the language, such as "Background", need no source, nor do
    headings that the note itself lists for its article. Without a note the rule is silent; with one in
    another language it looks at the citations alone.

    ## Why
    What no statement carries was made up, or has lost its trace.

    ## How to fix
    Cite what the sentence comes from. If nothing does, take it out.
    """
    if context.note is None:
        return
    grounding = ground(article, context.note, context.house)
    for claim in grounding.claims:
        fault = _fault(claim, grounding) if claim.prose else None
        if fault is not None:
            message = f"{fault}; nearest is {grounding.nearest(claim.passage)}"
            yield Found(path=claim.path, message=message, quote=claim.passage.text)
        elif claim.prose and (words := uncarried(claim, grounding)) is not None:
            near = grounding.nearest(claim.passage)
            message = f"nothing in the note carries {shorten(words)!r}; nearest is {near}"
            told, parts = grounding.index.told, grounding.clauses(claim)
            said = [word for clause in parts for word in clause.words]
            share = told.known_share(said) if said else 0.0
            valued = any(told.homes(value) for clause in parts for value in clause.values)
            made_up = share < _HARDLY_ANY and not claim.heading and not valued
            severity: Severity | None = "error" if made_up else None
            yield Found(path=claim.path, message=message, quote=words, severity=severity)


def _fault(claim: Claim, grounding: Grounding) -> str | None:
    if claim.cites and not claim.sources:
        return "nothing is cited for this"
    unknown = [each for each in claim.sources if each != WHOLE and each not in grounding.index.sources]
    return f"the note has no statement {unknown[0]!r}, which is cited here" if unknown else None


def uncarried(claim: Claim, grounding: Grounding) -> str | None:
    """The sentence, or the clause of it, that nothing in the note carries; none where all is carried."""
    text = claim.passage.text
    if not grounding.one_language or grounding.is_copied(claim) or not any(map(str.isalnum, text)):
        return None
    if claim.heading and heading_key(claim.passage.text) in map(heading_key, grounding.index.note.outline):
        return None
    if claim.sources and orders_in(grounding.index.note).issuperset(claim.sources):
        return None  # that is said of it already
    told, parts = grounding.index.told, grounding.clauses(claim)
    fewest = _FEWEST if uses_spaces(claim.passage.language) else _FEWEST_UNSPACED
    words = [word for clause in parts for word in clause.words]
    values = [value for clause in parts for value in clause.values]
    known = told.known_share(words, values) if words else float(bool(values))
    carried = len(values) > 1 and all(map(told.homes, values))  # "it began at 5:05 and ended at 6:20"
    if (
        known < _LEAST_SHARE
        and not carried
        and (len(words) >= fewest + bool(known) or (not known and not claim.heading))
    ):
        return claim.passage.text
    return next(
        (
            clause.text
            for clause in parts
            if len(clause.words) >= fewest
            and told.known_share(clause.words, clause.values) < _LEAST_CLAUSE
            and not clause.cues("says")
            and not any(map(told.homes, clause.values))
        ),
        None,
    )


RULE = Rule[Article](
    id="unsupported-sentence",
    severity="warning",
    scope="article",
    check=check,
    note=NOTE,
    bad=(
        telling(say("Residents praised the quick work of the fire brigade.", "s2")),
        telling(say("No one was injured.")),
        telling(say("No one was injured.", "s9")),
    ),
    good=(
        telling(say("The flooded cellars, 14 of them, belong to residents without water.", "s2")),
        telling(say("Nobody was injured.", "s3"), heading="Impact"),
    ),
)
