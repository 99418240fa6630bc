import re

from hypothesis import given
from hypothesis import strategies as st

from articlekit.model.article import Article, Paragraph, Section, Sentence
from articlekit.model.note import Meta
from articlekit.rendering.sections import Branch, branches, prefix, printed


def levelled(*levels: int) -> Article:
    sections = tuple(
        Section(heading=Sentence(text=str(level)), level=level, paragraphs=()) for level in levels
    )
    return Article(language="en", headline=Sentence(text="Fire"), sections=sections)


def outline(found: list[Branch]) -> list[tuple[int, str]]:
    return [
        line for branch in found for line in ((branch.level, branch.heading.text), *outline(branch.sections))
    ]


def test_subsections_stand_under_their_section() -> None:
    found = branches(levelled(2, 3, 3, 2), base_level=2, id_prefix="")
    assert [len(branch.sections) for branch in found] == [2, 0]
    assert outline(found) == [(2, "2"), (3, "3"), (3, "3"), (2, "2")]


def test_the_house_says_where_the_levels_begin() -> None:
    assert outline(branches(levelled(2, 3), base_level=4, id_prefix="")) == [(4, "2"), (5, "3")]


def test_a_level_that_the_article_skips_is_not_skipped_in_the_output() -> None:
    assert outline(branches(levelled(3, 2, 4), base_level=2, id_prefix="")) == [(2, "3"), (2, "2"), (3, "4")]


@given(st.lists(st.integers(-3, 9), max_size=30), st.integers(2, 5))
def test_any_levels_make_an_outline_without_gaps(levels: list[int], base: int) -> None:
    lines = outline(branches(levelled(*levels), base_level=base, id_prefix=""))
    assert [text for _, text in lines] == [str(level) for level in levels]
    previous = base - 1
    for level, _ in lines:
        assert base <= level <= min(previous + 1, 6)
        previous = level


def test_blank_sentences_and_empty_paragraphs_are_not_printed() -> None:
    blank, said = Sentence(text=" \n"), Sentence(text="Fire.")
    paragraphs = (Paragraph(sentences=(blank,)), Paragraph(sentences=(said, blank)), Paragraph(sentences=()))
    assert printed(paragraphs) == (Paragraph(sentences=(said,)),)


@given(st.text(max_size=80))
def test_ids_are_plain_whatever_the_slug(slug: str) -> None:
    article = Article(language="en", headline=Sentence(text=""), note=slug, meta=Meta(slug=slug or None))
    assert re.fullmatch(r"[a-z][a-z0-9-]*-", prefix(article))


def test_slugs_in_other_scripts_give_different_ids() -> None:
    articles = [levelled().model_copy(update={"note": note}) for note in ("火災", "地震", "fire")]
    assert len({prefix(article) for article in articles}) == 3
