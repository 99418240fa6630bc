"""Numbers in words and in digits, with their units, in every language."""

import tomllib
from importlib.resources import files

import pytest

from articlekit.language.facts import facts
from articlekit.language.facts.numbers import amounts
from articlekit.language.facts.vocabulary import plain
from articlekit.language.letters import fold
from articlekit.language.locale import available

_EVERYWHERE = [
    # language, 23, 12,000, 5 %, 1.5 km
    ("ar", "ثلاثة وعشرون", "12 ألف", "5 في المئة", "1.5 كيلومتر"),
    ("ca", "vint-i-tres", "12 mil", "5 per cent", "1,5 quilòmetres"),
    ("cs", "dvacet tři", "12 tis.", "5 procent", "1,5 kilometru"),
    ("da", "treogtyve", "12 tusind", "5 procent", "1,5 kilometer"),
    ("de", "dreiundzwanzig", "zwölftausend", "5 Prozent", "1,5 Kilometer"),
    ("el", "είκοσι τρεις", "12 χιλιάδες", "5 τοις εκατό", "1,5 χιλιόμετρα"),
    ("en", "twenty-three", "twelve thousand", "5 per cent", "1.5 kilometres"),
    ("es", "veintitrés", "12 mil", "5 por ciento", "1,5 kilómetros"),
    ("fa", "بیست و سه", "دوازده هزار", "۵ درصد", "۱٫۵ کیلومتر"),
    ("fi", "kaksikymmentäkolme", "12 tuhatta", "5 prosenttia", "1,5 kilometriä"),
    ("fr", "vingt-trois", "12 mille", "5 pour cent", "1,5 kilomètre"),
    ("he", "עשרים ושלושה", "12 אלף", "5 אחוזים", "1.5 קילומטר"),
    ("hi", "तेईस", "12 हज़ार", "5 प्रतिशत", "1.5 किलोमीटर"),
    ("hu", "huszonhárom", "tizenkétezer", "5 százalék", "1,5 kilométer"),
    ("id", "dua puluh tiga", "12 ribu", "5 persen", "1,5 kilometer"),
    ("it", "ventitré", "12 mila", "5 per cento", "1,5 chilometri"),
    ("ja", "二十三人", "1.2万人", "5パーセント", "1.5キロ"),
    ("ko", "스물세 명", "1만 2천 명", "5퍼센트", "1.5킬로미터"),
    ("nl", "drieëntwintig", "12 duizend", "5 procent", "1,5 kilometer"),
    ("no", "tjuetre", "12 tusen", "5 prosent", "1,5 kilometer"),
    ("pl", "dwadzieścia trzy", "12 tys.", "5 procent", "1,5 kilometra"),
    ("pt", "vinte e três", "12 mil", "5 por cento", "1,5 quilômetro"),
    ("ro", "douăzeci și trei", "12 mii", "5 la sută", "1,5 kilometri"),
    ("ru", "двадцатью тремя", "12 тысяч", "5 процентов", "1,5 километра"),
    ("sr", "двадесет три", "12 хиљада", "5 процената", "1,5 километара"),
    ("sv", "tjugotre", "12 tusen", "5 procent", "1,5 kilometer"),
    ("tr", "yirmi üç", "12 bin", "yüzde 5", "1,5 kilometre"),
    ("uk", "двадцять три", "12 тисяч", "5 відсотків", "1,5 кілометра"),
    ("vi", "hai mươi ba", "12 nghìn", "5 phần trăm", "1,5 km"),
    ("zh", "二十三人", "1.2万人", "百分之五", "1.5公里"),
]


def _numbers(text: str, language: str) -> list[tuple[str, str]]:
    return [(fact.value, fact.unit) for fact in facts(text, language) if fact.kind == "number"]


@pytest.mark.parametrize(("language", "count", "thousands", "percent", "measure"), _EVERYWHERE)
def test_the_same_numbers_in_every_language(
    language: str, count: str, thousands: str, percent: str, measure: str
) -> None:
    assert _numbers(count, language) == [("23", "")]
    assert _numbers(thousands, language) == [("12000", "")]
    assert _numbers(percent, language) == [("5", "%")]
    assert _numbers(measure, language) == [("1500", "m")]


def test_every_language_is_among_them() -> None:
    assert [row[0] for row in _EVERYWHERE] == list(available())


@pytest.mark.parametrize(
    "language", tomllib.loads((files("articlekit.language.facts") / "numerals.toml").read_text("utf-8"))
)
def test_every_number_word_is_worth_what_the_table_says(language: str) -> None:
    path = files("articlekit.language.facts") / "numerals.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))[language]["cardinals"]
    wrong = {}
    for value, phrases in table.items():
        for phrase in phrases.split("; "):
            folded = fold(plain(f"{phrase} km"))
            found = [str(amount.value) for amount in amounts(folded, folded, language)]
            if found != [value]:
                wrong[phrase] = found
    assert set(wrong) <= _KNOWN.get(language, set())


_KNOWN = {
    # Words that are numbers only in front of what they count.
    "ar": {"عشر", "عشرة"},
    "fa": {"ده", "سه", "سی", "شش", "نه"},
    "hi": {"छह", "दो", "नौ", "सात"},
    "id": {"nol"},
    "tr": {"on"},
    "vi": {"không"},
}


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [
        ("en", "1,234 and 1.234", [("1234", ""), ("1.234", "")]),
        ("de", "1,234 und 1.234", [("1.234", ""), ("1234", "")]),
        ("fr", "1,234 et 1 234,5", [("1.234", ""), ("1234.5", "")]),
        ("hi", "12,34,567 रुपये", [("1234567", "INR")]),
        ("en", "$5.2bn, £3m and EUR 40", [("5200000000", "USD"), ("3000000", "GBP"), ("40", "EUR")]),
        ("de", "3 Mio. Euro, 5 Tsd. Euro", [("3000000", "EUR"), ("5000", "EUR")]),
        ("fr", "3 M€ ou 3 millions d’euros", [("3000000", "EUR"), ("3000000", "EUR")]),
        ("zh", "3元, 3美元, ¥3", [("3", "CNY"), ("3", "USD"), ("3", "CNY")]),
        ("ja", "3円、3ドル、¥3", [("3", "JPY"), ("3", "USD"), ("3", "JPY")]),
        ("en", "10-12 km", [("10000", "m"), ("12000", "m")]),
        ("en", "-5 °C and 2 tonnes", [("-5", "°C"), ("2000", "kg")]),
        ("en", "the 3rd and the fourth", [("3", "ordinal"), ("4", "ordinal")]),
        ("fr", "le 3e et le quatrième", [("3", "ordinal"), ("4", "ordinal")]),
        ("ja", "第3工場の三号機、3番目", [("3", "ordinal"), ("3", ""), ("3", "ordinal")]),
        ("en", "a dozen cars, two dozen vans", [("12", ""), ("24", "")]),
        ("en", "two and three hundred and five", [("2", ""), ("305", "")]),
        ("de", "2 Mal, 2,5 Mal", [("2", ""), ("2.5", "")]),
    ],
)
def test_numbers_and_units(language: str, text: str, numbers: list[tuple[str, str]]) -> None:
    assert _numbers(text, language) == numbers


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "one man, no one, thousands of people"),
        ("fr", "un homme, une femme, des milliers de personnes"),
        ("fr", "un bâtiment neuf."),
        ("de", "ein Mann und eine Frau"),
        ("es", "un hombre y una mujer"),
        ("it", "un uomo e una donna; lei sei."),
        ("ja", "三菱、四国、十分、一部、千葉、数十人"),
        ("zh", "十分，一些，万一，四川，数百人，几十人"),
        ("ko", "한 남성, 이 사건, 만일"),
        ("vi", "ba tôi, chín, năm ngoái"),
        ("ru", "один из них"),
    ],
)
def test_no_number(language: str, text: str) -> None:
    assert _numbers(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "one of the two, one or two", ["1", "2", "1", "2"]),
        ("de", "einer der zwei Männer", ["1", "2"]),
        ("fr", "une des trois rames", ["1", "3"]),
        ("en", "one kilometre", ["1000"]),
    ],
)
def test_one_beside_a_unit_or_a_number(language: str, text: str, values: list[str]) -> None:
    assert [value for value, _ in _numbers(text, language)] == values


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "3 hours and 20 minutes", "PT3H20M"),
        ("en", "two and a half days were 60 hours", "PT60HPT60H"),
        ("en", "90 minutes", "PT1H30M"),
        ("en", "a 57-year-old man", "P57Y"),
        ("en", "18 months", "P1Y6M"),
        ("de", "eine 57-jährige Frau", "P57Y"),
        ("de", "eine 57-Jährige", "P57Y"),
        ("de", "dreißigminütige Pause", ""),
        ("fr", "pendant 1 h 30", "PT1H30M"),
        ("fr", "1 h 30 min", "PT1H30M"),
        ("fr", "deux semaines", "P14D"),
        ("ja", "3時間半", "PT3H30M"),
        ("zh", "3个半小时", "PT3H30M"),
        ("ko", "3시간 30분", "PT3H30M"),
        ("ru", "полтора часа", "PT1H30M"),
        ("ar", "ساعتين", "PT2H"),
        ("he", "שעתיים", "PT2H"),
        ("cs", "půl hodiny", "PT30M"),
        ("da", "halvanden time", "PT1H30M"),
        ("el", "τρεις ώρες", "PT3H"),
        ("es", "dos horas y media", "PT2H30M"),
        ("fa", "سه ساعت", "PT3H"),
        ("fi", "puolitoista tuntia", "PT1H30M"),
        ("hi", "तीन घंटे", "PT3H"),
        ("hu", "három órán át", "PT3H"),
        ("id", "selama tiga jam", "PT3H"),
        ("it", "mezz'ora", "PT30M"),
        ("nl", "anderhalf uur", "PT1H30M"),
        ("no", "tre timer", "PT3H"),
        ("pl", "przez trzy godziny", "PT3H"),
        ("pt", "durante três horas", "PT3H"),
        ("ro", "timp de trei ore", "PT3H"),
        ("sv", "i tre timmar", "PT3H"),
        ("tr", "üç saat", "PT3H"),
        ("uk", "три години", "PT3H"),
        ("vi", "trong ba giờ", "PT3H"),
    ],
)
def test_durations(language: str, text: str, value: str) -> None:
    assert "".join(fact.value for fact in facts(text, language) if fact.kind == "duration") == value


@pytest.mark.parametrize(
    ("language", "text", "approximate"),
    [
        ("en", "about 40 people", True),
        ("en", "40 or so people", True),
        ("en", "more than $40", True),
        ("en", "exactly 40 people", False),
        ("fr", "vers 9 h", True),
        ("fr", "une dizaine de rames", True),
        ("de", "gegen 9 Uhr", True),
        ("de", "um 9 Uhr", False),
        ("ja", "約40人", True),
        ("ja", "午後2時ごろ", True),
        ("ja", "40人", False),
        ("zh", "40人左右", True),
        ("ru", "более 40 человек", True),
        ("ar", "نحو 40 شخصا", True),
        ("tr", "yaklaşık 40 kişi", True),
        ("hi", "करीब 40 लोग", True),
    ],
)
def test_hedges(language: str, text: str, *, approximate: bool) -> None:
    (fact,) = (each for each in facts(text, language) if each.kind in {"number", "time", "duration"})
    assert fact.approximate is approximate
