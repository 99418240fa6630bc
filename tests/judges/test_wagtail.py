"""The real Wagtail: it reads every stream, an editor could save it, and nothing in it changes."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from articlekit.model.article import Article, sentences
from articlekit.rendering import render
from tests.rendering.articles import ARTICLES
from tests.rendering.full import full
from tests.rendering.samples import sample_articles

pytestmark = pytest.mark.judge

_READER = Path(__file__).with_name("wagtail_stream.py")


@pytest.fixture(scope="module")
def streams() -> list[tuple[Article, list[dict[str, Any]], dict[str, Any]]]:
    """Each article, its stream, and what Wagtail has made of it."""
    articles = [*ARTICLES.values(), *map(full, ARTICLES.values()), *sample_articles().values()]
    given = [json.loads(render(article, template="wagtail")) for article in articles]
    lines = "".join(json.dumps(stream) + "\n" for stream in given)
    command = [sys.executable, str(_READER)]
    done = subprocess.run(command, input=lines, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    made = [json.loads(line) for line in done.stdout.splitlines()]
    return list(zip(articles, given, made, strict=True))


def test_what_wagtail_writes_back_is_what_it_was_given(streams: list[Any]) -> None:
    for article, given, made in streams:
        assert made["written"] == given, article.note


def test_wagtail_knows_every_block(streams: list[Any]) -> None:
    for article, given, made in streams:
        assert made["types"] == [block["type"] for block in given], article.note


def test_wagtail_prints_every_sentence(streams: list[Any]) -> None:
    for article, _, made in streams:
        page = " ".join(BeautifulSoup(made["html"], "html.parser").get_text().split())
        for _, sentence in sentences(article):
            words = " ".join(sentence.text.replace("\x00", "\ufffd").split())
            assert words in page, f"{article.note}: {words}"
