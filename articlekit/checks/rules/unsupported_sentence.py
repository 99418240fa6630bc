"""Every sentence is carried by the statements that it cites."""

from collections.abc import Iterator

from articlekit.checks.grounding import WHOLE, Claim, Grounding, ground
from articlekit.checks.grounding.examples import NOTE, say, telling
from articlekit.checks.grounding.share import LEAST_SHARE, found_share, is_short
from articlekit.checks.rule import Context, Found, Rule
from articlekit.language.keys import heading_key
from articlekit.model.article import Article

__all__ = ["RULE"]

_NONE = "none of its words stands in what it cites"


def check(article: Article, context: Context) -> Iterator[Found]:
    """Every sentence should say what the statements that it cites say.

    ## What it does
    Finds a sentence or heading that cites nothing, one that cites statements that the note does not
    have, and one of whose content words too few stand in what it cites. Words are compared by their
    stems; a sentence of one or two words has to share one, or a part of one. The standing headings of
    the language, such as "Background", need no source, nor do headings that the note itself lists for
    its article, and headings of one or two words may be their own. Without a note the rule is silent;
    with one in another language it looks at the citations alone.

    ## Why
    What no statement carries was made up, or has lost its trace.

    ## How to mend
    Cite what the sentence comes from. If nothing does, take it out.
    """
    if context.note is None:
        return
    grounding = ground(article, context.note, context.house)
    for claim in grounding.claims:
        if claim.prose:
            fault = _fault(claim, grounding)
            if fault is not None:
                message = f"{fault}; nearest is {grounding.nearest(claim.passage)}"
                yield Found(path=claim.path, message=message, quote=claim.passage.text)


def _fault(claim: Claim, grounding: Grounding) -> str | None:
    if claim.cites and not claim.sources:
        return "nothing is cited for this"
    unknown = [each for each in claim.sources if each != WHOLE and each not in grounding.index.sources]
    if unknown:
        return f"the note has no statement {unknown[0]!r}, which is cited here"
    if not grounding.one_language:
        return None
    cited = grounding.cited(claim)
    # Then its facts, which take longest to find, need not be known.
    if grounding.is_copied(claim) or claim.passage.stems <= cited.stems:
        return None
    if claim.heading and heading_key(claim.passage.text) in map(heading_key, grounding.index.note.outline):
        return None
    if is_short(claim.passage) and (claim.heading or grounding.has_loose(claim)):
        return None  # a short heading may sum up; of a fact from elsewhere its own rule speaks
    share = found_share(claim.passage, cited)
    if share is not None and share < LEAST_SHARE:
        return f"of its words only {share:.0%} stand in what it cites" if share else _NONE
    return None


RULE = Rule[Article](
    id="unsupported-sentence",
    severity="error",
    scope="article",
    check=check,
    note=NOTE,
    bad=(
        telling(say("Residents praised the quick work of the fire brigade.", "s2")),
        telling(say("The mayor resigned.", "s2")),
        telling(say("No one was injured.")),
        telling(say("No one was injured.", "s9")),
    ),
    good=(
        telling(say("The flooded cellars, 14 of them, belong to residents without water.", "s2")),
        telling(say("Nobody was injured.", "s3"), heading="Impact"),
    ),
)
