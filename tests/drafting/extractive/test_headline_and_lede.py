"""What becomes the headline, the line of place and date, and the lede of notes of several kinds."""

import pytest

from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive import ExtractiveDrafter
from articlekit.drafting.extractive.cutting import forms
from articlekit.drafting.extractive.endings import beginnings
from articlekit.language.doc import Doc
from articlekit.model.article import Article
from articlekit.reading import read_notes


def drafted(text: str) -> Article:
    (note,) = read_notes(text.encode(), name="note.txt")
    return ExtractiveDrafter().draft(Brief(note=note, language=note.language))


SHEET = """Incident sheet – Marlow Park
Date: Sunday 8 March 2026
Time: 2.15 pm
Event: cup final Marlow against Ashby
Decision: abandoned after 30 minutes
Reason: lightning over the ground
Injured: none
Spectators: 640
"""


def test_what_became_of_a_planned_event_is_in_the_headline() -> None:
    article = drafted(SHEET)
    assert article.headline.text == "Cup final Marlow against Ashby: abandoned after 30 minutes"


def test_the_line_of_place_and_date_has_the_hour_of_the_field_behind_the_day() -> None:
    article = drafted(SHEET)
    assert article.dateline is not None
    assert article.dateline.text == "Marlow Park · Sunday 8 March 2026 · Time: 2.15 pm"


def test_a_question_of_a_colleague_is_no_headline() -> None:
    article = drafted(
        "[08:10] Kim: Has there been a fire at the Oakfield market?\n"
        "[08:14] Lee: Yes, 12 stalls at Oakfield market burned out, nobody was hurt\n"
        "[08:20] Lee: Fire brigade left at 07:50\n"
        "[08:25] Lee: Cause still being looked into\n"
    )
    assert "12 stalls at Oakfield market burned out" in article.headline.text


@pytest.mark.parametrize(
    ("language", "kept", "cut"),
    [
        ("it",
         "La strada statale 52 è chiusa in entrambe le direzioni da questa mattina per una frana caduta",
         " sulla carreggiata al km 78, nel comune di Valbruna, in provincia di Udine"),
        ("en",
         "A gas explosion has destroyed two terraced houses and damaged a dozen cars in Holloway Street",
         ", near the old market hall, in the centre of Barnsley"),
        ("pl",
         "Pociąg towarowy wykoleił się i zniszczył prawie sto metrów torów oraz dwa słupy trakcyjne",
         " przy stacji Rokitnica w powiecie grodzkim, koło granicy województwa"),
    ],
)  # fmt: skip
def test_a_clause_that_is_too_long_ends_before_a_phrase_of_place(language: str, kept: str, cut: str) -> None:
    assert next(beginnings(Doc(kept + cut, language), 100)) == kept


@pytest.mark.parametrize(
    ("language", "clause"),
    [
        (
            "de",
            "Zwei sind bei einem Brand in Aldorf auf Samstag schwer verletzt worden",
        ),
        ("tr", "Patlamada yaralanan üç işçi, çevredeki hastanelere kaldırılarak tedavi altına alındı"),
        ("en", "The blast at the old mill injured three workers, according to a neighbour who saw it all"),
    ],
)
def test_nothing_is_cut_off_that_holds_the_verb_or_the_source(language: str, clause: str) -> None:
    assert not [
        form for form in beginnings(Doc(clause, language), 80) if "injured" in form or language != "en"
    ]


def test_the_day_and_what_rounds_the_hour_go_from_a_headline() -> None:
    article = drafted(
        "Dün akşam saat 21.30 sıralarında Gebze'de bir boya fabrikasında patlama meydana geldi. "
        "Patlamada 3 işçi yaralandı, biri ağır. Çevredeki 40 ev boşaltıldı. Nedeni henüz bilinmiyor."
    )
    assert article.headline.text == "Gebze'de bir boya fabrikasında patlama meydana geldi"


def test_the_lede_of_a_form_has_the_event_and_who_came_to_harm() -> None:
    article = drafted(
        "Fire report – Tilbury docks\nDate: 2 May 2026\nIncident: fire on the ferry Saint Anne\n"
        "Casualties: 3 crew with burns\nCrews sent: 6 engines\nCause: not known\nDamage: about £90,000\n"
        "Contact: press office\n"
    )
    lede = " ".join(sentence.text for paragraph in article.lede for sentence in paragraph.sentences)
    assert "ferry Saint Anne" in lede
    assert "3 crew with burns" in lede
    assert "£90,000" not in lede


DEATHS = {
    "da": (
        (
            "En mand på 34 år døde mandag, da hans bil ramte en lastbil ved Hobro. Ulykken skete kl. 6.52 i "
            "krydset ved Hadsundvej. Lastbilens fører slap uskadt. Vejen var spærret i tre timer."
        ),
        "En mand på 34 år døde",
    ),
    "sv": (
        (
            "En man i 30-årsåldern omkom på måndagen när hans bil körde in i en buss på Ringvägen vid Hovby. "
            "Olyckan inträffade klockan 6.52 i korsningen med Storgatan. Bussföraren är oskadd. Vägen "
            "var avstängd i tre timmar."
        ),
        "En man i 30-årsåldern omkom",
    ),
    "no": (
        (
            "En mann på 34 år omkom mandag morgen da bilen hans kjørte inn i en buss på Ringveien ved Hobøl. "
            "Ulykken skjedde klokka 6.52 i krysset ved Storgata. Sjåføren av bussen er uskadd. Veien er åpen."
        ),
        "En mann på 34 år omkom",
    ),
    "nl": (
        (
            "Een man van 34 jaar is maandag overleden toen zijn auto op de weg bij Hobeke op een bus reed. "
            "Het ongeval gebeurde om 6.52 uur op het kruispunt met de Hadlaan. De chauffeur is ongedeerd. De "
            "weg was drie uur afgesloten."
        ),
        "Een man van 34 jaar is maandag overleden",
    ),
    "en": (
        (
            "A 34-year-old man died on Monday when his van hit a lorry on the ring road near Hobley. The "
            "accident happened at 6.52am at the junction with Hadley Street. The driver was unhurt. The "
            "road was closed for three hours."
        ),
        "A 34-year-old man died",
    ),
    "fr": (
        (
            "Un homme de 34 ans est mort lundi quand sa camionnette a percuté un camion près de Lens. "
            "L'accident s'est produit à 6 h 52 au carrefour de la rue Hadley. Le conducteur du camion est "
            "indemne. La route a été fermée trois heures."
        ),
        "Un homme de 34 ans est mort",
    ),
}


@pytest.mark.parametrize("language", DEATHS)
def test_where_an_accident_happened_is_no_headline_if_a_death_stands_before_it(language: str) -> None:
    note, begins = DEATHS[language]
    assert drafted(note).headline.text.startswith(begins)


def test_what_a_colon_announces_is_no_headline() -> None:
    article = drafted(
        "So in short from the town hall: last night at 8.31 pm the ground shook at Hinterfield, the survey "
        "gives magnitude 4.1. Nobody was injured. 34 buildings were damaged. The school stays closed until "
        "Friday."
    )
    assert "in short" not in article.headline.text


def test_the_word_before_the_subject_of_a_mail_goes_whole() -> None:
    article = drafted(
        "Od: Eva <eva@uzis.example>\nOdesláno: pátek 10. října 2025 13:18\nKomu: média\n"
        "Předmět: OPRAVA: požár skladu v Lounech\n\nDobrý den,\n\nV Lounech shořel sklad pneumatik. Dva "
        "hasiči byli zraněni. Škoda je 4 miliony korun. Příčina se vyšetřuje.\n"
    )
    assert "Opožár" not in article.headline.text
    assert "Lounech" in article.headline.text


def test_whom_it_harmed_stands_behind_the_event_with_its_label_and_means_and_sums_do_not() -> None:
    article = drafted(
        "Ficha de ocorrência\nData: 12/08/2026\nLocal: Praia da Concha\nOcorrência: afogamento de banhista\n"
        "Vítima: homem de 41 anos\nMeios: 2 nadadores, 1 ambulância, 1 helicóptero\n"
        "Danos: 12 000 €\n"
    )
    assert article.headline.text == "Afogamento de banhista, vítima: homem de 41 anos"


def test_who_called_and_who_came_is_no_headline_of_a_log() -> None:
    article = drafted(
        "LOG Fire brigade Marfield, 3 March 2026\n06:10 Call from neighbour, Mill Lane 4\n"
        "06:14 Engine 2 and ambulance dispatched\n06:25 Roof of the bakery on fire, two people on balcony\n"
        "06:40 Both rescued by ladder, one to hospital\n07:30 Fire out\n07:50 Engine 2 returns\n"
    )
    assert "Roof of the bakery on fire" in article.headline.text


def test_a_lede_tells_the_event_though_the_note_begins_with_the_water_level() -> None:
    article = drafted(
        "# Pegelalarm an der Aue: Altstadt von Aulenburg teilweise geräumt\n\n## Lage\n- Dienstag, 17. März, "
        "4.35 Uhr: Pegel Wehr bei 5,82 m\n- Scheitel gegen 7.10 Uhr mit 6,04 m\n- seit etwa 9 Uhr sinkt das "
        "Wasser, rund 3 cm pro Stunde\n\n## Folgen\n- 212 Bewohner der Fischergasse mussten ihre Häuser "
        "verlassen\n- etwa 60 Keller vollgelaufen\n\n## Maßnahmen\n- 140 Einsatzkräfte, 11.000 Sandsäcke\n"
    )
    lede = " ".join(each.text for paragraph in article.lede for each in paragraph.sentences)
    assert "212 Bewohner" in lede


BLASTS = {
    "O explozie a rănit patru persoane": (
        "O explozie produsă luni, la ora 11:40, într-un apartament de la etajul 3 al unui bloc din strada "
        "Morii a rănit patru persoane. Pompierii au evacuat 37 de locatari. Blocul va fi verificat. "
        "Cauza nu este cunoscută."
    ),
    "Une explosion a blessé quatre personnes": (
        "Une explosion survenue lundi, à 11 h 40, dans un appartement du troisième étage d'un immeuble de la "
        "rue des Lilas a blessé quatre personnes. Les pompiers ont évacué 37 habitants. L'immeuble sera "
        "contrôlé mardi. La cause n'est pas connue."
    ),
}


@pytest.mark.parametrize("headline", BLASTS)
def test_an_event_too_long_to_tell_keeps_its_subject_and_whom_it_harmed(headline: str) -> None:
    assert drafted(BLASTS[headline]).headline.text == headline


SHIFT_LOG = """{title}
05:58 boiler 1 lit, pressure normal
06:40 14 pallets loaded for Denby
07:15 lift inspected, doors adjusted
09:02 gas leak in the drying hall
09:05 hall evacuated, 31 people out
09:20 explosion, roof of the hall gone, 2 workers with burns
11:00 fire out
"""


def test_the_routine_of_a_shift_is_neither_headline_nor_lede() -> None:
    article = drafted(SHIFT_LOG.format(title="Shift log, Brook Mill, Monday 2 March 2026"))
    told = " ".join([article.headline.text, *(each.model_dump_json() for each in article.lede)]).lower()
    assert "explosion" in told
    assert not [word for word in ("boiler", "pallets", "lift") if word in told]
    assert "boiler 1 lit" in article.model_dump_json()


def test_an_incident_log_may_begin_with_the_news() -> None:
    log = "07:02 tram 4 stops, rail bent by the heat\n07:20 buses replace it\n09:00 driver hurt by glass\n"
    assert "07:02" in " ".join(each.model_dump_json() for each in drafted(log).lede)


@pytest.mark.parametrize(
    ("message", "headline"),
    [
        (
            (
                "im at the a28 junction lorry with pigs overturned at least 60 animals dead driver slightly "
                "hurt road towards zwolle shut till about six"
            ),
            "At the a28 junction lorry with pigs overturned at least 60 animals dead driver slightly hurt",
        ),
        (
            (
                "selam bolu dağındayım zincirleme kaza 20 araç karışmış 8 yaralı var ölü yok diyorlar tem "
                "istanbul yönü kapalı sis çok yoğun"
            ),
            "Bolu dağındayım zincirleme kaza 20 araç karışmış 8 yaralı var ölü yok",
        ),
    ],
)
def test_the_headline_of_a_message_without_marks_ends_with_what_happened(message: str, headline: str) -> None:
    assert drafted(message).headline.text == headline


LOG = """27 November
22:05 Report of a fire on the trawler Ann, 18 km off Whitby
22:50 Two lifeboats on scene
23:30 Five of the crew rescued
28 November
00:40 Fire under control
04:15 Skipper found dead in the engine room
07:00 Search goes on for one of the crew
"""


def test_a_lede_tells_of_the_dead_though_the_log_finds_them_late() -> None:
    told = [sentence.text for part in drafted(LOG).lede for sentence in part.sentences]
    assert any("Skipper found dead in the engine room" in each for each in told)


def test_no_body_that_reports_stands_before_the_event_of_a_headline() -> None:
    article = drafted(
        "Sala operativa Questura di Roccalta - turno notte\n\n"
        "Evento: rapina in farmacia\nLuogo: via Roma 12, Roccalta\nFeriti: nessuno\nBottino: circa 800 euro\n"
    )
    assert "Questura" not in article.headline.text
    assert "rapina in farmacia" in article.headline.text.casefold()


def test_an_entry_of_two_sentences_gives_one_to_the_headline() -> None:
    article = drafted(
        "Driftslogg 3. mai\n"
        "08:10 Jordskred over fylkesvegen ved Haugvik. Veien stengt i begge retninger\n"
        "08:45 Geolog på vei\n09:30 12 hus evakuert ved Haugvik\n11:00 Ingen personer savnet\n"
    )
    assert ". " not in article.headline.text


def test_what_recurs_in_a_log_of_a_shift_is_no_routine() -> None:
    article = drafted(
        "Shift log, Dunmore Park, 5 May\n"
        "13:08 Ride Black Tiger halted near the top at 38 m, 24 aboard\n"
        "13:11 Radio battery changed\n"
        "14:52 All 24 from Black Tiger down by the stairs\n"
        "15:05 Three injured taken to the first aid room\n"
    )
    assert "Black Tiger" in article.headline.text


def test_a_clause_is_cut_short_where_no_half_of_the_verb_ends_it() -> None:
    doc = Doc(
        "Tingsrätten dömde en 52-årig man till fängelse för grovt bedrägeri mot tre pensionärer, "
        "i Haparanda, i fjol somras, efter en lång förhandling i rätten",
        "sv",
    )
    assert next(iter(beginnings(doc, 90))).startswith("Tingsrätten dömde en 52-årig man till fängelse")


def test_no_form_ends_in_the_middle_of_a_score() -> None:
    doc = Doc("Ein Antrag auf Bürgerentscheid wurde mit 7 : 9 abgelehnt", "de")
    assert [form.text for form, _ in forms(doc)] == [doc.text]


def test_the_dead_of_a_form_stand_in_its_headline_and_none_do_not() -> None:
    form = (
        "Type of incident: collision of a van and a tram\nPlace: Quay Road, Millbrook\nDead: {}\n"
        "Vehicles: 1 van, 1 tram\nRoad: closed until 18:00\n"
    )
    assert "ead: 2" in drafted(form.format("2 (driver of the van, one passenger)")).headline.text
    assert "ead" not in drafted(form.format("0")).headline.text


def test_the_name_of_a_ticket_is_no_part_of_a_headline() -> None:
    article = drafted(
        "Outage ticket #88214\n\nThe storm has cut the power in Upper Millbrook. 3,120 customers are without "
        "power. Two crews repair the line. It should be mended by noon.\n"
    )
    assert "88214" not in article.headline.text


def test_all_of_the_news_in_a_quoted_reply_is_news() -> None:
    article = drafted(
        "De: Prensa <prensa@valdeflor.example>\nFecha: jue, 22 ene 2026 13:36\nAsunto: RE: RE: comedor\n\n"
        "Ana, dale una vuelta a esto, lo quiero en la web antes de las 2. Besos, Pili\n\n"
        "> Buenas tardes, Pili:\n>\n> Según la Delegación de Sanidad, 62 alumnos del comedor del colegio han "
        "sufrido vómitos desde el martes.\n> Tres niños siguen ingresados en el hospital.\n"
        "> El comedor permanece cerrado.\n"
    )
    assert "62 alumnos" in article.headline.text
