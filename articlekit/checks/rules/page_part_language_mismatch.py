"""A part of a page is in the language that it says."""

from collections.abc import Iterator

from articlekit.checks.examples import document
from articlekit.checks.page import Page, clean
from articlekit.checks.rule import Context, Found, Rule
from articlekit.checks.text_language import is_language, part_contradiction
from articlekit.language.tags import primary

__all__ = ["RULE"]


def check(page: Page, _: Context) -> Iterator[Found]:
    """A part of a page should be in the language that it is marked with.

    ## What it does
    Compares the `lang` of each part of a document with the language that its words, and the texts
    of its images, are found to be in. It takes two words and an answer that is all but certain;
    words that are at home in both languages are left alone, and so are languages that the
    detector does not know.

    ## Why
    A screen reader changes its voice for the part, and reads it out as nobody would say it.

    ## How to mend
    Write the language of the words into `lang`, or take it out where it is that of the page.
    """
    for index, words in page.spoken.items():
        element = page.elements[index]
        tag = (element.language or "").strip()
        if element is page.root or not is_language(tag):
            continue
        text = clean(" ".join(words))
        seen = part_contradiction(text, tag)
        if seen is not None and primary(seen) != primary(tag):
            message = f"marked as {tag!r}, but written in {seen!r}: write that, or take the lang out"
            yield Found(offset=element.offset, message=message, quote=text)


RULE = Rule[Page](
    id="page-part-language-mismatch",
    severity="warning",
    scope="page",
    check=check,
    document=True,
    bad=(
        document("<main><h1>Flood</h1><p>The mayor said <q lang=nl>Bonne année à tous</q>.</p></main>"),
        document("<main><h1>Flood</h1><p>He said <q lang=en>дороги закрыты до утра</q>.</p></main>"),
    ),
    good=(
        document("<main><h1>Flood</h1><p>The mayor said <q lang=fr>Bonne année à tous</q>.</p></main>"),
        document("<main><h1>Flood</h1><p>Two <i lang=la>fait accompli</i>.</p></main>"),
    ),
)
