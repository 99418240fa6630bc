"""A section is short enough for one heading."""

from collections.abc import Iterator

from articlekit.checks.examples import section, story
from articlekit.checks.rule import Context, Found, Rule
from articlekit.language.tags import uses_spaces
from articlekit.model.article import Article, Section

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Found]:
    """A section should not be too long for its heading.

    ## What it does
    Counts the words of each section (characters in languages that are written without spaces)
    against the limit of the house file or of the language.

    ## Why
    On a telephone a long section is screen after screen of text without a place to stop.

    ## How to mend
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


RULE = Rule[Article](
    id="section-length",
    severity="warning",
    scope="article",
    check=check,
    bad=(
        story(section("Repairs under way", "Crews are at work day and night. " * 80)),
        story(
            section("復旧作業が続く", "作業員が昼夜を問わず復旧に当たっている。" * 80),
            headline="水道管が破裂",
            language="ja",
        ),
    ),
    good=(story(section("Repairs under way", "Crews are at work day and night. " * 20)),),
)
