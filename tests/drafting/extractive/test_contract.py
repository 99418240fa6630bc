"""Articles under the headings that a house requires."""

import pytest

from articlekit.drafting.attempts import Outcome, write
from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive import ExtractiveDrafter
from articlekit.model.article import Article, sentences
from articlekit.model.house import House
from articlekit.model.note import Note
from articlekit.reading import read_notes
from tests.drafting.extractive.contracts import CONTRACTS, requiring
from tests.drafting.extractive.notes import bullets, note, prose, said


def written(source: Note, house: House, language: str | None = None) -> Outcome:
    return write(Brief(note=source, language=language or source.language, house=house), ExtractiveDrafter())


def outline(article: Article) -> list[tuple[int, str]]:
    return [(section.level, section.heading.text) for section in article.sections]


def under(article: Article, heading: str) -> list[str]:
    return [
        sentence.text
        for section in article.sections
        if section.heading.text == heading
        for paragraph in section.paragraphs
        for sentence in paragraph.sentences
    ]


def rules(outcome: Outcome) -> set[str]:
    return {finding.rule for finding in outcome.findings}


STATUS = note(
    "en",
    said("Between 09:14 and 10:02 UTC about 6% of checkout requests failed.", "Summary of impact"),
    said("Refunds were not affected.", "Summary of impact"),
    said("A certificate on two payment proxies had expired.", "Root cause", block=1),
    said("The expiry alert had been routed to a mailbox nobody reads.", "Root cause", block=1),
    said("The on-call engineer removed the two proxies at 09:51.", "Mitigation", block=2),
    said("Certificates will be renewed automatically by the end of June.", "Next steps", block=3),
    title="Elevated error rates on checkout API",
)


def test_labelled_statements_stand_under_the_headings_of_the_house() -> None:
    article = written(STATUS, requiring("Impact", "Root cause", "Resolution", "What is next")).article
    assert [text for _, text in outline(article)] == ["Impact", "Root cause", "Resolution", "What is next"]
    assert under(article, "Impact") == ["Refunds were not affected."]
    assert under(article, "Resolution") == ["The on-call engineer removed the two proxies at 09:51."]
    assert article.conclusion == ()


def test_headings_stand_in_the_order_of_the_house_and_not_of_the_note() -> None:
    outcome = written(STATUS, requiring("Next steps", "Mitigation", "Cause", "Impact"))
    assert [text for _, text in outline(outcome.article)] == ["Next steps", "Mitigation", "Cause", "Impact"]
    assert rules(outcome) == set()


def test_what_the_note_has_under_the_very_heading_is_taken_by_no_other_one() -> None:
    pumps = note(
        "en",
        said("Two of four pumps stopped at 18:20.", "Summary"),
        said("Willow Road was closed at 19:05.", "Summary"),
        said("Debris had blocked the grate.", "Cause", block=1),
        title="Pump station fails",
    )
    article = written(pumps, requiring("Details", "Einzelheiten", "Summary")).article
    assert under(article, "Summary") == ["Willow Road was closed at 19:05."]


def test_a_heading_without_statements_is_not_invented_but_asked_for() -> None:
    outcome = written(STATUS, requiring("Impact", "Root cause", "Detection", "Resolution", "Next steps"))
    assert "Detection" not in [text for _, text in outline(outcome.article)]
    assert rules(outcome) == {"house-headings"}
    assert "'Detection'" in outcome.findings[0].message
    asked = [each.question for each in outcome.article.missing if each.about == "heading"]
    assert asked == ["What should stand under “Detection”?"]


def test_every_missing_heading_is_named_in_one_finding() -> None:
    outcome = written(STATUS, requiring("Detection", "Impact", "*", "Lessons learned"))
    (finding,) = outcome.findings
    assert "'Detection'" in finding.message
    assert "'Lessons learned'" in finding.message


@pytest.mark.parametrize(
    ("language", "heading"), [("de", "Auswirkungen"), ("ja", "影響"), ("en", "Impact"), ("ru", "Impact")]
)
def test_of_several_names_the_one_in_the_language_of_the_article_stands(language: str, heading: str) -> None:
    texts = {
        "de": ("In Halden brannte es.", "Drei Menschen wurden verletzt.", "Zwei Häuser sind zerstört."),
        "ja": ("港南市の工場で火災があった。", "従業員3人が負傷した。", "倉庫が全焼した。"),
        "en": ("A fire broke out in Halden.", "Three people were injured.", "Two houses were destroyed."),
        "ru": ("В Хальдене вспыхнул пожар.", "Пострадали три человека.", "Повреждены два дома."),
    }
    article = written(bullets(language, *texts[language]), requiring("Impact|Auswirkungen|影響", "*")).article
    assert outline(article)[0] == (2, heading)


def test_a_heading_in_another_language_is_understood() -> None:
    article = written(STATUS, requiring("Auswirkungen", "Ursache", "Maßnahmen", "今後の見通し")).article
    assert under(article, "Ursache")[0] == "A certificate on two payment proxies had expired."
    assert under(article, "今後の見通し") == [
        "Certificates will be renewed automatically by the end of June."
    ]


def test_a_heading_of_no_known_role_takes_what_has_its_words() -> None:
    source = bullets(
        "en",
        "A burst main flooded Harbour Street at noon",
        "Road traffic is diverted over Mill Lane",
        "Two schools were closed",
        "Crews will work until Tuesday",
    )
    article = written(source, requiring("Road traffic", "*")).article
    assert under(article, "Road traffic") == ["Road traffic is diverted over Mill Lane."]


def test_a_narrow_heading_takes_only_what_it_is_about() -> None:
    source = prose(
        "en", "A fire broke out. A smaller fire had occurred in 1998. Crews put the fire out by noon."
    )
    article = written(source, requiring("*", "Lessons learned", "Detection")).article
    assert not {"Lessons learned", "Detection"} & {text for _, text in outline(article)}


def test_levels_follow_the_house() -> None:
    house = requiring("Impact", "### Root cause", "## Resolution", "*")
    outcome = written(STATUS, house)
    assert outline(outcome.article)[:3] == [(2, "Impact"), (3, "Root cause"), (2, "Resolution")]
    assert rules(outcome) == set()


def test_a_heading_over_subheadings_needs_no_text_of_its_own() -> None:
    outcome = written(STATUS, requiring("Timeline", "### Root cause", "*"))
    assert outline(outcome.article)[:2] == [(2, "Timeline"), (3, "Root cause")]
    assert outcome.article.sections[0].paragraphs == ()
    assert rules(outcome) == set()


@pytest.mark.parametrize(("signs", "count"), [(("?",), 1), (("?", "?"), 2), (("+", "?"), 2), (("?", "+"), 2)])
def test_as_many_sections_stand_in_place_of_signs_as_the_house_wants(
    signs: tuple[str, ...], count: int
) -> None:
    outcome = written(STATUS, requiring(*signs))
    assert len(outcome.article.sections) >= count
    assert "+" in signs or len(outcome.article.sections) == count
    assert rules(outcome) == set()


def test_the_heading_of_the_conclusion_is_none_that_the_house_does_not_want() -> None:
    house = requiring("Impact", "Root cause", "Mitigation", conclusion=True)
    outcome = written(STATUS, house)
    assert outcome.article.conclusion
    assert rules(outcome) == set()


@pytest.mark.parametrize("name", CONTRACTS)
def test_no_statement_is_lost_whatever_the_house_wants(name: str) -> None:
    for source in (STATUS, prose("en", "Two trains collided near Halden."), bullets("ja", "原因は調査中。")):
        article = written(source, CONTRACTS[name]).article
        used = sorted(each for _, sentence in sentences(article) for each in sentence.sources)
        assert used == sorted(statement.id for statement in source.statements)


PHRASES = House(phrases={"tragic": "", "in the wake of": "after"})


def test_headings_keep_clear_of_banned_phrases_where_another_clause_tells() -> None:
    source = note(
        "en",
        said("A main burst in Harbour Street at noon."),
        said("Two streets were closed."),
        said("The cause was a tragic mistake of the crew at work.", block=1),
        said("An old valve had been caused to open by frost.", block=1),
        said("Crews repaired the pipe by the evening.", block=2),
        title="Tragic night in Harbour Street",
    )
    article = written(source, PHRASES).article
    assert article.headline.text.startswith("A main burst in Harbour Street at noon")
    assert not any("tragic" in text for _, text in outline(article))
    assert "The cause was a tragic mistake of the crew at work." in [
        sentence.text for _, sentence in sentences(article)
    ]


def test_other_words_are_put_in_everywhere_but_in_quotations() -> None:
    text = "A main burst in the wake of frost. The mayor said: “In the wake of this we must act.”"
    (source,) = read_notes(text.encode(), name="note.txt")
    outcome = written(source, PHRASES)
    assert outcome.article.headline.text == "A main burst after frost"
    assert [sentence.text for _, sentence in sentences(outcome.article)] == [
        "A main burst after frost.",
        "“In the wake of this we must act.”",
    ]
    assert "The mayor" in outcome.article.model_dump_json()
    assert rules(outcome) == {"house-phrases"}
