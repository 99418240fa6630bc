"""An article is in the language that it says."""

from collections.abc import Iterator

from articlekit.checks.examples import section, story
from articlekit.checks.rule import Context, Found, Rule
from articlekit.checks.wording import contradiction
from articlekit.model.article import Article, sentences

__all__ = ["RULE"]


def check(article: Article, _: Context) -> Iterator[Found]:
    """The text of an article must be in its declared language.

    ## What it does
    Compares the declared language with the one that the body is found to be in: always where the
    script is another, otherwise where the text is long enough (150 letters, or 40 characters of
    Chinese, Japanese or Korean) and the answer is sure for the whole and for both halves of it.

    ## Why
    A page in a wrong language is read out in a wrong voice, hyphenated wrongly and found by the
    wrong readers; and typography, labels and page strings follow the declared language.

    ## How to mend
    Declare the language that the text is in, or translate the text.
    """
    body = " ".join(sentence.text for _, sentence in sentences(article))
    seen = contradiction(body, article.language)
    if seen is not None:
        message = f"declared as {article.language!r}, but written in {seen!r}: declare that or translate"
        yield Found(path="language", message=message, quote=body)


_GERMAN = (
    "Am Montag ist in der Hafenstraße eine Wasserleitung geplatzt. Die Feuerwehr sperrte die Straße, und "
    "mehrere Keller wurden überflutet. Verletzt wurde niemand, die Reparatur dauert zwei Tage."
)

RULE = Rule[Article](
    id="language-mismatch",
    severity="error",
    scope="article",
    check=check,
    bad=(
        story(lede=_GERMAN),
        story(lede="4月8日、港南市の製紙工場で蒸気配管が破裂し、従業員3人が軽いやけどを負った。"),
        story(lede=_GERMAN, headline="Прорыв трубы на Портовой улице", language="ru"),
    ),
    good=(story(), story(lede=_GERMAN, language="de"), story(section("Hafenstraße", "Crews are at work."))),
)
