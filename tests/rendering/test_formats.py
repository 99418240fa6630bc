from pathlib import Path

import pytest

from articlekit.errors import TemplateError
from articlekit.rendering import FORMATS, format_of
from articlekit.rendering.store import builtin_folder


def test_every_format_with_a_template_has_its_file() -> None:
    for entry in FORMATS:
        assert entry.template is None or (builtin_folder() / entry.template).is_file()


def test_a_format_is_known_by_its_name_and_by_its_file() -> None:
    assert format_of("markdown") == format_of("markdown.md.jinja")
    assert format_of("json").suffix == ".json"


@pytest.mark.parametrize(
    ("file", "name", "suffix", "media_type"),
    [
        ("teaser.md.jinja", "teaser", ".md", "text/markdown; charset=utf-8"),
        ("teaser.txt.jinja", "teaser", ".txt", "text/plain; charset=utf-8"),
        ("teaser.jinja", "teaser", ".html", "text/html; charset=utf-8"),
    ],
)
def test_a_template_of_ones_own_makes_the_files_that_its_name_says(
    tmp_path: Path, file: str, name: str, suffix: str, media_type: str
) -> None:
    (tmp_path / file).write_text("{{ headline.text }}", encoding="utf-8")
    for told in ("teaser", file):
        kind = format_of(told, tmp_path)
        assert (kind.name, kind.suffix, kind.media_type) == (name, suffix, media_type)
    assert format_of(str(tmp_path / file)) == kind


def _written(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name.replace('_', '-')}.html.jinja").write_text(text, encoding="utf-8")


def test_a_template_is_what_it_extends_whatever_its_name(tmp_path: Path) -> None:
    _written(
        tmp_path,
        ghost_story='{% extends "builtin/page.html.jinja" %}',
        page_of_ours='{# ours #}{% extends "builtin/ghost.html.jinja" %}',
        deep='{% extends "page-of-ours.html.jinja" %}',
        wordpress='{% extends "builtin/wordpress.html.jinja" %}',
    )
    seen = {
        name: (kind.is_fragment, kind.takes_annotations)
        for name in ("ghost-story", "page-of-ours", "deep", "wordpress")
        for kind in (format_of(name, tmp_path),)
    }
    assert seen == {
        "ghost-story": (False, True),
        "page-of-ours": (True, False),
        "deep": (True, False),
        "wordpress": (True, False),
    }


def test_a_template_that_extends_nothing_is_a_page_if_it_begins_a_document(tmp_path: Path) -> None:
    page = (builtin_folder() / "page.html.jinja").read_text(encoding="utf-8")
    _written(
        tmp_path,
        wordpress_life=page,
        page_part="<article>{{ headline.text }}</article>",
        whole='{% include "top.html.jinja" %}<h1>{{ headline.text }}</h1>',
        top="<!doctype html><html>",
        round='{% extends "round.html.jinja" %}',
        broken="<html>{% for %}",
    )
    fragments = {
        name: format_of(name, tmp_path).is_fragment
        for name in ("wordpress-life", "page-part", "whole", "round", "broken")
    }
    assert fragments == {
        "wordpress-life": False,
        "page-part": True,
        "whole": False,
        "round": True,
        "broken": False,
    }
    assert format_of("wordpress-life", tmp_path).takes_annotations


def test_there_is_no_format_of_a_template_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="no template 'teaser'"):
        format_of("teaser", tmp_path)
