"""Entries of logs and chats: what is their time, who speaks, and what only looks like a speaker."""

import pytest

from articlekit.model.note import Note
from articlekit.reading import read_notes


def read(text: str, language: str) -> Note:
    (note,) = read_notes(text.encode(), language=language)
    return note


def test_handles_of_a_chat_are_who_speaks() -> None:
    text = (
        "[09:02] @maria: the checkout throws errors\n[09:04] @on-call: the certificate has expired\n"
        "[09:05] @maria: 140 customers have written to us\n"
    )
    assert [(each.stamp, each.speaker) for each in read(text, "en").statements] == [
        ("09:02", "maria"),
        ("09:04", "on-call"),
        ("09:05", "maria"),
    ]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Correction 22:40: the man is 62"),
        ("de", "Korrektur 22:40: der Mann ist 62"),
        ("es", "Corrección 22:40: el hombre tiene 62 años"),
        ("sv", "Rättelse 22:40: mannen är 62"),
    ],
)
def test_a_correction_is_nobody_who_speaks(language: str, line: str) -> None:
    text = f"22:10: Alarm 1\n22:20: Alarm 2\n22:30: Alarm 3\n{line}\n"
    assert [each.speaker for each in read(text, language).statements] == [None] * 4


def test_a_correction_with_its_time_takes_an_age_back() -> None:
    text = (
        "22h05 Appel témoin, explosion entendue\n22h40 1 victime, homme 58 ans, brûlé au bras\n"
        "00h15 Pas d'autre victime\nrectif 22h40 : l'homme a 62 ans et non 58\n"
    )
    assert [(each.stamp, each.state) for each in read(text, "fr").statements] == [
        ("22h05", None),
        ("22h40", "superseded"),
        ("00h15", None),
        ("22h40", None),
    ]


def test_a_label_may_end_in_a_time() -> None:
    text = "Lugar: Calatayud\nMedios: 5 vehículos\nEstado a las 11:00: controlado, no extinguido\n"
    said = read(text, "es").statements[-1]
    assert (said.label, said.speaker, said.text) == ("Estado a las 11:00", None, "controlado, no extinguido")


def test_a_time_behind_a_wide_gap_is_told_and_no_stamp() -> None:
    text = (
        "11月18日 11:05 データベースを切り替えています。\n"
        "11月18日 9:30 　8時50分ごろから予約ができません。\n"
        "11月18日 9:10 　調査を始めました。\n"
    )
    (said,) = [each for each in read(text, "ja").statements if each.stamp == "11月18日 9:30"]
    assert said.text == "8時50分ごろから予約ができません。"


def test_fields_about_a_ticket_are_no_news_and_its_times_are_read_by_people() -> None:
    ticket = (
        '{"ticket": {"id": "INC-7", "priority": "P1", "assignee": "k.nowak", "title": "Brak wody w szpitalu",'
        ' "description": "W szpitalu nie było wody.", "root_cause": "korozja rury z 1974 roku",'
        ' "updates": [{"time": "2026-11-12T09:00:00+01:00", "text": "Podstawiono 3 beczkowozy."},'
        ' {"time": "2026-11-12T14:50:00Z", "text": "Woda wróciła."}]}}'
    )
    note = read(ticket, "pl")
    assert [(each.label, each.stamp, each.text) for each in note.statements] == [
        (None, None, "W szpitalu nie było wody."),
        (None, "2026-11-12 09:00", "Podstawiono 3 beczkowozy."),
        (None, "2026-11-12 14:50 UTC", "Woda wróciła."),
        ("root cause", None, "korozja rury z 1974 roku"),
    ]
    assert [each.kind for each in note.asides] == ["reference", "reference"]


def test_a_version_behind_a_name_in_capitals_is_no_second_time() -> None:
    text = "- 10:45 - SDK 1.27 deployed\n- 10:58 - errors rise\n- 11:30 - rolled back\n"
    assert [(each.stamp, each.text) for each in read(text, "en").statements] == [
        ("10:45", "SDK 1.27 deployed"),
        ("10:58", "errors rise"),
        ("11:30", "rolled back"),
    ]


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("no", "kl. 22.40 Ras over veien ved Kvamnes", "kl. 00.20 En mann hentet ut"),
        ("pl", "22:15 zgłoszenie: wybuch w kotłowni", "23:40 ewakuowano 60 osób"),
        ("uk", "21:35 вибух у кафе", "06:40 причина – витік газу"),
    ],
)
def test_a_time_ends_where_the_words_begin(language: str, first: str, second: str) -> None:
    told = [(each.stamp, each.text) for each in read(f"{first}\n{second}\n", language).statements]
    cut = 9 if language == "no" else 5
    assert told == [(line[:cut], line[cut + 1 :]) for line in (first, second)]


@pytest.mark.parametrize(
    ("language", "days"),
    [
        ("nl", ("vr 27-11", "za 28-11")),
        ("pt", ("sexta, 27/11", "sábado, 28/11")),
        ("vi", ("thứ sáu 27/11", "thứ bảy 28/11")),
    ],
)
def test_a_day_of_the_week_with_a_date_heads_the_entries_below(language: str, days: tuple[str, str]) -> None:
    text = f"{days[0]}\n22:10 Alarm Lima 4\n23:30 Alfa 2\n{days[1]}\n01:30 Delta 7\n"
    stamps = [each.stamp for each in read(text, language).statements]
    assert stamps == [f"{days[0]}, 22:10", "23:30", f"{days[1]}, 01:30"]


@pytest.mark.parametrize(
    ("language", "entries", "next_report"),
    [
        ("de", "21:10 Brand in einer Lagerhalle\n22:40 Brand gelöscht", "Nächste Meldung 09:00"),
        ("ja", "21:10 倉庫で火災\n22:40 鎮火を確認", "次回報告 11時"),
        ("sr", "21:10 пожар у магацину\n22:40 пожар угашен", "Следећи извештај у 9"),
        ("zh", "21:10 仓库起火\n22:40 明火扑灭", "下次报告时间:09:00"),
    ],
)
def test_when_the_next_report_of_a_log_is_due_is_no_news(
    language: str, entries: str, next_report: str
) -> None:
    statements = read(f"{entries}\n{next_report}\n", language).statements
    assert [f"{each.stamp} {each.text}" for each in statements] == entries.split("\n")


def test_a_next_report_of_another_day_is_for_readers() -> None:
    text = "21:10 Brand in einer Lagerhalle\n22:40 Brand gelöscht\nNächster Bericht: 4.12. um 10 Uhr\n"
    assert len(read(text, "de").statements) == 3
