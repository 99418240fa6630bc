"""What stands in an article because the house wants it needs no source."""

import pytest

from articlekit.checks import check_article, check_page, fix_article
from articlekit.model.article import Article, Paragraph, Section, Sentence
from articlekit.model.finding import Finding
from articlekit.model.house import House, HouseHeadings
from articlekit.model.note import Note
from tests.checks.grounding.notes import RULES, note

HOUSE = House(
    headings=HouseHeadings(required=("What we know so far about it", "*")),
    phrases={"in the wake of": "following", "conflagration": "fire"},
)
FIRE = note("A conflagration destroyed the mill in the wake of a storm.", "Nobody was hurt.")


def article(text: str, heading: str = "What we know so far about it") -> Article:
    body = Sentence(text=text, sources=("s1",))
    return Article(
        language="en",
        headline=Sentence(text="Nobody was hurt", sources=("s2",)),
        lede=(Paragraph(sentences=(Sentence(text="Nobody was hurt.", sources=("s2",)),)),),
        sections=(Section(heading=Sentence(text=heading), paragraphs=(Paragraph(sentences=(body,)),)),),
    )


def found(one: Article, of: Note = FIRE, house: House = HOUSE) -> list[Finding]:
    return list(check_article(one, house=house, note=of, select=RULES))


def test_a_heading_of_the_house_cites_nothing() -> None:
    text = "A conflagration destroyed the mill in the wake of a storm."
    assert found(article(text)) == []
    assert [each.rule for each in found(article(text, heading="Arson is suspected"))] == [
        "unsupported-sentence"
    ]


def test_other_words_of_the_house_are_as_good_as_those_of_the_note() -> None:
    one = article("A conflagration destroyed the mill in the wake of a storm.")
    fixed = fix_article(one, house=HOUSE, note=FIRE)
    assert fixed.sections[0].paragraphs[0].sentences[0].text == (
        "A fire destroyed the mill following a storm."
    )
    assert found(fixed) == []


@pytest.mark.parametrize(("text", "house"), [("A fire, following a storm.", HOUSE)])
def test_they_count_as_words_of_the_statement(text: str, house: House) -> None:
    assert found(article(text), house=house) == []


def test_a_page_is_held_to_the_same() -> None:
    html = (
        '<html lang="en"><main><h1>Nobody was hurt</h1><h2>What we know so far about it</h2>'
        "<p>A fire destroyed the mill following a storm.</p></main></html>"
    )
    assert check_page(html, house=HOUSE, note=FIRE, select=RULES) == ()


def test_a_heading_that_the_house_requires_keeps_a_phrase_that_it_bans() -> None:
    house = House(headings=HouseHeadings(required=("In the wake of it", "*")), phrases=HOUSE.phrases)
    one = article("Nobody was hurt.", heading="In the wake of it")
    assert check_article(one, house=house, select=("house-phrases",)) == ()
    assert fix_article(one, house=house) == one
    page = "<h2>In the wake of it</h2><p>Nobody was hurt.</p>"
    assert check_page(page, house=house, select=("page-house-phrases",)) == ()


def test_a_word_of_the_house_is_not_denied_because_the_note_denies_it_of_something_else() -> None:
    of = note("Divers mended it on Tuesday.", "The pump was never repaired.")
    told = article("On Tuesday, divers repaired it.")
    house = House(headings=HOUSE.headings, phrases={"mended": "repaired"})
    rules = [each.rule for each in found(told, of, house)]
    assert [rule for rule in rules if rule.startswith("changed-")] == []
