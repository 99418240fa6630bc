"""A section says something."""

from collections.abc import Iterator

from articlekit.checks.examples import section, story
from articlekit.checks.headings import is_blank
from articlekit.checks.rule import Context, Found, Rule
from articlekit.model.article import Article, Section

__all__ = ["RULE"]


def check(article: Article, _: Context) -> Iterator[Found]:
    """A heading must have text under it.

    ## What it does
    Finds a section without any text whose heading is followed by a heading of the same or a higher
    level, or by the end. An h2 may be followed at once by an h3.

    ## Why
    A heading promises something to read. One without text was left over, or its text stands
    elsewhere.

    ## How to fix
    Move the text that belongs to the heading under it, or take the heading out.
    """
    following = (*article.sections[1:], None)
    for number, (one, after) in enumerate(zip(article.sections, following, strict=False)):
        if _says_nothing(one) and (after is None or after.level <= one.level):
            message = "nothing stands under this heading: move its text here or take it out"
            yield Found(path=f"sections[{number}]", message=message, quote=one.heading.text)


def _says_nothing(one: Section) -> bool:
    texts = (sentence.text for paragraph in one.paragraphs for sentence in paragraph.sentences)
    return all(is_blank(text) for text in texts)


RULE = Rule[Article](
    id="empty-section",
    severity="error",
    scope="article",
    check=check,
    bad=(
        story(section("Repairs under way"), section("Schools closed", "Two schools are closed.")),
        story(section("Schools closed", " ")),
    ),
    good=(
        story(section("Repairs under way", "Crews are at work.")),
        story(section("Repairs under way"), section("Night shift", "Crews work at night.", level=3)),
    ),
)
