"""Times with their words, zones and spans."""

import pytest

from articlekit.language.facts import facts


def _times(text: str, language: str) -> list[tuple[str, str]]:
    return [(fact.value, fact.unit) for fact in facts(text, language) if fact.kind == "time"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "الساعة الثالثة عصرا"),
        ("cs", "v 15 hodin"),
        ("da", "klokken 15"),
        ("de", "um drei Uhr nachmittags"),
        ("el", "στις 3 μ.μ."),
        ("en", "at three o'clock in the afternoon"),
        ("es", "a las tres de la tarde"),
        ("fa", "ساعت ۳ بعدازظهر"),
        ("fi", "kello 15"),
        ("fr", "à trois heures de l’après-midi"),
        ("he", "בשעה 15"),
        ("hi", "दोपहर 3 बजे"),
        ("hu", "délután 3 órakor"),
        ("id", "pukul 15"),
        ("it", "alle tre del pomeriggio"),
        ("ja", "午後三時"),
        ("ko", "오후 3시"),
        ("nl", "om 3 uur 's middags"),
        ("no", "klokka 15"),
        ("pl", "o godzinie 15"),
        ("pt", "às três da tarde"),
        ("ro", "la ora 15"),
        ("ru", "в три часа дня"),
        ("sv", "klockan 15"),
        ("tr", "saat 15'te"),
        ("uk", "о 15 годині"),
        ("vi", "lúc 3 giờ chiều"),
        ("zh", "下午三点"),
    ],
)
def test_three_in_the_afternoon(language: str, text: str) -> None:
    assert _times(text, language) == [("15:00", "")]


@pytest.mark.parametrize(
    ("language", "text", "times"),
    [
        ("en", "at 14:05 UTC", [("14:05", "UTC")]),
        ("en", "at 2:05 p.m. (GMT)", [("14:05", "GMT")]),
        ("en", "00:29 +09:00", [("00:29", "UTC+09:00")]),
        ("en", "11:00 (GMT-0300)", [("11:00", "UTC-03:00")]),
        ("de", "um 14.05 Uhr MESZ", [("14:05", "CEST")]),
        ("zh", "北京时间14:05", [("14:05", "UTC+08:00")]),
        ("en", "between 17:00 and 17:32 UTC", [("17:00", "UTC"), ("17:32", "UTC")]),
        ("en", "from 9 to 11 a.m.", [("09:00", ""), ("11:00", "")]),
        ("de", "zwischen 9 und 11 Uhr", [("09:00", ""), ("11:00", "")]),
        ("fr", "à midi et à minuit", [("12:00", ""), ("00:00", "")]),
        ("de", "halb vier", [("03:30", "")]),
        ("es", "a las tres y media", [("03:30", "")]),
        ("fr", "à 3 h", [("03:00", "")]),
        ("fr", "pendant 3 h", []),
        ("en", "for 3 h", []),
        ("it", "alle 3 vittime", []),
        ("ru", "около 3 часов", []),
        ("ja", "3時間", []),
    ],
)
def test_zones_spans_and_lengths(language: str, text: str, times: list[tuple[str, str]]) -> None:
    assert _times(text, language) == times
