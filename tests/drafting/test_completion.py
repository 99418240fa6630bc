"""What an article leaves out comes to stand where the extractive drafter has it."""

import pytest

from articlekit.drafting.completion import Wording, completed, own_words
from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive import ExtractiveDrafter
from articlekit.model.article import Article, Paragraph, Section, Sentence, blocks, sentences
from tests.fakes.notes import read

NOTE = """\
Tram line C stands still

A cable of the tram was cut on Tuesday at 6:52. 14 trams stood still for three hours.

Cause: An excavator had hit the cable. The cable was on no plan.

Response: Buses replaced the trams from 7:20 on. Engineers joined the cable at 9:40.

The operator expects line C to run again on Wednesday.
"""
OWN = ExtractiveDrafter().draft(Brief(note=read(NOTE), language="en"))


def without(*left: str) -> Article:
    """The extractive article as if a model had written it without some statements."""

    def kept(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        new = [
            each.model_copy(
                update={"sentences": tuple(one for one in each.sentences if not {*one.sources} & {*left})}
            )
            for each in paragraphs
        ]
        return tuple(each for each in new if each.sentences)

    sections = [each.model_copy(update={"paragraphs": kept(each.paragraphs)}) for each in OWN.sections]
    return OWN.model_copy(
        update={
            "lede": kept(OWN.lede),
            "sections": tuple(each for each in sections if each.paragraphs),
            "conclusion": kept(OWN.conclusion),
        }
    )


def order(article: Article) -> list[str]:
    return [source for _, each in sentences(article) for source in each.sources]


@pytest.mark.parametrize(
    "left", [(each.id,) for each in read(NOTE).statements] + [("s3", "s4"), ("s5", "s6")]
)
def test_each_statement_comes_back_to_its_place(left: tuple[str, ...]) -> None:
    article = completed(without(*left), OWN, own_words(OWN, left))
    assert order(article) == order(OWN)
    assert {each.by for _, each in sentences(article) if {*each.sources} & {*left}} == {"note"}


def test_a_section_that_is_missing_as_a_whole_comes_with_its_heading() -> None:
    lost = OWN.sections[0]
    left = [source for each in lost.paragraphs for one in each.sentences for source in one.sources]
    article = completed(without(*left), OWN, own_words(OWN, left))
    assert [each.heading.text for each in article.sections] == [each.heading.text for each in OWN.sections]
    assert article.sections[0].heading.by == "note"


def test_without_a_heading_it_joins_what_stands_before() -> None:
    lost = OWN.sections[-1]
    left = [source for each in lost.paragraphs for one in each.sentences for source in one.sources]
    said = {source: Paragraph(sentences=(Sentence(text="Words.", sources=(source,)),)) for source in left}
    article = completed(without(*left), OWN, Wording(paragraphs=said))
    assert len(article.sections) == len(OWN.sections) - 1
    assert sorted(order(article)) == sorted(order(OWN))


def test_a_time_becomes_a_part_of_running_text() -> None:
    entry = Sentence(text="power is back.", sources=("s2",), stamp="9:45")
    new = Paragraph(kind="timeline", sentences=(entry,))
    article = completed(without("s2"), OWN, Wording(paragraphs={"s2": new}))
    assert "9:45: power is back." in [each.text for _, each in sentences(article)]
    assert {paragraph.kind for _, paragraph in blocks(article)} == {
        paragraph.kind for _, paragraph in blocks(OWN)
    }


def test_a_quotation_stays_a_paragraph_of_its_own() -> None:
    said = Sentence(text="It was on no plan.", sources=("s4",), by="note")
    new = Paragraph(kind="quote", sentences=(said,), attribution="Ada Roy")
    article = completed(without("s4"), OWN, Wording(paragraphs={"s4": new}))
    assert new in [paragraph for _, paragraph in blocks(article)]


def test_what_stands_under_a_section_stays_under_it() -> None:
    deep = OWN.sections[0].model_copy(
        update={
            "level": 3,
            "heading": Sentence(text="Under it"),
            "paragraphs": (Paragraph(sentences=(Sentence(text="More.", sources=("title",)),)),),
        }
    )
    left = [s for each in OWN.sections[1].paragraphs for one in each.sentences for s in one.sources]
    bare = without(*left)
    article = bare.model_copy(update={"sections": (bare.sections[0], deep, *bare.sections[1:])})
    levels = [each.level for each in completed(article, OWN, own_words(OWN, left)).sections]
    assert levels[:3] == [2, 3, 2]
    assert isinstance(article.sections[0], Section)
