"""Statements: what becomes one, what it is called, and where it stands."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articlekit.errors import InputError
from articlekit.model.note import Note
from articlekit.reading import read_notes
from articlekit.reading.blocks import parse, rejoined
from tests.growth import no_faster_than_length


def read(text: str, language: str | None = None) -> Note:
    (note,) = read_notes(text.encode(), language=language)
    return note


def rows(text: str, language: str = "en") -> list[tuple[str | None, str]]:
    return [(s.label or s.stamp, s.text) for s in read(text, language).statements]


TRAM = """\
Panne du réseau de tramway de Valmont, mardi 4 mars
- 6 h 52 : coupure de courant sur les lignes A et C
- 14 rames immobilisées, environ 2 300 voyageurs concernés
- origine : un câble de 20 kV sectionné par une pelleteuse
- Mme Lenoir, directrice de l'exploitation : « Le câble n'était pas signalé sur les plans. »
- ligne C : reprise prévue demain matin
"""


def test_bullets_are_entries_fields_speakers_or_plain() -> None:
    note = read(TRAM)
    assert note.title == "Panne du réseau de tramway de Valmont, mardi 4 mars"
    assert [(s.kind, s.stamp or s.label, s.text) for s in note.statements] == [
        ("entry", "6 h 52", "coupure de courant sur les lignes A et C"),
        ("bullet", None, "14 rames immobilisées, environ 2 300 voyageurs concernés"),
        ("field", "origine", "un câble de 20 kV sectionné par une pelleteuse"),
        (
            "field",
            "Mme Lenoir, directrice de l'exploitation",
            "« Le câble n'était pas signalé sur les plans. »",
        ),
        ("field", "ligne C", "reprise prévue demain matin"),
    ]
    assert {s.block for s in note.statements} == {0}


@pytest.mark.parametrize(
    "quotation",
    ['Site manager Ana Reyes: "We closed it at once."', "Ana Reyes, site manager: “We closed it at once.”"],
)
@pytest.mark.parametrize("before", ["", "The bridge was closed on 3 March 2026.\n"])
def test_what_stands_below_a_quotation_is_not_said_by_who_is_quoted(quotation: str, before: str) -> None:
    note = read(
        f"{before}{quotation}\nThe police are looking into it; an expert will come on Monday.\n", "en"
    )
    quoted, below = note.statements[-2:]
    assert quoted.label == quotation.partition(":")[0]
    assert below.label is None


def test_a_span_has_the_stamp_and_not_the_label() -> None:
    note = read(TRAM)
    entry, _, cause, *_ = note.statements
    assert note.text[entry.start : entry.end] == "6 h 52 : coupure de courant sur les lignes A et C"
    assert note.text[cause.start : cause.end] == "un câble de 20 kV sectionné par une pelleteuse"


def test_labels_inside_a_running_paragraph() -> None:
    note = read(
        "Elevated error rates\n"
        "Summary of impact: Between 09:14 and 10:02 UTC about 6% of requests "
        "failed. Refunds were not affected. Root cause: A certificate had expired. "
        "Recovery and next steps: Alerts now page the engineer."
    )
    assert [(s.label, s.block, s.text) for s in note.statements] == [
        ("Summary of impact", 0, "Between 09:14 and 10:02 UTC about 6% of requests failed."),
        ("Summary of impact", 0, "Refunds were not affected."),
        ("Root cause", 1, "A certificate had expired."),
        ("Recovery and next steps", 2, "Alerts now page the engineer."),
    ]


def test_a_label_is_found_where_the_full_stop_before_it_is_missing() -> None:
    assert rows("Impact: Nobody could log in for an hour Root cause: A bad deploy.") == [
        ("Impact", "Nobody could log in for an hour"),
        ("Root cause", "A bad deploy."),
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Détails : La faille est grave.\nElle est corrigée.", "fr", ("Détails", "La faille est grave.")),
        ("Root cause:\nA certificate had expired.", "en", ("Root cause", "A certificate had expired.")),
        ("【原因】\n配管の腐食とみられる。", "ja", ("原因", "配管の腐食とみられる。")),
        ("原因：配管の腐食とみられる。", "ja", ("原因", "配管の腐食とみられる。")),
        ("**Root cause:** A certificate had expired.", "en", ("Root cause", "A certificate had expired.")),
        ("## Root cause\nA certificate had expired.", "en", ("Root cause", "A certificate had expired.")),
        (
            "Root cause\n----------\nA certificate had expired.",
            "en",
            ("Root cause", "A certificate had expired."),
        ),
    ],
)
def test_forms_of_labels(text: str, language: str, expected: tuple[str, str]) -> None:
    assert rows(text, language)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "See https://example.org: the page is down.",
        "The score was 3:1 when the lights went out.",
        "We recommend the following: restart the server.",
        "He said: the fire is out.",
        "The call to Net::FTP#get opens a file.",
    ],
)
def test_a_colon_does_not_make_a_label(text: str) -> None:
    assert rows(text) == [(None, text)]


@pytest.mark.parametrize(
    ("line", "language", "stamp", "text"),
    [
        ("14:05 – Power lost", "en", "14:05", "Power lost"),
        ("14.05 Uhr: Feuer gemeldet", "de", "14.05 Uhr", "Feuer gemeldet"),
        ("[14:05] Power lost", "en", "14:05", "Power lost"),
        ("2026-03-04 14:05 UTC - Power lost", "en", "2026-03-04 14:05 UTC", "Power lost"),
        ("6 h 52 : coupure de courant", "fr", "6 h 52", "coupure de courant"),
        ("오후 2시 5분: 화재 발생", "ko", "오후 2시 5분", "화재 발생"),
        ("14時05分：停電発生", "ja", "14時05分", "停電発生"),
        ("١٤:٠٥ – انقطاع التيار", "ar", "١٤:٠٥", "انقطاع التيار"),
        ("09:14–10:02 UTC: Errors on checkout", "en", "09:14–10:02 UTC", "Errors on checkout"),
        ("4. März: Brand gemeldet", "de", "4. März", "Brand gemeldet"),
        ("- **14:05** – Power lost", "en", "14:05", "Power lost"),
        ("14:05\tPower lost", "en", "14:05", "Power lost"),
    ],
)
def test_log_lines(line: str, language: str, stamp: str, text: str) -> None:
    (statement,) = read(line, language).statements
    assert (statement.kind, statement.stamp, statement.text) == ("entry", stamp, text)


@pytest.mark.parametrize(
    "text",
    [
        "4月8日午前10時25分ごろ、港南市の製紙工場で配管が破裂した。",
        "At 14:05 the power failed.",
        "Version 1.10: the bug is fixed.",
        "14 rames immobilisées.",
    ],
)
def test_prose_with_a_time_in_it_is_no_log_line(text: str) -> None:
    assert read(text, "ja" if "月" in text else "en").statements[0].stamp is None


def test_two_lines_that_begin_with_bare_times_are_a_log() -> None:
    assert rows("14:05 Power lost\n14:20 Power restored") == [
        ("14:05", "Power lost"),
        ("14:20", "Power restored"),
    ]


def test_wrapped_lines_are_joined_and_short_lines_are_not() -> None:
    wrapped = (
        "The fire broke out in a warehouse that had been empty for three\n"
        "years, and spread to the building next door, where furniture was\n"
        "stored."
    )
    assert len(rows(wrapped)) == 1
    assert [text for _, text in rows("No injuries\nTwo cars burnt\nCause unknown")] == [
        "Two cars burnt",
        "Cause unknown",
    ]


def test_wrapped_japanese_is_joined_without_a_blank() -> None:
    text = "工場は配管をすべて点検し、再開は早くても来週になる見通しであると発表し\nた。"
    assert rows(text, "ja") == [(None, text.replace("\n", ""))]


def test_capitals_without_blanks_between_sentences() -> None:
    assert [text for _, text in rows("OVERFILLED LEFT WING TANK.BUCKLED WING SKIN.")] == [
        "OVERFILLED LEFT WING TANK.",
        "BUCKLED WING SKIN.",
    ]


def test_tables() -> None:
    table = "| System | State | Since |\n|---|---|---|\n| Checkout | down | 09:14 |\n| Refunds | up |  |"
    assert rows(table) == [("Checkout", "State: down; Since: 09:14"), ("Refunds", "State: up")]
    assert rows("Cause\tcable\nInjured\tnone") == [("Cause", "cable"), ("Injured", "none")]


def test_a_table_that_a_program_saved_with_semicolons() -> None:
    table = "Place;Name;Club;Time\n1.;Ida Lund;IK Nor;41.20\n2.;Eva Berg;Fram;41.33\n3.;Ann Dahl;-;41.58"
    assert rows(f"Women, 10 km\n{table}\nThe wind was strong.")[:3] == [
        ("Ida Lund", "Place: 1.; Club: IK Nor; Time: 41.20"),
        ("Eva Berg", "Place: 2.; Club: Fram; Time: 41.33"),
        ("Ann Dahl", "Place: 3.; Time: 41.58"),
    ]
    assert rows("Train | State | Delay\n4711 | stopped | 50 min\n4713 | cancelled | -", "en") == [
        ("Train 4711", "State: stopped; Delay: 50 min"),
        ("Train 4713", "State: cancelled"),
    ]


def test_numbered_items_need_a_sequence() -> None:
    assert [s.kind for s in read("1. Power lost\n2. Power back", "en").statements] == ["bullet", "bullet"]
    assert [s.text for s in read("4. mars brant det i Oslo.", "no").statements] == [
        "4. mars brant det i Oslo."
    ]


def test_data_about_the_note_are_no_statements() -> None:
    note = read(
        "Title: Bridge closed\nDate: 2026-03-04\nPlace: Port Elm\nSource: harbour office\n\nA ship hit it."
    )
    assert note.title == "Bridge closed"
    assert (note.meta.date, note.meta.place, note.meta.sources) == (
        "2026-03-04",
        "Port Elm",
        ("harbour office",),
    )
    assert [s.text for s in note.statements] == ["A ship hit it."]


def test_a_date_in_another_form_is_a_statement() -> None:
    assert rows("Date: 4 March\nA ship hit the bridge.")[0] == ("Date", "4 March")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "CVE-2017-17405: Command injection in Net::FTP\nThere is a flaw.",
            "CVE-2017-17405: Command injection in Net::FTP",
        ),
        ("Intro line.\n\n# Real title\n\nText.", "Real title"),
        ("Cloudflare. A change to the cache made requests fail.", None),
        ("Cloudflare. A change to the cache.\nIt lasted an hour.", None),
        ("- Fire in the hall\n- Nobody hurt", None),
        ("14:05 – Fire in the hall\nNobody hurt", None),
        ("Root cause: cable\nThe power is back.", None),
        ("# Root cause\nA cable.\n# Impact\nTwo lines.", None),
    ],
)
def test_titles(text: str, title: str | None) -> None:
    assert read(text, "en").title == title


def test_the_same_line_twice_is_two_statements() -> None:
    note = read("Alarm.\nAlarm.", "en")
    assert len({(s.start, s.end) for s in note.statements}) == 2


def test_a_list_that_a_field_announces_has_its_label() -> None:
    assert rows("Next steps: We will do this:\n- add alerts\n- train staff\n\nThat is all.") == [
        ("Next steps", "We will do this:"),
        ("Next steps", "add alerts"),
        ("Next steps", "train staff"),
        (None, "That is all."),
    ]


def test_items_under_a_label_keep_their_own_unknown_labels() -> None:
    text = "Affected versions:\n- Ruby 2.2: all versions\n- Ruby 2.3: up to 2.3.5\n"
    assert rows(text) == [
        ("Affected versions", "Ruby 2.2: all versions"),
        ("Affected versions", "Ruby 2.3: up to 2.3.5"),
    ]


def test_a_heading_over_nothing_is_a_statement_where_it_may_be_news() -> None:
    text = "# Fire\n\nText.\n\n## Impact\n\n## Two dockers hurt\n\n## Cause\n\nA cable."
    assert [text for _, text in rows(text)] == ["Text.", "Two dockers hurt", "A cable."]


# Lines in all the forms that the reader knows, from words that can be told apart.
_WORDS = st.text(st.sampled_from("abcdeéöжяあ火가א"), min_size=1, max_size=6)
_PHRASE = st.lists(_WORDS, min_size=1, max_size=8).map(" ".join)
_LINE = st.builds(
    lambda mark, phrase, end: mark + phrase + end,
    st.sampled_from(
        [
            "",
            "- ",
            "1. ",
            "2. ",
            "> ",
            "# ",
            "## ",
            "Cause: ",
            "Impact:\n",
            "14:05 – ",
            "[09:14] ",
            "* **",
            "  ",
            "Place: ",
            "“",
        ]
    ),
    _PHRASE,
    st.sampled_from(["", ".", "。", ":", "?", " : x", "\tx", "**", ",", "`y`", " \\* ", "”"]),
)


def _said(note: Note) -> str:
    meta = note.meta
    parts = [note.title, meta.date, meta.place, meta.byline, *meta.sources]
    for statement in note.statements:
        parts += [statement.label, statement.stamp, statement.speaker, *statement.headings, statement.text]
    parts += [aside.text for aside in note.asides]
    return re.sub(r"[\W_]+", "", " ".join(part for part in parts if part))


@given(st.lists(_LINE | st.just(""), min_size=1, max_size=12))
@settings(deadline=None)
def test_no_word_of_a_note_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        note = read(text, "en")
    except InputError:
        assert not re.search(r"\w", text)
        return
    said = _said(note) + ("Place" if note.meta.place else "")
    assert [word for word in re.findall(r"[^\W\d_]+", text) if word not in said] == []


@given(
    st.lists(_LINE | st.just(""), min_size=1, max_size=12) | st.text(max_size=200).map(lambda text: [text])
)
@settings(deadline=None)
def test_a_statement_stands_where_it_says(lines: list[str]) -> None:
    try:
        note = read("\n".join(lines), "en")
    except InputError:
        return
    for statement in note.statements:
        assert 0 <= statement.start <= statement.end <= len(note.text)
        assert statement.text.strip()
        if statement.kind != "row" and statement.text != note.title:
            letters = re.sub(r"[\W_]+", "", note.text[statement.start : statement.end])
            # Who says it in a chat stands between the time and the words, or before both.
            letters = letters.replace(re.sub(r"[\W_]+", "", statement.speaker or ""), "", 1)
            said = re.sub(r"[\W_]+", "", (statement.stamp or "") + statement.text)
            assert said in letters or letters in said


@pytest.mark.parametrize(
    "text",
    [
        "word " * 40_000,
        "a. " * 60_000,
        "Root cause: x " * 14_000,
        "*a " * 60_000,
        "[a](" * 50_000,
        "Cause: x\n" * 4_000,
        "« " * 50_000,
        "`" * 50_000 + " a b",
        "- x\n" * 4_000,
    ],
    ids=["words", "stops", "labels", "stars", "links", "fields", "quotes", "code", "items"],
)
def test_long_notes_are_read_in_linear_time(text: str) -> None:
    assert read(text, "en").statements


@pytest.mark.parametrize(
    ("language", "text", "label"),
    [
        (
            "es",
            "Lugar: Vigo\nDescripción de los\nhechos: cayó una grúa sobre dos coches\nCausa: viento\n",
            "Descripción de los hechos",
        ),
        (
            "de",
            "Ort: Kiel\nBeschreibung des\nHergangs: ein Kran fiel auf zwei Autos\nUrsache: Wind\n",
            "Beschreibung des Hergangs",
        ),
        (
            "it",
            "Luogo: Bari\nDescrizione dei\nfatti: una gru è caduta su due auto\nCausa: vento\n",
            "Descrizione dei fatti",
        ),
        (
            "en",
            "Place: Hull\nDescription of the\nincident: a crane fell on two cars\nCause: wind\n",
            "Description of the incident",
        ),
    ],
)
def test_a_label_may_be_divided_between_two_lines(language: str, text: str, label: str) -> None:
    assert label in [found for found, _ in rows(text, language)]


def test_a_line_of_prose_above_a_field_is_no_part_of_its_label() -> None:
    text = "Place: Hull\nNobody was hurt\nCause: wind\nDamage: two cars\n"
    assert ("Cause", "wind") in rows(text)


@pytest.mark.parametrize(
    ("language", "text", "last"),
    [
        ("zh", "事件：东区停水\n原因：主管道破裂\n影响：约3200户停水\n恢复：9时17分\n", ("恢复", "9时17分")),
        (
            "de",
            "Ort: Kiel\nEreignis: Stromausfall\nUrsache: Kabelbruch\nBehoben: 9.17 Uhr\n",
            ("Behoben", "9.17 Uhr"),
        ),
        (
            "en",
            "Place: Hull\nEvent: power failure\nCause: broken cable\nResolved: 9:17 am\n",
            ("Resolved", "9:17 am"),
        ),
        (
            "fr",
            "Lieu : Brest\nÉvénement : panne\nCause : câble coupé\nRésolu : 9 h 17\n",
            ("Résolu", "9 h 17"),
        ),
    ],
)
def test_the_last_field_of_a_form_is_a_fact_though_it_is_a_time(
    language: str, text: str, last: tuple[str, str]
) -> None:
    note = read(text, language)
    assert (note.statements[-1].label, note.statements[-1].text) == last
    assert [statement.stamp for statement in note.statements] == [None] * len(note.statements)


def test_a_field_with_the_day_is_read_in_the_language_of_the_note() -> None:
    note = read("Lieu : Brest\nDate : 03/04/2026\nCause : câble coupé\nÉvénement : panne\n", "fr")
    assert note.meta.date == "2026-04-03"


def test_japanese_from_a_page_is_joined_below_a_short_head() -> None:
    text = (
        "南海運輸局\n高速船の点検未実施について\n"
        "南海運輸局は、瀬戸内マリン汽船が運航する高速船「しおかぜ2号」について、法\n"
        "令で定める年1回の定期点検を2年間実施していなかったとして、同社に安全確\n保命令を出しました。\n"
    )
    assert any(
        "法令で定める" in each.text and "安全確保命令" in each.text for each in read(text, "ja").statements
    )


def test_initials_without_a_blank_end_no_sentence() -> None:
    texts = [each.text for each in read("- Il titolare, G.M., è sotto choc\n- Due feriti\n", "it").statements]
    assert texts == ["Il titolare, G.M., è sotto choc", "Due feriti"]


def test_paragraphs_broken_in_every_line_take_time_by_their_length() -> None:
    def join(lines: int) -> None:
        text = "and then\n\n" * lines
        assert len(rejoined(parse(text), text)) == 1

    assert no_faster_than_length(join, 20_000)


def test_dots_between_a_label_and_its_value_are_a_colon() -> None:
    text = (
        "FICHE INTERVENTION\nNature .......... collision entre un car et un fourgon\n"
        "Bilan ........... 1 mort, 2 blessés\nMoyens .......... 38 pompiers\nSignature .......\n"
    )
    (note,) = read_notes(text.encode(), name="n.txt", language="fr")
    told = {each.label: each for each in note.statements}
    assert told["Nature"].text == "collision entre un car et un fourgon"
    assert text[told["Moyens"].start : told["Moyens"].end] == "38 pompiers"


def test_marks_of_headings_of_wikis_and_korean_offices_are_read() -> None:
    text = "== Fire at mill ==\nThe roof fell in.\n\n=== Cause ===\nA dryer overheated.\n"
    (note,) = read_notes(text.encode(), name="n.txt")
    assert note.title == "Fire at mill"
    assert note.statements[-1].headings == ("Cause",)
    text = "□ 개요\n○ 3명을 횡령 혐의로 기소\n○ 피해액 27억 원\n\n□ 계획\n- 첫 재판은 4월 7일\n"
    (note,) = read_notes(text.encode(), name="n.txt")
    assert not any(each.state for each in note.statements)
    assert "계획" not in [each.text for each in note.statements]
