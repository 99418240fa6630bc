"""Language tags of a page are well-formed."""

from collections.abc import Iterator

from articlekit.checks.examples import document
from articlekit.checks.headings import shorten
from articlekit.checks.mending import put
from articlekit.checks.page import Page
from articlekit.checks.rule import Context, Found, Rule
from articlekit.checks.text_language import is_known, is_language, meant

__all__ = ["RULE"]


def check(page: Page, _: Context) -> Iterator[Found]:
    """A language tag must be well-formed.

    ## What it does
    Finds each `lang` that names a real language and goes on in a way that BCP 47 (RFC 5646) does
    not allow, such as two regions.

    ## Why
    Software that cannot read the tag may drop all of it and not only its end.

    ## How to mend
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


RULE = Rule[Page](
    id="page-language-tag",
    severity="error",
    scope="page",
    check=check,
    document=True,
    fixable=True,
    bad=(document(root='lang="en-US-GB"'), document("<main><h1>A</h1><p lang=zh-Hant_TW>B</p></main>")),
    good=(document(root='lang="en-GB"'),),
)
