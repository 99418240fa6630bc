"""Broken HTML, deep nesting, NULs: no traceback, fixes settle, and only what is fixed changes."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.checks import check_page, fix_page
from articlekit.model.house import House, HouseHeadings
from tests.growth import no_faster_than_length

HOUSE = House(headings=HouseHeadings(required=("A", "*")), phrases={"text": "words"})

_PIECES = st.sampled_from(
    [
        *("<!doctype html>", "<html lang=fr>", "<html>", "<head>", "<title>T</title>", "<body dir=ltr>"),
        *("<h1>", "</h1>", "<h2 id=a>", "</h2>", "<H3\n>", "</H3 >", "<h4>", "</h4>", "<h6>", "</h6>"),
        *(
            "<h5></h5>",
            "<h2><br></h2>",
            "<h3>&nbsp;</h3>",
            "<div role=heading>",
            "<p role=heading aria-level='5'>",
        ),
        *("<p>", "</p>", "<b>", "</b>", "<strong>Bold words</strong>", "<div>", "</div>", "<nav>", "</nav>"),
        *(
            "<pre>",
            "</pre>",
            "<code>",
            "</code>",
            "<script>",
            "</script>",
            "<textarea>",
            "<template>",
            "<svg>",
        ),
        *("<!-- ", " -->", "<![CDATA[", "]]>", "<?php ", "?>", "<", ">", "</", "<a b='", '<a b="', "'", '"'),
        *("&", "&amp;", "&quot;", "&#39;", "&nbsp", "&#0;", "&notit;", "\x00", "\ud800", "\ufffc", "\u2028"),
        *(
            "\r\n",
            "\r",
            "\n",
            " ",
            "\t",
            "\u00a0",
            " : ",
            ' "x" ',
            "it's",
            "...",
            "text. ",
            "Deux rues. ",
            "« a »",
        ),
        *(
            "<p lang=english>",
            "<i lang=fr_FR>x</i>",
            "<p lang=ar>",
            "ابت,",
            "中文,",
            "<table><tr><td>",
            "</table>",
        ),
    ]
)
SOURCES = st.lists(_PIECES | st.text(max_size=4), max_size=40).map("".join)


@given(SOURCES)
def test_anything_can_be_checked_and_mended_and_settles(source: str) -> None:
    findings = check_page(source, house=HOUSE)
    for finding in findings:
        assert 1 <= (finding.where.line or 0) <= len(re.findall(r"\r\n?|\n", source)) + 1
    mended = fix_page(source, house=HOUSE)
    assert fix_page(mended, house=HOUSE) == mended


@given(SOURCES)
def test_the_edits_of_a_finding_lie_in_the_source(source: str) -> None:
    for finding in check_page(source, house=HOUSE):
        for edit in finding.fix:
            assert edit.start is not None
            assert edit.end is not None
            assert 0 <= edit.start <= edit.end <= len(source)


_FENCED = st.sampled_from(
    [
        '<script>if (a < "b") x...</script>',
        '<!-- <h4>"x" : y</h4> -->',
        '<pre>"x" ...</pre>',
        "<style>a{}</style>",
    ]
)


@given(st.lists(_PIECES, max_size=10).map("".join), _FENCED)
def test_scripts_comments_and_code_stay_as_they_are(source: str, fenced: str) -> None:
    closed = f"<p lang=fr>Bilan : 2</p>{fenced}<h2>A</h2><p>x</p>{source}"
    assert fenced in fix_page(closed, house=HOUSE)


_HEADED_DATA = '<h1>A</h1><script type="application/ld+json">{"@type": "Article", "headline": "B"}</script>'


@pytest.mark.parametrize(
    "make",
    [
        lambda size: "<div>" * size,
        lambda size: "<b><i>" * size,
        lambda size: "<h2>x" * size,
        lambda size: "<h2>x</h2><h4>y</h4>" * size,
        lambda size: '<p lang=en>"a" : b</p>' * size,
        lambda size: f"<p lang=fr>{'a : b ; « c » ' * size}",
        lambda size: '<p lang=en>"' + '"a' * size,
        lambda size: "<p><b>A</b></p><p>Longer text.</p>" * size,
        lambda size: "<i lang=xx>a b</i>" * size,
        lambda size: "<nav></nav>x" * size,
        lambda size: "\x00<h2>" * size,
        lambda size: "<h2></h2>" * size,
        lambda size: "</h2>" * size,
        lambda size: "<!doctype html><main>" + "<h1>x.</h1><p>y</p>" * size,
        lambda size: "&quot;" * size,
        lambda size: "<b>" * size + "x<hr>" * size,
        lambda size: '<body lang=en>"a" b<hr>' * size,
        lambda size: "<!doctype html><html lang=en>" + "<div lang=english>" * size + "x",
        lambda size: "<div><b>Repairs</b><p>Crews are at work.</p>" * size,
        lambda size: "<!doctype html><html lang=en>" + _HEADED_DATA * size,
    ],
)
def test_time_to_mend_grows_with_length_and_no_faster(make: Callable[[int], str]) -> None:
    assert no_faster_than_length(lambda size: fix_page(make(size), house=HOUSE), 3_000)
