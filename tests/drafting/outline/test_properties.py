"""Any text comes out as a valid article in which nothing is lost."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.drafting.outline import restore
from articlekit.errors import InputError
from articlekit.model.article import Article, sentences

WORD = st.sampled_from(
    [
        "Server",
        "fire",
        "bridge",
        "closed",
        "Monday",
        "engineers",
        "restored",
        "power",
        "cause",
        "unknown",
        "residents",
        "storm",
        "14",
        "rail",
    ]
)
PHRASE = st.lists(WORD, min_size=1, max_size=6).map(" ".join)
PARAGRAPH = st.lists(
    st.lists(WORD, min_size=12, max_size=24).map(lambda words: " ".join(words).capitalize() + "."),
    min_size=2,
    max_size=4,
).map(" ".join)
MARKED = st.sampled_from(["", "# ", "## ", "- ", "1. ", "H2: ", "**", "<h2>", "\n", "---\n", "①"])
LINE = st.one_of(
    st.tuples(MARKED, PHRASE).map("".join),
    PARAGRAPH,
    st.just("The headings would be as follows:"),
    st.text(max_size=40),
)


def assert_valid(article: Article) -> None:
    assert article.headline.text.strip()
    assert all(section.heading.text.strip() for section in article.sections)
    assert all(sentence.text.strip() for _, sentence in sentences(article))
    for section, following in pairwise([*article.sections, None]):
        deeper = following is not None and section is not None and following.level > section.level
        assert section is None or section.paragraphs or deeper
    levels = [1, *(section.level for section in article.sections)]
    assert all(2 <= level <= above + 1 for above, level in pairwise(levels))


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def body(article: Article) -> list[str]:
    return [word for _, sentence in sentences(article) for word in words(sentence.text)]


@given(st.text(max_size=400))
def test_any_text_gives_a_valid_article(text: str) -> None:
    if not any(map(str.isalnum, text)):
        with pytest.raises(InputError, match="empty"):
            restore(text, language="en")
    else:
        assert_valid(restore(text, language="en").article)


@given(
    st.lists(LINE, min_size=1, max_size=14).map("\n".join), st.sampled_from(["en", "fr", "ja", "ar", "und"])
)
def test_any_arrangement_of_lines_gives_a_valid_article(text: str, language: str) -> None:
    if any(map(str.isalnum, text)):
        assert_valid(restore(text, language=language).article)


@given(st.binary(max_size=200))
def test_any_bytes_that_a_reader_may_let_through_are_taken(content: bytes) -> None:
    text = content.decode("latin-1") + " x"
    assert_valid(restore(text, language="en").article)


@given(
    st.lists(PARAGRAPH, min_size=1, max_size=5),
    st.lists(PHRASE, min_size=1, max_size=9, unique_by=str.casefold),
    st.sampled_from(["", "- ", "1. ", "## ", "H2: "]),
    st.lists(PARAGRAPH, max_size=1),
)
def test_all_words_of_a_listed_text_come_back_in_order(
    paragraphs: list[str], listed: list[str], mark: str, ending: list[str]
) -> None:
    items = [mark + heading for heading in listed]
    text = "\n".join(
        ["Night of the storm", *paragraphs, "The headings would be as follows:", *items, *ending]
    )
    article = restore(text, language="en").article
    assert_valid(article)
    found = [section.heading.text for section in article.sections]
    assert found == listed[: len(found)]
    assert body_without_list(article, listed[len(found) :]) == words(" ".join([*paragraphs, *ending]))
    assert article.headline.text == "Night of the storm"


def body_without_list(article: Article, left: list[str]) -> list[str]:
    """The words of the body; headings that it had no room for stand in a list at the end of the sections."""
    texts = [sentence.text for _, sentence in sentences(article)]
    if left:
        start = next(index for index in range(len(texts)) if texts[index : index + len(left)] == left)
        texts = texts[:start] + texts[start + len(left) :]
    return words(" ".join(texts))


@given(st.lists(PARAGRAPH, min_size=1, max_size=6))
def test_a_text_without_headings_stays_as_it_is(paragraphs: list[str]) -> None:
    article = restore("\n\n".join(["Night of the storm", *paragraphs]), language="en").article
    assert not article.sections
    assert body(article) == words(" ".join(paragraphs))
