import pytest

from articlekit.model.article import Article, Paragraph, Section, Sentence
from articlekit.rendering.annotation import place, texts
from tests.rendering.articles import FRENCH
from tests.rendering.findings import found


def placed(path: str | None, quote: str = "", *, headline: bool = True) -> list[str]:
    return list(place(FRENCH, [found(path, quote)], headline=headline)[0])


@pytest.mark.parametrize(
    "path",
    [
        "headline",
        "standfirst",
        "lede[0].sentences[1]",
        "sections[0].heading",
        "sections[0].paragraphs[1].attribution",
        "sections[1].paragraphs[0].sentences[2].stamp",
        "conclusion[0].sentences[0]",
    ],
)
def test_a_finding_stands_where_its_path_says(path: str) -> None:
    assert placed(path) == [path]


@pytest.mark.parametrize(
    ("path", "quote", "where"),
    [
        ("lede", "", "lede[0].sentences[0]"),
        ("lede[0]", "Aucun", "lede[0].sentences[1]"),
        ("sections[1]", "", "sections[1].heading"),
        ("sections[1].level", "", "sections[1].heading"),
        ("sections[1].paragraphs[0]", "trafic", "sections[1].paragraphs[0].sentences[2]"),
        ("lede[0].sentences[1].sources[0]", "", "lede[0].sentences[1]"),
        ("lede[0].sentences[1].text", "", "lede[0].sentences[1]"),
    ],
)
def test_what_is_found_of_a_whole_stands_at_its_words_or_its_beginning(
    path: str, quote: str, where: str
) -> None:
    assert placed(path, quote) == [where]


@pytest.mark.parametrize(
    "path",
    [None, "", "language", "meta.date", "sections", "sections[9].heading", "lede[9]", "../x", "[", "."],
)
def test_what_is_about_nothing_that_is_printed_has_no_place(path: str | None) -> None:
    finding = found(path, "x")
    assert place(FRENCH, [finding], headline=True) == ({}, (finding,))


def test_a_headline_that_is_not_printed_cannot_be_marked() -> None:
    assert placed("headline", headline=False) == []


def test_only_what_is_printed_is_listed() -> None:
    blank = Sentence(text=" ", stamp="10:25")
    article = Article(
        language="en",
        headline=Sentence(text=""),
        standfirst=" ",
        lede=(Paragraph(kind="quote", sentences=(blank,), attribution="Nobody"),),
        sections=(
            Section(
                heading=blank,
                paragraphs=(
                    Paragraph(kind="timeline", sentences=(blank, Sentence(text="Fire.", stamp="10:41"))),
                    Paragraph(sentences=(Sentence(text="Out.", stamp="11:00"),), attribution="Unseen"),
                ),
            ),
        ),
    )
    assert [text for _, text in texts(article, headline=True)] == ["10:41", "Fire.", "Out."]
