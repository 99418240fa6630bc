"""Checking and fixing as a whole: severities, selection, order, and what can be relied on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.checks import check_article, check_page, find_rule, fix_article, fix_page
from articlekit.checks.rule import section, story, web_page
from articlekit.errors import UsageError
from articlekit.model.house import House, HouseLimits

HOUSE = House()
MESSY = story(
    section("Repairs under way.", "Crews are  at work."),
    section("Schools", level=4),
    headline="Flood: street closed,",
)


def rules_found(article: object, house: House = HOUSE, **options: tuple[str, ...]) -> list[str]:
    return [finding.rule for finding in check_article(article, house=house, **options)]  # type: ignore[arg-type]


def test_findings_come_in_reading_order() -> None:
    paths = [finding.where.path for finding in check_article(MESSY, house=HOUSE)]
    assert paths == [
        "headline",
        "sections[0].heading",
        "sections[0].paragraphs[0].sentences[0]",
        "sections[1]",
        "sections[1].heading",
    ]


def test_the_house_sets_severities_and_switches_rules_off() -> None:
    house = House(severities={"heading-punctuation": "error", "empty-section": None})
    found = {finding.rule: finding.severity for finding in check_article(MESSY, house=house)}
    assert found["heading-punctuation"] == "error"
    assert "empty-section" not in found


def test_the_house_sets_limits() -> None:
    article = story(section("Repairs under way", "Crews are at work."))
    assert rules_found(article) == []
    assert rules_found(article, House(limits=HouseLimits(heading=12))) == ["heading-length"]
    assert rules_found(article, House(limits=HouseLimits(headline=12))) == ["heading-length"]


def test_rules_can_be_selected_and_ignored() -> None:
    assert set(rules_found(MESSY, select=("empty-section",))) == {"empty-section"}
    assert "empty-section" not in rules_found(MESSY, ignore=("empty-section",))


@pytest.mark.parametrize("options", [{"select": ("heading-skp",)}, {"ignore": ("heading-skp",)}])
def test_an_unknown_rule_is_named_with_its_neighbours(options: dict[str, tuple[str, ...]]) -> None:
    with pytest.raises(UsageError, match=r"'heading-skp'.*heading-skip"):
        check_article(MESSY, house=HOUSE, **options)  # type: ignore[arg-type]


def test_an_unknown_rule_in_the_house_is_an_error_too() -> None:
    with pytest.raises(UsageError, match="no rule 'nonsense-of-mine'"):
        check_page("<p>x", house=House(severities={"nonsense-of-mine": "error"}))


def test_fixes_of_all_rules_settle_together() -> None:
    fixed = fix_article(MESSY, house=HOUSE)
    assert fixed.headline.text == "Flood: street closed"
    assert [one.level for one in fixed.sections] == [2, 3]
    assert fixed.sections[0].paragraphs[0].sentences[0].text == "Crews are at work."
    assert fixed.sections[0].paragraphs[0].sentences[0].sources == ("s1",)
    assert fix_article(fixed, house=HOUSE) == fixed


def test_a_rule_that_is_off_fixes_nothing() -> None:
    house = House(severities={"typography-spaces": None})
    fixed = fix_article(MESSY, house=house)
    assert fixed.sections[0].paragraphs[0].sentences[0].text == "Crews are  at work."


def test_sections_under_a_skipped_heading_move_up_with_it() -> None:
    levels = (2, 4, 5, 4, 2, 3)
    article = story(*(section(f"Part {index}", "Text.", level=level) for index, level in enumerate(levels)))
    assert [one.level for one in fix_article(article, house=HOUSE).sections] == [2, 3, 4, 3, 2, 3]


def test_a_page_finding_has_line_and_column() -> None:
    page = "<h2>Flood</h2>\n<p>Two streets.</p>\r\n  <h4>Été\n</h4><p>Work.</p>"
    (finding,) = check_page(page, house=HOUSE)
    assert (finding.rule, finding.where.line, finding.where.column) == ("page-heading-skip", 3, 3)
    assert finding.where.quote == "Été"


def test_a_fragment_is_not_asked_for_what_documents_have() -> None:
    assert check_page("<p>Two streets are closed.</p>", house=HOUSE) == ()
    found = {finding.rule for finding in check_page("<!doctype html><p>Two streets.</p>", house=HOUSE)}
    assert {"page-title", "page-language", "page-h1", "page-description"} <= found


def test_page_fixes_change_what_they_name_and_nothing_else() -> None:
    page = web_page('<main><h1>Flood.</h1><p>"No one" was hurt.</p><pre>"x"...</pre></main>')
    wanted = web_page('<main><h1>Flood</h1><p>“No one” was hurt.</p><pre>"x"...</pre></main>')
    assert fix_page(page, house=HOUSE) == wanted


def test_find_rule_gives_the_rule() -> None:
    assert find_rule("heading-skip").severity == "error"


WORDS = st.sampled_from(
    ['"', "'", "a", "No. 5", ".", " ", "\u00a0", ":", "«", "»", "?", "中", "文,", "ب,", "\n", "..."]
)


@given(st.lists(st.tuples(st.integers(-2, 9), st.lists(WORDS).map("".join), st.lists(WORDS).map("".join))))
def test_any_article_can_be_checked_and_its_fixes_settle(parts: list[tuple[int, str, str]]) -> None:
    article = story(*(section(heading, text, level=level) for level, heading, text in parts), language="fr")
    fixed = fix_article(article, house=HOUSE)
    assert fix_article(fixed, house=HOUSE) == fixed
    assert all(not finding.fix for finding in check_article(fixed, house=HOUSE))


@given(st.text(), st.text(), st.text())
def test_any_text_can_be_checked_as_an_article(headline: str, text: str, language: str) -> None:
    article = story(section(text, headline, text), headline=headline, lede=text, language=language)
    check_article(article, house=HOUSE)
    fix_article(article, house=HOUSE)


TAGS = st.sampled_from(
    [
        "<h1>",
        "</h1>",
        "<h2 lang=fr>",
        "<h4 aria-labelledby=a id=a>",
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<br>",
        "<!--",
        "-->",
        "<html lang=ar>",
        "<!doctype html>",
        "<title>",
        "</title>",
        "<script type='application/ld+json'>",
        "</script>",
        "<img src=x>",
        "<a href='",
        '"',
        "'",
        ">",
        "<",
        "&amp;",
        "&",
        "text. Text.",
        " ",
        "\x00",
        "\ud800",
        "<svg><title>",
        "<div role=heading>",
        "<p style='font-size:2em'>",
        "<meta name=description content='x'>",
        '{"@type":"Article"}',
    ]
)


@given(st.lists(TAGS | st.text(max_size=5)).map("".join))
def test_any_text_can_be_checked_and_fixed_as_a_page(source: str) -> None:
    for finding in check_page(source, house=HOUSE):
        assert finding.where.line is not None
        assert finding.where.column is not None
        assert 1 <= finding.where.line <= source.count("\n") + source.count("\r") + 1
    fixed = fix_page(source, house=HOUSE)
    assert fix_page(fixed, house=HOUSE) == fixed


@given(st.binary())
def test_any_bytes_can_be_checked_as_a_page(data: bytes) -> None:
    check_page(data.decode("utf-8", "surrogateescape"), house=HOUSE)
