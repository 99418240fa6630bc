"""Papers of offices, templates of reports and logs of a watch: their forms are no news, what they tell is."""

import pytest

from articlekit.model.note import Note
from articlekit.reading import read_notes


def read(text: str) -> Note:
    return read_notes(text.encode(), name="note.txt")[0]


def said(note: Note) -> list[str]:
    return [statement.text for statement in note.statements]


_POSTMORTEM = """Post-mortem PM-31
Summary
The ticket shop was down for two hours on 3 March 2026. 4,100 orders failed.
Action items
- Alarms for full disks by 1 May
What went well
The team was quick and the pizza was hot.
Version history
v0.1 4 March 2026 first draft
"""
_TURKISH = """Olay Sonrası Değerlendirme
Özet
3 Nisan'da randevu uygulaması bir saat açılmadı. 11.300 hasta randevu alamadı.
Aksiyonlar
- Disk 30 Nisan'a kadar genişletilecek
İyi gidenler
Ekip hemen toplandı, kahveler Burak'tan :)
Revizyon geçmişi
v1.0 04.04.2026 ilk taslak
"""


@pytest.mark.parametrize(("text", "talk"), [(_POSTMORTEM, "pizza"), (_TURKISH, "kahveler")])
def test_the_template_of_a_report_is_no_news(text: str, talk: str) -> None:
    note = read(text)
    told = " ".join(said(note))
    assert talk not in told
    assert "v0.1" not in told
    assert "v1.0" not in told
    assert [statement.label for statement in note.statements][-1] in {"Action items", "Aksiyonlar"}


def test_what_went_well_may_be_news_all_the_same() -> None:
    note = read("Summary\nThe pump failed on 2 May.\nWhat went well\nNo patient was hurt in the outage.\n")
    assert "No patient was hurt in the outage." in said(note)


_DECREE = """АДМИНИСТРАЦИЯ ПОСЁЛКА ЛЕСНОЙ
ПОСТАНОВЛЕНИЕ
от 04.02.2026 № 118-п
г. Лесной

О подвозе воды в северные кварталы

На основании Устава посёлка ПОСТАНОВЛЯЮ:
1. Ввести с 15:00 подвоз воды на улицы Южная и Садовая.
2. Закрыть школу № 5 до ремонта водовода.

Глава посёлка                         В. Г. Ступин
"""
_HUNGARIAN = """KISRÉT KÖZSÉG ÖNKORMÁNYZATA
Képviselő-testülete
12/2026. sz. határozat

A strandfürdő ideiglenes bezárásáról

A testület a törvény alapján az alábbi határozatot hozta:
1. A strandfürdőt május 7-től bezárja, mert a vízben legionellát találtak.
2. A bérletek árát visszafizeti.

Szűcs Dénes s. k.            dr. Rácz Emőke s. k.
"""


@pytest.mark.parametrize(
    ("text", "title", "place"),
    [
        (_DECREE, "О подвозе воды в северные кварталы", "АДМИНИСТРАЦИЯ ПОСЁЛКА ЛЕСНОЙ"),
        (
            _HUNGARIAN,
            "A strandfürdő ideiglenes bezárásáról",
            "KISRÉT KÖZSÉG ÖNKORMÁNYZATA, Képviselő-testülete",
        ),
    ],
)
def test_a_decree_is_its_title_and_its_points(text: str, title: str, place: str) -> None:
    note = read(text)
    assert note.title == title
    assert note.meta.place == place
    assert [statement.kind for statement in note.statements] == ["bullet", "bullet"]


def test_a_preamble_with_news_is_told() -> None:
    note = read(_DECREE.replace("На основании Устава посёлка", "В связи с аварией на водоводе"))
    assert "аварией" in said(note)[0]


def test_names_and_offices_below_a_paper_are_no_news() -> None:
    text = """17 Ocak gecesi Şar Deresi taştı, 26 ev su altında kaldı. Ölen yoktur.

                              Mehmet Ali DURSUN
                              Kaymakam a.
                              İlçe Müdür Vekili
Gereği: Tarım Müdürlüğü
"""
    assert said(read(text)) == ["17 Ocak gecesi Şar Deresi taştı, 26 ev su altında kaldı.", "Ölen yoktur."]


def test_last_lines_without_a_sign_of_a_signature_stay() -> None:
    text = "The Lido Pool burned down on Sunday. Nobody was hurt.\n\nCity Hall Closed Too\n"
    assert "City Hall Closed Too" in said(read(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "10:17 변압기 과열로 정전\n13:40 무전기 배터리 교체\n15:00 특이사항 없음\n16:40 전력 복구",
            ["변압기 과열로 정전", "전력 복구"],
        ),
        (
            "02.48 Türbin arıza nedeniyle durdu\n03.10 Saha turu yapıldı, normal.\n06.55 Türbin onarıldı",
            ["Türbin arıza nedeniyle durdu", "Türbin onarıldı"],
        ),
        (
            "14:05 Barn on fire at Low Farm\n14:50 Lunch for the crew\n15:10 Fire out, lunch for 40 evacuees",
            ["Barn on fire at Low Farm", "Fire out, lunch for 40 evacuees"],
        ),
    ],
)
def test_the_routine_of_a_watch_is_no_news(text: str, told: list[str]) -> None:
    assert said(read(text)) == told


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Odloženo bylo 57 operací (původně hlášeno 49). Porucha trvá.", "49"),
        ("Menetidő-növekedés 50 perc. (Javítva: korábban 30 percet írtunk.) A pálya zárva.", "30"),
        ("事故造成23人受伤（06:40报送的21人作废），道路封闭。", "21"),
    ],
)
def test_a_bracket_on_what_was_reported_before_is_no_news(text: str, figure: str) -> None:
    assert figure not in " ".join(said(read(text)))


def test_the_head_of_a_release_is_its_place_and_the_title_follows() -> None:
    text = """ÅDALS KOMMUN                                  Sida 1 (1)
Tekniska kontoret                    Dnr KS 2026/0211
                                                2026-03-19
PRESSINFORMATION

Koka vattnet i Ådal och Nyhem

Prover från vattenverket visade kolibakterier. Omkring 9 800 invånare ska koka dricksvatten.
"""
    note = read(text)
    assert note.title == "Koka vattnet i Ådal och Nyhem"
    assert note.meta.place == "ÅDALS KOMMUN, Tekniska kontoret"
    assert note.meta.date == "2026-03-19"


def test_an_item_about_something_is_not_about_the_sender() -> None:
    text = "議事録\n出席者：佐伯、大林\n1．開会\n2．議題\n（1）断水について\n4,100世帯が断水した。\n"
    text += "（2）料金の減免について\n断水した世帯の基本料金を免除することを可決した。\n"
    assert "断水した世帯の基本料金を免除することを可決した。" in said(read(text))


def test_numbered_titles_of_a_form_are_headings() -> None:
    text = "第3報\n土砂崩れに関する状況報告\n1 気象状況\n大雨警報は解除された。\n"
    text += "2 住家被害\n全壊 1棟\n3 道路\n町道は通行止め。\n"
    note = read(text)
    assert said(note)[1:] == ["大雨警報は解除された。", "全壊 1棟", "町道は通行止め。"]
    assert [statement.headings for statement in note.statements][1:] == [
        ("気象状況",),
        ("住家被害",),
        ("道路",),
    ]


def test_items_of_a_list_with_their_second_lines_are_no_headings() -> None:
    text = "The council met after the flood.\n1. Close the north road\nuntil the bridge is checked\n"
    text += "2. Open a shelter\nin the school\n"
    assert not any(statement.headings for statement in read(text).statements)


def test_a_table_of_the_versions_of_a_paper_is_no_news() -> None:
    text = """Summary
The shop was down for two hours.

| Version | Date | Author | Status |
|---|---|---|---|
| 0.1 | 02.06.2026 | k.lee | draft |
| 0.3 | 04.06.2026 | a.roe | final |
"""
    assert said(read(text)) == ["The shop was down for two hours."]


def test_the_town_and_day_under_a_paper_are_its_date() -> None:
    text = "\n".join([f"A strand {n}. medencéjét lezárták." for n in range(1, 7)])
    note = read(f"{text}\nKisrét, 2026. május 6.\n")
    assert note.meta.date == "2026-05-06"
    assert "Kisrét, 2026. május 6." not in said(note)


def test_an_item_may_be_counted_in_words() -> None:
    text = "Acta n.º 4/2026\nPresentes: Ana Reis; Rui Sá\nA reunião começou pelas vinte horas.\n"
    text += "Ponto um – Leitura da acta anterior: aprovada.\nPonto dois – Festas de agosto\n"
    text += "As festas foram canceladas por risco de incêndio.\nPonto três – Diversos: nada a tratar.\n"
    assert said(read(text)) == ["As festas foram canceladas por risco de incêndio."]


def test_the_day_time_and_place_of_a_meeting_are_data_about_the_note() -> None:
    text = (
        "Toplantı tutanağı\nTarih: 08.03.2026 Saat: 20.00 Yer: Site lokali\nKatılanlar: H. Özkan, N. Türe\n"
    )
    text += "Başkan toplantıyı saat 20.05'te açtı.\nAsansör iki kat arasında durdu, iki kişi kurtarıldı.\n"
    note = read(text)
    assert note.meta.place == "Site lokali"
    assert note.meta.date == "2026-03-08"
    assert said(note) == ["Asansör iki kat arasında durdu, iki kişi kurtarıldı."]


def test_a_field_of_the_head_of_a_log_does_not_label_its_entries() -> None:
    note = read("Sarıyar Barajı\nHava: açık\n02.48 Türbin arıza nedeniyle durdu\n06.55 Türbin onarıldı\n")
    assert [statement.label for statement in note.statements] == ["Hava", None, None]


def test_what_went_well_stays_where_it_names_a_time_or_quotes_somebody() -> None:
    text = "Summary\nThe pump failed on 2 May.\nWhat went well\nPaper drill in January. "
    text += '"The crews never lost an address," said Moira Teasdale.\n'
    assert len(read(text).statements) == 3


def test_when_a_paper_was_printed_and_the_address_of_its_sender_are_no_news() -> None:
    text = """Zollamt Grenzhofen · Postfach 12 00 · 12345 Grenzhofen
Pressemitteilung

Zöllner entdecken unversteuerten Tabak

Zöllner haben am Montag 1,9 Tonnen Tabak sichergestellt. Der Fahrer ist auf freiem Fuß.
Gedruckt am 19.01.2026 07:44:10 von USER_7
"""
    told = " ".join(said(read(text)))
    assert "Postfach" not in told
    assert "USER_7" not in told


def test_who_writes_a_comment_may_stand_in_the_bracket_of_its_time() -> None:
    note = read("Sähkökatko 28.12.2025\n[05.15 jkorpela] johto poikki\n[08.30 tlepisto] sähköt palasivat\n")
    assert [each.stamp for each in note.statements] == ["05.15", "08.30"]
    assert [each.speaker for each in note.statements] == ["jkorpela", "tlepisto"]


def test_items_with_their_word_tell_minutes_of_which_only_the_number_came() -> None:
    text = "محضر الجلسة رقم (9/2026)\nالحضور: 13 عضوا، واعتذر عضوان.\n"
    text += "البند الأول: المياه\nقرر المجلس تقنين ضخ المياه إلى 10 ساعات.\n"
    text += "البند الثاني: الطرق\nتعود اللجنة بتقريرها يوم 2 أبريل.\n"
    assert said(read(text)) == [
        "قرر المجلس تقنين ضخ المياه إلى 10 ساعات.",
        "تعود اللجنة بتقريرها يوم 2 أبريل.",
    ]
