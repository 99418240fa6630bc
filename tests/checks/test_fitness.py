"""What makes an article unfit to print, in many languages; and what does not."""

import pytest

from articlekit.checks import check_article, check_page, strict, unfit
from articlekit.checks.rule import paragraph, section
from articlekit.checks.rules import FITNESS_RULES
from articlekit.model.article import Article, Paragraph, Section, Sentence
from articlekit.model.finding import Finding
from articlekit.model.house import House
from articlekit.model.note import Note
from articlekit.reading import read_notes

IDS = tuple(rule.id for rule in FITNESS_RULES)


def article(language: str, headline: str, *texts: str, sections: tuple[Section, ...] = ()) -> Article:
    return Article(
        language=language,
        headline=Sentence(text=headline, sources=("s1",)),
        lede=(paragraph(*texts),) if texts else (),
        sections=sections,
    )


def note(text: str) -> Note:
    return read_notes(text.encode(), name="note.txt")[0]


def rules(subject: Article, of: Note | None = None) -> set[str]:
    return {each.rule for each in check_article(subject, house=House(), note=of, select=IDS)}


NO_NEWS = [
    ("en", "Incident log – Castle Cinema"),
    ("en", "Sent: Friday 9 January 2026, 07:15"),
    ("en", "Hello everyone"),
    ("de", "Einsatzprotokoll Nr. 7/2026"),
    ("de", "Betreff: Aufzug Rathaus"),
    ("de", "Sehr geehrte Damen und Herren"),
    ("fr", "Compte rendu d’intervention n° 7/2026"),
    ("fr", "Objet : ascenseur de la mairie"),
    ("es", "Informe de incidencia – Teatro Alameda"),
    ("es", "Estimados compañeros"),
    ("it", "Gentili colleghi"),
    ("pt", "Relatório de ocorrência n.º 7/2026"),
    ("nl", "Onderwerp: lift stadhuis"),
    ("pl", "Szanowni Państwo"),
    ("cs", "Předmět: výtah na radnici"),
    ("ru", "Журнал дежурства"),
    ("uk", "Шановні колеги"),
    ("sv", "Händelserapport nr 7/2026"),
    ("tr", "Sayın basın mensupları"),
    ("ar", "السادة الزملاء"),
    ("ja", "報道関係者各位"),
    ("zh", "事件报告"),
    ("ko", "보도자료"),
]
NEWS = [
    ("en", "Lift at town hall stuck for two hours, nobody hurt"),
    ("en", "Log cabin destroyed by fire in Ashby"),
    ("en", "Report blames worn cable for fall of lift in Ashby"),
    ("en", "Notice of closure ends century of films at Castle Cinema"),
    ("de", "Protokoll der Panne: Aufzug fiel zwei Stockwerke"),
    ("de", "Aufzug im Rathaus steckt zwei Stunden fest, drei Menschen befreit"),
    ("fr", "Trois personnes bloquées deux heures dans un ascenseur à Lens"),
    ("es", "Cancelada la función del Teatro Alameda por una inundación"),
    ("it", "Incendio in un magazzino di Ferrara, due feriti"),
    ("pt", "Incêndio num armazém em Setúbal faz dois feridos"),
    ("nl", "Brand in loods in Deventer, twee gewonden"),
    ("pl", "Pożar magazynu w Radomiu, dwie osoby ranne"),
    ("cs", "Při požáru skladu v Jihlavě se zranili dva lidé"),
    ("ru", "На складе в Твери произошёл пожар, пострадали двое"),
    ("uk", "У Черкасах горів склад, двоє поранених"),
    ("sv", "Brand i lager i Växjö, två skadade"),
    ("tr", "Bolu’da depo yangını: iki kişi yaralandı"),
    ("ar", "إصابة شخصين في حريق مستودع في أسوان"),
    ("ja", "倉庫で火災、2人けが　秋田市"),
    ("zh", "绍兴一仓库发生火灾 两人受伤"),
    ("ko", "춘천 창고서 화재…2명 부상"),
]


@pytest.mark.parametrize(("language", "headline"), NO_NEWS)
def test_what_is_no_news_is_no_headline(language: str, headline: str) -> None:
    assert rules(article(language, headline)) == {"headline-not-news"}


@pytest.mark.parametrize(("language", "headline"), NEWS)
def test_what_happened_is_a_headline(language: str, headline: str) -> None:
    assert rules(article(language, headline)) == set()


PRIVATE = [
    ("en", "The tenant, Mara Doyle, can be reached on 07700 900456."),
    ("en", "The driver was born on 14 June 1958."),
    ("en", "She lives at 8 Orchard Close."),
    ("de", "Der Fahrer, geboren am 14.06.1958, wurde verletzt."),
    ("de", "Er ist wohnhaft Lindenweg 8."),
    ("de", "Rückfragen zum Text: Mara Kolb, 0171 5550123."),
    ("fr", "La conductrice, née le 14 juin 1958, a été blessée."),
    ("fr", "Elle est domiciliée 8 rue des Lilas."),
    ("es", "El conductor, nacido el 14 de junio de 1958, resultó herido."),
    ("es", "El detenido tiene el DNI 12345678Z."),
    ("it", "Il conducente, nato il 14 giugno 1958, è rimasto ferito."),
    ("pt", "O condutor, com CPF 123.456.789-09, ficou ferido."),
    ("nl", "De bestuurder, geboren op 14 juni 1958, raakte gewond."),
    ("pl", "Kierowca, PESEL 58061412345, został ranny."),
    ("cs", "Řidič, narozen 14. 6. 1958, byl zraněn."),
    ("ru", "Водитель проживает по адресу: улица Лесная, 8."),
    ("uk", "Водій проживає за адресою: вулиця Лісова, 8."),
    ("sv", "Föraren, född 14 juni 1958, skadades."),
    ("tr", "Sürücünün T.C. kimlik numarası 12345678901."),
    ("hu", "A sofőr, született 1958. június 14., megsérült."),
    ("ja", "運転していた男性の生年月日は1958年6月14日。"),
    ("zh", "司机身份证号330102195806141234。"),
    ("ko", "운전자의 생년월일은 1958년 6월 14일이다."),
]
PUBLIC = [
    ("en", "Anyone who saw the crash is asked to call 0161 496 0000."),
    ("en", "The free helpline is 0800 555 0199."),
    ("en", "The theatre, born in 1958 as a cinema, is closed."),
    ("en", "Damage is put at 126 400 000 yen."),
    ("de", "Zeugen werden gebeten, sich unter 0511 5550199 zu melden."),
    ("de", "Der Verletzte ist in Köln wohnhaft und 45 Jahre alt."),
    ("fr", "Un numéro vert, le 0 800 555 019, est à la disposition des familles."),
    ("es", "Los testigos pueden llamar al 955 501 990."),
    ("it", "Chiunque abbia visto qualcosa può chiamare lo 0532 555 019."),
    ("pl", "Świadkowie mogą dzwonić pod numer 48 555 01 99."),
    ("ru", "Телефон горячей линии: 8 482 555-01-99."),
    ("tr", "Görgü tanıkları 0374 555 01 99’u arayabilir."),
    ("ja", "相談窓口は018-555-0199。"),
    ("zh", "市民可拨打热线0575-5550199。"),
    ("en", "Write to press.office@castle.example or to info@castle.example."),
]


@pytest.mark.parametrize(("language", "text"), PRIVATE)
def test_data_of_a_person_are_found(language: str, text: str) -> None:
    headline = dict(NEWS).get(language, "Tűz a raktárban, ketten megsérültek")
    assert rules(article(language, headline, text)) == {"personal-data"}


@pytest.mark.parametrize(("language", "text"), PUBLIC)
def test_what_is_for_the_public_is_not(language: str, text: str) -> None:
    assert rules(article(language, dict(NEWS)[language], text)) == set()


AROUND = [
    ("en", "Subject: lift at town hall"),
    ("en", "Embargoed until Friday, 10 a.m."),
    ("de", "Liebe Kolleginnen und Kollegen,"),
    ("de", "Sperrfrist: Freitag, 10 Uhr"),
    ("fr", "Chers collègues, l’ascenseur est en panne."),
    ("es", "Asunto: ascensor del ayuntamiento"),
    ("it", "Gentili colleghi, l’ascensore è fermo."),
    ("pl", "Szanowni Państwo, winda stoi."),
    ("ru", "Уважаемые коллеги, лифт стоит."),
    ("ja", "件名：市役所のエレベーター"),
    ("nl", "Er is niemand gewond 🙏"),
]


@pytest.mark.parametrize(("language", "text"), AROUND)
def test_what_is_around_the_news_is_found_without_the_note(language: str, text: str) -> None:
    assert rules(article(language, dict(NEWS)[language], dict(NEWS)[language] + ".", text)) == {
        "envelope-published"
    }


MAIL = """\
From: Mara Doyle <mara@castle.example>
Subject: cinema

Hi desk, here is the text that we talked about on the phone.

The Castle Cinema in Ashby was closed on 9 January 2026 after part of the ceiling fell. Two people were hurt.

Regards,
Mara Doyle, caretaker of the Castle Cinema
"""


def test_what_reading_set_aside_may_not_be_printed() -> None:
    told = "The Castle Cinema in Ashby was closed after part of the ceiling fell."
    headline = "Cinema in Ashby closed, two people hurt"
    of = note(MAIL)
    assert rules(article("en", headline, told), of) == set()
    printed = article("en", headline, told, "Mara Doyle is caretaker of the Castle Cinema.")
    assert rules(printed, of) == set()
    aside = next(each.text for each in of.asides if each.kind == "signature")
    assert rules(article("en", headline, told, aside), of) == {"envelope-published"}


def test_a_page_is_judged_with_its_note() -> None:
    body = "<main><h1>From: Castle Cinema</h1><p>Two people were hurt. Call me on 07700 900456.</p></main>"
    page = f'<!doctype html><html lang="en"><head><title>x</title></head><body>{body}</body></html>'
    found = {each.rule: each for each in check_page(page, house=House(), note=note(MAIL), select=IDS)}
    assert found.keys() == {"headline-not-news", "personal-data"}
    place = found["personal-data"].where
    assert place.line == 1
    assert page[(place.column or 0) - 1 :].startswith("07700 900456")
    assert check_page(page, house=House(), select=IDS) == ()


FORM = "Event: lift stuck\nPossible cause: a worn cable\nRefund: 100 % until 27 August\nInjured: two\n"


@pytest.mark.parametrize(
    ("printed", "lost"),
    [
        ("A worn cable.", "s2"),
        ("100 % until 27 August.", "s3"),
        ("Two.", "s4"),
    ],
)
def test_a_label_that_means_something_is_not_lost(printed: str, lost: str) -> None:
    of = note(FORM)
    sentence = Sentence(text=printed, sources=(lost,))
    bare = article("en", "Lift stuck at town hall", "A lift got stuck.")
    bare = bare.model_copy(update={"conclusion": (Paragraph(sentences=(sentence,)),)})
    assert rules(bare, of) == {"label-lost"}
    label = of.statement(lost).label
    kept = Paragraph(kind="facts", sentences=(sentence.model_copy(update={"label": label}),))
    assert rules(bare.model_copy(update={"conclusion": (kept,)}), of) == set()


def test_a_heading_may_say_part_of_its_sentence() -> None:
    said = "Engineers freed three people from the lift at town hall after two hours"
    copied = section(said, f"{said}.")
    part = section("Three people freed", f"{said}.")
    lede = "Three people were trapped in a lift."
    assert rules(article("en", NEWS[0][1], lede, sections=(copied,))) == {"repeated-heading"}
    assert rules(article("en", NEWS[0][1], lede, sections=(part,))) == set()


def test_a_lede_of_names_stands_before_the_news() -> None:
    flooded = section("Cellars", "14 cellars were flooded, two people were hurt.")
    names = article("en", NEWS[0][1], "Castle Cinema, Ashby.", sections=(flooded,))
    assert rules(names) == {"lede-without-event"}
    assert rules(names, note("Castle Cinema, Ashby. It rained.")) == set()


def test_only_findings_that_bar_printing_are_told_and_made_errors() -> None:
    found = check_article(article("en", "Incident log – Castle Cinema"), house=House())
    assert unfit(found) == ("headline-not-news",)
    changed = {each.rule: each.severity for each in strict(found)}
    assert changed == {"headline-not-news": "error", "lede-missing": "warning"}


def test_a_house_decides_what_bars_printing() -> None:
    house = House(severities={"headline-not-news": "info"})
    found: tuple[Finding, ...] = check_article(article("en", "Incident log"), house=house, select=IDS)
    assert [each.severity for each in strict(found)] == ["info"]
    assert unfit(found) == ()
