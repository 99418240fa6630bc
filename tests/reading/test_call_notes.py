"""Who rang, who took it down and who introduces themselves is no news; whose words they are is kept."""

import pytest

from articlekit.model.note import Note
from articlekit.reading import read_notes


def read(text: str, language: str) -> Note:
    return read_notes(text.encode(), name="n.txt", language=language)[0]


@pytest.mark.parametrize(
    ("language", "head", "news"),
    [
        ("de", "Telefonnotiz 14.10.\naufgenommen von Timo", "In Werl ist ein Kran umgestürzt."),
        ("en", "Rang: Mrs Poole, 5.25am. Ross took it", "A crane fell in Wells."),
        ("es", "Llama Paqui a las 3.20, coge el teléfono Rubén", "Ha caído una grúa en Soria."),
        ("nl", "Telefoontje 05.40, aangenomen door Fleur", "In Epe is een kraan omgevallen."),
        ("sr", "TELEFONSKA BELEŠKA\n10.40h, javio se Goran iz Vranja, zapisala Mina", "U Nišu je pao kran."),
        ("uk", "ТЕЛЕФОНОГРАМА\n08-35, прийняла Зоряна", "У Рівному впав кран."),
        ("vi", "GHI CHÉP ĐIỆN THOẠI\n9h50 sáng - chị Thoa gọi về, Dũng nghe máy", "Cần cẩu đổ ở Huế."),
    ],
)
def test_who_rang_and_who_took_it_is_set_aside(language: str, head: str, news: str) -> None:
    note = read(f"{head}\n\n{news}\n", language)
    assert [each.text for each in note.statements] == [news]
    assert note.title is None


def test_the_office_of_who_rang_is_a_source_and_the_number_is_not() -> None:
    note = read(
        "TEL NOTE\nCaller: Insp. Ida Moss, harbour control, ring 0113 496 0177\n\nA crane fell in Wells.\n",
        "en",
    )
    assert note.meta.sources == ("Insp. Ida Moss, harbour control",)


@pytest.mark.parametrize(
    ("language", "opening", "news"),
    [
        ("en", "hiya it's Dev from the mountain rescue, got your number off Carol", "A crane fell in Wells."),
        ("fr", "Bonjour la rédac, ici Nadège Perrot, correspondante à Saint-Vaury.", "Une grue est tombée."),
        ("zh", "值班编辑您好 我是通讯员老覃。", "海门一台吊车倒塌。"),
    ],
)
def test_a_self_introduction_goes_to_its_end(language: str, opening: str, news: str) -> None:
    assert [each.text for each in read(f"{opening}\n{news}\n", language).statements] == [news]


def test_a_sentence_that_ends_like_a_greeting_greets_nobody() -> None:
    news = "The barrier was inspected this morning"
    assert read(f"A crane fell in Wells.\n{news}.\n", "en").statements[-1].text == f"{news}."


@pytest.mark.parametrize(
    ("language", "head", "news"),
    [
        ("de", "ÜBERGABE Nacht -> Früh (Melanie an Sven)", "In Werl ist ein Kran umgestürzt."),
        ("en", "Handover, nights to days. Steph -> Raj", "A crane fell in Wells."),
        ("es", "TRASPASO DE TURNO - Redacción local\nDe: Lucía  A: Iker", "Ha caído una grúa en Soria."),
    ],
)
def test_who_hands_over_to_whom_is_set_aside(language: str, head: str, news: str) -> None:
    note = read(f"{head}\n\n{news}\n", language)
    assert [each.text for each in note.statements] == [news]
    assert note.title is None


def test_handing_over_is_news_where_no_shift_does() -> None:
    note = read("Relevo en la alcaldía de Soria\n\nEl alcalde dimite.\n", "es")
    assert "alcaldía de Soria" in (note.title or "")


def test_an_interview_is_read_without_its_labels() -> None:
    note = read(
        "AL: What happened?\nDOYLE: A coach rolled down the ramp and hit the barrier.\n"
        "AL: Is the terminal open?\nDOYLE: From two o'clock.\nAL: Thanks.\nDOYLE: No problem.\n",
        "en",
    )
    assert [each.text for each in note.statements] == [
        "A coach rolled down the ramp and hit the barrier.",
        "Is the terminal open? From two o'clock.",
    ]
