"""Edits are data that anybody can apply."""

import pytest

from articlekit.checks.fixing import edit_article, edit_source
from articlekit.checks.rule import section, story
from articlekit.model.finding import Edit


def test_a_path_names_a_text_a_level_or_a_tag() -> None:
    article = story(section("Old", "Text."))
    edits = (
        Edit(path="sections[0].heading", text="New"),
        Edit(path="sections[0].level", text="3"),
        Edit(path="sections[0].paragraphs[0].sentences[0]", text="Words."),
        Edit(path="language", text="en-GB"),
    )
    edited = edit_article(article, edits)
    assert (edited.sections[0].heading.text, edited.sections[0].level, edited.language) == ("New", 3, "en-GB")
    assert edited.sections[0].paragraphs[0].sentences[0].text == "Words."
    assert edited.sections[0].heading.sources == article.sections[0].heading.sources


@pytest.mark.parametrize("path", ["", "sections[3].heading", "nowhere", "headline.text.more"])
def test_a_path_that_leads_nowhere_is_an_error(path: str) -> None:
    with pytest.raises(ValueError, match="no such place"):
        edit_article(story(), (Edit(path=path, text="x"),))


def test_spans_of_a_source_are_replaced_and_overlaps_left_out() -> None:
    edits = (Edit(start=4, end=6, text="X"), Edit(start=0, end=0, text=">"), Edit(start=5, end=7, text="Y"))
    assert edit_source("abcdefgh", edits) == ">abcdXgh"
