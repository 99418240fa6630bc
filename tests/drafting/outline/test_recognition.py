"""The forms in which a flat text brings its headings."""

import pytest

from articlekit.drafting.outline import restore
from articlekit.language.locale import available, load

FIRE = (
    "A fire broke out in a warehouse at the harbour on Monday night. Flames were seen from across the river, "
    "and the quay was closed to all traffic until the early morning."
)
CAUSE = (
    "An electrical fault in a refrigeration unit caused the blaze, the fire brigade said. Investigators "
    "found burnt cables behind the refrigeration unit that had been repaired twice this year."
)
SCHOOL = (
    "Lessons at the nearby school were cancelled because of the smoke. Pupils of the school will be taught "
    "in the town hall for the rest of the week, and parents were told by telephone."
)
END = "In short, nobody was hurt, but the harbour will need months to recover from the night."
TITLE = "Warehouse burns at the harbour"
CAUSES, PUPILS = "Electrical fault caused the blaze", "School lessons cancelled"


def outline(text: str, language: str = "en") -> list[tuple[str, str]]:
    """Each heading with the first two words under it."""
    return [
        (section.heading.text, " ".join(section.paragraphs[0].sentences[0].text.split()[:2]))
        for section in restore(text, language=language).article.sections
    ]


EXPECTED = [(CAUSES, "An electrical"), (PUPILS, "Lessons at")]
LISTS = {
    "plain": [CAUSES, PUPILS],
    "bullets": [f"- {CAUSES}", f"* {PUPILS}"],
    "numbers": [f"1. {CAUSES}", f"2) {PUPILS}"],
    "roman": [f"I. {CAUSES}", f"II. {PUPILS}"],
    "chinese numbers": [f"一、{CAUSES}", f"二、{PUPILS}"],
    "circled numbers": [f"① {CAUSES}", f"②{PUPILS}"],
    "markdown": [f"## {CAUSES}", f"## {PUPILS} ##"],
    "bold": [f"**{CAUSES}**", f"__{PUPILS}__"],
    "prefixes": [f"H2: {CAUSES}", f"h2 - {PUPILS}"],
    "tags": [f"<h2>{CAUSES}</h2>", f'<H2 class="x">{PUPILS}</H2>'],
    "tags on one line": [f"<h2>{CAUSES}</h2> <h2>{PUPILS}</h2>"],
    "bulleted prefixes": [f"- **H2: {CAUSES}**", f"- **H2: {PUPILS}**"],
    "title first": [TITLE, CAUSES, PUPILS],
    "h1 first": [f"H1: {TITLE}", f"H2: {CAUSES}", f"H2: {PUPILS}"],
}


@pytest.mark.parametrize("form", LISTS)
@pytest.mark.parametrize("announcement", ["The headings would be as follows:", None])
def test_a_list_at_the_end_is_recognised(form: str, announcement: str | None) -> None:
    announced = [announcement] if announcement else []
    text = "\n".join([TITLE, FIRE, CAUSE, SCHOOL, *announced, *LISTS[form], END])
    assert outline(text) == EXPECTED
    article = restore(text, language="en").article
    assert article.headline.text == TITLE
    assert [sentence.text for paragraph in article.conclusion for sentence in paragraph.sentences] == [END]


@pytest.mark.parametrize("listed", [[f"{CAUSES}.", PUPILS], [f"{CAUSES}.", f"{PUPILS}."]])
def test_announced_headings_may_end_in_full_stops(listed: list[str]) -> None:
    text = "\n".join([TITLE, FIRE, CAUSE, SCHOOL, "Headings:", *listed, END])
    assert [(heading.rstrip("."), start) for heading, start in outline(text)] == EXPECTED


@pytest.mark.parametrize("language", available())
def test_an_announcement_is_recognised_in_every_language(language: str) -> None:
    words = load(language).outline
    for heading in words["heading_words"]:
        text = "\n".join(
            [TITLE, FIRE, CAUSE, SCHOOL, f"{heading} {words['announce_words'][0]}:", CAUSES, PUPILS]
        )
        assert outline(text, language) == EXPECTED, heading


def test_an_announcement_may_end_a_paragraph() -> None:
    text = "\n".join([TITLE, FIRE, CAUSE, f"{SCHOOL} The headings would be as follows:", CAUSES, PUPILS])
    assert outline(text) == EXPECTED


def test_a_list_may_stand_between_title_and_body() -> None:
    assert outline("\n".join([TITLE, "Headings:", CAUSES, PUPILS, FIRE, CAUSE, SCHOOL])) == EXPECTED


def test_levels_that_prefixes_give_are_kept() -> None:
    text = "\n".join([FIRE, CAUSE, SCHOOL, f"H1: {TITLE}", f"H2: {CAUSES}", f"H3: {PUPILS}"])
    article = restore(text, language="en").article
    assert article.headline.text == TITLE
    assert [section.level for section in article.sections] == [2, 3]


@pytest.mark.parametrize(
    "text",
    [
        f"# {TITLE}\n\n{FIRE}\n\n## {CAUSES}\n\n{CAUSE}\n\n## {PUPILS}\n\n{SCHOOL}",
        f"{TITLE}\n\n{FIRE}\n\n{CAUSES}\n\n{CAUSE}\n\n{PUPILS}\n\n{SCHOOL}",
        f"{TITLE}\n===\n{FIRE}\n\n{CAUSES}\n---\n{CAUSE}\n\n{PUPILS}\n---\n{SCHOOL}",
        f"{TITLE}\n{FIRE}\n<h2>{CAUSES}</h2>\n{CAUSE}\n<h2>{PUPILS}</h2>\n{SCHOOL}",
        f"{TITLE}\nContents:\n- {CAUSES}\n- {PUPILS}\n{FIRE}\n## {CAUSES}\n{CAUSE}\n## {PUPILS}\n{SCHOOL}",
    ],
)
def test_headings_in_place_stay_there(text: str) -> None:
    assert outline(text) == EXPECTED
    assert restore(text, language="en").article.headline.text == TITLE


def test_a_heading_over_a_deeper_one_is_kept() -> None:
    article = restore(f"# {TITLE}\n{FIRE}\n## Damage\n### {CAUSES}\n{CAUSE}", language="en").article
    assert [(one.heading.text, one.level, len(one.paragraphs)) for one in article.sections] == [
        ("Damage", 2, 0),
        (CAUSES, 3, 1),
    ]


def test_a_bulleted_list_in_the_body_is_a_list_and_no_outline() -> None:
    text = f"{TITLE}\n{FIRE}\nThe damage:\n- two trucks\n- one crane\n{CAUSE}"
    article = restore(text, language="en").article
    assert not article.sections
    items = [paragraph for paragraph in article.lede if paragraph.kind == "list"]
    assert [sentence.text for sentence in items[0].sentences] == ["two trucks", "one crane"]


def test_a_byline_after_the_title_is_no_heading() -> None:
    assert outline(f"{TITLE}\nBy Ann Lee\n{FIRE}\n{CAUSE}") == []


def test_a_text_without_a_title_is_headed_by_its_first_sentence() -> None:
    article = restore(f"{FIRE}\n{CAUSE}", language="en").article
    assert article.headline.text == "A fire broke out in a warehouse at the harbour on Monday night"
    assert article.headline.sources == ("s1",)
    assert article.lede[0].sentences[0].text.endswith("Monday night.")


def test_a_last_paragraph_that_opens_as_a_conclusion_stands_apart() -> None:
    article = restore("\n".join([TITLE, FIRE, CAUSE, END]), language="en").article
    assert [paragraph.sentences[0].text for paragraph in article.conclusion] == [END]


def test_more_headings_than_text_leave_a_list_and_no_empty_section() -> None:
    article = restore(
        f"{TITLE}\nThe fire is out now.\nThe headings are:\nOne\nTwo\nThree", language="en"
    ).article
    assert [section.heading.text for section in article.sections] == ["One"]
    assert [sentence.text for sentence in article.sections[0].paragraphs[-1].sentences] == ["Two", "Three"]


def test_numbers_of_some_headings_only_belong_to_them() -> None:
    text = "\n".join(
        [TITLE, FIRE, CAUSE, SCHOOL, "The headings would be as follows:", f"1. {CAUSES}", PUPILS]
    )
    assert [heading for heading, _ in outline(text)] == [f"1. {CAUSES}", PUPILS]
