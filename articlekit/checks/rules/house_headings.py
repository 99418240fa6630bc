"""The headings of an article are those of the house."""

from collections.abc import Iterator

from articlekit.checks.contract import departure_from
from articlekit.checks.examples import section, story
from articlekit.checks.rule import Context, Found, Rule
from articlekit.model.article import Article
from articlekit.model.house import House, HouseHeadings

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Found]:
    """Section headings must be those that the house wants, in its order.

    ## What it does
    Compares the section headings with `required` under `[headings]` of the house file:

        required = ["What happened", "*", "What is next|Outlook"]

    `*` stands for any headings or none, `+` for one or more, `?` for exactly one; `A|B` is either
    of the two, and `### A` one of that level. Capitals count only with `match_case = true`, spaces
    and marks never. The heading of the conclusion (`conclusion = true`) may always come last.

    ## Why
    Readers of an outlet find what they look for where it always stands.

    ## How to mend
    Add, rename or move the heading that the message names. Where an article is made from a note,
    the statements of the note are laid under these headings; a heading that is missing then is one
    for which the note has nothing, and the editor is asked for it.
    """
    headings = [(one.level, one.heading.text) for one in article.sections]
    if context.house.headings.conclusion and article.conclusion:
        headings.append((2, context.locale.labels.get("conclusion", "")))
    found = departure_from(context.house.headings, headings, context.locale)
    if found is not None:
        is_there = found.index < len(headings)
        path = f"sections[{found.index}].heading" if found.index < len(article.sections) else "sections"
        name = headings[found.index][1] if is_there else None
        yield Found(path=path, message=found.message(name), quote=name or "")


RULE = Rule[Article](
    id="house-headings",
    severity="error",
    scope="article",
    check=check,
    house=House(headings=HouseHeadings(required=("What happened", "*", "What is next|Outlook"))),
    bad=(
        story(section("What happened", "A main burst.")),
        story(section("Repairs", "Crews are at work."), section("Outlook", "Two days.")),
    ),
    good=(
        story(section("What happened", "A main burst."), section("Outlook", "Two days.")),
        story(
            section("What happened", "A main burst."),
            section("Repairs", "Crews are at work."),
            section("What is next", "Two days."),
        ),
    ),
)
