"""An article does without the words that the house bans."""

from collections.abc import Iterator

from articlekit.checks.banned import advice
from articlekit.checks.examples import section, story
from articlekit.checks.grounding.house_words import house_words
from articlekit.checks.rule import Context, Found, Rule
from articlekit.checks.setting import texts
from articlekit.language.facts import quoted_spans
from articlekit.language.headings import heading_key
from articlekit.language.phrases import Span, places, rewritten
from articlekit.model.article import Article, Paragraph, Sentence, blocks
from articlekit.model.finding import Edit
from articlekit.model.house import House

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Found]:
    """Words that the house bans should not be printed.

    ## What it does
    Finds the entries of `[phrases]` of the house file as whole words, whatever their capitals:

        [phrases]
        "in the wake of" = "after"
        "tragic" = ""

    Headings that the house itself requires are left alone.

    ## Why
    An outlet has its reasons: worn phrases, verdicts, words that its readers do not know.

    ## How to mend
    Write what the house file has beside the entry, or leave the words out. The fix writes the other
    words, with the capitals of the place; it leaves quotations, addresses and code alone, words that
    an apostrophe joins to the one before, and places where a number, a name, a negation or a
    reservation would change. What has nothing beside it is for an editor to mend.
    """
    phrases = context.house.phrases
    if not phrases:
        return
    spoken = dict(_spoken(article))
    required = house_words(context.house).headings
    for path, text in texts(article):
        if path.endswith(".heading") and heading_key(text) in required:
            continue
        spans = spoken.get(path, ())
        found = list(places(text, phrases, context.locale, spoken=spans))
        wanted = rewritten(text, phrases, context.locale, spoken=spans) if found else text
        for place in found:
            mended = place.instead and place.obstacle is None
            fix = (Edit(path=path, text=wanted),) if mended else ()
            yield Found(path=path, message=advice(place), quote=text[place.start : place.end], fix=fix)


def _spoken(article: Article) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """What of each sentence is said by somebody, by its path, where it does not show by itself."""
    for path, paragraph in blocks(article):
        for number, one in enumerate(paragraph.sentences):
            yield f"{path}.sentences[{number}]", _spans(paragraph, one, number)


def _spans(paragraph: Paragraph, one: Sentence, number: int) -> tuple[Span, ...]:
    """The spans of a sentence in quotations that may run through several sentences."""
    if paragraph.kind == "quote":
        return ((0, len(one.text)),)
    before = sum(len(each.text) + 1 for each in paragraph.sentences[:number])
    joined = quoted_spans(" ".join(each.text for each in paragraph.sentences))
    return tuple((start - before, end - before) for start, end in joined)


RULE = Rule[Article](
    id="house-phrases",
    severity="warning",
    scope="article",
    check=check,
    fixable=True,
    house=House(phrases={"in the wake of": "after", "tragic": ""}),
    bad=(
        story(lede="In the wake of the burst a street was closed."),
        story(section("A tragic night", "Nobody was hurt.")),
    ),
    good=(story(lede="After the burst a street was closed. Nobody called it tragicomic."),),
)
