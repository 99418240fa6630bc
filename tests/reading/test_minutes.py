"""Minutes and pasted pages: what every meeting and every page has is no news; what was told is."""

import pytest

from articlekit.model.note import Note
from articlekit.reading import read_notes


def read(text: str) -> Note:
    return read_notes(text.encode(), name="note.txt")[0]


def said(note: Note) -> list[str]:
    return [statement.text for statement in note.statements]


_ENGLISH = """Minutes of the Site Safety Group
Present: L. Hart (chair), O. Benn, S. Patel
Apologies: none
1. Minutes of the last meeting
Agreed.
2. Fire in the paint shop
The paint shop burned out on Friday night. Two workers were treated for smoke.
2.1 The sprinklers had been switched off for repairs.
3. Any other business
None.
4. Date of next meeting
4 May 2026, 10.00
The meeting closed at 11.15.
"""
_SWEDISH = """Protokoll, skyddskommittén
Närvarande: Lena Ek, Omar Said
Frånvarande: Per Lund
§ 1 Mötets öppnande
Ordföranden hälsade välkommen.
1. Olyckan i lackeringen
En robotarm slog till en montör i fredags. Han bröt armen.
2. Övriga frågor
Inga.
"""
_POLISH = """Protokół z zebrania wspólnoty
Obecni: J. Nowak, E. Lis
1. Przyjęcie porządku obrad
Przyjęto jednogłośnie.
2. Pęknięta ściana
W nocy pękła ściana szczytowa. Dziesięć rodzin opuściło mieszkania.
3. Wolne wnioski
Brak.
"""


@pytest.mark.parametrize(
    ("note", "news", "heading"),
    [
        (
            _ENGLISH,
            [
                "The paint shop burned out on Friday night.",
                "Two workers were treated for smoke.",
                "The sprinklers had been switched off for repairs.",
            ],
            "Fire in the paint shop",
        ),
        (
            _SWEDISH,
            ["En robotarm slog till en montör i fredags.", "Han bröt armen."],
            "Olyckan i lackeringen",
        ),
        (
            _POLISH,
            ["W nocy pękła ściana szczytowa.", "Dziesięć rodzin opuściło mieszkania."],
            "Pęknięta ściana",
        ),
    ],
)
def test_minutes_keep_what_was_told_under_the_items_as_headings(
    note: str, news: list[str], heading: str
) -> None:
    read_note = read(note)
    assert said(read_note) == news
    assert all(heading in (read_note.title, *each.headings) for each in read_note.statements)


def test_other_business_that_is_news_stays() -> None:
    note = read(_ENGLISH.replace("None.", "The gatehouse was flooded on Monday, and 12 cars are ruined."))
    assert "The gatehouse was flooded on Monday, and 12 cars are ruined." in said(note)


def test_a_form_that_says_who_was_there_is_no_minutes() -> None:
    note = read("Fire at Hill Farm\nPresent: 3 engines, 14 firefighters\nDamage: barn burned down\n")
    assert "3 engines, 14 firefighters" in said(note)


def test_heads_and_numbers_of_pages_part_no_sentence() -> None:
    note = read(
        "Riverside Water – Incident note            Page 1 of 2\n\n"
        "A main burst under Mill Lane at 6.40 on Monday. About 900 homes had no\n"
        "water until noon, and the cellar of the library was flooded to a height\n"
        "Riverside Water – Incident note            Page 2 of 2\n"
        "of one metre. Nobody was hurt.\n"
    )
    told = said(note)
    assert "and the cellar of the library was flooded to a height of one metre." in told[-2]
    assert not any("Page" in each for each in told)
    assert sum("Riverside Water" in aside.text for aside in note.asides) >= 1


def test_a_page_that_a_sentence_speaks_of_is_no_number_of_a_page() -> None:
    note = read("The report blames the valve on page 14. The mill reopens on Monday.\nNobody was hurt.")
    assert said(note)[0] == "The report blames the valve on page 14."


@pytest.mark.parametrize(
    ("first", "second"), [("a. ", "b. "), ("а) ", "б) "), ("א. ", "ב. "), ("الف) ", "ب) "), ("1- ", "2- ")]
)
def test_items_are_counted_by_letters_too(first: str, second: str) -> None:
    note = read(f"Bridge closed at Hull\n{first}the west lane opens on Monday\n{second}buses go by Hessle\n")
    assert said(note) == ["the west lane opens on Monday", "buses go by Hessle"]


def test_the_office_that_had_a_form_and_who_signed_it_are_no_news() -> None:
    note = read(
        "Accident form\nDate of accident: 3 May 2026, 14:10\nDistrict office: 4 May 2026\n"
        "What happened: a lift fell two floors\nInjured: 2\nReopening: 9 May 2026\nSigned: P. K.\n"
    )
    told = {(statement.label, statement.text) for statement in note.statements}
    assert ("What happened", "a lift fell two floors") in told
    assert ("Reopening", "9 May 2026") in told
    assert not {"District office", "Signed"} & {label for label, _ in told}


def test_a_form_with_no_other_day_keeps_that_of_an_office() -> None:
    note = read("Fire form\nControl room: 3 May 2026, 14:10\nWhat happened: a barn burned down\nInjured: 2\n")
    assert any("3 May 2026" in statement.text for statement in note.statements)


def test_what_an_internal_line_is_called_is_no_order_not_to_print() -> None:
    note = read("Het intern transport ligt stil sinds gisteren.\nDe hal is donker.\nNiemand raakte gewond.\n")
    assert said(note)[0] == "Het intern transport ligt stil sinds gisteren."


def test_minutes_without_an_agenda_are_read_too() -> None:
    note = read("Present: A. Hill, B. Ito\nApologies: C. Ross\nThe boiler house burned down on Monday.\n")
    assert said(note) == ["The boiler house burned down on Monday."]


def test_a_numbered_list_of_decisions_stays_one() -> None:
    note = read(
        "Present: A. Hill, B. Ito\nApologies: C. Ross\nIt was decided:\n1. to close the school;\n"
        "2. to open the gym;\n3. to ban cars from the bridge.\n"
    )
    assert all(f"{what}" in " ".join(said(note)) for what in ("close the school", "open the gym", "ban cars"))


def test_other_business_in_a_short_sentence_stays() -> None:
    note = read(_ENGLISH.replace("None.", "The lifeboat is out of order."))
    assert "The lifeboat is out of order." in said(note)
