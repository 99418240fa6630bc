"""Quotations in the marks of many languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.language.facts import quotations
from articlekit.language.locale import available


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("ar", "قال: «سمعنا انفجارا قويا»", "سمعنا انفجارا قويا"),
        ("cs", "„Slyšeli jsme výbuch,“ řekla.", "Slyšeli jsme výbuch,"),
        ("da", "»Vi hørte et brag«, siger hun.", "Vi hørte et brag"),
        ("de", "„Wir haben nichts gehört“, sagte er.", "Wir haben nichts gehört"),
        ("en", "“We heard a bang,” he said.", "We heard a bang,"),
        ("en", 'He said "We heard a bang".', "We heard a bang"),
        ("en", "‘We don’t know why,’ she said.", "We don’t know why,"),
        ("fi", "”Kuulimme kovan pamauksen”, hän sanoi.", "Kuulimme kovan pamauksen"),
        ("fr", "« Le câble n'était pas signalé. »", "Le câble n'était pas signalé."),
        ("he", 'ד"ר כהן אמר: "שמענו פיצוץ חזק".', "שמענו פיצוץ חזק"),
        ("he", "״שמענו פיצוץ חזק״", "שמענו פיצוץ חזק"),
        ("hu", "„Hallottunk egy nagy durranást”", "Hallottunk egy nagy durranást"),
        ("ja", "「危ないと思った。すぐ逃げた」と述べた。", "危ないと思った。すぐ逃げた"),
        ("ko", "“쾅 하는 소리를 들었다”고 말했다.", "쾅 하는 소리를 들었다"),
        ("nl", "‘We hoorden een knal’, zei ze.", "We hoorden een knal"),
        ("pl", "„Nic nie słyszeliśmy tutaj”", "Nic nie słyszeliśmy tutaj"),
        ("ru", "«Мы слышали громкий хлопок», — сказал он.", "Мы слышали громкий хлопок"),
        ("sv", "”Vi hörde en smäll”, säger hon.", "Vi hörde en smäll"),
        ("zh", "他说：“我们听到一声巨响。”", "我们听到一声巨响。"),
        ("zh-Hant", "他說：「我們聽到一聲巨響。」", "我們聽到一聲巨響。"),
    ],
)
def test_quotations(language: str, text: str, said: str) -> None:
    assert [fact.value for fact in quotations(text, language)] == [said]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the “Blue Star” ferry and its 'app'"),
        ("en", "they couldn't say whether it wasn't theirs or wouldn't be"),
        ("ja", "列車「のぞみ」が停車した"),
        ("fr", "le « Blue Star »"),
        ("fr", "« jamais fermé, celui-là"),
    ],
)
def test_a_title_or_a_word_is_no_quotation(language: str, text: str) -> None:
    assert quotations(text, language) == ()


@given(
    st.one_of(st.text(), st.text('«»“”„"‘’「」״ aé\n', max_size=60)),
    st.sampled_from([*available(), "und"]),
)
def test_any_text_has_quotations_or_not(text: str, language: str) -> None:
    found = quotations(text, language)
    assert all(fact.text == text[fact.start : fact.end] and fact.value in fact.text for fact in found)
