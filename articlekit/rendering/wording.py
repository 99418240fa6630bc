"""The words that an outlet prints around an article, in its language."""

from typing import Any

from articlekit.language.locale import Locale
from articlekit.model.article import Article
from articlekit.model.house import House
from articlekit.rendering.dates import read_date
from articlekit.rendering.escaping import one_line
from articlekit.rendering.options import RenderOptions
from articlekit.rendering.status import Standing

__all__ = ["wording"]


def wording(article: Article, locale: Locale, stands: Standing, options: RenderOptions) -> dict[str, Any]:
    """Strings of the page, and the language they are in where it is not the article's.

    `desk` is what the desk that receives the article should know before it publishes it.
    """
    name = article.meta.byline
    house = options.house
    embargo, review = _embargo(article, locale), _reviewed(article, locale, stands)
    return {
        "strings": locale.page,
        "strings_language": None if locale.known else "en",
        "word_space": locale.typography.word_space,
        "label_mark": locale.connectives["label"],
        "byline": locale.page["byline"].replace("{name}", name) if name else None,
        "embargo": embargo if options.show_missing else None,
        "disclosure": _disclosure(article, locale, house),
        "disclosure_language": None if locale.known or house.page.disclosure_text else "en",
        "correction": _correction(locale, stands),
        "reviewed": review if house.page.review else None,
        "review_line": review,
        "desk": tuple(one_line(line) for line in (embargo, _correction(locale, stands), review) if line),
    }


def _embargo(article: Article, locale: Locale) -> str | None:
    if not article.meta.embargo:
        return None
    until = read_date(article.meta.embargo, _language(article, locale))
    return locale.page["embargo"].replace("{date}", until.text)


def _disclosure(article: Article, locale: Locale, house: House) -> str | None:
    if not house.page.disclosure:
        return None
    if article.engine == "structure" and not article.sections:
        return house.page.disclosure_text or None  # it would speak of headings that there are none of
    kind = "model" if article.engine == "openai" else article.engine
    return house.page.disclosure_text or locale.page[f"disclosure_{kind}"]


def _correction(locale: Locale, stands: Standing) -> str | None:
    """What this version corrects, on one line with its label."""
    if not stands.correction:
        return None
    return locale.page["correction"] + locale.connectives["label"] + stands.correction


def _reviewed(article: Article, locale: Locale, stands: Standing) -> str | None:
    """Who has approved the text, and on which day: the hour is for machines."""
    if not stands.reviewed_by:
        return None
    day = read_date((stands.reviewed_at or "")[: len("2026-03-04")], _language(article, locale))
    line = locale.page["reviewed_on" if day.machine else "reviewed"]
    return line.replace("{date}", day.text).replace("{name}", stands.reviewed_by)


def _language(article: Article, locale: Locale) -> str:
    return article.language if locale.known else "en"
