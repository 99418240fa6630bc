"""Sentences: where they end, in many languages, and where they only seem to."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.language.locale import available
from articlekit.language.sentences import Span, split, texts
from tests.growth import no_faster_than_length

SENTENCES: list[tuple[str, list[str]]] = [
    # A word that begins with an apostrophe
    ("nl", ["Er zijn zes plaatsen vrij.", "'s Nachts komen er negen patiënten.", "De post blijft open."]),
    # Titles, initials and other abbreviations
    ("fr", ["Mme Lenoir et M. Petit sont arrivés à 14 h 05.", "Le trafic a repris."]),
    ("fr", ["M.\u00a0Dupont a quitté l'usine.", "Il reviendra."]),
    ("fr", ["L'incendie (voir p. 12) a détruit env. 300 m² de toiture.", "Le préfet, etc., est venu."]),
    ("en", ["Dr. Smith arrived at 3.5 p.m. with Mr. Jones.", "He left at 5 p.m."]),
    ("en", ["The U.S. Coast Guard sent two boats.", "Nobody was hurt."]),
    ("en", ["He lives in the U.S.", "The flood came later."]),
    ("en", ["The fire began at 9 a.m. on Main St. near the depot.", "No. 5 engine came first."]),
    ("en", ["Acme Inc. said it was sorry.", "Shares fell 3.2%."]),
    ("en", ["J. R. Smith and George W. Bush met.", "They talked."]),
    ("de", ["Am 3. Mai brach z. B. im Lager ein Feuer aus.", "Dr. Meier war dort."]),
    ("de", ["Zwei Personen, u. a. der Fahrer, wurden verletzt.", "Der Schaden beträgt ca. 3,5 Mio. Euro."]),
    ("nl", ["Het ongeluk gebeurde o.a. op de A2 om 14.05 uur.", "Dhr. Jansen raakte niet gewond."]),
    ("es", ["La Dra. Ruiz, de EE. UU., viajó con el Sr. López.", "¡Qué susto!"]),
    ("pt", ["O Sr. Silva saiu às 14h05.", "A Dra. Costa ficou."]),
    ("it", ["Il sig. Rossi è uscito alle 14.05.", "L'ing. Bianchi è rimasto."]),
    ("pl", ["Pożar wybuchł o godz. 14.05 przy ul. Długiej.", "Nikt nie ucierpiał."]),
    ("cs", ["Požár vypukl v ul. Dlouhá č. 5a.", "Nikdo nebyl zraněn."]),
    ("ru", ["Пожар произошёл в 14.05 на ул. Ленина, д. 5.", "А. С. Иванов не пострадал."]),
    ("ru", ["Это случилось в 2024 г. в Москве.", "Погибших нет."]),
    ("uk", ["Пожежа сталася на вул. Шевченка, буд. 5.", "Загиблих немає."]),
    ("el", ["Ο κ. Παπαδόπουλος έφτασε στις 14.05.", "Τι συνέβη;", "Κανείς δεν ξέρει."]),
    ("ro", ["Dl. Popescu a plecat la ora 14.05.", "Nimeni nu a fost rănit."]),
    ("hi", ["डॉ. शर्मा वहाँ थे।", "आग बुझ गई।"]),
    ("ar", ["وصل د. أحمد لاحقا.", "لا يوجد مصابون."]),
    ("he", ["לא.", 'ד"ר כהן הגיע למקום.']),
    ("vi", ["TP. Hồ Chí Minh bị mất điện lúc 14.05.", "Không ai bị thương."]),
    ("id", ["Kebakaran terjadi pukul 14.05 di Jl. Sudirman No. 5.", "Dr. Budi selamat."]),
    # Dates, times, versions, addresses, lists
    ("da", ["Ulykken skete kl. 14.05 på motorvejen.", "Ingen kom til skade."]),
    ("no", ["Ulykken skjedde kl. 14.05 på E6 den 3. mai.", "Ingen ble skadd."]),
    ("sv", ["Olyckan inträffade kl. 14.05, bl.a. på E4.", "Ingen skadades."]),
    ("fi", ["Onnettomuus tapahtui klo 14.05 ma 3.5.2026.", "Kukaan ei loukkaantunut."]),
    ("hu", ["A tűz 2026. május 3-án ütött ki.", "Senki sem sérült meg."]),
    ("tr", ["Dr. Yılmaz saat 14.05'te geldi.", "Kimse yaralanmadı."]),
    ("ko", ["오후 2시 5분에 3.5도였다.", "원인은 조사 중이다."]),
    ("en", ["Ruby 2.6.7, 2.7.3, or 3.0.1.", "See https://example.org/a.b/c?x=1.", "Update now."]),
    ("en", ["1. Close the valve.", "2. Call the fire brigade."]),
    ("fr", ["Trafic rétabli sur la ligne A.", "La ligne C reste fermée."]),
    ("de", ["Am Abend ist ein Zug entgleist.", "43 Menschen wurden verletzt.", "Hauptstr. 12 in Bonn."]),
    ("cs", ["Vlak vykolejil.", "12 cestujících bylo zraněno."]),
    ("da", ["Toget er afsporet.", "12 passagerer kom til skade."]),
    ("fi", ["Juna suistui raiteilta.", "12 matkustajaa loukkaantui."]),
    # Quotations
    ("fr", ["« Tout va bien. Nous repartons », a dit le maire.", "Le pont est ouvert."]),
    ("fr", ["Il a dit : « Le câble n'était pas signalé. »", "Rien n'a bougé."]),
    ("fr", ["« Qui a fait cela ? » a-t-il demandé.", "Nul ne le sait."]),
    ("en", ["He said “No.”", "Then he left."]),
    ("en", ["“We heard a bang. Then it went dark,” said Anna.", "Power is back."]),
    ("en", ['She said "It is over."', "Then she left."]),
    ("de", ["„Wir haben nichts gehört.“", "Das sagte der Nachbar."]),
    ("es", ["—¿Qué pasó? —preguntó Juan.", "Nadie lo sabe."]),
    ("ru", ["«Мы ничего не слышали!» — сказал он.", "Потом ушёл."]),
    ("ja", ["「危ないと思った。すぐに逃げた」と述べた。", "けが人はいない。"]),
    ("ja", ["「大丈夫です。」と述べた。", "消防が調べている。"]),
    ("zh", ["他说：“没有人受伤。”", "火已扑灭。"]),
    ("zh", ["“没有人受伤。”他表示。", "火已扑灭。"]),
    ("ko", ['"아무도 다치지 않았다."라고 말했다.', "불은 꺼졌다."]),
    # A letter or number that belongs to an abbreviation
    ("pl", ["Wypadek na przejeździe kat. D, gm. Siedlce.", "Nikt nie ucierpiał."]),
    ("sv", ["Fel medicin gavs på avd. 2, sent på kvällen.", "Ingen skadades."]),
    # Marks of all kinds
    ("fr", ["Que s'est-il passé ?!", "Nul ne le sait…", "Le feu a pris… puis s'est éteint."]),
    ("en", ["Wait... and see.", "Is it safe?!", "Yes!"]),
    ("ar", ["هل أصيب أحد؟", "لا يوجد مصابون."]),
    ("fa", ["آیا کسی مجروح شد؟", "خیر.", "آتش خاموش شد."]),
    ("ja", ["何が起きたのか？", "まだ分からない！", "気温は3.5度だった。"]),
    ("zh", ["原因是什么？", "尚不清楚。"]),
    ("hi", ["आग बुझ गई।", "कोई घायल नहीं हुआ।"]),
]


@pytest.mark.parametrize(
    ("language", "sentences"), SENTENCES, ids=[f"{tag}: {one[0]}" for tag, one in SENTENCES]
)
def test_sentences(language: str, sentences: list[str]) -> None:
    space = "" if language in {"ja", "zh"} else " "
    assert texts(space.join(sentences), language) == sentences


def test_a_mark_that_never_closes_holds_nothing_together() -> None:
    text = "Le câble « n'était pas signalé. Il a été coupé. Les rames sont arrêtées."
    assert len(texts(text, "fr")) == 3


def test_a_line_break_ends_a_sentence() -> None:
    assert texts("Panne de tramway\r\nAucun blessé\u2028Trafic rétabli", "fr") == [
        "Panne de tramway",
        "Aucun blessé",
        "Trafic rétabli",
    ]


def test_spans_leave_white_space_out() -> None:
    assert split("\ufeff  A fire.  \n\n\t A flood.\u00a0", "en") == (Span(3, 10), Span(16, 24))


def test_a_line_longer_than_a_portion_is_cut_at_its_sentences() -> None:
    sentence = "The pump in hall three failed again on Tuesday, and nobody was hurt."
    assert texts(" ".join([sentence] * 300), "en") == [sentence] * 300


def test_a_sentence_longer_than_a_portion_stays_whole() -> None:
    sentence = "and then " * 1_000 + "it stopped."
    assert texts(f"{sentence} It is over.", "en") == [sentence, "It is over."]


PIECES = st.sampled_from(
    [
        *".!?。…।؟:;«»“”„\"'「」（）()—–- \u00a0\u3000\u200b\n\u2028\u0301",
        *(
            "M.",
            "Dr.",
            "A.",
            "e.g.",
            "1.",
            "3.5",
            "https://a.b/c",
            "Le feu",
            "fire",
            "火災",
            "حريق",
            "आग",
            "🔥",
        ),
    ]
)
LANGUAGES = st.sampled_from([*available(), "und", "th", "am", "xx", "zh-Hant"])


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)), LANGUAGES)
def test_nothing_of_a_text_is_lost_or_doubled(text: str, language: str) -> None:
    spans = split(text, language)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    rest = list(text)
    for start, end in reversed(spans):
        del rest[start:end]
    assert not "".join(rest).replace("\ufeff", "").replace("\u200b", "").strip()


@pytest.mark.parametrize(
    "unit",
    ["The pump failed. ", "“", "« A. ", "Dr. ", "a.” ", "1. ", "「危ない。", "?!", ". ", "word ", "(", "г. "],
)
def test_a_long_line_takes_its_time_and_no_more(unit: str) -> None:
    assert no_faster_than_length(lambda size: split(unit * (size // len(unit)), "en"), 150_000)
