"""A page and its parts say in which language they are, and which way that runs."""

from collections.abc import Iterator

from articlekit.checks.headings import shorten
from articlekit.checks.html_source import put
from articlekit.checks.page import Page
from articlekit.checks.rule import Context, Found, Rule, web_page
from articlekit.checks.text_language import is_known, is_language, language_of_text, meant
from articlekit.language.tags import direction, primary

__all__ = ["DIRECTION", "LANGUAGE", "PART", "TAG"]


def check_language(page: Page, _: Context) -> Iterator[Found]:
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


LANGUAGE = Rule[Page](
    id="page-language",
    severity="error",
    scope="page",
    check=check_language,
    document=True,
    fixable=True,
    bad=(web_page(root=""), web_page(root='lang="english"'), web_page(root='lang="fr" xml:lang="en"')),
    good=(web_page(), web_page(root='lang="en-GB" xml:lang="en"'), "<p>A fragment.</p>"),
)


def check_tag(page: Page, _context: Context) -> Iterator[Found]:
    """A language tag must be well-formed.

    ## What it does
    Finds each `lang` that names a real language and goes on in a way that BCP 47 (RFC 5646) does
    not allow, such as two regions.

    ## Why
    Software that cannot read the tag may drop all of it and not only its end.

    ## How to fix
    Write language, script and region in this order and once each, with hyphens: `pt-BR`, `zh-Hant-TW`.
    The fix turns underscores into hyphens.
    """
    for _, element in page.tagged("@lang"):
        tag = element.attributes["lang"].strip()
        if tag and is_known(tag) and not is_language(tag):
            message = f"{shorten(tag)!r} is not well-formed: write a tag such as pt-BR or zh-Hant-TW"
            found = meant(tag)
            fix = put(page, element, "lang", found) if found else ()
            yield Found(offset=element.offset, message=message, quote=tag, fix=fix)


TAG = Rule[Page](
    id="page-language-tag",
    severity="error",
    scope="page",
    check=check_tag,
    document=True,
    fixable=True,
    bad=(web_page(root='lang="en-US-GB"'), web_page("<main><h1>A</h1><p lang=zh-Hant_TW>B</p></main>")),
    good=(web_page(root='lang="en-GB"'),),
)


def check_part(page: Page, _: Context) -> Iterator[Found]:
    """The language of a part of a page must be a valid tag.

    ## What it does
    Finds elements inside the page whose `lang` is not well-formed by BCP 47 or not a real
    language, where they show text in that language. An empty `lang` says that the language is
    not known, and is valid.

    ## Why
    A screen reader keeps the voice of the page for words that it cannot pronounce so.

    ## How to fix
    Write the code of the language, such as `fr` or `zh-Hant`. The fix reads `fr_FR`, `fra` and
    `French` as what they mean.
    """
    for index, element in enumerate(page.elements):
        tag = element.attributes.get("lang", "")
        if not tag or element is page.root or element.hidden or is_known(tag):
            continue
        if index in page.speaking:
            message = f"{shorten(tag)!r} is no language: write a tag such as fr, pt-BR or zh-Hant"
            found = meant(tag)
            fix = put(page, element, "lang", found) if found else ()
            yield Found(offset=element.offset, message=message, quote=tag, fix=fix)


PART = Rule[Page](
    id="page-part-language",
    severity="error",
    scope="page",
    check=check_part,
    document=True,
    fixable=True,
    bad=(web_page("<main><h1>Flood</h1><p lang=english>Two streets.</p></main>"),),
    good=(web_page("<main><h1>Flood</h1><p lang=en-GB>Two streets.</p><p lang=xx hidden>Two.</p></main>"),),
)


def check_direction(page: Page, _: Context) -> Iterator[Found]:
    """A page must run in the direction of its language.

    ## What it does
    Finds a document in a language written from right to left without `dir="rtl"` on its html or
    body element, and one in another language that has it.

    ## Why
    Without it punctuation jumps to the wrong end of the line and lists and tables stand the
    wrong way round.

    ## How to fix
    Write `dir="rtl"` on the html element. The fix does so, or corrects the `dir` that is there.
    """
    root = page.root
    if root is None or not is_language(page.language):
        return
    body = next((one for _, one in page.tagged("body")), root)
    given_on = root if root.attributes.get("dir") or not body.attributes.get("dir") else body
    given = (given_on.attributes.get("dir") or "ltr").strip().lower()
    wanted = direction(page.language)
    if given != wanted and (wanted == "rtl" or given == "rtl"):
        message = (
            f'{page.language!r} runs {wanted}, the page {given}: write dir="{wanted}" on its html element'
        )
        yield Found(offset=root.offset, message=message, fix=put(page, given_on, "dir", wanted))


DIRECTION = Rule[Page](
    id="page-direction",
    severity="error",
    scope="page",
    check=check_direction,
    document=True,
    fixable=True,
    bad=(web_page("<main><h1>فيضان</h1><p>غمرت المياه شارعين.</p></main>", root='lang="ar"'),),
    good=(
        web_page(),
        web_page("<main><h1>فيضان</h1><p>غمرت المياه شارعين.</p></main>", root='lang="ar" dir="rtl"'),
    ),
)
