import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st

from articlekit.language.locale import load
from articlekit.model.article import Article, Paragraph, Section, Sentence
from articlekit.model.finding import SEVERITIES, Finding, Where
from articlekit.model.note import Note, Statement
from articlekit.rendering import RenderOptions, render
from articlekit.rendering.annotation import place, texts
from tests.rendering.articles import ARABIC, ARTICLES, FRENCH, HOSTILE, JAPANESE
from tests.rendering.findings import found, of_everything
from tests.rendering.pages import parsed, words
from tests.rendering.test_render import ANY_ARTICLE

TEMPLATES = ("page", "fragment")
ADDED = ".noteref, .annotation, .editors-copy, .authorship, .cites, .by, .written, aside.editor"
"""What an editor's copy adds to an article."""


def annotated(
    article: Article, *findings: Finding, note: Note | None = None, template: str = "page"
) -> BeautifulSoup:
    options = RenderOptions(annotate=findings, editors_copy=True, note=note)
    return parsed(render(article, template=template, options=options))


def noted(article: Article, *texts: str, language: str | None = None) -> Note:
    """A note with these statements, s1 and so on."""
    statements = tuple(
        Statement(id=f"s{number}", text=text, start=0, end=0) for number, text in enumerate(texts, 1)
    )
    return Note(
        id="n", text="", language=language or article.language, title="Le titre", statements=statements
    )


def said(page: BeautifulSoup) -> list[str]:
    """What an article says, line by line, without what an editor's copy adds."""
    for tag in page.select(ADDED):
        tag.decompose()
    body = page.body or page
    lines = (words(line) for line in re.split(r"\n", body.get_text()))
    return [line for line in lines if line]


def references(page: BeautifulSoup) -> list[tuple[Tag, Tag]]:
    """Each link from a mark, and what it leads to."""
    targets = {f"#{tag['id']}": tag for tag in page.find_all(id=True)}
    return [(link, targets[str(link["href"])]) for link in page.find_all("a", role="doc-noteref")]


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("name", ARTICLES)
def test_nothing_is_deleted_and_nothing_is_said_twice(name: str, template: str) -> None:
    article = ARTICLES[name]
    page = annotated(article, *of_everything(article), template=template)
    assert page.find_all("mark")
    assert "".join(said(page)) == "".join(said(parsed(render(article, template=template))))


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_mark_leads_to_its_annotation_and_back(template: str) -> None:
    page = annotated(FRENCH, *of_everything(FRENCH), template=template)
    pairs = references(page)
    assert len(pairs) == len(page.select(".annotation .finding")) > 20
    for number, (link, target) in enumerate(pairs, start=1):
        back = target.find("a", role="doc-backlink")
        assert isinstance(back, Tag)
        assert back["href"] == f"#{link['id']}"
        assert link.get_text() == back.get_text() == f"[{number}]"
        assert target.find_parent(role="doc-footnote") is not None


def test_an_annotation_says_which_rule_what_and_on_what_grounds() -> None:
    note = noted(FRENCH, "Coupure à 6 h 52.", "Douze rames immobilisées.")
    page = annotated(FRENCH, found("lede[0].sentences[0]", "14 rames"), note=note)
    [(link, target)] = references(page)
    marked = page.mark
    assert marked is not None
    assert (marked.get_text(), marked["class"]) == ("14\u00a0rames", ["error"])
    assert link.find_previous("mark") is marked
    assert words(target.get_text()).startswith("[1] Erreur unsupported-number “14 rames” is in no statement")
    message = target.select_one(".message")
    assert message is not None
    assert (message["lang"], message["dir"]) == ("en", "ltr")
    footnote = target.find_parent(role="doc-footnote")
    assert footnote is not None
    assert [tag.get_text() for tag in footnote.find_all("dt")] == ["Énoncé s1", "Énoncé s2"]
    assert [tag.get_text() for tag in footnote.find_all("dd")] == [each.text for each in note.statements]


def test_the_title_and_a_statement_that_is_not_there_are_named() -> None:
    page = annotated(FRENCH, found("headline", "14"), note=noted(FRENCH, "Coupure."))
    footnote = page.find(role="doc-footnote")
    assert footnote is not None
    assert [tag.get_text() for tag in footnote.find_all(["dt", "dd"])] == [
        "Titre",
        "Le titre",
        "Énoncé s2",
        "Absent des notes",
    ]


def test_an_annotation_stands_with_the_block_that_it_is_about() -> None:
    page = annotated(
        FRENCH,
        found("sections[0].heading", "20 kV"),
        found("sections[1].paragraphs[0].sentences[1]", "bus"),
        found("sections[2].paragraphs[0].sentences[0]", "Gare"),
    )
    parents = [note.parent for note in page.find_all(role="doc-footnote")]
    assert [parent.find(["h2", "p"]).get_text() for parent in parents if parent] == [
        "Un câble de 20\u00a0kV[1] sectionné par une pelleteuse",
        "bus[2] de remplacement mis en place [s5]",
        "Gare[3] centrale [s9]",
    ]
    assert [parent.parent.name for parent in parents if parent and parent.parent] == ["section", "li", "li"]


def test_several_findings_of_a_sentence_share_its_statements() -> None:
    path = "lede[0].sentences[0]"
    note = noted(FRENCH, "Coupure.")
    page = annotated(FRENCH, found(path, "14"), found(path, "6 h 52"), found(path, ""), note=note)
    [footnote] = page.find_all(role="doc-footnote")
    assert len(footnote.select(".finding")) == 3
    assert [tag.get_text() for tag in footnote.find_all("dd")].count("Coupure.") == 1


def test_what_is_about_nothing_visible_is_listed_at_the_end() -> None:
    page = annotated(FRENCH, found(None, rule="lede-missing"), found("language", "fr"))
    assert page.mark is None
    lines = [words(tag.get_text()) for tag in page.select("aside.editor li")]
    assert [line.split()[1] for line in lines] == ["lede-missing", "unsupported-number"]
    assert lines[1].endswith("(language)")


def test_a_fragment_without_its_headline_lists_what_is_found_of_it() -> None:
    page = annotated(FRENCH, found("headline", "14"), template="fragment")
    assert page.mark is None
    assert "(headline)" in page.select("aside.editor li")[0].get_text()


@pytest.mark.parametrize("template", TEMPLATES)
def test_an_editors_copy_says_so_at_its_top_even_where_nothing_is_found(template: str) -> None:
    page = annotated(FRENCH, template=template)
    first = page.select_one("main > *, .articlekit > *")
    assert first is not None
    assert first.get_text() == "Note pour la rédaction\u00a0: ne pas publier"
    assert not first.has_attr("lang")
    assert page.find(attrs={"data-sources": "s1 s2"}) is not None
    other = annotated(FRENCH.model_copy(update={"language": "yi"}), template=template)
    notice = other.select_one(".editors-copy")
    assert notice is not None
    assert (notice["lang"], notice["dir"]) == ("en", "ltr")


@pytest.mark.parametrize("template", TEMPLATES)
def test_statements_are_marked_with_the_language_of_the_note(template: str) -> None:
    note = noted(FRENCH, "انقطع التيار.", language="ar")
    options = RenderOptions(trace=True, show_missing=True, note=note)
    page = parsed(render(FRENCH, template=template, options=options))
    [listed] = page.select(".statements dd")
    assert (listed.get_text(), listed["lang"], listed["dir"]) == ("انقطع التيار.", "ar", "rtl")
    [label] = page.select(".statements dt")
    assert label.get_text() == "Énoncé s1"
    nearest = label.find_parent(lang=True)
    assert nearest is not None
    assert nearest["lang"] == "fr"


@pytest.mark.parametrize("name", ARTICLES)
def test_only_what_rules_say_is_marked_as_english(name: str) -> None:
    article = ARTICLES[name]
    page = annotated(article, *of_everything(article), found(None, rule="lede-missing"))
    labels = [*page.select(".finding strong"), *page.select('[role="doc-backlink"]')]
    assert {tag.get_text() for tag in page.select(".finding strong")} <= set(
        load(article.language).page.values()
    )
    if load(article.language).known:
        assert not any(tag.has_attr("lang") for tag in labels)
    assert {tag["lang"] for tag in page.select(".finding .message")} == {"en"}


def test_an_editors_copy_is_kept_from_search_engines() -> None:
    assert annotated(FRENCH).find("meta", attrs={"name": "robots", "content": "noindex"}) is not None
    assert "noindex" not in render(FRENCH)


@pytest.mark.parametrize("template", TEMPLATES)
def test_who_wrote_a_sentence_is_shown_beside_it(template: str) -> None:
    article = FRENCH.model_copy(
        update={
            "lede": (Paragraph(sentences=(Sentence(text="Inventé.", by="un modèle <b>"),)),),
            "conclusion": (Paragraph(kind="list", sentences=(Sentence(text="Fin.", by="un autre"),)),),
            "headline": FRENCH.headline.model_copy(update={"by": "une personne"}),
        }
    )
    shown = [tag.get_text() for tag in annotated(article, template=template).select(".by")]
    headline = [" [Par une personne]"] if template == "page" else []
    assert shown == [*headline, " [Par un modèle <b>]", " [Par un autre]"]
    assert "Par un modèle" not in render(article, template=template, options=RenderOptions(trace=True))


def test_statements_are_in_the_language_of_the_note() -> None:
    note = noted(FRENCH, "Coupure.", language="fr")
    page = annotated(ARABIC, found("lede[0].sentences[0]", "600"), note=note)
    statement = page.select_one(".cited dd")
    listed = page.select_one(".statements dd")
    assert statement is not None
    assert listed is not None
    assert (statement["lang"], statement["dir"]) == (listed["lang"], listed["dir"]) == ("fr", "ltr")


def test_numbers_are_isolated_from_the_direction_of_the_text() -> None:
    for article in (ARABIC, JAPANESE):
        page = annotated(article, *of_everything(article))
        assert {tag["dir"] for tag in page.select("sup.noteref")} == {"ltr"}


@pytest.mark.parametrize("template", TEMPLATES)
def test_hostile_findings_come_out_as_text(template: str) -> None:
    findings = [
        Finding(rule=HOSTILE, severity="error", where=Where(path=path, quote=HOSTILE), message=HOSTILE)
        for path in ("headline", "lede[0].sentences[0]", HOSTILE, None)
    ]
    for article in (FRENCH, ARTICLES["hostile"]):
        note = noted(article, HOSTILE, language=HOSTILE)
        page = annotated(article, *findings, note=note, template=template)
        assert page.find_all(["b", "i"]) == []
        assert page.find_all(onclick=True) == []
        assert len(page.find_all("script")) == (1 if template == "page" else 0)
        shown = [tag.get_text() for tag in page.select(".finding .message")]
        assert set(shown) == {HOSTILE.replace("\x00", "\ufffd") + "\u202c"}


def test_the_style_of_annotations_is_in_editors_copies_only() -> None:
    assert "doc-noteref" not in render(FRENCH)
    assert ".noteref" not in render(FRENCH, options=RenderOptions(trace=True, show_missing=True))
    style = annotated(FRENCH).style
    assert style is not None
    assert ".noteref" in style.get_text()


def test_templates_that_were_ejected_before_still_fit(tmp_path: Path) -> None:
    own = tmp_path / "own.html.jinja"
    text = '{% from "_macros.html.jinja" import closing, foreign, paragraphs, section, traced with context %}'
    own.write_text(text + '<p{{ traced(headline) }}{{ foreign("en") }}>{{ headline.text }}</p>\n')
    html = render(FRENCH, template=str(own), options=RenderOptions(annotate=(found("headline", "14"),)))
    assert html.startswith('<p data-sources="title s2" lang="en" dir="ltr">Panne')


_PATHS = st.sampled_from(
    (None, "headline", "standfirst", "lede", "sections[0]", "sections[0].heading", "lede[0].sentences[0]")
) | st.builds(
    "{}[{}].sentences[{}]{}".format,
    st.sampled_from(("lede", "conclusion", "sections[0].paragraphs", "sections[1].paragraphs")),
    st.integers(0, 1),
    st.integers(0, 1),
    st.sampled_from(("", ".stamp", ".text")),
)
_FINDINGS = st.lists(
    st.builds(
        Finding,
        rule=st.text(max_size=9),
        severity=st.sampled_from(SEVERITIES),
        where=st.builds(Where, path=_PATHS | st.text(max_size=9), quote=st.text(max_size=4)),
        message=st.text(max_size=30),
    ),
    max_size=6,
)


@given(ANY_ARTICLE, _FINDINGS, st.sampled_from(TEMPLATES))
def test_any_findings_annotate_any_article(article: Article, findings: list[Finding], template: str) -> None:
    page = annotated(article, *findings, note=noted(article, "Feu."), template=template)
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    shown = len(references(page)) + len(page.select(".elsewhere li"))
    assert shown == len(findings)
    assert all(tag.get_text() for tag in page.find_all("mark"))
    assert "".join(said(page)) == "".join(said(parsed(render(article, template=template))))


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
