"""A section and a standfirst are short enough for what they are."""

from collections.abc import Iterator

from articlekit.checks.examples import section, story
from articlekit.checks.rule import Context, Found, Rule
from articlekit.language.tags import uses_spaces
from articlekit.model.article import Article, Section

__all__ = ["SECTION", "STANDFIRST"]


def check_section(article: Article, context: Context) -> Iterator[Found]:
    """A section should not be too long for its heading.

    ## What it does
    Counts the words of each section (characters in languages that are written without spaces)
    against the limit of the house file or of the language.

    ## Why
    On a telephone a long section is screen after screen of text without a place to stop.

    ## How to fix
    Divide the section where its subject changes, with a heading of its own or an h3.
    """
    limit = context.house.limits.section_words or context.locale.limits.section_words
    spaced = uses_spaces(article.language)
    for number, one in enumerate(article.sections):
        length = _length(one, spaced=spaced)
        if length > limit:
            unit = "words" if spaced else "characters"
            message = (
                f"the section has {length} {unit}, the limit is {limit}: divide it where its subject changes"
            )
            yield Found(path=f"sections[{number}]", message=message, quote=one.heading.text)


def _length(one: Section, *, spaced: bool) -> int:
    words = [word for each in one.paragraphs for sentence in each.sentences for word in sentence.text.split()]
    return len(words) if spaced else sum(map(len, words))


SECTION = Rule[Article](
    id="section-length",
    severity="warning",
    scope="article",
    check=check_section,
    bad=(
        story(section("Repairs under way", "Crews are at work day and night. " * 80)),
        story(
            section("復旧作業が続く", "作業員が昼夜を問わず復旧に当たっている。" * 80),
            headline="水道管が破裂",
            lede="水道管が破裂した。",
            language="ja",
        ),
    ),
    good=(story(section("Repairs under way", "Crews are at work day and night. " * 20)),),
)


def check_standfirst(article: Article, context: Context) -> Iterator[Found]:
    """A standfirst should keep to its length.

    ## What it does
    Finds a standfirst with more characters than the house file or the language allows.

    ## Why
    It stands in larger type under the headline, and it becomes the description of the page, which
    search results cut.

    ## How to fix
    Keep the one or two sentences that make a reader want the rest.
    """
    limit = context.house.limits.standfirst or context.locale.limits.standfirst
    text = article.standfirst or ""
    if len(text) > limit:
        message = (
            f"the standfirst has {len(text)} characters, the limit is {limit}: keep one or two sentences"
        )
        yield Found(path="standfirst", message=message, quote=text)


STANDFIRST = Rule[Article](
    id="standfirst-length",
    severity="warning",
    scope="article",
    check=check_standfirst,
    bad=(story(standfirst="Crews are at work day and night to mend the pipes. " * 8),),
    good=(story(standfirst="Crews are at work day and night to mend the pipes."), story()),
)
