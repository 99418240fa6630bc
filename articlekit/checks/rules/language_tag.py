"""The language of an article is a real one."""

from collections.abc import Iterator

from articlekit.checks.examples import story
from articlekit.checks.rule import Context, Found, Rule
from articlekit.language.tags import is_valid
from articlekit.model.article import Article

__all__ = ["RULE"]


def check(article: Article, _: Context) -> Iterator[Found]:
    """The language of an article must be a valid tag.

    ## What it does
    Finds a language that is not well-formed by BCP 47 (RFC 5646) or that does not exist.

    ## Why
    Browsers choose fonts, hyphenation and quotation marks by it, screen readers their voice,
    search engines their audience.

    ## How to fix
    Write the two-letter code of the language, with a script or a region where they matter:
    `fr`, `pt-BR`, `zh-Hant`.
    """
    if not is_valid(article.language):
        message = f"{article.language[:40]!r} is no language tag: write one such as fr, pt-BR or zh-Hant"
        yield Found(path="language", message=message, quote=article.language)


RULE = Rule[Article](
    id="language-tag",
    severity="error",
    scope="article",
    check=check,
    bad=(story(language="english"), story(language="en_US"), story(language="")),
    good=(
        story(language="en"),
        story(language="en-GB"),
        story(headline="水管爆裂", lede="水管爆裂。", language="zh-Hant-TW"),
    ),
)
