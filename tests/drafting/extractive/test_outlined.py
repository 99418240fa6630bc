"""Articles of notes that list the headings of their article."""

import pytest

from articlekit.checks.runner import check_article
from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive import ExtractiveDrafter
from articlekit.model.article import Article, Paragraph, sentences
from articlekit.model.house import House, HouseHeadings
from articlekit.model.note import Note
from articlekit.reading import read_notes
from tests.drafting.extractive.notes import prose
from tests.reading.outlines import ANNOUNCED


def read(text: str) -> Note:
    (note,) = read_notes(text.encode(), name="note.txt")
    return note


def drafted(note: Note, house: House | None = None) -> Article:
    return ExtractiveDrafter().draft(Brief(note=note, language=note.language, house=house or House()))


def under(paragraphs: tuple[Paragraph, ...]) -> str:
    return " ".join(each.text for paragraph in paragraphs for each in paragraph.sentences)


def with_outline(note: Note, *headings: str) -> Note:
    return note.model_copy(update={"outline": headings})


@pytest.mark.parametrize("language", ANNOUNCED)
def test_the_sections_are_those_that_the_note_lists(language: str) -> None:
    case = ANNOUNCED[language]
    note = read(case.text)
    article = drafted(note)
    assert article.headline.text == case.title
    found = {section.heading.text: under(section.paragraphs) for section in article.sections}
    assert [*found] == [*case.headings]
    for heading, begins in case.headings.items():
        assert found[heading].startswith(begins)
    assert article.lede
    assert not [each for each in article.missing if each.about == "heading"]


@pytest.mark.parametrize("language", ANNOUNCED)
def test_the_body_is_every_statement_in_order_and_nothing_of_the_list(language: str) -> None:
    note = read(ANNOUNCED[language].text)
    article = drafted(note)
    assert [each.text for _, each in sentences(article)] == [each.text for each in note.statements]
    cited = [each.sources for _, each in sentences(article)]
    assert cited == [(each.id,) for each in note.statements]
    assert all(section.heading.sources for section in article.sections)
    findings = check_article(article, house=House(), note=note)
    assert not [each for each in findings if each.severity == "error"]


@pytest.mark.parametrize("language", ["fr", "de"])
def test_what_stands_behind_the_list_is_the_conclusion(language: str) -> None:
    case = ANNOUNCED[language]
    assert under(drafted(read(case.text)).conclusion) == case.text.splitlines()[-1]


HARBOUR = prose(
    "en",
    "A pump failed at the harbour on Monday. The quay was flooded within an hour, the mayor admitting that "
    "the sluice had been left open.",
    "A spare pump comes from Oakley on Thursday.",
    title="Pump fails",
)


def test_a_heading_never_stands_in_a_sentence_and_one_without_room_is_asked_for() -> None:
    note = with_outline(
        HARBOUR, "Quay flooded", "Mayor admits that sluice was open", "Spare pump from Oakley"
    )
    article = drafted(note)
    assert [section.heading.text for section in article.sections] == [
        "Quay flooded",
        "Spare pump from Oakley",
    ]
    assert [each.text for _, each in sentences(article)] == [each.text for each in note.statements]
    asked = [each.question for each in article.missing if each.about == "heading"]
    assert asked == ["What should stand under “Mayor admits that sluice was open”?"]


def test_more_headings_than_sentences_leave_a_lede_and_no_empty_section() -> None:
    article = drafted(with_outline(HARBOUR, "One", "Two", "Three", "Four", "Five"))
    assert article.lede
    assert 0 < len(article.sections) < 3
    assert all(section.paragraphs for section in article.sections)


def test_a_note_of_one_sentence_is_all_lede() -> None:
    article = drafted(with_outline(prose("en", "A pump failed at the harbour."), "Pump fails", "Harbour"))
    assert under(article.lede) == "A pump failed at the harbour."
    assert not article.sections


def test_no_heading_is_the_headline_or_stands_twice() -> None:
    article = drafted(with_outline(HARBOUR, "Pump fails", "Quay flooded", "QUAY FLOODED", "Spare pump"))
    assert [section.heading.text for section in article.sections] == ["Quay flooded", "Spare pump"]


def test_a_house_with_headings_of_its_own_has_those() -> None:
    house = House(headings=HouseHeadings(required=("What is next",)))
    article = drafted(with_outline(HARBOUR, "Quay flooded", "Spare pump"), house)
    assert not {"Quay flooded", "Spare pump"} & {section.heading.text for section in article.sections}


def test_text_that_stands_under_its_headings_already_stays_there() -> None:
    note = read(
        "# Pump fails\n\nThe headings would be:\n\n- Quay under water\n- Stronger pump wanted\n\n"
        "A pump failed at the harbour on Monday.\n\n## Quay under water\n\n"
        "The stronger pump was wanted elsewhere. Nobody was hurt.\n\n"
        "## Stronger pump wanted\n\nThe quay was under water for a day.\n"
    )
    assert note.outline == ("Quay under water", "Stronger pump wanted")
    article = drafted(note)
    assert under(article.lede) == "A pump failed at the harbour on Monday."
    assert [(each.heading.text, under(each.paragraphs)) for each in article.sections] == [
        ("Quay under water", "The stronger pump was wanted elsewhere. Nobody was hurt."),
        ("Stronger pump wanted", "The quay was under water for a day."),
    ]


def test_a_heading_in_words_of_its_own_is_the_notes_and_no_error() -> None:
    note = with_outline(HARBOUR, "Chaos among fishmongers and tourists", "Spare pump from Oakley")
    article = drafted(note)
    assert article.sections[0].heading.text == "Chaos among fishmongers and tourists"
    assert not [each for each in check_article(article, house=House(), note=note) if each.severity == "error"]
    others = check_article(article, house=House(), note=HARBOUR)
    assert "unsupported-sentence" in {each.rule for each in others}
