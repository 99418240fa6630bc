"""A page names its language."""

from collections.abc import Iterator

from articlekit.checks.examples import document
from articlekit.checks.headings import shorten
from articlekit.checks.mending import put
from articlekit.checks.page import Page
from articlekit.checks.rule import Context, Found, Rule
from articlekit.checks.text_language import is_known, language_of_text, meant
from articlekit.language.tags import primary

__all__ = ["RULE"]


def check(page: Page, _: Context) -> Iterator[Found]:
    """A page must name its language on the html element.

    ## What it does
    Finds a document whose html element has no `lang`, or one that is not well-formed by BCP 47
    or not a real language, or an `xml:lang` of another language.

    ## Why
    Browsers choose fonts and hyphenation by it, screen readers their voice, translators and
    search engines their language.

    ## How to fix
    Write `<html lang="fr">` with the language of the text. The fix does so where the language of
    the text is sure, reads `fr_FR`, `fra` and `French` as what they mean, and lets `lang` decide.
    """
    root = page.root
    if root is None:
        return
    tag = root.attributes.get("lang")
    other = root.attributes.get("xml:lang", "").strip()
    if tag is None or not tag.strip():
        message = 'the page names no language: write one on its html element, such as lang="fr"'
        found = language_of_text(page)
        yield Found(offset=root.offset, message=message, fix=put(page, root, "lang", found) if found else ())
    elif not is_known(tag):
        message = f"{shorten(tag)!r} is no language: write a tag such as fr, pt-BR or zh-Hant"
        found = meant(tag) or language_of_text(page)
        fix = put(page, root, "lang", found) if found else ()
        yield Found(offset=root.offset, message=message, quote=tag, fix=fix)
    elif other and primary(other) != primary(tag):
        message = f"lang is {tag!r} and xml:lang is {shorten(other)!r}: write the same language in both"
        fix = put(page, root, "xml:lang", tag.strip())
        yield Found(offset=root.offset, message=message, quote=other, fix=fix)


RULE = Rule[Page](
    id="page-language",
    severity="error",
    scope="page",
    check=check,
    document=True,
    fixable=True,
    bad=(document(root=""), document(root='lang="english"'), document(root='lang="fr" xml:lang="en"')),
    good=(document(), document(root='lang="en-GB" xml:lang="en"'), "<p>A fragment.</p>"),
)
