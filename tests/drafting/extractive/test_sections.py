"""Sections are what an editor puts together, each under a clause of its own."""

import pytest

from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive import ExtractiveDrafter
from articlekit.drafting.extractive.wording import doubts, without_conjunction
from articlekit.language.doc import Doc
from articlekit.language.locale import load
from articlekit.model.article import Article
from articlekit.reading import read_notes

MAIL = """From: Press desk, Port of Hollin
Sent: Tuesday 3 March 2026, 17:20
Hi all, a container ship, the Marta Vell, broke loose from berth 6 this morning at 5:40 and hit the fuel \
pier. Two dock workers were treated for bruises and are back home. The ship drifted for eleven minutes \
before tugs caught her. About 4,000 litres of diesel ran into the basin; booms have been laid since 6:30. \
The harbour master, Ines Crowe, said: "The wind was forecast, the moorings should have held." Four mooring \
lines snapped one after the other, and the Marine Accident Branch has sent two inspectors. Damage to the \
pier is put at £1.1 million. The fuel pier stays closed until the weekend, so the ferry to Skell uses \
berth 2. Fishing in the basin is banned until the water has been tested. A first report on the moorings is \
due in April.
Regards
"""
CHAT = """#alerts
[03/02, 07:02] Eva: train 4410 has stopped before Sieradz, there is a tree on the line
[03/02, 07:05] Eva: 180 people are on board, nobody is hurt
[03/02, 07:20] Tom: the railway says that the wind threw the tree down
[03/02, 07:41] Eva: firefighters are cutting up the tree
[03/02, 08:10] Tom: 300 metres of overhead line are torn off
[03/02, 08:30] Eva: a bus has taken 60 passengers to Lodz
[03/02, 09:15] Tom: passengers get their money back, says spokeswoman Anna Lis
[03/02, 09:50] Eva: the second track has been open since 9:45
[03/02, 10:30] Tom: the line is to be mended by tonight
"""
POSTMORTEM = """# Search outage, 4 March 2026

Search was down for 45 minutes.

## Timeline

The clock of the office is meant.

- 10:45 - SDK 1.27 deployed
- 10:58 - errors rise
- 11:30 - rolled back

## What went well

- The rollback worked within 4 minutes.
"""


def drafted(text: str, name: str = "note.txt") -> Article:
    (note,) = read_notes(text.encode(), name=name)
    return ExtractiveDrafter().draft(Brief(note=note, language=note.language))


def printed(article: Article) -> list[str]:
    return [
        " ".join(sentence.text for paragraph in section.paragraphs for sentence in paragraph.sentences)
        for section in article.sections
    ]


def test_a_mail_has_two_sections_of_what_belongs_together_and_ends_with_what_is_to_come() -> None:
    article = drafted(MAIL)
    first, second = printed(article)
    assert "Four mooring lines snapped" in first
    assert "The fuel pier stays closed" in second
    assert "Fishing in the basin is banned" in second
    assert [each.text for paragraph in article.conclusion for each in paragraph.sentences] == [
        "A first report on the moorings is due in April."
    ]


def test_a_heading_is_one_clause_and_joins_no_two_facts_by_a_dash() -> None:
    for text in (MAIL, CHAT):
        headings = [section.heading.text for section in drafted(text).sections]
        assert headings
        assert not [heading for heading in headings if " – " in heading]


def test_the_messages_of_a_chat_are_parted_in_the_order_of_their_times() -> None:
    article = drafted(CHAT)
    stamps = [
        [each.stamp for paragraph in section.paragraphs for each in paragraph.sentences if each.stamp]
        for section in article.sections
    ]
    told = [stamp for section in stamps for stamp in section]
    assert len(stamps) == 2
    assert told == sorted(told)


def test_a_heading_of_the_note_stands_over_a_remark_and_a_log_too() -> None:
    article = drafted(POSTMORTEM, "note.md")
    assert [section.heading.text for section in article.sections] == ["Timeline", "What went well"]
    assert "SDK 1.27 deployed." in printed(article)[0]


def test_the_title_that_a_template_gives_a_section_heads_none_unless_it_is_marked() -> None:
    article = drafted(POSTMORTEM.replace("## ", "").replace("# ", ""))
    headings = {section.heading.text for section in article.sections}
    assert not headings & {"Timeline", "What went well"}
    assert "SDK 1.27 deployed" in " ".join(printed(article))


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "And twenty shops have closed", "twenty shops have closed"),
        ("en", "Andover station has closed", "Andover station has closed"),
        ("en", "So far thirty homes are without water", "So far thirty homes are without water"),
        ("it", "E 45 chiusa per neve", "E 45 chiusa per neve"),
        ("ru", "И. Петров подал в отставку", "И. Петров подал в отставку"),
        ("de", "Aber zwanzig Läden sind zu", "zwanzig Läden sind zu"),
        ("ru", "А снег лежал с января", "снег лежал с января"),
        ("ja", "しかし客は全員避難した", "客は全員避難した"),
        ("ar", "والمدرسة مغلقة حتى الأحد", "المدرسة مغلقة حتى الأحد"),
        ("ar", "وتوقفت مضخات المياه", "توقفت مضخات المياه"),
        ("ar", "وكالة الأنباء في المدينة", "وكالة الأنباء في المدينة"),
        ("ar", "وزارة الصحة في المدينة", "وزارة الصحة في المدينة"),
        ("he", "והמשטרה סגרה את הכביש", "המשטרה סגרה את הכביש"),
        ("he", "ועדת הבטיחות סגרה את הכביש", "ועדת הבטיחות סגרה את הכביש"),
    ],
)
def test_a_heading_begins_with_no_conjunction(language: str, text: str, wanted: str) -> None:
    assert without_conjunction(text, load(language)) == wanted


def test_words_of_doubt_are_counted_but_not_those_that_round_a_number() -> None:
    assert doubts(Doc("Frost is suspected, arson possible", "en")) == 2
    assert doubts(Doc("About 40 people left", "en")) == 0
    assert doubts(Doc("Ogień objął ok. 1350 m² dachu", "pl")) == 0
    assert doubts(Doc("身長は170センチ前後", "ja")) == 0


def test_a_heading_leaves_off_no_doubt_that_stands_beside_its_clause() -> None:
    article = drafted(
        "A barn burned down near Leck on 4 March 2026. Nobody was hurt. Sixty firefighters were there. "
        "A cable was perhaps to blame; the barn had been wired in May. The barn had been wired by a firm "
        "from Husum; the firm is possibly to blame. The road is closed. The milk is taken to Niebüll."
    )
    headings = [section.heading.text for section in article.sections]
    assert headings
    assert not [heading for heading in headings if "wired" in heading]


def test_a_table_stays_together_and_heads_nothing() -> None:
    text = (
        "Storm closes three roads of the county\n\n"
        "Road | State | Opens\nE8 | lorry across both lanes | 8 pm\nFv 91 | closed | -\nFv 62 | closed | -"
        "\n\n"
        "Twelve residents are cut off and get food by boat. Two people in the lorry were slightly hurt. "
        "The avalanche warning stays in force until Tuesday. Schools open as usual on Monday."
    )
    article = drafted(text)
    told = [paragraph for section in article.sections for paragraph in section.paragraphs]
    (table,) = [each for each in told if each.kind == "facts"]
    assert [(each.label, each.text) for each in table.sentences] == [
        ("E8", "State: lorry across both lanes; Opens: 8 pm"),
        ("Fv 91", "State: closed"),
        ("Fv 62", "State: closed"),
    ]
    assert article.headline.text.startswith("Storm closes three roads of the county")
    assert not any("State" in each.heading.text or "E8" in each.heading.text for each in article.sections)
