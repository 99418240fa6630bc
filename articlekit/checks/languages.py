"""Which language a page is in, and which one a wrong tag means."""

from functools import lru_cache
from itertools import islice

from articlekit.checks.page import Page, clean
from articlekit.checks.wording import is_language, sure_language
from articlekit.language.tags import normalize

__all__ = ["language_of_text", "meant"]

_MOST = 2_000
"""Runs of text that are looked at."""


def language_of_text(page: Page) -> str | None:
    """The language of what is shown in the language of the page itself, where it is sure."""
    roots = {-1, *(index for index, one in enumerate(page.elements[:3]) if one is page.root)}
    words = (
        text.text
        for text in page.texts
        if page.elements[text.element].spoken in roots
        and not page.elements[text.element].hidden
        and not page.elements[text.element].literal
    )
    return sure_language(clean(" ".join(islice(words, _MOST))))


@lru_cache(maxsize=256)
def meant(tag: str) -> str | None:
    """The tag that a wrong one stands for: `fr_FR`, `eng` and `German` are such."""
    from babel import Locale
    from babel.core import get_global

    cleaned = normalize(tag)
    if is_language(cleaned):
        return cleaned
    first, *rest = cleaned.split("-")
    alias = get_global("language_aliases").get(first, "")
    names = {name.lower(): code for code, name in Locale("en").languages.items()}
    found = "-".join((alias or names.get(first, ""), *rest)).replace("_", "-")
    return found if is_language(found) else None
