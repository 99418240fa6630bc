"""An article has a headline and a lede, and parts of a length that is read."""

from collections.abc import Iterator

from articlekit.checks.examples import section, story
from articlekit.checks.headings import is_blank
from articlekit.checks.rule import Context, Found, Rule
from articlekit.language.tags import uses_spaces
from articlekit.model.article import Article, Section

__all__ = ["HEADLINE", "LEDE", "SECTION", "STANDFIRST"]


def check_headline(article: Article, _: Context) -> Iterator[Found]:
    """An article must have a headline.

    ## What it does
    Finds an article whose headline is empty or made of white space.

    ## Why
    The headline is the h1 and the title of the page, and all that a reader sees of the article in
    a list, a feed or a search result.

    ## How to fix
    Give the note a title, or write a headline that says what happened and where.
    """
    if is_blank(article.headline.text):
        yield Found(path="headline", message="the article has no headline: say what happened in one line")


HEADLINE = Rule[Article](
    id="headline-missing",
    severity="error",
    scope="article",
    check=check_headline,
    bad=(story(headline=""), story(headline=" \u200b ")),
    good=(story(), story(headline="水道管が破裂", lede="水道管が破裂した。", language="ja")),
)


def check_lede(article: Article, _: Context) -> Iterator[Found]:
    """An article must open with a lede.

    ## What it does
    Finds an article without text between the headline and the first section.

    ## Why
    The lede tells who, what, when and where; many readers read nothing else. It also serves as
    the description of the page where there is no standfirst.

    ## How to fix
    Put the most important statement of the note before the first section heading.
    """
    texts = (sentence.text for paragraph in article.lede for sentence in paragraph.sentences)
    if all(is_blank(text) for text in texts):
        yield Found(
            path="lede",
            message="no text stands before the first section: open with who, what, when and where",
        )


LEDE = Rule[Article](
    id="lede-missing",
    severity="warning",
    scope="article",
    check=check_lede,
    bad=(story(lede=""), story(section("Repairs under way", "Crews are at work."), lede=" ")),
    good=(story(), story(section("Repairs under way", "Crews are at work."))),
)


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
