"""Templates of one's own: they extend ours, override ours, and say where they fail."""

from pathlib import Path

import pytest

from articlekit.errors import TemplateError
from articlekit.rendering import RenderOptions, render
from tests.rendering.articles import ARTICLES, ENGLISH, FRENCH, HOSTILE


def written(folder: Path, name: str, text: str) -> RenderOptions:
    (folder / name).write_text(text, encoding="utf-8")
    return RenderOptions(templates=folder)


def test_a_template_of_the_same_name_extends_the_built_in_one(tmp_path: Path) -> None:
    options = written(
        tmp_path,
        "page.html.jinja",
        '{% extends "builtin/page.html.jinja" %}{% block masthead %}<p>The Courier</p>{% endblock %}',
    )
    page = render(ENGLISH, options=options)
    assert "<body>\n<p>The Courier</p>" in page
    assert "<h1>Elevated error rates" in page


def test_a_style_of_ones_own_takes_the_place_of_the_built_in_one(tmp_path: Path) -> None:
    page = render(ENGLISH, options=written(tmp_path, "page.css", "body { color: teal }"))
    assert "body { color: teal }" in page
    assert "--accent" not in page


def test_a_template_is_used_by_name_and_by_path(tmp_path: Path) -> None:
    options = written(tmp_path, "teaser.html.jinja", "<p>{{ headline.text }}</p>")
    assert (
        render(ENGLISH, template="teaser", options=options) == "<p>Elevated error rates on checkout API</p>\n"
    )
    path = str(tmp_path / "teaser.html.jinja")
    assert render(ENGLISH, template=path) == "<p>Elevated error rates on checkout API</p>\n"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("teaser.html.jinja", "&lt;/script&gt;&lt;!-- &lt;b"),
        ("teaser.jinja", "&lt;/script&gt;&lt;!-- &lt;b"),
        ("teaser.md.jinja", "\\</script>\\<!-- \\<b"),
        ("teaser.txt.jinja", "</script><!-- <b"),
    ],
)
def test_text_is_escaped_for_the_kind_of_file(tmp_path: Path, name: str, expected: str) -> None:
    options = written(tmp_path, name, "{{ headline.text }}")
    assert HOSTILE.startswith("</script>")
    assert render(ARTICLES["hostile"], template="teaser", options=options).startswith(expected)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("one\n{% if %}", "line 2"),
        ("one\n\n{{ headlin.text }}", "line 3: 'headlin' is undefined"),
        ("{{ headline.txt }}", "line 1: .*has no attribute 'txt'"),
        ("{{ 1 / 0 }}", "line 1: division by zero"),
        ("{{ headline.text + 1 }}", "line 1: "),
        ('{% extends "builtin/pag.html.jinja" %}', "line 1: it needs the template 'builtin/pag.html.jinja'"),
        ('{% include "../secret.txt" %}', "it needs the template '../secret.txt'"),
        ('{% extends "mine.html.jinja" %}', ".*recursion"),
        ("{{ ''.__class__.__mro__ }}", "line 1: .*unsafe"),
        ("{{ article.model_fields_set.clear() }}", "line 1: .*"),
    ],
)
def test_a_template_that_fails_says_where_in_one_line(tmp_path: Path, text: str, message: str) -> None:
    options = written(tmp_path, "mine.html.jinja", text)
    with pytest.raises(TemplateError, match=r"mine\.html\.jinja.*" + message) as caught:
        render(FRENCH, template="mine", options=options)
    assert "\n" not in str(caught.value)


def test_a_template_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.html.jinja").write_bytes(b"\xff\xfe\x00\x80")
    with pytest.raises(TemplateError, match="check that it is UTF-8 text"):
        render(FRENCH, template="mine", options=RenderOptions(templates=tmp_path))


def test_a_changed_template_is_read_again(tmp_path: Path) -> None:
    options = written(tmp_path, "mine.txt.jinja", "first")
    assert render(FRENCH, template="mine", options=options) == "first\n"
    written(tmp_path, "mine.txt.jinja", "second, and longer")
    assert render(FRENCH, template="mine", options=options) == "second, and longer\n"
