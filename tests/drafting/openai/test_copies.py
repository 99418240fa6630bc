"""Sentences of a model that are the note's own but for a word or two."""

import pytest

from articlekit.drafting.drafter import Brief
from articlekit.drafting.openai.copies import in_own_words
from articlekit.drafting.openai.plan import plan
from articlekit.model.article import Article, Paragraph, Section, Sentence, blocks
from tests.fakes.notes import read

NOTE = """\
Bridge closed

A structural engineer found cracks in the bridge on 3 March 2026. About 40 buses take another way.

Cause: corrosion of two bearings.

Site manager Ana Reyes: "We would rather close it than wait."

8:05 Cracks reported
9:30 Bridge closed
"""
GERMAN = """\
Brücke gesperrt

Ein Statiker hat am 3. März 2026 Risse in der Brücke gefunden. Rund 40 Busse fahren einen anderen Weg.
"""


def set_right(text: str, *sources: str, note: str = NOTE, language: str = "en") -> tuple[Article, Brief]:
    brief = Brief(note=read(note), language=language)
    sentence = Sentence(text=text, sources=sources, by="model")
    section = Section(heading=Sentence(text="News"), paragraphs=(Paragraph(sentences=(sentence,)),))
    article = Article(language=language, headline=Sentence(text="Bridge"), sections=(section,))
    return in_own_words(article, plan(brief), brief), brief


def said(article: Article) -> list[tuple[str, str | None]]:
    return [(each.text, each.by) for _, paragraph in blocks(article) for each in paragraph.sentences]


@pytest.mark.parametrize(
    ("text", "is_minor"),
    [
        ("On 3 March 2026 a structural engineer found cracks in the bridge.", True),
        ("A structural surveyor found cracks in the bridge on 3 March 2026.", True),
        ("A structural engineer found cracks in the bridge on 5 March 2026.", False),
    ],
)
def test_a_word_that_is_changed_is_the_note_s_again(text: str, is_minor: bool) -> None:
    article, brief = set_right(text, "s1")
    assert said(article) == [("A structural engineer found cracks in the bridge on 3 March 2026.", "note")]
    (declined,) = brief.declined
    assert declined.wrote == text
    assert declined.minor is is_minor


def test_a_sentence_that_is_the_note_s_is_marked_so_and_nothing_is_told() -> None:
    article, brief = set_right("About 40 buses take another way.", "s2")
    assert said(article) == [("About 40 buses take another way.", "note")]
    assert not brief.declined


def test_the_wrong_word_in_german() -> None:
    text = "Ein Statistiker hat am 3. März 2026 Risse in der Brücke gefunden."
    article, _ = set_right(text, "s1", note=GERMAN, language="de")
    assert said(article) == [(text.replace("Statistiker", "Statiker"), "note")]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Experts discovered on 3 March 2026 that the bridge was cracked.", ("s1",)),
        (
            "Cracks were found in the bridge on 3 March 2026, and about 40 buses take another way.",
            ("s1", "s2"),
        ),
        ("The cause is corrosion of two bearings.", ("s3",)),
    ],
)
def test_what_is_said_in_other_words_or_made_of_a_fragment_stays(text: str, sources: tuple[str, ...]) -> None:
    article, brief = set_right(text, *sources)
    assert said(article) == [(text, "model")]
    assert not brief.declined


def test_a_fragment_gets_no_word_that_the_note_does_not_have() -> None:
    article, _ = set_right("Severe corrosion of two bearings.", "s3")
    assert said(article) == [("Corrosion of two bearings.", "note")]


def test_a_quotation_stands_with_who_has_said_it() -> None:
    article, _ = set_right("We would rather close it than wait.", "s4")
    (paragraph,) = article.sections[0].paragraphs
    assert paragraph.kind == "quote"
    assert paragraph.attribution == "Site manager Ana Reyes"
    assert paragraph.sentences[0].text == '"We would rather close it than wait."'


def test_entries_in_a_row_are_a_list_of_times_again() -> None:
    article, _ = set_right("8:05 – Cracks reported 9:30 – Bridge closed.", "s5", "s6")
    (paragraph,) = article.sections[0].paragraphs
    assert paragraph.kind == "timeline"
    assert [each.stamp for each in paragraph.sentences] == ["8:05", "9:30"]


def test_translations_stay() -> None:
    text = "A structural engineer found cracks in the bridge on 3 March 2026."
    brief = Brief(note=read(GERMAN), language="en")
    lede = (Paragraph(sentences=(Sentence(text=text, sources=("s1",), by="model"),)),)
    article = Article(language="en", headline=Sentence(text="Bridge"), lede=lede)
    assert in_own_words(article, plan(brief), brief) is article
