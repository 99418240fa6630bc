"""What rules see of a page."""

import pytest

from articlekit.checks import read_page
from tests.growth import no_faster_than_length

PAGE = """<!doctype html>
<html lang="fr"><head><title>a < b</title><script>if (a < b) "<h1>no</h1>"</script></head>
<body><!-- <h1>no</h1> -->
  <h1 title="a<b>c">Été <em>chaud</em></h1>
  <p>Un <code>x</code> : <b>mot</b><br>deux <i lang="en">words</i></p>reste
  <h2 aria-label="Deux"></h2><h3 hidden>Trois</h3><div role="heading" aria-level="4">Quatre</div>
</body></html>
"""


def test_headings_have_their_place_level_and_name() -> None:
    page = read_page(PAGE)
    seen = [(one.level, one.name, page.place(one.offset)) for one in page.headings]
    assert seen == [(1, "Été chaud", (4, 3)), (2, "Deux", (6, 3)), (4, "Quatre", (6, 51))]


def test_blocks_hold_the_text_as_it_is_read() -> None:
    texts = [block.text for block in read_page(PAGE).blocks]
    assert texts == ["Été chaud", "Un \ufffc : mot deux \ufffc", "reste", "Quatre"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ('<h2><img src="a.png" alt="Flood"></h2>', "Flood"),
        ('<h2><img src="a.png" alt="Flood" role="presentation"></h2>', ""),
        ('<h2 aria-labelledby="x y"></h2><i id="x">Big</i><i id="y" hidden>flood</i>', "Big flood"),
        ('<h2><span aria-hidden="true">Flood</span></h2>', ""),
        ("<h2><svg role=img><title>Flood</title></svg></h2>", "Flood"),
        ('<h2 title="Flood"></h2>', "Flood"),
        ("<h2>A<br>B</h2>", "A B"),
    ],
)
def test_the_accessible_name(source: str, name: str) -> None:
    (heading,) = read_page(source).headings
    assert heading.name == name


@pytest.mark.parametrize(
    "source",
    [
        "<h2 hidden>x</h2>",
        '<div style="display: none"><h2>x</h2></div>',
        '<div aria-hidden="true"><h2>x</h2></div>',
        '<h2 role="presentation">x</h2>',
        "<template><h2>x</h2></template>",
        "<textarea><h2>x</h2></textarea>",
    ],
)
def test_what_is_hidden_or_has_another_role_is_no_heading(source: str) -> None:
    assert read_page(source).headings == ()


@pytest.mark.parametrize(
    ("source", "whole"),
    [
        ("<!DOCTYPE html><p>x", True),
        ("<html><p>x", True),
        ("<p>x</p>", False),
        ("<!-- <html> --><p>x</p>", False),
        ("http://example.com/", False),
        ("<?xml version='1.0' encoding='utf-16'?><p>x</p>", False),
        ("", False),
    ],
)
def test_whole_documents_and_fragments(source: str, whole: bool) -> None:
    assert read_page(source).document is whole


def test_a_declared_encoding_does_not_garble_text_that_is_decoded_already() -> None:
    page = read_page('<meta charset="windows-1252"><p>Été</p>')
    assert [block.text for block in page.blocks] == ["Été"]


@pytest.mark.parametrize(
    "part",
    [
        "<div>",
        "<p>",
        "<b><i>",
        "<ul><li>",
        "<a ",
        "<!--",
        "<a b='",
        "<script>",
        "<h1>x",
        "</p>",
        "&",
        "<h1 id=a aria-labelledby=a>x",
    ],
)
def test_time_grows_with_the_length_of_a_page_and_no_faster(part: str) -> None:
    assert no_faster_than_length(lambda count: read_page(part * count).headings, 10_000)


def test_words_that_a_long_element_says_often_are_found_in_their_own_block() -> None:
    page = read_page('<div lang=en>"a" b<hr>c<hr>"a" b<hr>&quot;a&quot; b</div>')
    found = [page.find_in('"a"', block) for block in page.blocks]
    assert found == [13, 0, 27, 0]


def test_an_open_heading_ends_where_the_next_one_begins() -> None:
    page = read_page("<div><h2>One <h3>Two</h3> more</h2><p>x <h2>Three</div>")
    assert [(one.level, one.text) for one in page.headings] == [(2, "One"), (3, "Two"), (2, "Three")]
    assert [(block.text, page.elements[block.element].tag) for block in page.blocks] == [
        ("One", "h2"),
        ("Two", "h3"),
        ("more", "div"),
        ("x", "p"),
        ("Three", "h2"),
    ]


def test_elements_that_speak_a_language_show_something_in_it() -> None:
    page = read_page(
        "<p lang=fr> <b lang=de>x</b><img lang=it alt=y><i lang=es hidden>z</i><u lang=pt> </u></p>"
    )
    assert [page.elements[index].attributes["lang"] for index in sorted(page.speaking)] == ["de", "it"]
