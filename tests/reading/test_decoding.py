"""Bytes to text: marks, declarations, encodings from before Unicode, and what is no text at all."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.errors import InputError
from articlekit.reading import decode

FRENCH = "Panne géante à l’hôpital : le courant coupé dès 6 h 52, « tout s’est arrêté »."
TEXTS = {
    "cp1252": "Le devis s’élève à 1 200 € ; l’œuvre est abîmée.",
    "iso8859-15": "Coût des travaux : 1200 € pour l'œuvre de Saint-Étienne",
    "iso8859-2": "Pożar w fabryce mebli pod Łodzią, dwie osoby ranne.",
    "cp1250": "Výbuch plynu v Českých Budějovicích zranil čtyři dělníky.",
    "koi8-r": "Пожар на складе в Туле, двое пострадали.",
    "cp1251": "Взрыв газа в жилом доме, эвакуированы сорок человек.",
    "cp1253": "Πυρκαγιά ξέσπασε σε εργοστάσιο στον Πειραιά.",
    "cp1254": "Şebeke arızası nedeniyle ödeme sistemi çalışmadı.",
    "cp1255": "שריפה פרצה במפעל בחיפה, שני עובדים נפצעו.",
    "cp1256": "اندلع حريق في مصنع للورق وأصيب ثلاثة عمال.",
    "shift_jis": "製紙工場で蒸気配管が破裂し、従業員3人がけがをした。",
    "euc_jp": "製紙工場で蒸気配管が破裂し、従業員3人がけがをした。",
    "iso2022_jp": "製紙工場で蒸気配管が破裂した。",
    "gb18030": "今天上午一家工厂发生火灾，两名员工受伤送医。",
    "big5": "台北市一間工廠今天上午發生火災，兩名員工受傷送醫。",
    "euc_kr": "오늘 오전 공장에서 불이 나 직원 두 명이 다쳤다.",
}


def read(data: bytes) -> str:
    return decode(data, name="note.txt", max_bytes=1_000_000)


@pytest.mark.parametrize("encoding", sorted(TEXTS))
def test_a_short_text_is_read_in_the_encoding_it_was_written_in(encoding: str) -> None:
    assert read(TEXTS[encoding].encode(encoding)) == TEXTS[encoding]


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides(mark: bytes, encoding: str) -> None:
    assert read(mark + FRENCH.encode(encoding)) == FRENCH


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_unicode_needs_no_mark(encoding: str) -> None:
    assert read(FRENCH.encode(encoding)) == FRENCH


def test_a_page_says_its_encoding() -> None:
    page = '<html><head><meta charset="iso-8859-5"></head><body><p>Да</p></body></html>'
    assert "Да" in read(page.encode("iso8859-5"))


def test_a_page_that_names_no_real_encoding_is_guessed() -> None:
    page = '<meta charset="rot13"><p>Пожар на складе в Туле, двое пострадали.</p>'
    assert "Пожар" in read(page.encode("cp1251"))


def test_text_cut_off_inside_a_character_stays_utf_8() -> None:
    assert read("Пожар потушен, причина выясняется".encode()[:-1]).startswith(
        "Пожар потушен, причина выясняетс"
    )


def test_line_breaks_become_newlines_and_control_characters_blanks() -> None:
    assert read("a\r\nb\rc\u2028d\u0085e \x07 f".encode()) == "a\nb\nc\nd\ne   f"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04 word/document.xml", "ZIP"),
        (b"\x89PNG\r\n\x1a\n....", "PNG"),
        (b"\x00\x01\x02\x03 text \xff\xfe", "binary"),
        (bytes(range(1, 32)) * 4, "binary"),
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (" \n\t\u3000 ".encode(), "empty"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, words: str) -> None:
    with pytest.raises(InputError) as caught:
        read(data)
    message = str(caught.value)
    assert message.startswith("note.txt: ")
    assert words in message
    assert "\n" not in message


def test_size_is_looked_at_before_anything_else() -> None:
    with pytest.raises(InputError, match="more than the limit of 8: split the file"):
        decode(b"%PDF-1.7 and more", name="x", max_bytes=8)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text = read(data)
    except InputError:
        return
    assert text.strip()
    text.encode("utf-8")  # no half of a surrogate pair is left
