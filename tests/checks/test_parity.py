"""Versions of one article held against each other: what differs is found, wording is not."""

import pytest

from articlekit.checks import Version, check_version, counterparts, version_of_page
from articlekit.model.article import Article, Paragraph, Section, Sentence
from articlekit.model.finding import Finding
from articlekit.model.house import House
from articlekit.rendering import RenderOptions, render
from tests.fakes.versions import LANGUAGES, version
from tests.growth import no_faster_than_length

PAIRS = [(one, other) for one in LANGUAGES for other in LANGUAGES if one != other]


def article(language: str, *, without: tuple[int, ...] = (), **changes: str) -> Article:
    """The article of the fakes; `p4="…"` is another text for the sentence at place 4."""
    texts = [
        Sentence(
            text=changes.get(f"p{place}", each["text"]), sources=tuple(each["sources"]), translated=place == 5
        )
        for place, each in enumerate(version(language))
    ]

    def paragraph(*places: int) -> Paragraph:
        return Paragraph(sentences=tuple(texts[place] for place in places if place not in without))

    return Article(
        language=language,
        headline=texts[0],
        lede=(paragraph(1, 2),),
        sections=(
            Section(heading=texts[3], paragraphs=(paragraph(4, 5),)),
            Section(heading=texts[6], paragraphs=(paragraph(7, 8),)),
        ),
        conclusion=(paragraph(9),),
        note="note",
    )


def compared(one: Article, other: Article) -> tuple[Finding, ...]:
    versions = [Version(each.language, each) for each in (one, other)]
    return check_version(versions[0], versions[1:], house=House())


def as_page(one: Article, *, trace: bool) -> str:
    return render(one, options=RenderOptions(trace=trace))


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_honest_versions_have_parity(one: str, other: str) -> None:
    assert compared(article(one), article(other)) == ()


@pytest.mark.parametrize("trace", [True, False])
@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_honest_pages_have_parity(language: str, trace: bool) -> None:
    first = version_of_page(as_page(article("en"), trace=trace), "article.en.html")
    one = version_of_page(as_page(article(language), trace=trace), f"article.{language}.html")
    assert check_version(one, (first,), house=House()) == ()


@pytest.mark.parametrize(
    ("language", "place", "text"),
    [
        ("fr", 2, "Les 250 élèves ont quitté le bâtiment."),
        ("de", 2, "Alle zweihundertfünfzig Schülerinnen und Schüler verließen das Gebäude."),
        ("pt", 1, "Uma fuga de gás foi descoberta na escola Northfield às 9h10 de 4 de março de 2026."),
        ("ru", 7, "Пожарные перекрыли главный вентиль в 9:52."),
        ("ar", 2, "غادر جميع التلاميذ البالغ عددهم ٢٥٠ المبنى."),
        ("ja", 7, "消防は午前9時52分に元栓を閉めた。"),
    ],
)
@pytest.mark.parametrize("form", ["article", "traced", "page"])
def test_a_fact_that_differs_is_found_in_its_place(language: str, place: int, text: str, form: str) -> None:
    wrong = article(language, **{f"p{place}": text})
    if form == "article":
        found = compared(wrong, article("en"))
    else:
        pages = [as_page(each, trace=form == "traced") for each in (wrong, article("en"))]
        versions = [
            version_of_page(page, f"a.{tag}.html") for page, tag in zip(pages, (language, "en"), strict=True)
        ]
        found = check_version(versions[0], versions[1:], house=House())
        line, column = found[0].where.line, found[0].where.column
        assert line is not None
        assert column is not None
        assert pages[0].splitlines()[line - 1][column - 1 :].startswith(found[0].where.quote)
        assert "a.en.html:" in found[0].message
    assert [each.rule for each in found] == ["parity"]
    assert found[0].where.quote in text
    assert " is '" in found[0].message


def test_both_places_are_named() -> None:
    found = compared(article("fr", p2="Les 250 élèves ont quitté le bâtiment."), article("en"))
    assert found[0].where.path == "lede[0].sentences[1]"
    assert found[0].message == "the number '250' is '240' in the other version (en lede[0].sentences[1])"


def test_a_statement_that_is_left_out_is_a_warning_with_its_place_in_the_other_version() -> None:
    found = compared(article("fr", without=(8,)), article("en"))
    assert [(each.rule, each.severity) for each in found] == [("parity-omission", "warning")]
    assert "s6" in found[0].message
    assert "en sections[1].paragraphs[0].sentences[1]" in found[0].message


def test_a_statement_that_only_this_version_tells_is_found() -> None:
    found = compared(article("fr"), article("en", without=(8,)))
    assert [(each.rule, each.where.path) for each in found] == [
        ("parity-omission", "sections[1].paragraphs[0].sentences[1]")
    ]


def test_levels_order_and_missing_sections_are_found() -> None:
    one = article("ja")
    first, second = one.sections
    deeper = one.model_copy(update={"sections": (first, second.model_copy(update={"level": 3}))})
    turned = one.model_copy(update={"sections": (second, first)})
    fewer = one.model_copy(update={"sections": (first,)})
    assert "is an h3, the other version's an h2" in compared(deeper, article("en"))[0].message
    assert "comes earlier in the other version" in compared(turned, article("en"))[0].message
    assert any("no section here for 'Fire service" in each.message for each in compared(fewer, article("en")))
    assert any("ja has no section for" in each.message for each in compared(article("en"), fewer))


def test_small_numbers_may_be_said_without_a_numeral() -> None:
    two = article("en", p4="Two corroded pipes under the kitchen had cracked, one of them badly.")
    dual = article("ar", p4="كان أنبوبان متآكلان تحت المطبخ قد تصدعا، أحدهما بشدة.")
    assert compared(dual, two) == ()
    assert compared(two, dual) == ()


def test_a_rounding_that_says_so_is_the_same_number() -> None:
    exact = article("en", p2="All 2,317 pupils left the building.")
    assert compared(article("fr", p2="Environ 2\u00a0300 élèves ont quitté le bâtiment."), exact) == ()
    assert compared(article("fr", p2="Les 2\u00a0300 élèves ont quitté le bâtiment."), exact) != ()


def test_an_indirect_quotation_that_was_made_a_direct_one_is_found() -> None:
    reported = article("en", p5="Head teacher Anna Roy said that the pipe was not on the plans.")
    assert ["this is a quotation here" in each.message for each in compared(article("de"), reported)] == [
        True
    ]
    assert compared(reported, article("de")) == ()


def test_one_of_two_quotations_has_to_be_marked_as_translated() -> None:
    unmarked = [
        article(tag).model_copy(
            update={
                "sections": tuple(
                    section.model_copy(
                        update={
                            "paragraphs": tuple(
                                paragraph.model_copy(
                                    update={
                                        "sentences": tuple(
                                            each.model_copy(update={"translated": False})
                                            for each in paragraph.sentences
                                        )
                                    }
                                )
                                for paragraph in section.paragraphs
                            )
                        }
                    )
                    for section in article(tag).sections
                )
            }
        )
        for tag in ("ru", "en")
    ]
    assert "neither says so" in compared(*unmarked)[0].message
    assert compared(unmarked[0], article("en")) == ()


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_sections_are_matched_by_their_statements(order: tuple[int, int]) -> None:
    one = article("ar")
    turned = one.model_copy(update={"sections": tuple(one.sections[place] for place in order)})
    assert counterparts(turned, article("en")).pairs == tuple(enumerate(order))


def test_a_page_of_anybody_is_read_with_its_sections_and_quotations() -> None:
    html = (
        "<html lang=fr><nav><p>Accueil 12</p></nav><main><h1>Fuite</h1><p>Le 3 mars.</p><h2>Cause</h2>"
        "<figure><blockquote><p>La conduite était vieille.</p></blockquote>"
        "<figcaption>Anne Roy, traduit de l’anglais</figcaption></figure></main>"
    )
    told = version_of_page(html, "fr.html")
    assert [each.passage.text for each in told.headings] == ["Fuite", "Cause"]
    assert [(each.passage.text, each.quotes, each.translated) for each in told.body[:2]] == [
        ("Le 3 mars.", False, False),
        ("La conduite était vieille.", True, True),
    ]
    assert told.place("sections[0].heading") == f"fr.html:1:{html.index('Cause') + 1}"


def test_pages_that_differ_everywhere_take_their_time_and_no_more() -> None:
    paragraphs = [
        "".join(
            f"<p>In {place}{number} houses at {number % 24}:{place} people live.</p>"
            for number in range(1_000)
        )
        for place in (11, 12)
    ]

    def run(size: int) -> object:
        one, other = (version_of_page(f"<main><h1>x</h1>{text[: size * 50]}", "x") for text in paragraphs)
        return check_version(one, (other,), house=House())

    assert no_faster_than_length(run, 1_000)
