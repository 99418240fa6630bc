"""What is no news in a note is set aside with its place and reason; what is news stays."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articlekit.errors import InputError
from articlekit.model.note import Note
from articlekit.reading import read_notes


def read(text: str, name: str = "note.txt", *, language: str | None = None) -> Note:
    return read_notes(text.encode(), name=name, language=language)[0]


def said(note: Note) -> str:
    return "\n".join(statement.text for statement in note.statements)


_ENGLISH = """From: Harbour office
Sent: Monday 2 March 2026, 09:10

Dear all,
A crane fell on pier 4 at 7:30. Two dockers were hurt.

Kind regards,
Tom Hill
Tel. 0161 496 0000"""
_GERMAN = """Von: Leitstelle Nord
Gesendet: Dienstag, 3. März 2026 08:00
Guten Morgen, in der Nacht ist ein Kran umgestürzt. Zwei Arbeiter wurden verletzt.
Mit freundlichen Grüßen
Erika Muster"""
_FRENCH = """Bonjour à tous,
Une grue est tombée sur le quai 4. Deux dockers sont blessés.
Cordialement,
Anne Roy"""


@pytest.mark.parametrize(
    ("text", "news", "aside"),
    [
        (_ENGLISH, "A crane fell on pier 4 at 7:30.\nTwo dockers were hurt.", "Kind regards,"),
        (
            _GERMAN,
            "in der Nacht ist ein Kran umgestürzt.\nZwei Arbeiter wurden verletzt.",
            "Mit freundlichen Grüßen",
        ),
        (_FRENCH, "Une grue est tombée sur le quai 4.\nDeux dockers sont blessés.", "Cordialement,"),
    ],
)
def test_a_letter_is_taken_from_around_the_news(text: str, news: str, aside: str) -> None:
    note = read(text)
    assert said(note) == news
    assert any(aside in each.text for each in note.asides)


def test_the_innermost_message_is_the_note() -> None:
    note = read(
        "Hi, for you. Don't name me. Ann\n\n-------- Forwarded Message --------\nFrom: Bob\nSubject: oil\n\n"
        "> Dear editor,\n> about 900 litres of oil leaked into the Denby canal on Friday. Nobody was hurt.\n"
    )
    assert said(note) == ("about 900 litres of oil leaked into the Denby canal on Friday.\nNobody was hurt.")


def test_a_title_loses_its_document_noun_and_its_day() -> None:
    note = read(
        "INCIDENT REPORT – Harbour Police – Monday 3 March 2025\nEvent: a crane fell\nInjured: two dockers"
    )
    assert (note.title, note.meta.date) == ("Harbour Police", "2025-03-03")


def test_the_days_of_a_log_hold_for_its_entries() -> None:
    note = read("# Mill\n## 2 March 2026\n- 14:02 Pump off\n## 3 March 2026\n- 06:10 Off again\n", "n.md")
    assert [each.moment for each in note.statements] == ["2026-03-02T14:02", "2026-03-03T06:10"]


def test_a_series_with_the_newest_first_is_turned_round() -> None:
    note = read("Uploads\n\nAll is well.\nNov 12, 18:42 UTC\n\nUploads fail.\nNov 12, 15:32 UTC\n")
    assert [each.text for each in note.statements] == ["Uploads fail.", "All is well."]


def test_who_speaks_in_a_chat_is_no_news() -> None:
    note = read("15:30 Anna: school on fire in Denby\n15:34 Anna: engines there\n15:50 Bea: two hurt\n")
    assert [(each.speaker, each.text) for each in note.statements] == [
        ("Anna", "school on fire in Denby"),
        ("Anna", "engines there"),
        ("Bea", "two hurt"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "7:01 Ann: 14 people hurt in Denby\n7:30 Bob: police there\n8:10 Ann: correction: 12 people hurt\n",
        "7:01 Ann: about 14 hurt in Denby\n7:30 Bob: police there\n8:10 Ann: correction, 12, not 14\n",
    ],
)
def test_a_correction_is_made_where_the_figure_stands(text: str) -> None:
    note = read(text)
    first, second = note.statements
    assert ("12" in first.text, "14" in first.text, second.text) == (True, False, "police there")
    assert [aside.kind for aside in note.asides if "correction" in aside.text] == ["withdrawn"]


@pytest.mark.parametrize(
    ("language", "said", "correction", "told"),
    [
        ("da", "18 huse er uden strøm", "Rettelse: 28, ikke 18", "28 huse er uden strøm"),
        ("de", "18 Keller überflutet", "Korrektur: nicht 18, sondern 28", "28 Keller überflutet"),
        ("ja", "約1,800世帯が停電", "訂正 1,800世帯ではなく2,800世帯", "約2,800世帯が停電"),
        ("ko", "약 300리터 유출", "정정합니다 300리터 아니고 130리터", "약 130리터 유출"),
        ("pl", "awaria w 320 sklepach", "Korekta: 230 sklepów, nie 320", "awaria w 230 sklepach"),
        ("ru", "без воды 14 домов", "Поправка: не 14, а 41 дом", "без воды 41 дом"),
        ("tr", "6 mahallede su yok", "Düzeltme: 6 değil 9 mahalle", "9 mahallede su yok"),
        ("zh", "约8600户停电", "更正：停电户数为6800户，不是8600户", "约6800户停电"),
    ],
)  # fmt: skip
def test_a_correction_says_which_figure_is_the_old_one(
    language: str, said: str, correction: str, told: str
) -> None:
    lines = f"21:10 {said}\n21:20 {_BETWEEN[language]}\n22:05 {correction}\n"
    note = read_notes(lines.encode(), language=language)[0]
    assert [each.text for each in note.statements] == [told, _BETWEEN[language]]


_BETWEEN = {
    "da": "Brandvæsenet er på stedet",
    "de": "Die Feuerwehr ist vor Ort",
    "ja": "消防が現場に到着",
    "ko": "소방대 현장 도착",
    "pl": "Strażacy na miejscu",
    "ru": "бригады на месте",
    "tr": "Ekipler olay yerinde",
    "zh": "消防人员到场",
}


def test_a_figure_that_is_right_already_stays() -> None:
    text = "07:30 구조자 11명 여수항 입항\n07:40 저체온증 2명 병원 이송\n08:05 정정: 구조 인원 10명 → 11명\n"
    note = read_notes(text.encode(), language="ko")[0]
    assert [each.text for each in note.statements] == ["구조자 11명 여수항 입항", "저체온증 2명 병원 이송"]


def test_what_begins_like_a_correction_and_says_more_is_none() -> None:
    text = "* זו התקלה השלישית מינואר\n* מתקן ההתפלה עצר שאיבה ל-5 שעות, המים בברז תקינים\n"
    note = read_notes(text.encode(), language="he")[0]
    assert [each.text for each in note.statements] == [line[2:] for line in text.strip().split("\n")]


def test_an_open_task_is_known_as_such() -> None:
    note = read("Checkout was down.\n- [x] Page updated at noon\n- [ ] Customers informed by mail\n", "n.md")
    assert [each.state for each in note.statements] == [None, "done", "open"]


def test_a_mail_file_is_decoded() -> None:
    note = read(
        "Message-ID: <a@b.example>\nDate: Tue, 10 Mar 2026 07:12:41 +0000\nFrom: ops@power.example\n"
        "Subject: Substation fire\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
        "Content-Transfer-Encoding: quoted-printable\n\nAbo=\nut 4,300 homes lost power by the caf=C3=A9.\n",
        "note.eml",
    )
    assert said(note) == "About 4,300 homes lost power by the café."
    assert note.meta.date == "2026-03-10"


@pytest.mark.parametrize(
    ("text", "news"),
    [
        (
            (
                "מאת: לשכת דובר\nנשלח: 3 במרץ 2026\n\nשלום רב,\n"
                "מנוף נפל ברציף 4 ושני עובדים נפצעו.\n\nבברכה,\nדנה לוי"
            ),
            "מנוף נפל ברציף 4 ושני עובדים נפצעו.",
        ),
        (
            (
                "प्रेषक: बंदरगाह कार्यालय\nविषय: सूचना\n\nआदरणीय महोदय,\n"
                "घाट 4 पर क्रेन गिरी और 2 मज़दूर घायल हुए।\n\nसादर\nरीना शाह"
            ),
            "घाट 4 पर क्रेन गिरी और 2 मज़दूर घायल हुए।",
        ),
        (
            (
                "Dari: Kantor pelabuhan\nPerihal: info\n\nYth. rekan media,\n"
                "Derek roboh di dermaga 4, dua buruh luka.\n\nHormat kami,\nRina"
            ),
            "Derek roboh di dermaga 4, dua buruh luka.",
        ),
        (
            (
                "Từ: Văn phòng cảng\nChủ đề: thông tin\n\nKính gửi quý báo,\n"
                "Cần cẩu đổ ở cầu cảng 4, hai công nhân bị thương.\n\nTrân trọng,\nLan"
            ),
            "Cần cẩu đổ ở cầu cảng 4, hai công nhân bị thương.",
        ),
    ],
)
def test_letters_of_other_scripts_are_opened_as_well(text: str, news: str) -> None:
    assert said(read(text)) == news


def test_small_talk_goes_and_the_news_beside_it_stays() -> None:
    note = read(
        "9:01 Ann: yep. crane down on pier 4 in Denby\n9:02 Bob: anyone there?\n9:05 Ann: thx. two hurt\n"
        "9:06 Bob: 😱\n9:10 Ann: road shut till 6 pm\n"
    )
    assert said(note) == "crane down on pier 4 in Denby\ntwo hurt\nroad shut till 6 pm"


@pytest.mark.parametrize(
    "order",
    [
        "We kindly ask you not to publish this before 2 pm today.",
        "Please don't publish before noon, the family is being told.",
    ],
)
def test_an_order_not_to_print_is_not_printed(order: str) -> None:
    note = read(f"Dear all,\n\n{order}\n\nA man of 40 died at Denby mill on Friday. The mill is shut.\n")
    assert order not in said(note)
    assert any(aside.kind == "embargo" for aside in note.asides)


def test_not_before_is_news_where_it_is_said_of_trains() -> None:
    note = read("Trains stopped at Denby at 7 am. They will run not before 6 pm. Nobody was hurt.\n")
    assert "They will run not before 6 pm." in said(note)


def test_the_hour_of_a_form_is_told() -> None:
    note = read("Date: 3 March 2026\nTime: 14:20\nEvent: a crane fell\nInjured: two dockers\n")
    assert [(each.label, each.text) for each in note.statements][:2] == [
        ("Date", "3 March 2026"),
        ("Time", "14:20"),
    ]
    assert note.meta.date == "2026-03-03"


def test_a_state_before_the_time_of_an_entry_is_no_news() -> None:
    note = read(
        "Pay – service status\n\n[Resolved] 13:20 - All payments work.\n\n"
        "[Investigating] 12:05 - Payments fail for "
        "some customers since 11:50 and we have no cause yet.\n"
    )
    assert [(each.stamp, each.text.split()[0]) for each in note.statements] == [
        ("13:20", "All"),
        ("12:05", "Payments"),
    ]


def test_ordinals_and_names_are_no_part_of_a_time() -> None:
    note = read("12.59 1ο όχημα στο σημείο\n13.20 Ενίσχυση: 38 άνδρες\n14.05 Σβήστηκε η φωτιά\n")
    assert [each.stamp for each in note.statements] == ["12.59", "13.20", "14.05"]


def test_who_speaks_is_told_in_scripts_without_capitals() -> None:
    note = read("09:12 דנה: שריפה בבית ספר\n09:14 גל: שני פצועים\n09:31 דנה: כבאים בדרך\n")
    assert [each.speaker for each in note.statements] == ["דנה", "גל", "דנה"]


_PIECES = st.sampled_from(
    [
        *(
            "Dear all,",
            "Regards,",
            "From: Ann",
            "Subject: Fire",
            "A crane fell on pier 4.",
            "- two hurt",
            "14:05 Out",
        ),
        *(
            "## Cause",
            "Cause: rust",
            "Ref: 12",
            "~~no~~",
            "<!-- x -->",
            "> quoted",
            "Tue 3 March",
            "| a | b |",
            "",
        ),
        *(
            "INCIDENT REPORT – Harbour",
            "a@b.example",
            "```",
            "[ ] task",
            "About us: we are",
            "###",
            "Not before 9",
        ),
    ]
)


@given(st.lists(_PIECES, min_size=1, max_size=10) | st.text(max_size=120).map(lambda text: [text]))
@settings(deadline=None)
def test_every_word_of_a_note_has_its_place(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        note = read(text)
    except InputError:
        return
    assert read(text) == note
    parts = [each.text for each in note.asides]
    for each in note.statements:
        parts += [each.text, each.label or "", each.stamp or "", each.speaker or "", *each.headings]
    assert all(note.text[each.start : each.end] == each.text for each in note.asides)
    told = re.sub(r"[\W_]+", "", " ".join(parts))
    assert [word for word in re.findall(r"[^\W_]+", note.text) if word not in told] == []


def test_the_states_of_a_status_page_are_no_words_of_its_entries() -> None:
    note = read(
        "Quaycloud – Status\n\n[Resolved] Slow uploads in two regions\n"
        "3 March 2026 11:20 - Resolved: Uploads run at their usual speed.\n"
        "3 March 2026 10:05 - Identified: A switch in the Lyon hall drops packets.\n"
        "3 March 2026 09:30 - Investigating: Uploads take minutes in two regions.\n"
    )
    assert [statement.text for statement in note.statements] == [
        "Slow uploads in two regions",
        "Uploads take minutes in two regions.",
        "A switch in the Lyon hall drops packets.",
        "Uploads run at their usual speed.",
    ]
    assert note.title == "Quaycloud"


def test_a_state_before_one_entry_alone_stays() -> None:
    note = read("Closed: the A12 between Witham and Boreham.\n08:10 Open: one lane of the A12 northbound.\n")
    assert note.statements[-1].label == "08:10 Open"


def test_who_took_a_call_down_is_no_title() -> None:
    note = read(
        "Telefonnotiz 30.11., 14:20 Uhr, aufgenommen von Petra\n\n"
        "In Halle 3 der Messe ist am Vormittag eine Deckenplatte heruntergefallen. Verletzt wurde niemand.\n"
    )
    assert note.title is None
    assert [statement.text[:9] for statement in note.statements] == ["In Halle ", "Verletzt "]


def test_a_line_that_announces_the_news_and_orders_when_to_print_is_set_aside() -> None:
    note = read(
        "Hallo Redaktion,\n\nhier die Infos zum Kranunfall, bitte nicht vor 7 Uhr online stellen:\n\n"
        "In Emden ist ein Kran umgestürzt. Zwei Arbeiter wurden verletzt."
    )
    assert said(note) == "In Emden ist ein Kran umgestürzt.\nZwei Arbeiter wurden verletzt."
    assert any(each.kind == "embargo" for each in note.asides)


def test_a_type_that_says_what_happened_is_news_and_a_level_is_none() -> None:
    note = read("Tipo: incendio\nPrioridad: alta\nFecha: 3 de marzo de 2026\nHeridos: dos bomberos")
    assert [each.text for each in note.statements if each.label == "Tipo"] == ["incendio"]
    assert "alta" not in said(note)


def test_emoji_are_not_printed_but_in_quotations() -> None:
    note = read(
        "🔥 A barn burned in Wells on 3 March 2026.\nThe mayor wrote: “Thank you 🙏”. Nobody was hurt ✅"
    )
    assert said(note) == (
        "A barn burned in Wells on 3 March 2026.\nThe mayor wrote: “Thank you 🙏”.\nNobody was hurt"
    )


def test_a_form_in_columns_is_a_table() -> None:
    note = read(
        "FIRE REPORT\nDate      Time of call      Arrival\n12/03/2026   04:10   04:22\nA shed burned."
    )
    assert "Time of call: 04:10; Arrival: 04:22" in said(note)
    assert "Date      Time" not in said(note)


def test_a_correction_finds_the_old_figure_that_it_names() -> None:
    note = read(
        "[10:02] Ann: Fire at the Lindens home, 34 residents moved out\n"
        "[10:20] Bo: two residents in hospital\n[11:00] Ann: Correction: 36 residents, not 34"
    )
    assert [each.text for each in note.statements] == [
        "Fire at the Lindens home, 36 residents moved out",
        "two residents in hospital",
    ]


def test_a_state_over_the_time_of_its_entry_is_no_news_either() -> None:
    note = read(
        "Uploads gestört\n\nBehoben - Alle Uploads laufen wieder.\n3. Nov., 11:20 Uhr\n\n"
        "In Prüfung - Uploads brechen nach einer Minute ab.\n3. Nov., 09:30 Uhr\n"
    )
    assert [(each.stamp, each.text.split()[0]) for each in note.statements] == [
        ("3. Nov., 09:30 Uhr", "Uploads"),
        ("3. Nov., 11:20 Uhr", "Alle"),
    ]


_STATUS_PAGE = """24 nov 2026, 13:05 - Opgelost
Betalen werkt weer in heel Nederland.

24 nov 2026, 11:48 - Op de loer
De update is teruggedraaid.

24 nov 2026, 09:55 - In onderzoek
Betalen lukt niet in 40 winkels."""


@pytest.mark.parametrize(
    ("language", "text", "lost"),
    [
        ("da", "[06.41] Bo: mig, er lige kommet ind\n[06.44] Bo: 300 huse er uden vand i Viby", "kommet ind"),
        ("en", "[06:41] Bo: I'm there at 10\n[06:44] Bo: 300 homes in Hull have no water", "there at"),
        ("id", "[06.41] Bo: 86 kios terbakar di Solo\n[06.44] Bo: mhn jgn kutip nama sy dulu ya", "kutip"),
        (
            "nl",
            _STATUS_PAGE,
            "loer",
        ),
        ("cs", "EMBARGO: do 12:00\nV Ostravě hořel sklad. Škoda je 4 miliony korun.", "12:00"),
        ("fi", "Kotkassa vuoti 300 litraa öljyä. Satama on suljettu.\n\nKuvia voi pyytää minulta.", "Kuvia"),
        (
            "it",
            "ciao capo, frana a Bormida, 40 famiglie isolate. strada chiusa fino a domani. Gianni",
            "Gianni",
        ),
        ("sv", "Hej! Brand på sågen i Hultsfred. 64 jobbar där. /Kalle", "Kalle"),
        ("hu", "Bejelentő telefonszáma: 06 30 000 0000\nEsemény: tűz az iskolában\nSérültek: 4 fő", "0000"),
        ("no", "INC0048812 - P2 - Løst\nKortene virker ikke på campus. 900 studenter står ute.", "INC"),
    ],
)
def test_what_only_the_desk_needs_is_set_aside(language: str, text: str, lost: str) -> None:
    assert lost not in said(read(text, language=language))


def test_a_field_under_one_that_looks_like_a_closing_formula_stays() -> None:
    note = read(
        "Người lập: Trần Lan\nThời gian xảy ra: 14h15 ngày 23/11/2026\nĐịa điểm: xưởng may, Tam Kỳ\n"
        "Diễn biến: nổ nồi hơi\nNạn nhân: 6 công nhân bị bỏng",
        language="vi",
    )
    assert note.meta.place == "xưởng may, Tam Kỳ"
    assert "nổ nồi hơi" in said(note)
    assert "Trần Lan" not in said(note)


def test_two_fields_on_a_line_are_two() -> None:
    note = read(
        "Data: 22/11/2026   Hora: 16h50\nNatureza: queda de elevador\nVítimas: 5 feridos", language="pt"
    )
    assert [(each.label, each.text) for each in note.statements][:2] == [
        ("Data", "22/11/2026"),
        ("Hora", "16h50"),
    ]


@pytest.mark.parametrize(
    ("language", "head", "place"),
    [
        ("cs", "Ostrava 24. listopadu 2026", "Ostrava"),
        ("ru", "г. Омск, 24 ноября 2026 г.", "г. Омск"),
        ("es", "Concepción, martes 24 de noviembre de 2026", "Concepción"),
    ],
)
def test_the_title_of_a_release_stands_under_place_and_day(language: str, head: str, place: str) -> None:
    note = read(
        f"{head}\n\nPolicie zadržela žháře z Poruby\n\nMuž zapálil 11 aut. Škoda je vysoká.",
        language=language,
    )
    assert note.title == "Policie zadržela žháře z Poruby"
    assert (note.meta.place, note.meta.date) == (place, "2026-11-24")


def test_name_office_and_number_at_the_end_are_a_signature() -> None:
    note = read(
        "V Ostravě hořel sklad pneumatik. Škoda je 4 miliony korun.\n\nHrozí mu osm let vězení.\n\n"
        "kpt. Soňa Janíková\ntisková mluvčí\nmob.: 725 000 000",
        language="cs",
    )
    assert "Janíková" not in said(note)
    assert "osm let" in said(note)


def test_a_time_behind_a_short_word_stays_in_the_sentence_of_a_status() -> None:
    text = (
        "Strömavbrott i Lillvik\nStatus: Delvis åtgärdat. Omkring 300 kunder är utan ström kl. 15.00.\n"
        "Händelse: Elen försvann i hela Lillvik.\n"
    )
    [note] = read_notes(text.encode(), name="note.txt")
    assert any(statement.text.endswith("utan ström kl. 15.00.") for statement in note.statements)


def test_the_head_of_a_document_in_bold_is_no_news() -> None:
    text = "# Kitapçıda veri sızıntısı\n\n**Durum notu, 3 Mart 2026, saat 17.00**\n\n- Kayıtlara erişildi.\n"
    [note] = read_notes(text.encode(), name="note.md")
    assert [statement.text for statement in note.statements] == ["Kayıtlara erişildi."]


def test_a_message_is_read_behind_the_word_that_it_begins_with() -> None:
    note = read(
        "[07:45] Bo: Λοιπόν εκτροπή λεωφορείου στον Τύρναβο\n[07:50] Bo: 12 τραυματίες", language="el"
    )
    assert note.statements[0].text == "εκτροπή λεωφορείου στον Τύρναβο"


def test_a_greek_semicolon_ends_a_question() -> None:
    note = read("[07:12] Bo: τι γίνεται στον Τύρναβο;\n[07:45] Bo: 12 τραυματίες στον Τύρναβο", language="el")
    assert said(note) == "12 τραυματίες στον Τύρναβο"


def test_a_subject_that_names_a_topic_is_no_title() -> None:
    head = "Kimden: Basın <basin@ilkadim.example>\nKonu: "
    body = "\n\nSayın basın,\n\nİlkadım'da bir duvar çöktü. Altı araç toprak altında kaldı. Ölen olmadı."
    assert read(head + "çöken duvar hk." + body, language="tr").title is None
    assert read(head + "İlkadım'da duvar çöktü" + body, language="tr").title == "İlkadım'da duvar çöktü"


def test_a_title_may_have_dots_in_its_middle() -> None:
    note = read(
        "군산 공장서 염산 2톤 누출… 주민 대피\n\n군산시는 24일 염산이 누출됐다고 밝혔다. 1명이 다쳤다.",
        language="ko",
    )
    assert note.title == "군산 공장서 염산 2톤 누출… 주민 대피"


def test_the_time_of_the_alarm_is_no_state_over_all_fields() -> None:
    note = read(
        "Alarm: 30-10-2025 kl. 02.14\nHændelse: brand i stald\nDyr: 340 grise omkommet\nÅrsag: ukendt",
        language="da",
    )
    assert [each.stamp for each in note.statements] == [None] * 4


@pytest.mark.parametrize(
    ("language", "text", "lost"),
    [
        ("hu", "Chat: Helyi hírek\n[6:50] Bo: 46 dolgozót kimenekítettek\n[6:51] Bo: 5 sérült", "Helyi"),
        (
            "pt",
            "14h02 – colisão na A24, 2 mortos\n15h40 – almoço da guarnição 2\n16h25 – via reaberta",
            "almoço",
        ),
        ("no", "Tenkte dere burde vite om dette. I natt røk en not i Loppa. 38 000 laks er ute.", "Tenkte"),
        (
            "no",
            "I natt røk en not i Loppa. 38 000 laks er ute. Anlegget er stengt.\n\nRing helst etter fire.",
            "Ring",
        ),
        ("en", "Ann here, just to let you know the bridge at Hay is gone. Nobody was on it.", "let you know"),
    ],
)
def test_talk_to_the_desk_is_set_aside(language: str, text: str, lost: str) -> None:
    assert lost not in said(read(text, language=language))


def test_the_news_behind_a_polite_phrase_stays() -> None:
    note = read("Ann here, just to let you know the bridge at Hay is gone. Nobody was on it.", language="en")
    assert "the bridge at Hay is gone" in said(note)


@pytest.mark.parametrize("gap", ["\t", " "])
def test_names_of_a_chat_may_stand_behind_blanks(gap: str) -> None:
    lines = ("6:02 山口 品川で火事らしいです", "6:05 田中 了解", "6:31 山口 マンションが燃えてます")
    note = read("\n".join(line.replace(" ", gap) for line in lines), language="ja")
    assert [(each.speaker, each.text) for each in note.statements] == [
        ("山口", "品川で火事らしいです"),
        ("山口", "マンションが燃えてます"),
    ]


def test_words_before_a_quotation_that_end_a_sentence_are_no_speaker() -> None:
    note = read(
        "砂卡礑步道落石，兩人受傷。步道封閉至12月1日。分隊長林志明說：「他們有戴安全帽。」",
        language="zh-Hant",
    )
    assert "步道封閉至12月1日。" in said(note)
    assert note.statements[-1].speaker == "分隊長林志明說"


def test_an_age_behind_somebody_is_no_small_talk() -> None:
    note = read(
        "[7:14] Bo: bateau en feu quai 4\n[7:15] Bo: le patron, 52 ans, brûlé aux mains", language="fr"
    )
    assert "le patron, 52 ans" in said(note)


def test_the_number_of_a_form_is_about_it() -> None:
    note = read("No. Lap: 219/DAMKAR/XI/2026\nKorban: 2 petugas luka\nNo. of injured: 12", language="id")
    assert "219" not in said(note)
    assert "12" in said(note)


def test_of_choices_with_boxes_those_with_a_tick_are_told() -> None:
    note = read(
        "Evento: tubo rotto in dialisi\nPersone coinvolte: 11 pazienti trasferiti\n"
        "☐ Decesso  ☐ Lesioni  ☒ Interruzione del servizio\nDanni: 9 apparecchi\nFirma: ______\n"
    )
    assert "Interruzione del servizio" in said(note)
    assert "Decesso" not in said(note)
    assert all("____" not in each.text for each in note.statements)


def test_the_letters_of_a_korean_list_are_marks() -> None:
    note = read("조치사항\n가. 07:05 구조대 도착\n나. 공사 중지 명령\n다. 차로 1개 통제\n")
    assert [each.text for each in note.statements][-2:] == ["공사 중지 명령", "차로 1개 통제"]


def test_the_time_over_a_title_is_when_it_was_sent() -> None:
    note = read(
        "12:47\nСамолёт вернулся в Омск из-за трещины в стекле\n"
        "Пассажирский самолёт вернулся в аэропорт Омска. Никто не пострадал.\n"
    )
    assert note.title == "Самолёт вернулся в Омск из-за трещины в стекле"
    assert [each.stamp for each in note.statements] == [None, None]


def test_place_and_day_under_the_title_are_data() -> None:
    note = read(
        "PRESS RELEASE\nFor immediate release\nHarbour ferry runs aground\nDunmore, 9 April 2026\n"
        "The ferry ran aground at 6 am with 42 people on board. Nobody was hurt.\n"
    )
    assert note.meta.place == "Dunmore"
    assert "9 April" not in said(note)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("es", "No hay heridos en la nave"),
        ("pl", "Nie ma rannych po pożarze"),
        ("he", "לא ידוע מי הצית את המחסן"),
        ("fi", "Ei loukkaantuneita palossa"),
        ("tr", "Yok denecek kadar az hasar var"),
        ("vi", "Không có người bị thương"),
    ],
)
def test_a_denial_is_no_word_by_which_a_message_begins(language: str, told: str) -> None:
    text = f"09:12 Ana: {told}\n09:14 Rui: Depot 4, 8:50\n09:20 Ana: 12 m2"
    assert read_notes(text.encode(), language=language)[0].statements[0].text == told


@pytest.mark.parametrize(
    ("text", "place", "day", "first"),
    [
        (
            "Port workers walk out\nLEEDS, 3 March 2026 – Some 400 port workers walked out on Tuesday.\n",
            "LEEDS",
            "2026-03-03",
            "Some 400 port workers walked out on Tuesday.",
        ),
        (
            "Acqua vietata\nSerina (BZ), 3 marzo 2026 – L'acquedotto ha chiuso le condotte.\n",
            "Serina (BZ)",
            "2026-03-03",
            "L'acquedotto ha chiuso le condotte.",
        ),
        (
            "Самолёт вернулся в Омск\nОМСК, 3 мар - Пассажирский самолёт вернулся из-за трещины.\n",
            "ОМСК",
            None,
            "Пассажирский самолёт вернулся из-за трещины.",
        ),
        (
            "港口吊车倒塌\n新华社大连3月3日电 大连港四号码头一台吊车3日上午倒塌，2名工人受伤。\n",
            None,
            None,
            "大连港四号码头一台吊车3日上午倒塌，2名工人受伤。",
        ),
    ],
)
def test_place_and_day_in_front_of_the_text_are_data(
    text: str, place: str | None, day: str | None, first: str
) -> None:
    note = read(text)
    assert (note.meta.place, note.meta.date, note.statements[0].text) == (place, day, first)


def test_a_range_or_a_label_is_no_place_and_day() -> None:
    note = read("Storm\nGusts of 30 m/s - roofs came off in Leeds and 400 homes lost power.\n")
    assert "Gusts of 30 m/s" in said(note)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            (
                "COMUNICAT DE PRESĂ\nFirma retrage apă\nÎn trei probe s-a găsit o bacterie.\n"
                "Nimeni nu s-a îmbolnăvit.\nDespre Apa Verde\nApa Verde este lider pe piață din 1998.\n"
            ),
            "Nimeni nu s-a îmbolnăvit.",
        ),
        (
            (
                "PRESSEMELDING\nBanen innstiller alle tog\nTogene står etter et ras.\nIngen er savnet.\n"
                "Om Nordbanen: Nordbanen AS driver 214 km jernbane.\n"
            ),
            "Ingen er savnet.",
        ),
        (
            (
                "Service status\nLogin fails\n12:10 Half of the logins fail.\n13:40 Logins work again.\n"
                "Subscribe · Privacy · History\n© Cloud for Towns\n"
            ),
            "Logins work again.",
        ),
    ],
)
def test_what_a_release_says_of_its_sender_is_not_told(text: str, kept: str) -> None:
    assert read(text).statements[-1].text == kept


def test_an_order_not_to_print_is_no_title() -> None:
    note = read(
        "ПРЕСРЕЛІЗ\nНе для публікації до 09:00 26 лютого 2026 року\nУ Полтаві відкликають дитячу кашу\n"
        "Компанія відкликає 31 тисячу банок каші. Постраждалих немає.\n"
    )
    assert (note.title, note.meta.embargo) == ("У Полтаві відкликають дитячу кашу", "2026-02-26T09:00")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "Czesc, tu Bartek z OSP. Pali sie hala z oponami w Zarzeczu.",
            "Pali sie hala z oponami w Zarzeczu.",
        ),
        ("Ciao sono Luca dal 118. Pullman fuori strada sulla A25.", "Pullman fuori strada sulla A25."),
        ("Hi, this is Ann from the harbour. A crane fell on pier 4.", "A crane fell on pier 4."),
        ("Hola, soy Marta de Cruz Roja. Un autobús volcó en la A-7.", "Un autobús volcó en la A-7."),
    ],
)
def test_who_writes_a_short_message_is_not_told(text: str, first: str) -> None:
    assert read(text).statements[0].text == first


def test_this_is_the_third_fire_is_news() -> None:
    note = read("This is the third fire in Leeds this week. Nobody was hurt.")
    assert said(note).startswith("This is the third fire")


def test_remarks_with_none_in_them_are_not_told() -> None:
    note = read("Что произошло: обрыв ленты\nПострадавший: машинист конвейера\nПримечание: нет\n")
    assert [each.label for each in note.statements] == ["Что произошло", "Пострадавший"]


def test_news_below_an_apology_is_no_signature() -> None:
    note = read(
        "解決済 - 2026/03/04 15:20\n復旧しました。\nご迷惑をおかけしましたことをお詫び申し上げます。\n\n"
        "監視中 - 14:05\n99％まで回復しています。\n\n調査中 - 12:31\n決済に失敗しています。\n"
        "解決済 - 2026/03/04 15:20\nすべて復旧しました。\n"
        "ご迷惑をおかけしましたことをお詫び申し上げます。\n\n"
        "監視中 - 14:05\n修正を適用し、99％まで回復しています。\n\n"
        "調査中 - 12:31\n8千店舗で決済に失敗しています。\n"
    )
    assert [(each.stamp, each.text) for each in note.statements][1] == ("14:05", "99％まで回復しています。")


def test_a_title_with_a_blank_behind_each_letter_names_a_document() -> None:
    note = read("보 도 자 료\n냉동블루베리 전량 회수\n식품안전처는 냉동블루베리 23톤을 회수한다고 밝혔다.\n")
    assert note.title == "냉동블루베리 전량 회수"


def test_states_before_a_time_are_those_of_a_status_page() -> None:
    note = read(
        "Awaria logowania\nROZWIĄZANO · 11.02.2026, 16:45\nLogowanie działa od 16:20.\n"
        "MONITOROWANIE · 15:10\nWdrożono poprawkę.\nBADANIE · 12:05\nPołowa nie może się zalogować.\n"
    )
    assert [each.stamp for each in note.statements] == ["12:05", "15:10", "11.02.2026, 16:45"]


def test_an_entry_of_a_log_may_end_in_a_word_of_talk() -> None:
    note = read("Dziennik\n11:30 początek spawania\n15:05 próba ciśnienia ok\n16:20 ogrzewanie wraca\n")
    assert "próba ciśnienia ok" in said(note)
    text = "Günlük\n06:42 4,9 büyüklüğünde deprem\n09:15 Okullar bugün tatil edildi\n10:00 14 evde çatlak\n"
    assert "Okullar bugün tatil edildi" in said(read(text))


def test_brackets_behind_the_name_of_a_document_go_with_it() -> None:
    note = read(
        "АКТ О НЕСЧАСТНОМ СЛУЧАЕ (предварительный)\nЧто произошло: обрыв ленты\nПострадавший: машинист\n"
    )
    assert note.title is None


@pytest.mark.parametrize(
    "told",
    ["In Leeds on 4 March 2026 a hall burned.", "In Gütersloh brannte am 4. März 2026 eine Halle."],
)
def test_a_sentence_with_a_place_and_a_day_is_news(told: str) -> None:
    (note,) = read_notes(told.encode(), name="note.txt")
    assert (note.meta.place, [each.text for each in note.statements]) == (None, [told])


def test_a_time_behind_the_word_about_is_no_paragraph_on_a_sender() -> None:
    note = read_notes(
        "Awaria wodociągu\n\nDziałania\nO 5:25 zamknięto zasuwy. Podstawiono cztery beczkowozy.\n".encode(),
        language="pl",
    )[0]
    assert [(each.text, each.demoted) for each in note.statements] == [
        ("O 5:25 zamknięto zasuwy.", False),
        ("Podstawiono cztery beczkowozy.", False),
    ]


@pytest.mark.parametrize(
    ("first", "language"),
    [
        ("Harbour Police Control Room", "en"),
        ("Feuerwehr Altenried", "de"),
        ("Дежурная часть УМВД Верхнереченска", "ru"),
        ("PROTECCIÓN CIVIL DE ALMARZA", "es"),
        ("浜崎市消防本部", "ja"),
    ],
)
def test_the_body_that_a_paper_is_from_is_no_title(first: str, language: str) -> None:
    text = f"{first}\n\n12.40: a\n"
    note = read_notes(text.encode(), name="n.txt", language=language)[0]
    assert note.title is None
    assert (note.asides[0].text, note.asides[0].kind) == (first, "reference")


@pytest.mark.parametrize(
    ("first", "language"), [("Police seek witnesses", "en"), ("Polizei warnt vor Betrügern", "de")]
)
def test_what_a_body_does_is_a_title(first: str, language: str) -> None:
    note = read_notes(f"{first}\n\nTwo men came.\n".encode(), name="n.txt", language=language)[0]
    assert note.title == first


@pytest.mark.parametrize(
    ("talk", "language"),
    [
        ("Ring me on my way home", "en"),
        ("Bilder hab ich noch keine", "de"),
    ],
)
def test_a_doubtful_line_with_no_word_of_news_is_set_aside_or_demoted(talk: str, language: str) -> None:
    news = "Two people were injured when a crane fell on the quay at 14:20."
    note = read_notes(f"Crane falls\n\n{news}\n\n{talk}\n".encode(), name="n.txt", language=language)[0]
    printed = [each.text for each in note.statements if not each.demoted]
    assert talk not in printed
    assert news in printed


@pytest.mark.parametrize(
    ("language", "head", "news", "tail"),
    [
        (
            "nl",
            "Telefoonnotitie\nBeller: mw. Van Dam, waterschap\nTijd: 10.40 uur\nBericht: ",
            "Dijk bij Oost over 30 meter verzakt.",
            "\nTerugbellen: 06-55501234\n",
        ),
        (
            "ru",
            "Телефонограмма\nЗвонила: Кузнецова, водоканал\nВремя: 9:40\n",
            "Прорыв трубы на ул. Лесной, без воды 14 домов.",
            "\nПерезвонить: 8-900-555-01-02\n",
        ),
        (
            "zh",
            "电话记录\n来电人:市供电局 刘科长\n时间:14:25\n内容:",
            "城东变电站起火,约8600户停电。",
            "\n回电:0571-5550123\n",
        ),
    ],
)
def test_of_a_telephone_note_the_message_is_the_news(language: str, head: str, news: str, tail: str) -> None:
    note = read_notes(f"{head}{news}{tail}".encode(), language=language)[0]
    assert (note.title, [each.text for each in note.statements if not each.demoted]) == (None, [news])


def test_a_quotation_keeps_what_its_speaker_says_of_himself() -> None:
    note = read(
        "Cour de Malmont\nLe prévenu a déclaré : « J'ai joué, j'ai perdu, j'ai recommencé. »\n"
        "Il fait appel.\n"
    )
    assert "« J'ai joué, j'ai perdu, j'ai recommencé. »" in said(note)


def test_a_field_with_an_unknown_label_is_no_part_of_the_one_above() -> None:
    text = (
        "Karta\nRodzaj zdarzenia: wypadek\nPoszkodowani: 2\nSposób ewakuacji: 16 ratowników\nWarunki: mróz\n"
    )
    note = read_notes(text.encode(), name="n.txt", language="pl")[0]
    assert [(each.label, each.text) for each in note.statements][1:3] == [
        ("Poszkodowani", "2"),
        ("Sposób ewakuacji", "16 ratowników"),
    ]


def test_the_heads_of_the_comments_on_a_ticket_are_set_aside() -> None:
    note = read(
        "Ticket 4411: Cold store down\nDescription: The cold store at Marsh Lane has failed.\n"
        "--- Comment j.hale 07:15\nTwo tonnes of vaccine were moved to Overton.\n--- System: timer paused\n"
    )
    assert said(note).splitlines() == [
        "The cold store at Marsh Lane has failed.",
        "Two tonnes of vaccine were moved to Overton.",
    ]


def test_a_correction_that_goes_on_takes_back_no_other_figure() -> None:
    note = read(
        "Regenwasser lief ins Archiv.\nBetroffen sind 1.900 Akten.\n1.340 sind schon im Kühlwagen.\n"
        "Korrektur: nicht 1.900, sondern 2.150 Akten. Die Trocknung dauert etwa acht Monate.\n"
    )
    assert [each.state for each in note.statements] == [None] * len(note.statements)


def test_items_of_no_news_may_be_named_side_by_side() -> None:
    note = read(
        "Gemeinderat Aue, 17.02.2026\nAnwesend: Bgm. Zeisig, 15 Räte\n"
        "TOP 1 Begrüßung, Feststellung der Beschlussfähigkeit\n"
        "TOP 2 Genehmigung der letzten Niederschrift – ohne Einwände\n"
        "TOP 3 Hallenbad\nDas Hallenbad schließt im Juli.\n"
    )
    assert said(note) == "Das Hallenbad schließt im Juli."
