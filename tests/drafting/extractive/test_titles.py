"""A title that tells the event, who speaks, and labels without which a value means something else."""

import pytest

from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive import ExtractiveDrafter
from articlekit.model.article import Article
from articlekit.reading import read_notes


def _article(text: str, name: str = "note.txt") -> Article:
    note = read_notes(text.encode(), name=name)[0]
    return ExtractiveDrafter().draft(Brief(note=note, language=note.language))


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (
            (
                "Brand in der Sporthalle von Ulmenau, Montag, 3. Mai\n"
                "19.10 Uhr: Der Hausmeister meldet Rauch aus dem Geräteraum.\n"
                "19.22 Uhr: 40 Kinder verlassen die Halle.\n"
                "20.05 Uhr: Die Feuerwehr hat das Feuer gelöscht.\n"
            ),
            "Brand in der Sporthalle von Ulmenau: 40 Kinder verlassen die Halle",
        ),
        (
            (
                "Altstadt von Ulmenau nach Alarm am Fluss geräumt\n\n"
                "- Pegel bei 4,10 m\n- 80 Bewohner mussten ihre Häuser verlassen\n- Strom abgeschaltet\n"
            ),
            "Altstadt von Ulmenau nach Alarm am Fluss geräumt",
        ),
        (
            (
                "УНОЧІ НА СКЛАДІ МЕБЛІВ СТАЛАСЯ ПОЖЕЖА\n\n"
                "– 05:40 – загорівся дах складу меблів\n– постраждалих немає\n– працювали 12 рятувальників\n"
            ),
            "Уночі на складі меблів сталася пожежа",
        ),
    ],
)
def test_a_title_that_tells_the_event_is_the_headline(text: str, headline: str) -> None:
    article = _article(text)
    assert article.headline.text == headline
    assert article.dateline is None or headline.split(",")[0] not in article.dateline.text


def test_a_title_that_only_names_a_document_is_none() -> None:
    article = _article(
        "Lagebericht Nr. 4 der Leitstelle Ulmenau\n\n"
        "Ein Lastwagen ist auf der Landstraße 12 umgekippt. Der Fahrer wurde leicht verletzt.\n"
        "Die Straße ist bis zum Abend gesperrt.\n"
    )
    assert "Lagebericht" not in article.headline.text
    assert "umgekippt" in article.headline.text


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("речниця лікарні Олена Гай: «Ми приймаємо пацієнтів без запису»", "речниця лікарні Олена Гай"),
        ("अस्पताल प्रवक्ता मीना राव ने कहा, “सभी मरीज सुरक्षित हैं और इलाज जारी है।”", "अस्पताल प्रवक्ता मीना राव"),
        ("医院院长陈立新说：“所有病人都已安全转移到二号楼。”", "医院院长陈立新"),
    ],
)
def test_a_speaker_is_named_without_the_verb(text: str, speaker: str) -> None:
    news = {
        "р": "Уночі в лікарні загорівся склад. Постраждалих немає. Працювали 14 рятувальників.",
        "अ": "रात में अस्पताल के गोदाम में आग लग गई। कोई घायल नहीं हुआ। दमकल की चार गाड़ियां पहुंचीं।",
        "医": "昨夜市第二医院仓库起火。无人受伤。消防出动四辆消防车。",
    }[text[0]]
    article = _article(f"{news}\n\n{text}\n")
    quoted = [p for section in article.sections for p in section.paragraphs if p.kind == "quote"]
    assert [paragraph.attribution for paragraph in quoted] == [speaker]


def test_a_heading_over_the_cause_says_so() -> None:
    article = _article(
        "# Keller in Ulmenau überflutet\n\n## Lage\n- 30 Keller stehen unter Wasser\n- niemand verletzt\n\n"
        "## Ursache\n- Dauerregen seit Freitag, 80 l/m² in 24 Stunden\n- ein Damm aus Ästen am Wehr\n\n"
        "## Maßnahmen\n- 60 Helfer pumpen die Keller leer\n- Strom vorsorglich abgeschaltet\n",
        "note.md",
    )
    assert any(section.heading.text.startswith("Ursache") for section in article.sections)


def test_sentences_of_a_form_stand_in_the_lede_without_labels() -> None:
    article = _article(
        "Event: A fire broke out in a paint store in Millbrook at 03:40.\n"
        "Impact: Two workers were hurt by smoke and taken to hospital. Half of the stock was destroyed. "
        "The roof has fallen in.\n"
        "Response: Eleven engines came. The fire was out at 06:15.\n"
        "Next steps: The police will inspect the store on Monday.\n"
    )
    assert {paragraph.kind for paragraph in article.lede} == {"text"}
    lede = [sentence.text for paragraph in article.lede for sentence in paragraph.sentences]
    assert not any("Impact" in text for text in lede)


def test_a_member_of_a_list_is_no_headline() -> None:
    article = _article(
        "Kitapçının müşteri kayıtları çalındı\n\n"
        "- Yaklaşık 40 bin müşterinin adı, adresi ve sipariş geçmişi kopyalandı.\n"
        "- Kart bilgileri etkilenmedi.\n- Polis soruşturma başlattı.\n"
    )
    assert not article.headline.text.casefold().startswith("adresi")


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (
            (
                "Ferja «Havbris» gikk på grunn ved Steinholmen litt før kl. 22 lørdag kveld, i tett snødrev. "
                "Alle 38 om bord ble hentet i land. Ferja tar ikke inn vann. Sambandet er innstilt."
            ),
            "Ferja «Havbris» gikk på grunn ved Steinholmen",
        ),
        (
            (
                "A goods train left the rails outside Millbrook shortly after 6:10 on Monday, in thick fog. "
                "Nobody was hurt. Both tracks are closed. Buses replace the trains."
            ),
            "A goods train left the rails outside Millbrook",
        ),
    ],
)
def test_a_headline_of_prose_leaves_off_when(text: str, headline: str) -> None:
    assert _article(text).headline.text == headline


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (
            (
                "Tipo evento: incidente stradale, autobus contro auto\n"
                "Persone coinvolte: 14 (autista, 13 passeggeri)\n"
                "Mezzi: 3 APS, 2 ambulanze\nViabilità: strada chiusa fino alle 20:30\n"
            ),
            "Incidente stradale, autobus contro auto",
        ),
        (
            (
                "Einsatzart: Brand in einer Schreinerei\nVerletzte: 2 (Rauchvergiftung)\n"
                "Kräfte: 3 Löschzüge\nStraße: Hauptstraße bis 18 Uhr gesperrt\n"
            ),
            "Brand in einer Schreinerei",
        ),
    ],
)
def test_the_kind_of_event_of_a_form_is_its_news_and_no_bare_number(text: str, headline: str) -> None:
    assert _article(text).headline.text.startswith(headline)


def test_what_only_the_title_says_stands_above_an_article_with_another_headline() -> None:
    text = (
        "Half marathon of Ellery, final list\n\n"
        "A bridge on the course collapsed; nobody was hurt and the run was stopped at 11:20. "
        "Some 400 runners had not passed it yet. The mayor has ordered an inquiry."
    )
    article = _article(text)
    printed = f"{article.headline.text} {article.dateline.text if article.dateline else ''}"
    assert "Half marathon of Ellery" in printed


def test_the_subject_of_a_message_that_only_names_the_topic_gives_way_to_the_news() -> None:
    article = _article(
        "From: press@millbrook.example\nSubject: theft abbey\n\n"
        "In the night to Sunday three silver chalices were stolen from the abbey of Millbrook. "
        "Nobody was hurt. The police have no trace of the thieves. The abbey stays open.\n"
    )
    assert "stolen" in article.headline.text


def test_a_field_that_says_whose_form_it_is_stands_before_no_headline() -> None:
    article = _article(
        "Dienststelle: Polizeirevier Ulmenau\n\n"
        "Ein Lastwagen ist auf der Landstraße umgekippt. Der Fahrer wurde leicht verletzt. "
        "Die Straße ist bis zum Abend gesperrt. Die Bergung läuft.\n"
    )
    assert "Polizeirevier" not in article.headline.text


def test_a_topic_is_no_line_of_place_and_day() -> None:
    article = _article(
        "From: जिला सूचना कार्यालय <dio@example.in>\nTo: <desk@example.com>\nDate: गुरु, 12 नव॰ 2026, 18:05\n"
        "Subject: प्रेस नोट - बस दुर्घटना\n\nआज दोपहर करीब 2 बजे पहाड़ी मार्ग पर एक निजी बस खाई में गिर गई। "
        "हादसे में 3 यात्रियों की मौत हो गई और 19 घायल हुए।\n"
    )
    assert article.dateline is not None
    assert "दुर्घटना" not in article.dateline.text
