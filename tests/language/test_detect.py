"""Which language a text is in: ordinary, short, shouted, and full of codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.language.detect import Detection, detect, prose, script_variant
from articlekit.language.letters import without_accents
from articlekit.language.locale import available, load
from tests.growth import no_faster_than_length

from .news import BICAMERAL, NEWS, SHORT

CODES = " https://example.org/status/2026-05-07.html CVE-2021-41817 ref_id=4711 press@example.org"


def test_there_is_news_in_every_language_that_has_a_locale_file() -> None:
    assert set(NEWS) == set(SHORT) == set(available())


@pytest.mark.parametrize("language", NEWS)
def test_a_sentence_is_enough(language: str) -> None:
    assert [detect(text).language for text in NEWS[language]] == [language] * len(NEWS[language])


@pytest.mark.parametrize("language", SHORT)
def test_a_headline_is_enough(language: str) -> None:
    assert [detect(text).language for text in SHORT[language]] == [language] * len(SHORT[language])


@pytest.mark.parametrize("language", BICAMERAL)
def test_capitals_do_not_count(language: str) -> None:
    for text in NEWS[language] + SHORT[language]:
        assert detect(text.upper()).language == language


@pytest.mark.parametrize("language", NEWS)
def test_words_typed_without_accents_are_told(language: str) -> None:
    for text in NEWS[language]:
        assert detect(without_accents(text.lower())).language == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("sef hasicu rika ze streha drzi, silnice je zavrena od ctyr", "cs"),
        ("yagmur sonrasi alt gecit su altinda, iki arac mahsur kaldi", "tr"),
        ("trenul spre iasi sta in camp de o ora, calatorii nu stiu de ce", "ro"),
        ("vagen ar avstangd, en lastbil har kort in i bron", "sv"),
        ("na moscie stoi ciezarowka, korek az do ronda, nikt nie jest ranny", "pl"),
    ],
)
def test_a_short_message_in_plain_letters_is_told(text: str, language: str) -> None:
    assert detect(text).language == language


@pytest.mark.parametrize("language", NEWS)
def test_addresses_and_codes_do_not_count(language: str) -> None:
    for text in NEWS[language]:
        assert detect(text + CODES).language == language


@pytest.mark.parametrize("language", sorted(set(available()) - {"da", "no"}))
def test_even_a_question_of_some_words_is_recognised(language: str) -> None:
    for question in load(language).questions.values():
        assert detect(question).language == language, question


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("da", "Hvad var årsagen?"),
        ("no", "Hva var årsaken?"),
        ("no", "Ingen vart skadde, og årsaka er ikkje kjend."),
        ("sv", "Vad var orsaken?"),
        ("cs", "Nikdo nebyl zraněn."),
        ("sk", "Nikto nebol zranený."),
        ("es", "¿Cuál fue la causa?"),
        ("pt", "Qual foi a causa?"),
        ("pt", "Ninguém ficou ferido."),
        ("nl", "Wat was de oorzaak?"),
        ("af", "Niemand is beseer nie en die oorsaak is nie bekend nie."),
        ("de", "Was war die Ursache?"),
        ("uk", "Де саме це сталося?"),
        ("ru", "Где именно это произошло?"),
        ("ar", "ما هو السبب؟"),
        ("fa", "علت آن چه بود؟"),
        ("ur", "اس کی وجہ کیا تھی؟"),
        ("id", "Apa penyebabnya dan siapa yang terluka?"),
        ("tl", "Ano ang dahilan at sino ang nasugatan?"),
        ("hi", "आगे क्या होगा?"),
        ("mr", "पुढे काय होणार आहे?"),
    ],
)
def test_neighbours_are_told_apart(language: str, text: str) -> None:
    assert detect(text).language == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("颱風造成停電，約兩千戶居民受影響，原因仍在調查中。", "zh"),
        ("臺北捷運因號誌故障停駛，無人受傷。", "zh"),
        ("Google Cloudの東京リージョンで障害", "ja"),
        ("AWS 서울 리전에서 장애 발생", "ko"),
        ("Kubernetes 集群出现故障，服务不可用", "zh"),
    ],
)
def test_east_asian_scripts_are_told_apart_among_latin_names(text: str, language: str) -> None:
    assert detect(text).language == language


@pytest.mark.parametrize("text", ["", " ", "4711", "!?", "x", "CVE-2021-41817", "🔥🔥🔥", "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ"])
def test_too_little_to_tell(text: str) -> None:
    assert detect(text) == Detection("und", 0.0)


def test_a_foreign_quotation_does_not_decide() -> None:
    text = "Le ministre a cité « We shall never surrender » avant de quitter la salle sans répondre."
    assert detect(text).language == "fr"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Dienst meldete `the connection was closed by the remote host` und fiel aus.", "de"),
        ("El registro dice `server is not able to answer the request of this client` desde las nueve.", "es"),
    ],
)
def test_quoted_code_does_not_decide(text: str, language: str) -> None:
    assert detect(text).language == language
    assert "server" not in " ".join(prose(text))
    assert "connection" not in " ".join(prose(text))


def test_more_text_makes_surer() -> None:
    headline, article = SHORT["da"][0], " ".join(NEWS["da"])
    assert detect(article).confidence >= detect(headline).confidence
    assert detect(article).confidence > 0.99


@given(st.text())
def test_any_text_gets_a_detection(text: str) -> None:
    detection = detect(text)
    assert detection.language
    assert 0.0 <= detection.confidence <= 1.0
    assert detect(text) == detection


@pytest.mark.parametrize("unit", ["a.", "a", "@a", "a/", "1a", "`", "é.", "aß", "-", "a_"])
def test_a_long_line_without_words_costs_no_time(unit: str) -> None:
    assert no_faster_than_length(lambda count: detect(unit * count), 100_000)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Posle oluje voz nije krenuo, saobraćaj je stajao dva časa, saopštila je opština.", "sr-Latn"),
        ("После олује воз није кренуо, саобраћај је стајао два часа, саопштила је општина.", "sr"),
        ("Poslije oluje vlak nije krenuo, promet je stajao dva sata, priopćila je općina.", "hr"),
        ("По бурата возот не тргна, сообраќајот стоеше два часа, соопшти општината.", "mk"),
    ],
)
def test_serbian_is_told_from_its_neighbours(text: str, tag: str) -> None:
    assert script_variant(text, detect(text).language) == tag
