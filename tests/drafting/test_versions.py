"""Sections put in the order of another version: nothing is lost but headings that it does not have."""

from articlekit.drafting.versions import aligned
from articlekit.model.article import Article, Paragraph, Section, Sentence, sentences


def article(*sections: tuple[str, ...], level: int = 2) -> Article:
    """An article whose sections have a sentence for each statement named."""
    return Article(
        language="en",
        headline=Sentence(text="Northfield"),
        lede=(Paragraph(sentences=(Sentence(text="s0", sources=("s0",)),)),),
        sections=tuple(
            Section(
                heading=Sentence(text=f"on {' '.join(sources)}"),
                level=level if number else 2,
                paragraphs=tuple(
                    Paragraph(sentences=(Sentence(text=each, sources=(each,)),)) for each in sources
                ),
            )
            for number, sources in enumerate(sections)
        ),
    )


def outline(one: Article) -> list[tuple[str, int, list[str]]]:
    return [
        (each.heading.text, each.level, [part.sentences[0].text for part in each.paragraphs])
        for each in one.sections
    ]


def test_order_and_levels_are_those_of_the_other_version() -> None:
    result = aligned(article(("s3",), ("s1", "s2")), article(("s1", "s2"), ("s3",), level=3))
    assert outline(result.article) == [("on s1 s2", 2, ["s1", "s2"]), ("on s3", 3, ["s3"])]
    assert result.dropped == ()


def test_a_section_that_was_split_is_one_again() -> None:
    result = aligned(article(("s1", "s2"), ("s4",), ("s3",)), article(("s1", "s2", "s3"), ("s4",)))
    assert outline(result.article) == [("on s1 s2", 2, ["s1", "s2", "s3"]), ("on s4", 2, ["s4"])]
    assert [each.text for each in result.dropped] == ["on s3"]


def test_what_the_other_version_does_not_tell_joins_what_stands_before_it() -> None:
    result = aligned(article(("s9",), ("s1",), ("s8",)), article(("s1",), ("s2",)))
    assert outline(result.article) == [("on s1", 2, ["s1", "s8"])]
    assert [each.text for _, each in sentences(result.article)] == ["s0", "s9", "s1", "s8"]


def test_versions_that_have_nothing_in_common_stay_as_they_are() -> None:
    one = article(("s1",), ("s2",))
    assert aligned(one, article(("s8",))).article == one
    assert aligned(one, article()).article == one
