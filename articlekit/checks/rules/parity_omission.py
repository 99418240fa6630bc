"""Versions of an article in several languages tell the same statements."""

from collections.abc import Iterator

from articlekit.checks.grounding.examples import say, telling
from articlekit.checks.headings import shorten
from articlekit.checks.parity import Version
from articlekit.checks.rule import Context, Found, Rule
from articlekit.model.article import TITLE

__all__ = ["RULE"]

_FRENCH = "Une conduite d’eau éclate dans la rue du Port"


def check(version: Version, context: Context) -> Iterator[Found]:
    """Versions of an article in several languages should tell the same statements.

    ## What it does
    Compares what the sentences of a version cite with what those of the first one cite, or of that
    in the note's language, and finds statements that only one of the two tells. Where a version does
    not say what it comes from, the rule is silent.

    ## Why
    What was cut from one version, because it was wrong there, is missing for its readers alone.

    ## How to mend
    Add what is missing, or leave it out of the other version too.
    """
    for other in context.versions:
        if not (version.is_traced and other.is_traced):
            continue
        for told in other.body:
            missing = sorted(told.sources - version.cited - {TITLE})
            if missing:
                place, words = other.place(told.path), shorten(told.passage.text)
                message = f"{' '.join(missing)} is not told here; the other version has {words!r} ({place})"
                yield Found(path="headline", message=message, quote=version.article.headline.text)
        for told in version.body:
            more = sorted(told.sources - other.cited - {TITLE})
            if more:
                message = f"{' '.join(more)} is told here and not in {other.name}"
                yield Found(path=told.path, message=message, quote=told.passage.text)


RULE = Rule[Version](
    id="parity-omission",
    severity="warning",
    scope="version",
    check=check,
    versions=(telling(say("14 cellars were flooded.", "s2"), say("No one was injured.", "s3")),),
    bad=(telling(say("14 caves ont été inondées.", "s2"), headline=_FRENCH, language="fr"),),
    good=(
        telling(
            say("14 caves ont été inondées.", "s2"),
            say("Il n’y a pas de blessé.", "s3"),
            headline=_FRENCH,
            language="fr",
        ),
    ),
)
