"""Spaces are set as the language sets them."""

from collections.abc import Iterator

from articlekit.checks.examples import section, story
from articlekit.checks.rule import Context, Found, Rule
from articlekit.checks.setting import differences
from articlekit.language.typography import set_spaces
from articlekit.model.article import Article

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Found]:
    """Spaces should be set as the language sets them.

    ## What it does
    Finds repeated spaces, spaces in front of commas and full stops, and missing no-break spaces
    before or after the marks that want one, as in French before a colon. Addresses, identifiers,
    code, times, numbers and versions are left alone.

    ## Why
    Without a no-break space a colon or a closing quotation mark ends up alone at the start of a line.

    ## How to mend
    Set the spaces as the fix does: it changes white space only.
    """
    return differences(article, lambda text: set_spaces(text, context.locale), "the spaces")


RULE = Rule[Article](
    id="typography-spaces",
    severity="warning",
    scope="article",
    check=check,
    fixable=True,
    bad=(
        story(lede="Crews are  at work , and nobody was hurt ."),
        story(lede="Bilan : 14 rames immobilisées, «aucun blessé».", language="fr"),
        story(section("Combien de blessés ?", "Aucun."), lede="Nous y sommes.", language="fr"),
    ),
    good=(
        story(lede="Crews are at work, and nobody was hurt."),
        story(lede="À 14:05, la version 1.2.3 de http://example.com/a:b est en place.", language="fr"),
        story(lede="Bilan\u00a0: 14 rames immobilisées, «\u00a0aucun blessé\u00a0».", language="fr"),
    ),
)
