"""Which shorter forms of a sentence make headings, and which never do."""

import pytest

from articlekit.drafting.extractive import cutting
from articlekit.drafting.extractive.clauses import without_inside
from articlekit.drafting.extractive.endings import before_time, behind_subject
from articlekit.drafting.extractive.wording import capitalize, shortened
from articlekit.language.doc import Doc
from articlekit.language.locale import load


def forms(text: str, language: str, limit: int | None = None) -> list[str]:
    most = limit or load(language).limits.heading
    found = [capitalize(form.text, load(language)) for form, _ in cutting.forms(Doc(text, language))]
    return [form for form in found if len(form) <= most]


@pytest.mark.parametrize(
    ("language", "text", "heading"),
    [
        ("fr", "L'ingénieur en chef démissionne.", "L'ingénieur en chef démissionne"),
        ("en", "The power was restored after three hours.", "The power was restored after three hours"),
        ("en", "At 14:44 UTC, engineers saw the impact.", "Engineers saw the impact"),
        ("en", "On October 26, 1998, a Cessna struck a power line.", "A Cessna struck a power line"),
        ("en", "In addition, two valves failed to close.", "Two valves failed to close"),
        ("en", "2021-243 The valve of tank four leaked.", "The valve of tank four leaked"),
        ("de", "Zwei von neun Servern sind ausgefallen, weil ein Zertifikat ablief.",
         "Zwei von neun Servern sind ausgefallen"),
        ("es", "El puente quedó cerrado al tráfico, aunque los peatones siguen pasando.",
         "El puente quedó cerrado al tráfico"),
        ("ja", "配管の腐食が原因とみられるが、現在も詳しい状況を関係機関が調査中である。",
         "配管の腐食が原因とみられる"),
        ("zh", "恶意服务器可以发送高度压缩的数据，这些数据会由客户端自动读取。",
         "恶意服务器可以发送高度压缩的数据"),
        ("ko", "전동차 운행이 전면 중단됐으며 승객 350명이 선로를 걸어 대피했다.",
         "전동차 운행이 전면 중단"),
    ],
)  # fmt: skip
def test_a_heading_is_a_clause_of_the_sentence(language: str, text: str, heading: str) -> None:
    assert heading in forms(text, language)


@pytest.mark.parametrize(
    ("language", "text", "never"),
    [
        ("en", "The parser in the library calls std::vector on each entry of the table that it reads.",
         "The parser in the library calls std"),
        ("de", "Der vorhandene Code nutzt OpenSSL::X509::Extension, um die Identität des Servers zu lesen.",
         "Der vorhandene Code nutzt OpenSSL"),
        ("de", "Am Dienstag gegen 9.14 Uhr fielen nach Angaben des Betreibers zwei von neun Servern aus.",
         "Am Dienstag gegen 9.14 Uhr fielen nach Angaben des"),
        ("en", "Two officers opened fire in the square, police said.",
         "Two officers opened fire in the square"),
        ("en", "The reactor was shut down, allegedly by mistake of the operator on duty that night.",
         "The reactor was shut down"),
        ("en", "It failed to close the old valve.", "It failed to close the old valve"),
        ("en", "According to police, two men opened fire.", "Two men opened fire"),
        ("en", "Versions 0.2.4, 0.3.0, 0.4.0 and 0.5.6 of the library are vulnerable to this attack.",
         "Versions 0.2.4"),
        ("ja", "同社の港南市にある製紙工場が、四月八日の午前十時ごろに運転を停止して点検を実施した。",
         "同社の港南市にある製紙工場"),
    ],
)  # fmt: skip
def test_no_cut_turns_a_sentence_round_or_breaks_a_phrase(language: str, text: str, never: str) -> None:
    assert never not in forms(text, language)


def test_what_cannot_be_cut_ends_with_an_ellipsis_at_a_word() -> None:
    text = "A failure of a component on a fiber path led to a decrease in bandwidth between the gateways"
    assert shortened(text, load("en"), limit=50) == "A failure of a component on a fiber path led…"


@pytest.mark.parametrize(
    ("language", "text", "begins"),
    [
        ("ro", "O explozie produsă luni, la ora 11:40, într-un apartament din Galați a rănit patru persoane.",
         "O ex"),
        ("fr", "Une explosion survenue lundi, à 11 h 40, dans un appartement de Lens a blessé trois hommes.",
         "Une ex"),
        ("es", "Un incendio declarado el lunes, a las 11:40, en un piso de Lugo hirió a cuatro personas.",
         "Un inc"),
        ("pl", "Wybuch, do którego doszło w poniedziałek o 11:40 w bloku w Pile, ranił cztery osoby.",
         "Wybuch"),
        ("en", "Doors were due at 18:30 for a crowd of 9,750 people from all over the county.",
         "Doors"),
        ("en", "Fire on Monday 12 October 2026, in a block of flats in Hull, killed two people.",
         "Fire"),
        ("nl", "Een man van 34 jaar is maandagochtend overleden toen zijn bus op een vrachtwagen reed.",
         "Een man"),
        ("ar", "اندلع حريق يوم الاثنين 12 أكتوبر 2026 في سوق المدينة القديمة وأصيب أربعة أشخاص.",
         "اندلع حريق"),
    ],
)  # fmt: skip
def test_nothing_that_may_be_the_subject_is_cut_before_a_time(language: str, text: str, begins: str) -> None:
    found = [form.text for form, how in cutting.forms(Doc(text, language)) if how in {"opening", "tail"}]
    assert all(form.startswith(begins) for form in found), found


def test_an_opening_of_time_may_go_and_the_clause_begins_as_a_sentence_does() -> None:
    found = forms("Luni, 12 octombrie 2026, într-un bloc din Galați a explodat o butelie de gaz.", "ro")
    assert "Într-un bloc din Galați a explodat o butelie de gaz" in found


@pytest.mark.parametrize(
    ("language", "text", "heading"),
    [
        ("en", "Two climbers died on Sunday after a snow bridge gave way under the north face of the Eiger.",
         "Two climbers died on Sunday"),
        ("sv", "Två klättrare omkom i söndags när en snöbro brast under norra sidan av berget.",
         "Två klättrare omkom i söndags"),
        ("fr", "Deux alpinistes sont morts dimanche lorsqu'un pont de neige a cédé sous la face nord.",
         "Deux alpinistes sont morts dimanche"),
        ("es", "El pleno ha quedado aplazado por la avería eléctrica que dejó sin luz el edificio municipal.",
         "El pleno ha quedado aplazado por la avería eléctrica"),
    ],
)  # fmt: skip
def test_a_clause_of_when_may_go_without_a_comma(language: str, text: str, heading: str) -> None:
    assert heading in forms(text, language)


def test_what_would_take_a_clause_back_keeps_it_whole() -> None:
    found = forms("Two climbers died on Sunday according to unconfirmed reports from the valley.", "en")
    assert "Two climbers died on Sunday" not in found


@pytest.mark.parametrize(
    ("language", "text", "heading"),
    [
        ("ja", "市消防局は3日、川崎市の工場で薬品が漏れ、作業員2人が病院に運ばれたと発表した。",
         "川崎市の工場で薬品が漏れ、作業員2人が病院に運ばれた"),
        ("ko", "부산해양경찰서는 4일 영도 앞바다에서 어선이 뒤집혀 1명이 실종됐다고 5일 밝혔다.",
         "영도 앞바다에서 어선이 뒤집혀 1명이 실종됐다"),
        ("nl", "Automobilist meldt: stoptrein op aanhanger van tractor gereden",
         "Stoptrein op aanhanger van tractor gereden"),
    ],
)  # fmt: skip
def test_who_reports_it_may_go(language: str, text: str, heading: str) -> None:
    assert heading in forms(text, language)


def test_who_reports_what_it_did_itself_stays() -> None:
    assert "운행을 중단했다" not in forms("코레일은 운행을 중단했다고 밝혔다.", "ko")


def test_a_dash_between_the_ends_of_a_line_parts_no_clauses() -> None:
    found = forms(
        "Поезд № 47 Томск – Бийск остановился ночью у станции Кедровая: на пути упало дерево.", "ru"
    )
    assert not [form for form in found if form.startswith("Бийск")]


def test_what_was_said_is_no_relative_clause() -> None:
    found = forms("La ministra de Sanidad informó ayer del accidente y dijo que murieron dos mujeres.", "es")
    assert "La ministra de Sanidad informó ayer del accidente y dijo" not in found


@pytest.mark.parametrize(
    ("language", "text", "form"),
    [
        ("tr", "09:00'dan beri kart okuyucular yeni yüklenen bakiyeyi görmüyor.", "Kart okuyucular"),
        ("fi", "Perjantaina kello 17.05–19.50 noin 5 400 maksua epäonnistui verkkokaupassa.", "Noin 5 400"),
    ],
)
def test_a_form_begins_behind_all_of_the_time(language: str, text: str, form: str) -> None:
    found = forms(text, language)
    assert any(made.startswith(form) for made in found)
    assert not any(made.startswith(("Beri", "19.50", "5 400")) for made in found)


def test_a_form_ends_before_the_word_for_the_hour() -> None:
    found = forms("تمت السيطرة على حريق المستودع عند الساعة ٦:١٥ صباحًا.", "ar")
    assert "تمت السيطرة على حريق المستودع" in found
    assert not any(form.endswith("الساعة") for form in found)


def test_nothing_is_cut_within_an_address_or_code() -> None:
    assert forms("The page https://a.example/c;d,e was down for two hours on Monday", "en") == [
        "The page https://a.example/c;d,e was down for two hours on Monday"
    ]
    assert not any(
        form.endswith("`f") for form in forms("The call `f(a, b); g()` failed on Monday morning", "en")
    )


def test_a_preposition_that_is_glued_to_a_day_goes_with_it() -> None:
    doc = Doc("הרשות להגנת הפרטיות קיבלה דיווח מפורט ביום חמישי 19.2.2026", "he")
    assert [doc.text[:end] for end in before_time(doc, 0, len(doc.text))] == [
        "הרשות להגנת הפרטיות קיבלה דיווח מפורט"
    ]


@pytest.mark.parametrize(
    ("language", "text", "shorter"),
    [
        ("ru", "Районный суд Вишнёвска 19 марта 2026 года признал бывшего мэра виновным в растрате.",
         "Районный суд Вишнёвска признал бывшего мэра виновным в растрате."),
        ("ca", "El museu de Vallfosca lliurarà avui, 19 de novembre de 2026, a la família el retaule robat.",
         "El museu de Vallfosca lliurarà a la família el retaule robat."),
        ("pt", "Biólogos encontraram em Lagoa Nova, na Serra Azul, o ninho de um gavião raro.",
         "Biólogos encontraram em Lagoa Nova o ninho de um gavião raro."),
        ("fa", "آتش‌سوزی روز دوشنبه ۱۶ آذر ۱۴۰۴ در گلستان‌شهر سه نفر را مصدوم کرد.",
         "آتش‌سوزی در گلستان‌شهر سه نفر را مصدوم کرد."),
    ],
)  # fmt: skip
def test_a_time_and_a_place_may_go_from_inside(language: str, text: str, shorter: str) -> None:
    inner = without_inside(Doc(text, language))
    assert inner is not None
    assert inner.text == shorter


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The bridge in Millbrook was not open on Monday for the first time in years."),
        ("it", "La strada resta chiusa dalle ore 21 di lunedì alle ore 6 di martedì per lavori al ponte."),
        ("no", "Lynet slo ned ved skolen kl. 10.40 under den årlige idrettsdagen."),
        ("es", "Los talleres de Roquemar, de Alcora, de Vinaroz y de Onda cierran."),
    ],
)
def test_nothing_goes_from_inside_that_would_be_missed(language: str, text: str) -> None:
    assert without_inside(Doc(text, language)) is None


def test_a_long_subject_may_go_where_the_language_needs_none() -> None:
    rest = behind_subject(Doc("바람마을의 우주기업 '달빛항공'이 소형 위성 발사를 41초 전에 중단했다.", "ko"))
    assert rest is not None
    assert rest.text == "소형 위성 발사를 41초 전에 중단했다."


@pytest.mark.parametrize(
    ("language", "text", "form"),
    [
        ("ko", "[편집국 공유] 바람군 여울면 백석산서 산불.", "바람군 여울면 백석산서 산불"),
        ("hu", "Örömmel tájékoztatjuk Önöket, hogy Kővár határában 40 ezüst érmét találtak.",
         "Kővár határában 40 ezüst érmét találtak"),
        ("tr", "Gülkent'teki yurtta akşam yemeğinden sonra 86 öğrenci hastanelere başvurdu.",
         "86 öğrenci hastanelere başvurdu"),
    ],
)  # fmt: skip
def test_what_stands_before_the_news_may_go(language: str, text: str, form: str) -> None:
    assert form in forms(text, language)


def test_an_opening_that_tells_what_happened_stays() -> None:
    text = "Na ulicy Klonowej w Gajowie tramwaj wjechał w dostawczaka, 3 osoby zabrała karetka."
    made = {form.text: how for form, how in cutting.forms(Doc(text, "pl"))}
    assert made.get("3 osoby zabrała karetka") != "opening"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("vi", "Người chết, mất tích, bị thương nặng: không"),
        ("en", "Persons killed or missing in the flood: 0"),
    ],
)
def test_what_is_denied_behind_a_colon_keeps_its_denial(language: str, text: str) -> None:
    assert all(form.endswith(text[-2:]) for form in forms(text, language))
