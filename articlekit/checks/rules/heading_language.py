"""Headings are in the language of the article."""

from collections.abc import Iterator

from articlekit.checks.examples import section, story
from articlekit.checks.rule import Context, Found, Rule
from articlekit.checks.text_language import foreign_heading, in_other_language
from articlekit.language.tags import script_counts
from articlekit.model.article import Article, headings

__all__ = ["RULE"]

_ENOUGH = 120
"""Letters of headings that are needed to be sure of their language; they are choppy text."""


def check(article: Article, _: Context) -> Iterator[Found]:
    """Headings should be in the language of the article.

    ## What it does
    Finds each headline or heading that is prose in another script than the article's, and headings
    that are, taken together, surely in another language. Names and identifiers in Latin letters are
    normal in every script and are not found.

    ## Why
    Headings in the language of a note, a template or a model beside text in another one are the
    most visible sign that nobody read the page.

    ## How to fix
    Write the headings in the language of the article.
    """
    all_headings = [(path, heading.text) for path, _, heading in headings(article)]
    foreign = [(path, text) for path, text in all_headings if foreign_heading(text, article.language)]
    for path, text in foreign:
        message = (
            f"the heading is not in the script of {article.language!r}: write it in the article's language"
        )
        yield Found(path=path, message=message, quote=text)
    joined = ". ".join(text for _, text in all_headings)
    if not foreign and sum(script_counts(joined).values()) >= _ENOUGH:
        seen = in_other_language(joined, article.language)
        if seen is not None:
            message = f"the headings are in {seen!r}: write them in {article.language!r}, as the article"
            yield Found(path="headline", message=message, quote=joined)


RULE = Rule[Article](
    id="heading-language",
    severity="warning",
    scope="article",
    check=check,
    bad=(
        story(
            section("Power is back by noon", "電力は復旧した。"),
            headline="港南市で停電",
            lede="港南市で停電が発生した。",
            language="ja",
        ),
        story(section("停電の原因は調査中", "Crews are at work.")),
        story(
            section("Die Feuerwehr sperrte die Straße", "Crews are at work."),
            section("Mehrere Keller wurden am Montag überflutet", "Pumps were brought."),
            section("Die Reparatur dauert voraussichtlich noch zwei Tage", "Crews work at night."),
            headline="Wasserleitung in der Hafenstraße geplatzt",
        ),
    ),
    good=(
        story(
            section("GitHub Actions", "復旧した。"), headline="港南市で停電", lede="停電した。", language="ja"
        ),
        story(section("Crews mend the pipes", "Crews are at work.")),
    ),
)
