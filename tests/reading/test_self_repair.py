"""What somebody takes back in the same breath is mended where it was said, and printed nowhere."""

import pytest

from articlekit.reading import read_notes


def said(text: str, language: str) -> list[str]:
    return [each.text for each in read_notes(text.encode(), name="n.txt", language=language)[0].statements]


@pytest.mark.parametrize(
    ("language", "text", "mended"),
    [
        ("da", "En kran faldt i Vejle. Der er 12 huse uden strøm, nej vent, 21.",
         ["Der er 21 huse uden strøm"]),
        ("de", "In Werl fiel ein Kran um. Drei Keller laufen voll. Nein Moment, vier Keller.",
         ["Vier Keller laufen voll."]),
        ("en", "A crane fell in Wells. People from 20 houses are out. Scrap that, 12 houses.",
         ["People from 12 houses are out."]),
        ("en", "A crane fell in Wells. 5 to hospital, no - he rang back, 7.", ["7 to hospital"]),
        ("es", "Cayó una grúa en Soria. Evacuadas 30 personas, perdón, 40.", ["Evacuadas 40 personas"]),
        ("fr", "Une grue est tombée à Dole. Quatorze salariés au chômage, pardon, seize.",
         ["Seize salariés au chômage"]),
        ("it", "È caduta una gru a Lodi. Evacuate 30 persone, anzi no, 40.", ["Evacuate 40 persone"]),
        ("ja", "坂井市でクレーンが倒れた。けが人は3人。訂正、4人。", ["けが人は4人。"]),
        ("nl", "In Epe viel een kraan om. 140 koeien dood. Nee wacht, hij zei 104.", ["104 koeien dood."]),
        ("pl", "W Kole przewrócił się dźwig. Bez prądu 30 domów, nie czekaj, 40.", ["Bez prądu 40 domów"]),
        ("pt", "Caiu uma grua em Ovar. Há 30 casas sem luz, aliás, 40.", ["Há 40 casas sem luz"]),
        ("ru", "В Орске упал кран. Без света 30 домов, нет, подождите, 40.", ["Без света 40 домов"]),
        ("sv", "En kran föll i Eslöv. Skadan är 2 miljoner. Edit: 3 miljoner, hörde fel.",
         ["Skadan är 3 miljoner."]),
        ("zh", "海门一台吊车倒塌。大约60人被困。数错了，是47人。", ["大约47人被困。"]),
    ],
)  # fmt: skip
def test_a_figure_is_mended_where_it_was_said(language: str, text: str, mended: list[str]) -> None:
    assert said(text, language)[1:] == mended


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A crane fell in Wells. Nobody is hurt. No 14 bus runs."),
        (
            "de",
            "In Werl fiel ein Kran um. Drei Menschen sind verletzt. Moment, sagt er, bis 12 Uhr.",
        ),
        ("es", "Cayó una grúa en Soria. Hay 12 heridos. No hay 3 grúas como esa en el país."),
        ("it", "È caduta una gru a Lodi. Evacuate 14 famiglie. Rettifico: famiglie 12, persone 31."),
    ],
)
def test_what_takes_no_figure_back_mends_none(language: str, text: str) -> None:
    first = text.split(". ")[1]
    assert any(each.rstrip(".") == first for each in said(text, language))


def test_a_figure_that_another_statement_denies_is_looked_for_there() -> None:
    chat = (
        "[08:01] Ann: 47 houses under water at Wells\n"
        "[08:02] Ann: 3 people hurt\n"
        "[08:03] Ben: on my way\n"
        "[08:04] Ann: correction, not 47, 74 houses\n"
    )
    assert said(chat, "en")[:2] == ["74 houses under water at Wells", "3 people hurt"]


def test_a_star_mends_the_message_before_it() -> None:
    chat = "13:25 Ann: crane down since 13.20\n13:26 Ann: *13.18\n13:27 Ben: thanks\n13:28 Ann: on my way\n"
    assert said(chat, "en") == ["crane down since 13.18"]


@pytest.mark.parametrize(
    ("language", "aside"),
    [
        ("cs", "(původně hlášeno 49)"),
        ("en", "(at first they said 49)"),
        ("it", "(inizialmente segnalati 49)"),
    ],
)
def test_a_bracket_with_the_value_of_before_is_set_aside(language: str, aside: str) -> None:
    note = read_notes(f"A. B. 57 {aside}, 12 C.".encode(), name="n.txt", language=language)[0]
    assert [each.text for each in note.asides if each.kind == "withdrawn"] == [aside]
