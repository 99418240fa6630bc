"""The language tags in a page are well-formed, and those of its parts name a real language."""

from collections.abc import Iterator

from articlekit.checks.examples import document
from articlekit.checks.headings import shorten
from articlekit.checks.mending import put
from articlekit.checks.page import Page
from articlekit.checks.rule import Context, Found, Rule
from articlekit.checks.text_language import is_known, is_language, meant

__all__ = ["PART", "TAG"]


def check_tag(page: Page, _: Context) -> Iterator[Found]:
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
    for element in page.elements:
        tag = element.attributes.get("lang", "").strip()
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
    bad=(document(root='lang="en-US-GB"'), document("<main><h1>A</h1><p lang=zh-Hant_TW>B</p></main>")),
    good=(document(root='lang="en-GB"'),),
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
    bad=(document("<main><h1>Flood</h1><p lang=english>Two streets.</p></main>"),),
    good=(document("<main><h1>Flood</h1><p lang=en-GB>Two streets.</p><p lang=xx hidden>Two.</p></main>"),),
)
