"""Heading levels go down one at a time."""

from collections.abc import Iterator

from articlekit.checks.examples import section, story
from articlekit.checks.headings import settled, skips
from articlekit.checks.rule import Context, Found, Rule
from articlekit.model.article import Article
from articlekit.model.finding import Edit

__all__ = ["RULE"]


def check(article: Article, _: Context) -> Iterator[Found]:
    """Heading levels must not skip.

    ## What it does
    Finds a section heading that is more than one level below the heading in front of it. The first
    one stands at level 2, under the headline.

    ## Why
    Screen readers, search engines and tables of contents read the levels as the outline of the
    text; after a skip it looks as if a part were missing.

    ## How to mend
    Move the heading up. The fix does so, and moves what stands under it along with it.
    """
    levels = [one.level for one in article.sections]
    wanted = settled(levels, before=1)
    outside = (index for index, level in enumerate(levels) if not 2 <= level <= 6)
    found = sorted({*skips(levels, before=1), *outside})
    for index, end in zip(found, [*found[1:], len(levels)], strict=False):
        yield Found(
            path=f"sections[{index}].heading",
            message=f"a heading of level {levels[index]} cannot stand here: make it level {wanted[index]}",
            quote=article.sections[index].heading.text,
            fix=tuple(
                Edit(path=f"sections[{number}].level", text=str(wanted[number]))
                for number in range(index, end)
                if levels[number] != wanted[number]
            ),
        )


_SHIFTS = section("Night shift", "Crews work at night.", level=4)

RULE = Rule[Article](
    id="heading-skip",
    severity="error",
    scope="article",
    check=check,
    fixable=True,
    bad=(
        story(section("Repairs under way", "Crews are at work."), _SHIFTS),
        story(section("Repairs under way", "Crews are at work.", level=3), _SHIFTS),
        story(section("Repairs under way", "Crews are at work.", level=1)),
    ),
    good=(
        story(
            section("Repairs under way", "Crews are at work."),
            section("Night shift", "Crews work at night.", level=3),
            section("Schools closed", "Two schools are closed."),
        ),
    ),
)
