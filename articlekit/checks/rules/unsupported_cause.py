"""A sentence says why only where the note does."""

from collections.abc import Iterator

from articlekit.checks.grounding import ground
from articlekit.checks.grounding.examples import NOTE, say, telling
from articlekit.checks.rule import Context, Found, Rule
from articlekit.model.article import Article

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Found]:
    """A sentence should say why only where the note does.

    ## What it does
    Finds a word that joins cause and effect, such as "because" or "led to", in a sentence that no single
    statement carries, where those nearest to it have no such word, and no label that announces a
    cause, or say that the cause is not known. Without a note, or with one in another language, the rule is
    silent.

    ## Why
    Two things that happened one after the other are not yet cause and effect; saying so lays blame.

    ## How to fix
    Tell both things side by side, as the note does.
    """
    grounding = ground(article, context.note, context.house) if context.note is not None else None
    if grounding is None or not grounding.one_language:
        return
    for claim in grounding.claims:
        if not claim.prose or claim.heading or claim.spoken or grounding.is_copied(claim):
            continue
        words = grounding.unfounded_cause(claim)
        if words is not None:
            message = (
                f"{words!r} says why, and the note does not; nearest is {grounding.nearest(claim.passage)}"
            )
            severity = grounding.severity(claim, settled=True)
            yield Found(path=claim.path, message=message, quote=words, severity=severity)


RULE = Rule[Article](
    id="unsupported-cause",
    severity="warning",
    scope="article",
    check=check,
    note=NOTE,
    bad=(
        telling(
            say(
                "A water main burst in Harbour Street because an excavator was reportedly there.",
                "s1",
                "s5",
            ),
        ),
    ),
    good=(
        telling(
            say("A water main burst in Harbour Street, and an excavator was reportedly there.", "s1", "s5"),
        ),
    ),
)
