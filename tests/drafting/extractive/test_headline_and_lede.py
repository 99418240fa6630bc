"""What becomes the headline, the line of place and date, and the lede of notes of several kinds."""

import pytest

from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive.drafter import ExtractiveDrafter
from articlekit.drafting.extractive.openings import beginnings
from articlekit.language.doc import Doc
from articlekit.model.article import Article
from articlekit.reading import read_notes


def drafted(text: str) -> Article:
    (note,) = read_notes(text.encode(), name="note.txt")
    return ExtractiveDrafter().draft(Brief(note=note, language=note.language))


SHEET = """Incident sheet – Marlow Park
Date: Sunday 8 March 2026
Time: 2.15 pm
Event: cup final Marlow against Ashby
Decision: abandoned after 30 minutes
Reason: lightning over the ground
Injured: none
Spectators: 640
"""


def test_what_became_of_a_planned_event_is_in_the_headline() -> None:
    article = drafted(SHEET)
    assert article.headline.text == "Cup final Marlow against Ashby: abandoned after 30 minutes"


def test_the_line_of_place_and_date_has_the_hour_of_the_field_behind_the_day() -> None:
    article = drafted(SHEET)
    assert article.dateline is not None
    assert article.dateline.text == "Marlow Park · Sunday 8 March 2026 · Time: 2.15 pm"


def test_a_question_of_a_colleague_is_no_headline() -> None:
    article = drafted(
        "[08:10] Kim: Has there been a fire at the Oakfield market?\n"
        "[08:14] Lee: Yes, 12 stalls at Oakfield market burned out, nobody was hurt\n"
        "[08:20] Lee: Fire brigade left at 07:50\n"
        "[08:25] Lee: Cause still being looked into\n"
    )
    assert "12 stalls at Oakfield market burned out" in article.headline.text


@pytest.mark.parametrize(
    ("language", "kept", "cut"),
    [
        ("it",
         "La strada statale 52 è chiusa in entrambe le direzioni da questa mattina per una frana caduta",
         " sulla carreggiata al km 78, nel comune di Valbruna, in provincia di Udine"),
        ("en",
         "A gas explosion has destroyed two terraced houses and damaged a dozen cars in Holloway Street",
         ", near the old market hall, in the centre of Barnsley"),
        ("pl",
         "Pociąg towarowy wykoleił się i zniszczył prawie sto metrów torów oraz dwa słupy trakcyjne",
         " przy stacji Rokitnica w powiecie grodzkim, koło granicy województwa"),
    ],
)  # fmt: skip
def test_a_clause_that_is_too_long_ends_before_a_phrase_of_place(language: str, kept: str, cut: str) -> None:
    assert next(beginnings(Doc(kept + cut, language), 100)) == kept


@pytest.mark.parametrize(
    ("language", "clause"),
    [
        (
            "de",
            "Zwei sind bei einem Brand in Aldorf auf Samstag schwer verletzt worden",
        ),
        ("tr", "Patlamada yaralanan üç işçi, çevredeki hastanelere kaldırılarak tedavi altına alındı"),
        ("en", "The blast at the old mill injured three workers, according to a neighbour who saw it all"),
    ],
)
def test_nothing_is_cut_off_that_holds_the_verb_or_the_source(language: str, clause: str) -> None:
    assert not [
        form for form in beginnings(Doc(clause, language), 80) if "injured" in form or language != "en"
    ]


def test_the_day_and_what_rounds_the_hour_go_from_a_headline() -> None:
    article = drafted(
        "Dün akşam saat 21.30 sıralarında Gebze'de bir boya fabrikasında patlama meydana geldi. "
        "Patlamada 3 işçi yaralandı, biri ağır. Çevredeki 40 ev boşaltıldı. Nedeni henüz bilinmiyor."
    )
    assert article.headline.text == "Gebze'de bir boya fabrikasında patlama meydana geldi"


def test_the_lede_of_a_form_has_the_event_and_who_came_to_harm() -> None:
    article = drafted(
        "Fire report – Tilbury docks\nDate: 2 May 2026\nIncident: fire on the ferry Saint Anne\n"
        "Casualties: 3 crew with burns\nCrews sent: 6 engines\nCause: not known\nDamage: about £90,000\n"
        "Contact: press office\n"
    )
    lede = " ".join(sentence.text for paragraph in article.lede for sentence in paragraph.sentences)
    assert "ferry Saint Anne" in lede
    assert "3 crew with burns" in lede
    assert "£90,000" not in lede
