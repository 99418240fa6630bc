"""An article does without the words that the house bans."""

from collections.abc import Iterator

from articlekit.checks.contract import phrases_in
from articlekit.checks.examples import section, story
from articlekit.checks.rule import Context, Found, Rule
from articlekit.checks.setting import texts
from articlekit.model.article import Article
from articlekit.model.house import House

__all__ = ["RULE", "banned"]


def check(article: Article, context: Context) -> Iterator[Found]:
    """Words that the house bans should not be printed.

    ## What it does
    Finds the entries of `[phrases]` of the house file as whole words, whatever their capitals:

        [phrases]
        "in the wake of" = "after"
        "tragic" = ""

    ## Why
    An outlet has its reasons: worn phrases, verdicts, words that its readers do not know.

    ## How to mend
    Write what the house file has beside the entry, or leave the words out.
    """
    for path, text in texts(article):
        for start, end, message in banned(text, context.house):
            yield Found(path=path, message=message, quote=text[start:end])


def banned(text: str, house: House) -> Iterator[tuple[int, int, str]]:
    """Start and end of each banned phrase in a text, and what to say of it."""
    for start, end, phrase in phrases_in(text, tuple(house.phrases)):
        instead = house.phrases[phrase]
        advice = f"write {instead!r}" if instead else "leave it out"
        yield start, end, f"the house does not print {phrase!r}: {advice}"


RULE = Rule[Article](
    id="house-phrases",
    severity="warning",
    scope="article",
    check=check,
    house=House(phrases={"in the wake of": "after", "tragic": ""}),
    bad=(
        story(lede="In the wake of the burst a street was closed."),
        story(section("A tragic night", "Nobody was hurt.")),
    ),
    good=(story(lede="After the burst a street was closed. Nobody called it tragicomic."),),
)
