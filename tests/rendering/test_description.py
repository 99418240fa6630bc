from hypothesis import given
from hypothesis import strategies as st

from articlekit.model.article import Article, Paragraph, Sentence
from articlekit.rendering.metadata import describe, entitle, shorten
from tests.rendering.articles import ENGLISH, FRENCH, JAPANESE


def led(*texts: str, language: str = "en", headline: str = "Headline") -> Article:
    lede = (Paragraph(sentences=tuple(Sentence(text=text) for text in texts)),)
    return Article(language=language, headline=Sentence(text=headline), lede=lede)


def test_the_standfirst_describes_the_article() -> None:
    assert describe(FRENCH) == FRENCH.standfirst


def test_without_a_standfirst_the_lede_does_in_whole_sentences() -> None:
    assert describe(ENGLISH).endswith("failed with status 503.")
    assert describe(JAPANESE).endswith(
        "やけどを負った。工場は直ちに運転を停止し、消防が周辺の安全を確認した。"
    )
    assert describe(led("Fire.", "Nobody was hurt.")) == "Fire. Nobody was hurt."
    assert describe(led("火事。", "けが人はない。", language="ja")) == "火事。けが人はない。"


def test_a_long_sentence_is_cut_between_words() -> None:
    description = describe(led("word, " * 100))
    assert len(description) <= 300
    assert description.endswith("word…")


def test_without_a_lede_it_is_the_headline() -> None:
    assert describe(led("  ", headline="Fire in port")) == "Fire in port"


def test_the_title_has_the_site_where_there_is_room() -> None:
    assert entitle(led("x", headline="Fire in port"), "Courier") == "Fire in port | Courier"
    assert entitle(led("x", headline="Fire in port " * 5), "Courier").startswith("Fire in port Fire")
    assert "Courier" not in entitle(led("x", headline="Fire in port " * 5), "Courier")


def test_a_long_title_is_cut_to_what_html_may_have() -> None:
    assert entitle(led("x", headline="word " * 30)).endswith(" word…")
    assert len(entitle(led("x", headline="<&> " * 30))) < 30


@given(st.text(max_size=400), st.integers(1, 300), st.booleans())
def test_no_text_is_longer_than_it_may_be(text: str, limit: int, spaced: bool) -> None:
    assert len(shorten(text, limit, spaced=spaced)) <= limit
