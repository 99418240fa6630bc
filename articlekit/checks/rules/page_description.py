"""A page describes itself."""

from collections.abc import Iterator

from articlekit.checks.examples import document
from articlekit.checks.page import Page, clean
from articlekit.checks.rule import Context, Found, Rule

__all__ = ["RULE"]


def check(page: Page, context: Context) -> Iterator[Found]:
    """A page must have a description of a useful length.

    ## What it does
    Finds a document without a meta description, and one whose description is much shorter or
    longer than a standfirst of its language: in English 50 to 320 characters.

    ## Why
    Search results and link previews show it under the title; without it they cut something out
    of the text.

    ## How to mend
    Put the standfirst, or the first sentence of the lede, into `<meta name="description">`.
    """
    found = [one for _, one in page.tagged("meta") if one.attributes.get("name", "").lower() == "description"]
    if not found:
        yield Found(offset=0, message="the page has no meta description: put the standfirst into one")
        return
    text = clean(found[0].attributes.get("content", ""))
    least, most = context.locale.limits.description
    if not least <= len(text) <= most:
        message = f"the description has {len(text)} characters: {least} to {most} are of use"
        yield Found(offset=found[0].offset, message=message, quote=text)


RULE = Rule[Page](
    id="page-description",
    severity="warning",
    scope="page",
    check=check,
    document=True,
    bad=(document(description=""), document(description="Flood"), document(description="Flood. " * 80)),
    good=(document(),),
)
