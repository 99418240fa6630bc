import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from articlekit.language.locale import available, load
from articlekit.model.article import Article, Paragraph, Sentence, blocks, headings, sentences
from articlekit.model.house import House, HouseHeadings, HousePage
from articlekit.model.note import Aside, Meta, Note, Statement
from articlekit.rendering import RenderOptions, render
from articlekit.rendering.store import builtin_folder
from tests.rendering.any_article import ANY_ARTICLE
from tests.rendering.articles import ARTICLES, ENGLISH, FRENCH, HOSTILE
from tests.rendering.pages import json_ld, parsed, words

NAMES = tuple(ARTICLES)
EDITOR = RenderOptions(trace=True, show_missing=True)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_says_everything_that_the_article_says_in_order(name: str) -> None:
    article = ARTICLES[name]
    said = words(parsed(render(article)).get_text())
    place = 0
    for _, sentence in sentences(article):
        text = words(sentence.text.replace("\x00", "\ufffd"))
        assert text in said[place:]
        place = said.index(text, place)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "hostile"])
def test_the_headings_are_those_of_the_article(name: str) -> None:
    article = ARTICLES[name]
    page = parsed(render(article))
    found = [(int(tag.name[1]), tag.get_text()) for tag in page.find_all(re.compile(r"h[1-6]"))]
    assert found == [(level, sentence.text) for _, level, sentence in headings(article)]


def test_language_and_direction_are_declared() -> None:
    for name, language, direction in (("fr", "fr", "ltr"), ("ar", "ar", "rtl"), ("hostile", "und", "ltr")):
        html = parsed(render(ARTICLES[name])).html
        assert html is not None
        assert (html["lang"], html["dir"]) == (language, direction)


def test_strings_of_the_page_are_marked_as_english_where_the_language_has_none() -> None:
    article = ENGLISH.model_copy(update={"language": "yi"})
    page = parsed(render(article))
    disclosure = page.find(class_="disclosure")
    assert disclosure is not None
    assert (disclosure["lang"], disclosure["dir"]) == ("en", "ltr")


def test_the_metadata_agrees_with_what_is_seen() -> None:
    html = render(FRENCH)
    page, data = parsed(html), json_ld(html)
    description = page.find("meta", attrs={"name": "description"})
    assert page.h1 is not None
    assert page.time is not None
    assert description is not None
    assert data["headline"] == page.h1.get_text()
    assert data["datePublished"] == page.time["datetime"]
    assert data["description"] == description["content"]
    assert data["inLanguage"] == "fr"


def test_a_page_runs_and_fetches_nothing() -> None:
    page = parsed(render(FRENCH))
    assert [script["type"] for script in page.find_all("script")] == ["application/ld+json"]
    assert page.find_all(["img", "iframe", "object", "embed"]) == []
    assert [link["rel"] for link in page.find_all("link")] in ([], [["canonical"]])
    assert not re.search(r"@import|url\(", page.style.get_text() if page.style else "")


@pytest.mark.parametrize("template", ["page", "fragment"])
def test_markup_in_a_note_comes_out_as_text(template: str) -> None:
    html = render(ARTICLES["hostile"], template=template, options=EDITOR)
    page = parsed(html)
    assert page.find_all(["b", "i"]) == []
    assert page.find_all(onclick=True) == []
    assert len(page.find_all("script")) == (1 if template == "page" else 0)
    assert "<!--" not in html
    assert "49" not in page.get_text()


def test_json_ld_holds_hostile_text_unharmed() -> None:
    assert json_ld(render(ARTICLES["hostile"]))["headline"] == HOSTILE.replace("\x00", "\ufffd")


def test_every_sentence_can_be_traced() -> None:
    page = parsed(render(FRENCH, options=EDITOR))
    for _, sentence in [*sentences(FRENCH), ("headline", FRENCH.headline)]:
        traced = page.find_all(attrs={"data-sources": " ".join(sentence.sources)})
        assert any(sentence.text in tag.get_text() for tag in traced)


def test_a_sentence_that_nothing_carries_is_marked() -> None:
    article = Article(
        language="en",
        headline=Sentence(text="Fire"),
        lede=(Paragraph(sentences=(Sentence(text="Made up.", by="a model"),)),),
    )
    assert '<span data-sources="" data-by="a model">Made up.</span>' in render(article, options=EDITOR)


@pytest.mark.parametrize("template", ["page", "fragment"])
def test_without_a_trace_there_is_nothing_of_it(template: str) -> None:
    assert "data-sources" not in render(FRENCH, template=template)


def test_what_is_missing_is_shown_to_editors_only() -> None:
    question = FRENCH.missing[0].question
    assert question not in render(FRENCH)
    assert "Embargo" not in render(FRENCH)
    shown = render(FRENCH, options=EDITOR)
    assert question in shown
    assert "Embargo jusqu’au 4 mars 2025" in shown


def test_what_is_set_aside_is_shown_to_editors_only() -> None:
    order = Aside(kind="embargo", text="Not before 6 <pm>", start=0, end=17, why='has "Not before"')
    title = Aside(kind="metadata", text="Fire in Hill Street", start=18, end=37, why="title")
    article = ENGLISH.model_copy(update={"asides": (order, title)})
    assert "Not before 6" not in render(article)
    page = parsed(render(article, options=EDITOR))
    shown = [item.get_text() for item in page.select("[data-aside]")]
    assert shown == ["embargo Not before 6 <pm>"]


def test_the_editors_copy_lists_the_statements_that_the_trace_refers_to() -> None:
    statement = Statement(id="s1", text="Le feu <a pris>.", start=0, end=16)
    note = Note(id="feu", text=statement.text, language="fr", statements=(statement,))
    page = parsed(render(FRENCH, options=RenderOptions(trace=True, show_missing=True, note=note)))
    term = page.find(id="s1")
    assert term is not None
    assert term.get_text() == "Énoncé s1"
    assert [tag.get_text() for tag in page.find_all("dd")] == [statement.text]
    traced = render(FRENCH, options=RenderOptions(trace=True, note=note))
    assert parsed(traced).find("dd") is None


def test_the_conclusion_has_a_heading_only_where_the_house_wants_one() -> None:
    assert parsed(render(FRENCH)).find(string="Conclusion") is None
    headed = RenderOptions(house=House(headings=HouseHeadings(conclusion=True)))
    heading = parsed(render(FRENCH, options=headed)).find(id="conclusion")
    assert heading is not None
    assert (heading.name, heading.get_text()) == ("h2", "Conclusion")


def test_the_disclosure_is_the_languages_the_houses_or_none() -> None:
    assert "sans modèle de langage" in render(FRENCH)
    own = House(page=HousePage(disclosure_text="Fait <à la> machine."))
    assert "Fait &lt;à la&gt; machine." in render(FRENCH, options=RenderOptions(house=own))
    silent = House(page=HousePage(disclosure=False))
    assert "disclosure" not in render(FRENCH, options=RenderOptions(house=silent)).split("</style>")[1]
    drafted = FRENCH.model_copy(update={"engine": "openai"})
    assert "trainedAlgorithmicMedia" in render(drafted, template="fragment")


def test_a_fragment_takes_its_levels_from_the_house() -> None:
    house = House(headings=HouseHeadings(base_level=4, headline=True))
    page = parsed(render(FRENCH, template="fragment", options=RenderOptions(house=house)))
    levels = [tag.name for tag in page.find_all(re.compile(r"h[1-6]"))]
    assert levels == ["h3", "h4", "h4", "h5"]
    assert page.find(["html", "head", "body", "h1"]) is None


def test_fragments_do_not_clash_on_one_page() -> None:
    other = FRENCH.model_copy(update={"meta": Meta(slug="autre-panne")})
    ids = [
        tag["id"]
        for article in (FRENCH, other)
        for tag in parsed(render(article, template="fragment")).find_all(id=True)
    ]
    assert ids
    assert len(ids) == len(set(ids))


def test_markdown_is_plain() -> None:
    text = render(ENGLISH, template="markdown")
    assert text.startswith(
        "# Elevated error rates on checkout API\n\nMay 7, 2026, 11:30\u202fAM\n\nBetween 09:14 and 10:02 UTC"
    )
    assert "\n\n## On-call engineer removed the two proxies\n\n" in text
    assert text.endswith(
        "\n\n---\n\n" + "Certificates will be renewed automatically by the end of June. "
        "Alerts now page the on-call engineer.\n\n---\n\n"
        "This article was arranged automatically from notes, without a language model; "
        "every sentence comes from the notes.\n"
    )
    assert "\n\n\n" not in text


@pytest.mark.parametrize("name", NAMES)
def test_markdown_is_read_as_what_was_meant(name: str) -> None:
    article = ARTICLES[name]
    text = re.sub(r"\A---\n.*?\n---\n", "", render(article, template="markdown"), flags=re.DOTALL)
    tokens = MarkdownIt("commonmark").parse(text)
    kinds = {inner.type for token in tokens for inner in (token, *(token.children or []))}
    assert not {"html_block", "html_inline", "code_block", "fence", "link_open", "em_open"} & kinds
    titles = [tokens[place + 1] for place, token in enumerate(tokens) if token.type == "heading_open"]
    shown = ["".join(child.content for child in token.children or []) for token in titles]
    wanted = [words(sentence.text.replace("\x00", "\ufffd")) for _, _, sentence in headings(article)]
    assert [words(text.rstrip("\u202c")) for text in shown] == [
        words(text.replace("\u2028", " ")) for text in wanted if text
    ]


@pytest.mark.parametrize("name", NAMES)
def test_json_is_read_back_as_the_same_article(name: str) -> None:
    text = render(ARTICLES[name], template="json")
    assert Article.model_validate_json(text) == ARTICLES[name]
    assert text.endswith("}\n")


@given(ANY_ARTICLE, st.sampled_from(("page", "fragment", "markdown")))
def test_any_article_is_rendered(article: Article, template: str) -> None:
    text = render(article, template=template, options=EDITOR)
    assert text == render(article, template=template, options=EDITOR)
    if template != "markdown":
        page = parsed(text)
        ids = [tag["id"] for tag in page.find_all(id=True)]
        assert len(ids) == len(set(ids))
        assert all(tag.get_text().strip() for tag in page.find_all(["p", "li", "h1", "h2", "h3"]))
    assert not any(character in text for character in "\x00\x1b\x7f\ufffe")


def test_an_article_without_anything_is_a_page() -> None:
    article = Article(language="", headline=Sentence(text=""))
    page = parsed(render(article))
    assert page.title is not None
    assert page.title.get_text()
    assert list(blocks(article)) == []


@pytest.mark.parametrize("tag", available())
def test_every_string_that_a_template_prints_is_in_the_locale_file(tag: str) -> None:
    templates = (path.read_text(encoding="utf-8") for path in builtin_folder().rglob("*.jinja"))
    wanted = {name for text in templates for name in re.findall(r"\bstrings\.(\w+)", text)}
    assert {"byline", "translated_quotation"} <= wanted
    assert wanted <= load(tag).page.keys()
    assert load(tag).page.keys() == load("und").page.keys()
