"""Pages made by anyone are held against a note by what they show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.checks import check_article, check_page
from articlekit.checks.rule import web_page
from articlekit.checks.rules import GROUNDING_RULES
from articlekit.model.finding import Finding, Where
from articlekit.model.house import House
from articlekit.rendering import RenderOptions, render
from tests.checks.grounding.notes import RULES, article, note
from tests.growth import no_faster_than_length

HOUSE = House()
NOTE = note("14 cellars were flooded in Harbour Street", "No one was injured", title="Water main bursts")


def test_a_finding_has_the_line_and_column_of_its_words() -> None:
    page = web_page(
        "<main><h1>Water main bursts</h1>\n<p>In Harbour Street\n<b>15</b> cellars were flooded.</p></main>"
    )
    (found,) = check_page(page, house=HOUSE, note=NOTE)
    assert (found.rule, found.where.quote) == ("unsupported-number", "15")
    line = page.splitlines()[(found.where.line or 0) - 1]
    assert line[(found.where.column or 0) - 1 :].startswith("15")


def test_a_page_without_a_note_is_not_held_against_one() -> None:
    page = web_page("<main><h1>Water main bursts</h1><p>15 cellars were flooded.</p></main>")
    assert check_page(page, house=HOUSE) == ()


def test_what_is_no_part_of_the_story_needs_no_support() -> None:
    story = "<h1>Water main bursts</h1><p>14 cellars were flooded in Harbour Street.</p>"
    around = '<nav><a href="/7">7 more stories</a></nav><footer>© 1999 Valmont Courier</footer>'
    page = web_page(f'{around}<main>{story}<p class="byline">By Zoe Quill</p></main>')
    assert check_page(page, house=HOUSE, note=NOTE, select=RULES) == ()


def test_the_house_switches_these_rules_off_too() -> None:
    page = web_page("<main><h1>Water main bursts</h1><p>15 cellars were flooded.</p></main>")
    house = House(severities={"unsupported-number": None})
    assert check_page(page, house=house, note=NOTE) == ()


PIECES = (
    *("14", "“", "”", "no ", "about ", " ", "4 March", "12:30", "CVE-2021-1", "Anna Lenoir"),
    *("。", "没有", "\n", "…"),
)
TEXT = st.text(max_size=60) | st.lists(st.sampled_from(PIECES)).map("".join)
LANGUAGES = st.sampled_from(["en", "fr", "de", "ja", "zh", "ar", "ru", "he", "ko", "hi", "th", "und", "xx"])


@given(TEXT, TEXT, TEXT, LANGUAGES, LANGUAGES)
def test_any_text_can_be_held_against_any_other(
    said: str, title: str, text: str, one: str, other: str
) -> None:
    of = note(said, said[::-1], language=one, title=title or None)
    check_article(article(text, "s1", language=other), house=HOUSE, note=of)
    check_page(f"<p lang={other}>{text}", house=HOUSE, note=of)


@given(TEXT, LANGUAGES)
def test_what_repeats_the_note_has_nothing_unsupported(said: str, language: str) -> None:
    words = " ".join(said.split())
    found = check_article(
        article(words, "s1", language=language), house=HOUSE, note=note(said, language=language), select=RULES
    )
    assert [each for each in found if each.rule != "unchecked"] == []


def test_every_grounding_rule_is_silent_without_a_note() -> None:
    for rule in GROUNDING_RULES:
        for example in rule.bad:
            assert not isinstance(example, str)
            assert check_article(example, house=HOUSE, select=(rule.id,)) == ()


@pytest.mark.parametrize("template", ["page", "fragment"])
def test_what_an_editors_copy_adds_is_not_held_against_the_note(template: str) -> None:
    written = article("14 cellars were flooded in Harbour Street", "s1")
    finding = Finding(
        rule="x", severity="error", where=Where(path="lede[0].sentences[0]"), message="Ask Zoe Quill, 77"
    )
    for options in (
        RenderOptions(trace=True, show_missing=True, note=NOTE),
        RenderOptions(annotate=(finding,), editors_copy=True, note=NOTE),
    ):
        page = render(written, template=template, options=options)
        assert "[" in page
        assert check_page(page, house=HOUSE, note=NOTE, select=RULES) == ()


def test_the_same_class_in_somebody_elses_page_hides_nothing() -> None:
    page = web_page('<main><h1>Water main bursts</h1><p class="written">15 cellars were flooded.</p></main>')
    assert [found.rule for found in check_page(page, house=HOUSE, note=NOTE)] == ["unsupported-number"]


def test_a_restored_text_may_use_the_whole_note() -> None:
    restored = article("14 cellars were flooded in Harbour Street", "s9")
    restored = restored.model_copy(update={"engine": "structure"})
    assert check_article(restored, house=HOUSE, note=NOTE, select=RULES) == ()
    wrong = article("15 cellars were flooded in Harbour Street").model_copy(update={"engine": "structure"})
    assert "unsupported-number" in {
        found.rule for found in check_article(wrong, house=HOUSE, note=NOTE, select=RULES)
    }


def test_a_sentence_takes_no_longer_in_a_long_page_with_a_long_note() -> None:
    def hold(count: int) -> None:
        texts = [
            f"On {1 + each % 28} May {each} cellars of street {each} were flooded" for each in range(count)
        ]
        long = note(*texts, title="Water main bursts")
        page = "".join(f"<p>{text.replace('May', 'June')}.</p>" for text in texts)
        assert check_page(f"<main>{page}</main>", house=HOUSE, note=long, select=("unsupported-date",))

    assert no_faster_than_length(hold, 1_000)
