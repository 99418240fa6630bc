"""What colleagues write to each other about the making of a story is no news; what the public is asked is."""

import pytest

from articlekit.reading import read_notes


def said(text: str, language: str) -> list[str]:
    return [each.text for each in read_notes(text.encode(), name="n.txt", language=language)[0].statements]


@pytest.mark.parametrize(
    ("language", "opening", "news", "talk"),
    [
        ("ca", "Ràpid des de la plaça:", "Ha caigut una grua a Reus.", "Podeu anar publicant."),
        ("de", "Nur ganz kurz aus dem Auto:", "In Werl ist ein Kran umgestürzt.", "Könnt ihr Fotos holen?"),
        ("en", "A quick one, excuse typos:", "A crane fell in Wells.", "Can anyone spare a photographer?"),
        ("es", "Os cuento desde el coche:", "Ha caído una grúa en Soria.", "¿Alguien puede hacer fotos?"),
        ("fr", "Juste un mot depuis le train :", "Une grue est tombée à Dole.", "Tu peux faire des photos ?"),
        ("it", "Due righe al volo:", "È caduta una gru a Lodi.", "Potete pubblicare subito."),
        ("ja", "取り急ぎ、現場から。", "坂井市でクレーンが倒れた。", "写真は後で送ります。"),
        ("nl", "Even snel vanuit de auto:", "In Epe is een kraan omgevallen.", "Kan iemand foto's maken?"),
        ("pl", "Tylko krótko z trasy:", "W Kole przewrócił się dźwig.", "Możecie już wrzucić na stronę."),
        ("pt", "Rapidinho, do telemóvel:", "Caiu uma grua em Ovar.", "Podem publicar já."),
        ("ru", "Быстро с места:", "В Орске упал кран.", "Можете ставить на сайт."),
        ("sv", "Snabbt från bussen:", "En kran har rasat i Eslöv.", "Kan nån skicka en fotograf?"),
        ("tr", "Hızlıca yazıyorum:", "Bolu'da vinç devrildi.", "Biriniz fotoğrafçı gönderebilir mi?"),
        ("uk", "Коротко з місця:", "У Рівному впав кран.", "Можете публікувати."),
        ("zh", "先简单报一下：", "海门一台吊车倒塌。", "照片我稍后发。"),
    ],
)  # fmt: skip
def test_the_talk_around_a_quick_note_is_set_aside(language: str, opening: str, news: str, talk: str) -> None:
    assert said(f"{opening}\n\n{news}\n\n{talk}\n", language) == [news]


@pytest.mark.parametrize(
    "appeal",
    [
        "Anyone who saw the crane can send pictures to the police.",
        "Witnesses should call the harbour office.",
        "The photographer was not hurt.",
        "Can the bridge be used again? Not before Friday, the council said.",
        "“Can somebody call my wife?” the driver asked.",
    ],
)
def test_what_the_public_is_asked_is_news(appeal: str) -> None:
    assert any(appeal.split("?")[0] in each for each in said(f"A crane fell in Wells.\n\n{appeal}\n", "en"))


def test_talk_behind_the_news_of_a_sentence_goes_alone() -> None:
    text = "A crane fell in Wells.\n\nTwo dockers are in hospital, can somebody send a camera?\n"
    assert said(text, "en") == ["A crane fell in Wells.", "Two dockers are in hospital"]


@pytest.mark.parametrize("talk", [", can somebody send a camera?", " – please use in tonight's edition"])
def test_a_title_ends_before_what_is_for_colleagues(talk: str) -> None:
    text = f"Crane falls on the quay in Wells{talk}\n\nNobody was hurt.\n"
    note = read_notes(text.encode(), name="n.txt", language="en")[0]
    assert note.title == "Crane falls on the quay in Wells"


@pytest.mark.parametrize(
    ("language", "log", "kept"),
    [
        ("da", "06.00 vagtskifte, nøgler i skab 2\n06.20 brand i lager 4", ["brand i lager 4"]),
        ("de", "6:00 Schichtwechsel, Schlüssel bei Otto\n6:20 Brand in Halle 4", ["Brand in Halle 4"]),
        ("en", "06:00 handover, spare key in drawer 2\n06:20 fire in shed 4", ["fire in shed 4"]),
        ("en", "06:00 handover\n06:20 night shift supervisor hurt", ["night shift supervisor hurt"]),
        ("he", "06:00 קבלת משמרת\n06:20 שריפה במחסן 4", ["שריפה במחסן 4"]),
        ("pl", "6:00 przejęcie zmiany, klucze u portiera\n6:20 pożar hali 4", ["pożar hali 4"]),
    ],
)
def test_the_change_of_a_shift_is_no_news_of_a_log(language: str, log: str, kept: list[str]) -> None:
    assert said(log, language) == kept


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("da", "Bemærkning: oplys ikke navne"),
        ("de", "Hinweis: Auskünfte nur durch den Landrat"),
        ("en", "Remarks: no names to the press"),
        ("fi", "Huom: lehdistölle vain toimitusjohtaja"),
        ("hu", "Megjegyzés: sajtónak kizárólag a polgármester nyilatkozik"),
        ("id", "Catatan: jangan sebut nama ke wartawan"),
    ],
)
def test_who_may_speak_to_the_press_is_no_news(language: str, order: str) -> None:
    note = read_notes(f"A: 1\nKran: 2\n{order}\n".encode(), name="n.txt", language=language)[0]
    assert not [each for each in note.statements if order.split(": ")[1] in each.text]


def test_a_line_of_fields_about_a_ticket_is_no_news() -> None:
    ticket = (
        "OPS-4471\nStatus: open | Priority: 2 - high | Assigned to: night team\n\nThe lift in Denby fell.\n"
    )
    assert said(ticket, "en") == ["The lift in Denby fell."]


def test_a_signed_letter_above_a_line_of_strokes_goes_with_what_is_below() -> None:
    letter = "Hello,\nplease find our statement below.\n\nKind regards,\nAnn Lee, 0161 496 0000\n\n-----\n\n"
    news = "A crane fell on the quay in Wells at 7 am on Monday. Two dockers were hurt, and the quay is shut."
    assert said(letter + news, "en") == [f"{each}." for each in news.rstrip(".").split(". ")]


def test_names_and_numbers_go_with_the_line_that_announces_them() -> None:
    news = "A crane fell in Wells.\nTwo dockers were hurt.\nThe quay is shut."
    assert said(f"{news}\n\nPress contact:\nAnn Lee, harbour\n65 55 01 12\n", "en") == [
        "A crane fell in Wells.",
        "Two dockers were hurt.",
        "The quay is shut.",
    ]


def test_what_no_list_knows_goes_with_the_talk_beside_it() -> None:
    text = (
        "Hello all,\n\nA crane fell in Wells. Two dockers are in hospital.\n\n"
        "I will write it up after lunch. A stringer could drive there. The quay is shut. Rain again.\n\nMo\n"
    )
    note = read_notes(text.encode(), name="n.txt", language="en")[0]
    assert [(each.text, each.demoted) for each in note.statements[2:]] == [
        ("The quay is shut.", False),
        ("Rain again.", True),
    ]


def test_a_word_of_leave_in_the_news_is_news() -> None:
    text = "Accident à Dole : deux blessés.\nLa ligne 4 est fermée jusqu'à demain.\n"
    assert "jusqu'à demain" in said(text, "fr")[-1]


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("en", "Morning all, me again from the car park"),
        ("fr", "Bonjour, je vous écris du parking"),
        ("el", "Γεια σας, γράφω από το πάρκινγκ"),
    ],
)
def test_what_stands_alone_behind_a_greeting_may_say_anything_of_its_writer(
    language: str, opening: str
) -> None:
    news = {
        "en": "A crane fell in Wells.",
        "fr": "Une grue est tombée à Dole.",
        "el": "Έπεσε γερανός στον Βόλο.",
    }
    assert said(f"{opening}\n\n{news[language]}\n", language) == [news[language]]


def test_news_behind_a_greeting_stays() -> None:
    assert said("Dear all, my brother was hurt at the quay.\n\nIt is shut.\n", "en")[0].startswith(
        "my brother"
    )


@pytest.mark.parametrize(
    ("language", "message", "news"),
    [
        (
            "nl",
            "sta nu bij de a28 vrachtwagen met varkens gekanteld weg dicht foto's volgen",
            ["bij de a28 vrachtwagen met varkens gekanteld weg dicht"],
        ),
        (
            "pl",
            "hej jestem na dworcu wykoleiły się 3 wagony ruch wstrzymany zaraz wyślę foty",
            ["na dworcu wykoleiły się 3 wagony ruch wstrzymany"],
        ),
        (
            "ja",
            "今現場です 北口の階段 人が転落した 電車止まってる あとで写真送る",
            ["北口の階段、人が転落した", "電車止まってる"],
        ),
        (
            "zh",
            "我在三号线龙泉站 站台进水 列车停运 没人受伤 照片一会儿发",
            ["在三号线龙泉站，站台进水", "列车停运", "没人受伤"],
        ),
    ],
)
def test_a_message_without_marks_is_told_without_its_writer(
    language: str, message: str, news: list[str]
) -> None:
    assert said(message, language) == news


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("da", "Navnet må I ikke bringe endnu, familien ved det ikke."),
        ("de", "Den Namen vom Fahrer bitte rauslassen."),
        ("de", "Den Namen dürft ihr noch nicht bringen."),
        ("en", "Please don't say which school they are from, their parents don't know yet."),
        ("en", "She can be quoted."),
        ("es", "Circula por el grupo que fue sabotaje, no dar."),
        ("fr", "Ne pas donner le nom du transporteur."),
        ("hi", "कृपया 'लुटेरा' शब्द का प्रयोग न करें।"),
        ("it", "Non usare i volti dei bambini."),
        ("ja", "3頭という話もあるが未確認なので、書かない。"),
        ("nl", "Kinderen graag weglaten."),
        ("uk", "Інформацію про продаж заводу не підтверджено, не давати!"),
    ],
)
def test_what_is_not_to_be_printed_is_not(language: str, order: str) -> None:
    news = {"hi": "वेल्स में एक क्रेन गिरी।", "ja": "坂井市でクレーンが倒れた。"}.get(
        language, "A 12 m crane fell."
    )
    assert said(f"{news}\n{order}\n{news}\n", language) == [news, news]


@pytest.mark.parametrize(
    ("language", "news"),
    [
        ("de", "Die Polizei will den Namen des Fahrers nicht nennen."),
        ("en", "Police do not name the driver of the crane."),
        ("es", "El alcalde no citará a nadie."),
    ],
)
def test_what_others_do_not_name_is_news(language: str, news: str) -> None:
    assert news in said(f"In Wells ist ein Kran umgestürzt.\n{news}\n", language)
