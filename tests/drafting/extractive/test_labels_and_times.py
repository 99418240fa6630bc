"""What a statement means by its label, its time or its state stays with its words."""

import pytest

from articlekit.drafting.drafter import Brief, Budget
from articlekit.drafting.extractive import ExtractiveDrafter
from articlekit.model.article import Article
from articlekit.model.house import House
from articlekit.reading import read_notes
from articlekit.rendering import render


def drafted(text: str, language: str, name: str = "note.md") -> Article:
    (note,) = read_notes(text.encode(), language=language, name=name)
    brief = Brief(note=note, language=language, house=House(), budget=Budget())
    return ExtractiveDrafter().draft(brief)


def printed(text: str, language: str, name: str = "note.md") -> str:
    return render(drafted(text, language, name), template="markdown")


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        (
            "en",
            "The lift failed on 3 March.\n- [x] Lift repaired\n- [ ] Tenants informed\n",
            "To do: Tenants informed",
        ),
        (
            "fr",
            "L’ascenseur est tombé en panne.\n- [x] Ascenseur réparé\n- [ ] Locataires informés\n",
            "À faire : Locataires informés",
        ),
    ],
)
def test_an_open_task_is_not_told_as_done(language: str, text: str, told: str) -> None:
    assert told in " ".join(printed(text, language).split())


def test_entries_that_stand_in_the_lede_alone_keep_their_times() -> None:
    text = (
        '{"title": "Lift failure", "text": "Lift 3 failed.", "timeline": ['
        '{"time": "03:20", "event": "Lift stops"}, {"time": "11:20", "event": "Lift runs"}]}'
    )
    shown = printed(text, "en", "note.json")
    assert "03:20: Lift stops" in shown
    assert "11:20: Lift runs" in shown


def test_who_speaks_on_the_radio_stands_before_the_words() -> None:
    text = (
        "Radio log, 4 March 2026, Denby mill\nENGINE 7: Smoke on two floors.\nTOWER 3: We are on the roof.\n"
        "ENGINE 7: It started in the dryer.\n"
    )
    shown = printed(text, "en").replace("*", "")
    for said in ("ENGINE 7: Smoke on two floors", "TOWER 3: We are on the roof", "ENGINE 7: It started"):
        assert said in shown


def test_capitals_are_those_of_the_language() -> None:
    text = (
        "İLK YANGIN RAPORU – ERDEK İTFAİYESİ\nYangın 4 Mart 2026 saat 06.15’te Erdek’te bir depoda çıktı.\n"
        "ışıklar söndü.\n"
    )
    shown = printed(text, "tr")
    assert "Işıklar söndü." in shown
    assert "Erdek itfaiyesi" in shown
    assert "i̇" not in shown


def test_a_subject_before_a_time_is_not_cut_off_with_it() -> None:
    text = "Yangın 4 Mart 2026 saat 06.15’te Erdek’te bir depoda çıktı. Işıklar söndü. Kimse yaralanmadı.\n"
    assert drafted(text, "tr").headline.text.startswith("Yangın")


def test_a_heading_begins_with_no_noun_that_its_preposition_is_cut_from() -> None:
    text = (
        "Im Hallenbad Seevetal ist gestern Abend gegen 20.40 Uhr beim Befüllen eines Tanks Chlorgas "
        "ausgetreten. Das Bad bleibt bis Donnerstag geschlossen. Kurse fallen aus.\n"
    )
    article = drafted(text, "de")
    assert not article.headline.text.startswith("Befüllen")


@pytest.mark.parametrize(
    ("language", "day", "time"),
    [("en", "12/11/2026", "08:16"), ("fi", "12.11.2026", "klo 8.16"), ("hu", "2026.11.12.", "8:16")],
)
def test_a_day_that_all_entries_have_is_told_once(language: str, day: str, time: str) -> None:
    later = time.replace("16", "31")
    article = drafted(
        f"{day} {time} Crane fell on pier 4\n{day} {later} Pier 4 closed\n{day} {later} Two hurt\n", language
    )
    assert article.dateline is not None
    assert day in article.dateline.text
    below = (*article.lede, *(each for part in article.sections for each in part.paragraphs))
    assert {each.stamp for paragraph in below for each in paragraph.sentences} == {time, later}


def test_a_stamp_keeps_its_first_letter() -> None:
    text = "A crane fell on pier 4.\n\nComments:\nBob K. 10:20: pier closed\nTom N. 10:41: two hurt\n"
    assert "Tom N. 10:41" in printed(text, "en")


def test_a_suffix_behind_a_figure_begins_no_headline() -> None:
    text = "2026. november 9-én 10:05-től a boltok terminálai nem tudtak csatlakozni a banki rendszerhez.\n"
    assert not drafted(text, "hu").headline.text.casefold().startswith("től")


def test_a_field_that_says_no_event_is_no_headline() -> None:
    text = (
        "KARTA WYCOFANIA nr 12/2026\nProducent: Mleczarnia „Zielona Łąka” sp. z o.o., Kutno\n"
        "Produkt: serek 150 g, partia A12\nPowód: kawałki plastiku\nZgłoszenia: 4 klientów, bez obrażeń\n"
    )
    assert "Zielona" not in drafted(text, "pl").headline.text


@pytest.mark.parametrize(
    ("language", "news", "quote", "name"),
    [
        (
            "en",
            "The summer festival at Denby is off. The council cut its grant.",
            '"One empty year we survive."',
            "- Maud Hill, director",
        ),
        (
            "fr",
            "Le festival de Rocheplane est annulé cet été. La région retire 180 000 € de son aide.",
            "« Une édition blanche, on s’en remet. »",
            "(Maud Hill, directrice)",
        ),
        (
            "ko",
            "조합장 A씨 등 3명을 횡령 혐의로 구속 기소했다. 피해액은 27억 원이다.",
            '"평생 농사지은 분들의 벌이입니다. 끝까지 환수하겠습니다."',
            "- 부장검사 채은수",
        ),
    ],
)
def test_a_name_behind_a_quotation_is_who_speaks(language: str, news: str, quote: str, name: str) -> None:
    article = drafted(f"{news}\n\n{quote} {name}\n", language)
    below = [*article.lede, *(each for part in article.sections for each in part.paragraphs)]
    told = [(each.attribution, each.sentences[0].text) for each in (*below, *article.conclusion)]
    assert (name.strip("()- "), quote.replace("'", "’")) in told
