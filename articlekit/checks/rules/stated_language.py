"""The language that an article or a page names is a language, and that of its text and headings."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from articlekit.checks.rule import Context, Found, Rule, section, story, web_page
from articlekit.checks.text_language import (
    contradiction,
    foreign_heading,
    in_other_language,
    is_language,
    part_contradiction,
)
from articlekit.language.tags import is_valid, primary, script_counts
from articlekit.model.article import Article, headings, sentences

__all__ = ["HEADINGS", "MISMATCH", "PAGE_MISMATCH", "PART_RULE", "TAG"]


def check_tag(article: Article, _: Context) -> Iterator[Found]:
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


TAG = Rule[Article](
    id="language-tag",
    severity="error",
    scope="article",
    check=check_tag,
    bad=(story(language="english"), story(language="en_US"), story(language="")),
    good=(
        story(language="en"),
        story(language="en-GB"),
        story(headline="水管爆裂", lede="水管爆裂。", language="zh-Hant-TW"),
    ),
)


if TYPE_CHECKING:
    from articlekit.checks.page import Element, Page, Text


_MOST = 2_000
"""Runs of text that are looked at."""
_FEW_WORDS = 8
"""Words of a short page; of fewer, names may be the most."""


def check_mismatch(article: Article, _: Context) -> Iterator[Found]:
    """The text of an article must be in its declared language.

    ## What it does
    Compares the declared language with the one that the body is found to be in: always where the
    script is another, otherwise where the text is long enough (150 letters, or 40 characters of
    Chinese, Japanese or Korean) and the answer is sure for the whole and for both halves of it.

    ## Why
    A page in a wrong language is read out in a wrong voice, hyphenated wrongly and found by the
    wrong readers; and typography, labels and page strings follow the declared language.

    ## How to fix
    Declare the language that the text is in, or translate the text.
    """
    body = " ".join(sentence.text for _, sentence in sentences(article))
    seen = contradiction(body, article.language)
    if seen is not None:
        message = f"declared as {article.language!r}, but written in {seen!r}: declare that or translate"
        yield Found(path="language", message=message, quote=body)


def check_page_language(page: "Page", _: Context) -> Iterator[Found]:
    """The text of a page must be in its declared language.

    ## What it does
    Compares the language of the html element with the one that the visible text is found to be
    in; parts with a `lang` of their own and code are left out. It speaks only where the script
    is another, where the text is long enough and the answer sure for the whole and both halves,
    or where it is short, has eight words at least, and the answer is all but certain.

    ## Why
    A page in a wrong language is read out in a wrong voice and found by the wrong readers.

    ## How to fix
    Declare the language that the text is in, and mark foreign passages with a `lang` of their
    own. The fix declares the language that was found.
    """
    from articlekit.checks.html_source import put  # which articles do without
    from articlekit.checks.page import clean

    root = page.root
    if root is None or not is_language(root.attributes.get("lang", "")):
        return
    words = (text.text for text in page.texts if _is_prose(page, text, root))
    text = clean(" ".join(islice(words, _MOST)))
    look = part_contradiction if len(text.split()) >= _FEW_WORDS else contradiction
    seen = look(text, page.language)
    if seen is not None and primary(seen) != primary(page.language):
        message = f"declared as {page.language!r}, but written in {seen!r}: declare that or mark the parts"
        fix = put(page, root, "lang", seen) if is_language(seen) and len(seen) < 4 else ()
        yield Found(offset=root.offset, message=message, fix=fix)


def _is_prose(page: "Page", text: "Text", root: "Element") -> bool:
    element = page.elements[text.element]
    is_own = element.spoken >= 0 and page.elements[element.spoken] is root
    return is_own and not element.hidden and not element.literal


_GERMAN = (
    "Am Montag ist in der Hafenstraße eine Wasserleitung geplatzt. Die Feuerwehr sperrte die Straße, und "
    "mehrere Keller wurden überflutet. Verletzt wurde niemand, die Reparatur dauert zwei Tage."
)

MISMATCH = Rule[Article](
    id="language-mismatch",
    severity="error",
    scope="article",
    check=check_mismatch,
    bad=(
        story(lede=_GERMAN),
        story(lede="4月8日、港南市の製紙工場で蒸気配管が破裂し、従業員3人が軽いやけどを負った。"),
        story(lede=_GERMAN, headline="Прорыв трубы на Портовой улице", language="ru"),
    ),
    good=(story(), story(lede=_GERMAN, language="de"), story(section("Hafenstraße", "Crews are at work."))),
)

PAGE_MISMATCH: "Rule[Page]" = Rule(
    id="page-language-mismatch",
    severity="error",
    scope="page",
    check=check_page_language,
    document=True,
    fixable=True,
    bad=(
        web_page(
            "<main><h1>Wasserleitung geplatzt</h1><p>Am Montag ist in der Hafenstraße eine Leitung "
            "geplatzt. Die Feuerwehr sperrte die Straße, und mehrere Keller wurden überflutet. Es wurde "
            "jedoch niemand verletzt.</p></main>"
        ),
        web_page(
            "<main><h1>Die Brücke ist gesperrt</h1><p>Die Bürgermeisterin sagte, dass sie am Montag "
            "wieder offen sein soll.</p></main>"
        ),
        web_page("<main><h1>停電</h1><p>港南市で停電があり、復旧作業が続いている。原因は調査中。</p></main>"),
    ),
    good=(
        web_page(),
        web_page(
            "<main><h1>Dark</h1><p>Dark.</p><p lang=ja>港南市で停電があり、復旧作業が続いている。</p></main>"
        ),
    ),
)


def check_part(page: "Page", _: Context) -> Iterator[Found]:
    """A part of a page should be in the language that it is marked with.

    ## What it does
    Compares the `lang` of each part of a document with the language that its words, and the texts
    of its images, are found to be in. It takes two words and an answer that is all but certain;
    words that are at home in both languages are left alone, and so are languages that the
    detector does not know.

    ## Why
    A screen reader changes its voice for the part, and reads it out as nobody would say it.

    ## How to fix
    Write the language of the words into `lang`, or take it out where it is that of the page.
    """
    from articlekit.checks.page import clean  # which articles do without

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


PART_RULE: "Rule[Page]" = Rule(
    id="page-part-language-mismatch",
    severity="warning",
    scope="page",
    check=check_part,
    document=True,
    bad=(
        web_page("<main><h1>Flood</h1><p>The mayor said <q lang=nl>Bonne année à tous</q>.</p></main>"),
        web_page("<main><h1>Flood</h1><p>He said <q lang=en>дороги закрыты до утра</q>.</p></main>"),
    ),
    good=(
        web_page("<main><h1>Flood</h1><p>The mayor said <q lang=fr>Bonne année à tous</q>.</p></main>"),
        web_page("<main><h1>Flood</h1><p>Two <i lang=la>fait accompli</i>.</p></main>"),
    ),
)


_ENOUGH = 120
"""Letters of headings that are needed to be sure of their language; they are choppy text."""


def check_headings(article: Article, _: Context) -> Iterator[Found]:
    """Headings should be in the language of the article.

    ## What it does
    Finds each headline or heading that is prose in another script than the article's, and headings
    that are, taken together, surely in another language. Names and identifiers in Latin letters are
    normal in every script and are not found.

    ## Why
    Headings in the language of a note, a template or a model beside text in another one are the
    most visible sign that nobody read the page.

    ## How to fix
    Write the headings in the language of the article.
    """
    all_headings = [(path, heading.text) for path, _, heading in headings(article)]
    foreign = [(path, text) for path, text in all_headings if foreign_heading(text, article.language)]
    for path, text in foreign:
        message = (
            f"the heading is not in the script of {article.language!r}: write it in the article's language"
        )
        yield Found(path=path, message=message, quote=text)
    joined = ". ".join(text for _, text in all_headings)
    if not foreign and sum(script_counts(joined).values()) >= _ENOUGH:
        seen = in_other_language(joined, article.language)
        if seen is not None:
            message = f"the headings are in {seen!r}: write them in {article.language!r}, as the article"
            yield Found(path="headline", message=message, quote=joined)


HEADINGS = Rule[Article](
    id="heading-language",
    severity="warning",
    scope="article",
    check=check_headings,
    bad=(
        story(
            section("Power is back by noon", "電力は復旧した。"),
            headline="港南市で停電",
            lede="港南市で停電が発生した。",
            language="ja",
        ),
        story(section("停電の原因は調査中", "Crews are at work.")),
        story(
            section("Die Feuerwehr sperrte die Straße", "Crews are at work."),
            section("Mehrere Keller wurden am Montag überflutet", "Pumps were brought."),
            section("Die Reparatur dauert voraussichtlich noch zwei Tage", "Crews work at night."),
            headline="Wasserleitung in der Hafenstraße geplatzt",
        ),
    ),
    good=(
        story(
            section("GitHub Actions", "復旧した。"), headline="港南市で停電", lede="停電した。", language="ja"
        ),
        story(section("Crews mend the pipes", "Crews are at work.")),
    ),
)
