"""The three notes of the design and the articles that an editor would keep."""

import pytest

from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive import ExtractiveDrafter
from articlekit.errors import UsageError
from articlekit.model.article import Article, Paragraph, Section, Sentence, blocks, sentences
from articlekit.model.note import Meta, Note
from articlekit.reading import read_notes
from tests.drafting.extractive.notes import bullets, note, prose, said


def drafted(source: Note, language: str | None = None) -> Article:
    return ExtractiveDrafter().draft(Brief(note=source, language=language or source.language))


def words(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    return [sentence.text for paragraph in paragraphs for sentence in paragraph.sentences]


def _told(section: Section) -> list[Sentence]:
    return [sentence for paragraph in section.paragraphs for sentence in paragraph.sentences]


def headings(article: Article) -> list[str]:
    return [section.heading.text for section in article.sections]


TRAM = note(
    "fr",
    said("coupure de courant sur les lignes A et C", kind="entry", stamp="6 h 52"),
    said("14 rames immobilisées, environ 2 300 voyageurs concernés", kind="bullet"),
    said("aucun blessé", kind="bullet"),
    said(
        "un câble de 20 kV sectionné par une pelleteuse, chantier de la rue des Forges",
        "origine",
        kind="field",
    ),
    said("bus de remplacement mis en place", kind="entry", stamp="7 h 20"),
    said(
        "« Le câble n'était pas signalé sur les plans. »",
        "Mme Lenoir, directrice de l'exploitation",
        kind="field",
    ),
    said("trafic rétabli sur la ligne A", kind="entry", stamp="9 h 45"),
    said("reprise prévue demain matin", "ligne C", kind="field"),
    title="Panne du réseau de tramway de Valmont, mardi 4 mars",
)


def test_terse_french_bullets_become_an_article() -> None:
    article = drafted(TRAM)
    assert article.headline.text.startswith("Panne du réseau de tramway de Valmont\u00a0: ")
    assert article.dateline is not None
    assert article.dateline.text == "mardi 4 mars"
    assert "14 rames immobilisées, environ 2 300 voyageurs concernés." in words(article.lede)
    assert "Aucun blessé." in words(article.lede)
    assert words(article.conclusion) == ["Ligne C\u00a0: reprise prévue demain matin."]


def test_a_quotation_is_attributed_and_stands_with_what_it_is_about() -> None:
    cause = drafted(TRAM).sections[0]
    (quote,) = (paragraph for paragraph in cause.paragraphs if paragraph.kind == "quote")
    assert quote.attribution == "Mme Lenoir, directrice de l'exploitation"
    assert quote.sentences[0].text == "« Le câble n'était pas signalé sur les plans. »"
    assert quote.sentences[0].sources == ("s6",)


def test_timestamped_entries_become_one_timeline_with_their_stamps() -> None:
    paragraphs = [each for section in drafted(TRAM).sections for each in section.paragraphs]
    (timeline,) = [each for each in paragraphs if each.kind == "timeline"]
    assert [sentence.stamp for sentence in timeline.sentences] == ["6 h 52", "7 h 20", "9 h 45"]


def test_a_log_that_is_all_of_a_note_keeps_its_times() -> None:
    entries = (("2:02:00 PM", "Valve replaced at the mill."), ("2:20:00 PM", "Water is back."))
    log = note("en", *(said(text, kind="entry", stamp=stamp) for stamp, text in entries))
    (timeline,) = drafted(log).lede
    assert [(each.stamp, each.text) for each in timeline.sentences] == [*entries]


def test_a_long_log_tells_cause_voices_and_outlook_apart_from_the_course_of_events() -> None:
    entries = (
        ("6:10", "A water main breaks under Quarry Road."),
        ("6:20", "Two passers-by are injured by falling stones and taken to hospital."),
        ("6:45", "The road is closed between the bridge and the mill."),
        ("7:05", "Eleven houses are without water."),
        ("8:30", "The waterworks say that frost caused the break."),
        ("9:10", "Foreman Ada Quill: “We have never dug in ground so hard.”"),
        ("9:40", "The closed road is expected to open tomorrow."),
    )
    log = note("en", *(said(text, kind="entry", stamp=stamp) for stamp, text in entries))
    article = drafted(log)
    assert words(article.lede)[0] == f"{entries[0][1][:-1]} ({entries[0][0]})."
    assert words(article.lede)[1] == entries[1][1]
    told = {
        sentence.text: section.heading.text for section in article.sections for sentence in _told(section)
    }
    assert told["Eleven houses are without water."] == told[entries[2][1]]
    assert not any("Frost caused" in heading for heading in told.values()), "it is the waterworks' word"
    assert "The closed road is expected to open tomorrow." in told, "a log stays whole"


def test_a_status_page_keeps_its_fields_and_tells_in_its_headings() -> None:
    article = drafted(
        note(
            "en",
            said(
                "Between 09:14 and 10:02 UTC on 7 May 2026, about 6% of checkout requests failed.",
                "Summary of impact",
            ),
            said("Refunds were not affected.", "Summary of impact"),
            said("A certificate on two of the nine payment proxies had expired.", "Root cause", block=1),
            said("The expiry alert had been routed to a mailbox nobody reads.", "Root cause", block=1),
            said("The on-call engineer removed the two proxies at 09:51.", "Mitigation", block=2),
            said("Certificates will be renewed automatically by the end of June.", "Next steps", block=3),
            title="Elevated error rates on checkout API",
        )
    )
    assert headings(article) == [
        "A certificate on two of the nine payment proxies had expired",
        "Mitigation",
    ]
    assert words(article.lede)[1] == "Refunds were not affected."
    assert words(article.conclusion) == ["Certificates will be renewed automatically by the end of June."]
    asked = [item.about for item in article.missing]
    assert "people" not in asked


JAPANESE = prose(
    "ja",
    "4月8日午前10時25分ごろ、港南市の製紙工場で乾燥機の蒸気配管が破裂し、従業員3人が軽いやけどを負った。"
    "工場は直ちに運転を停止し、消防が周辺の安全を確認した。",
    "配管の腐食が原因とみられるが、調査中である。近隣への影響はない。"
    "工場は配管をすべて点検し、再開は早くても来週になる見通し。",
)


def test_a_short_japanese_paragraph_makes_a_short_article() -> None:
    article = drafted(JAPANESE)
    assert article.headline.text.endswith("従業員3人が軽いやけどを負った")
    assert len(article.sections) == 1
    assert article.sections[0].heading.text in article.sections[0].model_dump_json()
    assert "配管の腐食が原因とみられる" in article.model_dump_json(), "とみられる is never dropped"
    assert words(article.conclusion) == ["工場は配管をすべて点検し、再開は早くても来週になる見通し。"]


def test_the_same_statement_twice_is_one_sentence_with_both_sources() -> None:
    article = drafted(
        bullets(
            "en", "Two trains collided near Halden", "Nobody was hurt", "Two trains collided near Halden."
        )
    )
    merged = [sentence for _, sentence in sentences(article) if "collided" in sentence.text]
    assert [sentence.sources for sentence in merged] == [("s1", "s3")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The fire destroyed 12 houses in the old town", "The fire destroyed 72 houses in the old town"),
        ("The mayor closed the old bridge on Monday", "The mayor never closed the old bridge on Monday"),
    ],
)
def test_statements_that_differ_in_a_number_or_a_denial_are_kept_apart(first: str, second: str) -> None:
    article = drafted(bullets("en", first, second))
    assert [sentence.sources for _, sentence in sentences(article)] == [("s1",), ("s2",)]


def test_two_sentences_make_no_section() -> None:
    article = drafted(prose("en", "WATER IN FUEL CAUSED ENGINE STOPPAGE. NO INJURIES WERE REPORTED."))
    assert article.sections == ()
    assert words(article.lede) == ["Water in fuel caused engine stoppage.", "No injuries were reported."]
    assert "capitals" in [item.about for item in article.missing]


def test_capitals_keep_months_identifiers_and_acronyms() -> None:
    article = drafted(prose("en", "ON OCTOBER 26, AT 1750 UTC, A CESSNA 207A, N73533, STRUCK A POWER LINE."))
    assert words(article.lede) == ["On October 26, at 1750 UTC, a cessna 207A, N73533, struck a power line."]


def test_a_bare_name_goes_into_the_headline_that_it_is_about() -> None:
    article = drafted(
        prose("en", "Heroku. An automated change did not propagate. Web dynos could not start.")
    )
    assert article.headline.text == "Heroku: An automated change did not propagate"
    assert article.headline.sources == ("s1", "s2")


def test_a_language_without_cue_words_is_arranged_by_topic() -> None:
    article = drafted(
        prose(
            "sk",
            "V sobotu ráno vypukol v sklade v Novej Vsi požiar. Plamene zachvátili strechu budovy.",
            "Na mieste zasahovalo dvanásť hasičských vozidiel z okresu. Hasiči mali oheň pod kontrolou.",
            "Škodu odhadol majiteľ skladu na stotisíc eur. Sklad nebol poistený proti požiaru.",
        )
    )
    assert len(article.sections) >= 1
    assert all(section.heading.sources for section in article.sections)


def test_what_the_note_says_of_date_and_place_is_not_asked() -> None:
    source = note(
        "en",
        said("A gas leak forced the evacuation of a school with 240 pupils."),
        meta=Meta(date="2026-03-04", place="Halden", sources=("Fire service",)),
    )
    asked = {item.about for item in drafted(source).missing}
    assert asked.isdisjoint({"when", "year", "where", "confirmation", "people"})


def test_another_language_needs_a_model() -> None:
    with pytest.raises(UsageError, match=r"translating needs a language model.*--engine openai"):
        drafted(TRAM, "en")


def test_a_regional_tag_is_the_same_language() -> None:
    assert drafted(TRAM, "fr-CA").language == "fr-CA"


def test_the_title_that_a_file_gives_is_the_headline_where_it_tells_what_happened() -> None:
    told = prose("en", "A main burst in Hill Street on 3 March 2026. Some 120 homes had no water.")
    event = told.model_copy(update={"title": "Flood in Hill Street"})
    document = told.model_copy(update={"title": "Incident report 14/2026"})
    assert drafted(event).headline.text == "Flood in Hill Street"
    assert "report" not in drafted(document).headline.text


@pytest.mark.parametrize(
    ("language", "told", "quoted"),
    [
        ("de", "Der Deich hat laut Wasserverband „besser gehalten als befürchtet und erhofft“", False),
        ("de", "Deichgraf Hinrichs: „Der Deich hat besser gehalten als befürchtet.“", True),
        ("de", "Deichgraf Hinrichs: „besser gehalten als befürchtet und erhofft“", True),
        ("en", "The dike has, says the water board, “held far better than anybody had feared”", False),
        ("fr", "La digue a selon le syndicat « tenu mieux que tout le monde ne craignait »", False),
    ],
)
def test_a_quotation_that_ends_a_sentence_is_not_given_to_its_subject(
    language: str, told: str, quoted: bool
) -> None:
    other = {
        "de": "Die Altstadt wurde geräumt.",
        "en": "The old town was evacuated.",
        "fr": "La ville est évacuée.",
    }
    article = drafted(note(language, said(other[language]), said(told, kind="bullet")))
    kinds = {paragraph.kind for _, paragraph in blocks(article)}
    assert ("quote" in kinds) == quoted


def test_the_year_of_a_stamp_is_not_asked_for() -> None:
    text = "2026-10-12 09:17 Pupils see others' marks\n09:50 All 41 schools are hit\n10:04 The app is shut\n"
    (note,) = read_notes(text.encode(), name="note.txt", language="en")
    article = ExtractiveDrafter().draft(Brief(note=note, language="en"))
    assert "year" not in {each.about for each in article.missing}
