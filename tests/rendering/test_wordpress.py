"""Blocks for WordPress; that its editor takes them is for the judges to say."""

import re

import pytest

from articlekit.model.article import Article, Paragraph, Sentence
from articlekit.model.house import House, HouseHeadings, HousePage
from articlekit.rendering import RenderOptions, render
from tests.rendering.articles import ARABIC, ARTICLES, FRENCH, HOSTILE, JAPANESE


def blocks(article: Article, **options: object) -> str:
    return render(article, template="wordpress", options=RenderOptions(**options))


def test_an_article_is_a_row_of_blocks() -> None:
    assert re.findall(r"<!-- wp:(\S+)", blocks(FRENCH)) == [
        *("paragraph", "paragraph"),
        "heading",
        "paragraph",
        *("quote", "paragraph"),
        "heading",
        *("list", "list-item", "list-item", "list-item"),
        "heading",
        *("list", "list-item", "list-item", "list-item"),
        *("group", "separator", "paragraph"),
        "paragraph",
    ]


def test_headline_and_standfirst_are_fields_of_the_post() -> None:
    text = blocks(FRENCH)
    assert FRENCH.headline.text not in text
    assert (FRENCH.standfirst or "?") not in text


def test_levels_follow_the_house() -> None:
    house = House(headings=HouseHeadings(base_level=3, headline=True, conclusion=True))
    text = blocks(FRENCH, house=house)
    assert re.findall(r"<h(\d) class", text) == ["2", "3", "3", "4", "3"]
    assert re.findall(r"wp:heading(.*) -->\n<h(\d)", text)[:2] == [("", "2"), (' {"level":3}', "3")]
    assert "wp:separator" not in text  # the heading sets the conclusion apart


def test_a_timeline_is_a_list_with_its_times_in_bold() -> None:
    assert "<li><strong>10時25分</strong>：乾燥機の蒸気配管が破裂</li>" in blocks(JAPANESE)
    stamp = "<strong>6&nbsp;h&nbsp;52</strong>&nbsp;: "
    assert f"<li>{stamp}coupure de courant sur les lignes A et C</li>" in blocks(FRENCH)


def test_a_quotation_names_who_said_it() -> None:
    assert (
        "n’était pas signalé sur les plans.&nbsp;»</p>\n<!-- /wp:paragraph -->"
        "<cite>Mme Lenoir, directrice de l’exploitation</cite></blockquote>"
    ) in blocks(FRENCH)


def test_a_translated_quotation_says_so_and_an_unattributed_one_has_no_cite() -> None:
    said = Sentence(text="« Non. »", translated=True)
    for attribution, end in ((None, "<cite>(citation traduite)</cite>"), ("Le maire", "<cite>Le maire (")):
        quote = Paragraph(kind="quote", sentences=(said,), attribution=attribution)
        assert end in blocks(FRENCH.model_copy(update={"lede": (quote,)}))
    plain = Paragraph(kind="quote", sentences=(Sentence(text="« Non. »"),))
    assert blocks(FRENCH.model_copy(update={"lede": (plain,), "sections": ()})).count("<cite>") == 0


def test_the_disclosure_is_the_last_line_if_the_house_wants_it() -> None:
    assert blocks(FRENCH).endswith("notes.</p>\n<!-- /wp:paragraph -->\n")
    assert "disclosure" not in blocks(FRENCH, house=House(page=HousePage(disclosure=False)))


def test_right_to_left_paragraphs_say_so() -> None:
    text = blocks(ARABIC)
    assert len(re.findall(r"<p[ >]", text)) == len(re.findall(r'<p[^>]* dir="rtl">', text))


def test_another_language_than_the_pages_is_marked() -> None:
    assert " lang=" not in blocks(ARABIC)
    assert " lang=" not in blocks(ARABIC, surroundings="ar")
    text = blocks(ARABIC, surroundings="fr")
    assert '<h2 class="wp-block-heading"><span lang="ar" dir="rtl">' in text
    assert len(re.findall(r'<span lang="ar" dir="rtl">', text)) == len(
        re.findall(r"<(?:p|li|h2|cite)\b", text)
    )


@pytest.mark.parametrize("name", ARTICLES)
def test_nothing_of_a_note_becomes_a_block_or_markup(name: str) -> None:
    kinds = set(re.findall(r"<!-- /?wp:([^ ]+)", blocks(ARTICLES[name])))
    assert kinds <= {"paragraph", "heading", "list", "list-item", "quote", "group", "separator"}
    assert "<script" not in blocks(ARTICLES[name])


def test_blocks_within_text_stay_text() -> None:
    said = Sentence(text='<!-- wp:html --> <!-- /wp:paragraph --> [gallery ids="1"] ' + HOSTILE)
    text = blocks(FRENCH.model_copy(update={"lede": (Paragraph(sentences=(said,)),)}))
    assert "&lt;!-- wp:html --&gt; &lt;!-- /wp:paragraph --&gt; [<span>gallery</span> ids=" in text


def test_an_empty_article_has_no_blocks() -> None:
    house = House(page=HousePage(disclosure=False))
    assert blocks(Article(language="fr", headline=Sentence(text="Rien")), house=house) == "\n"
