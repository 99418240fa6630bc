"""Ghost's own converter, in Node: no heading, paragraph or item is lost on the way into its editor."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from articlekit.model.article import Article, Paragraph, blocks
from articlekit.rendering import render
from tests.judges.tools import NPM, npm_packages, program
from tests.rendering.articles import ARTICLES
from tests.rendering.full import full
from tests.rendering.pages import words
from tests.rendering.samples import sample_articles

pytestmark = pytest.mark.judge

_CONVERTER = Path(__file__).with_name("lexical.cjs")
_DIRECTIONS = dict.fromkeys(map(ord, "\u202c\u2028\u202e"), " ")
"""What the hostile article turns round, and what closes it."""
Block = dict[str, Any]


def posts(articles: list[Article]) -> list[list[Block]]:
    """The blocks of Ghost's editor for each article."""
    npm_packages()
    node = program("node", "apt-get install nodejs, or brew install node")
    texts = json.dumps([render(article, template="ghost") for article in articles])
    command = [node, str(_CONVERTER), str(NPM)]
    done = subprocess.run(command, input=texts, capture_output=True, encoding="utf-8", check=True)
    answers: list[list[Block]] = json.loads(done.stdout)
    return answers


def shown(text: str) -> str:
    return words(text.translate(_DIRECTIONS).replace("\x00", "\ufffd"))


def printed(article: Article) -> Iterator[str]:
    """Every heading and sentence that has any words, in order."""
    texts = [sentence.text for paragraph in article.lede for sentence in paragraph.sentences]
    for section in article.sections:
        texts.append(section.heading.text)
        texts += [sentence.text for paragraph in section.paragraphs for sentence in paragraph.sentences]
    texts += [sentence.text for paragraph in article.conclusion for sentence in paragraph.sentences]
    yield from filter(None, map(shown, texts))


def kinds(article: Article, kind: str) -> list[Paragraph]:
    return [paragraph for _, paragraph in blocks(article) if paragraph.kind == kind]


@pytest.fixture(scope="module")
def converted() -> list[tuple[Article, list[Block]]]:
    articles = [*ARTICLES.values(), *map(full, ARTICLES.values()), *sample_articles().values()]
    return list(zip(articles, posts(articles), strict=True))


def test_every_word_comes_through_in_its_order(converted: list[tuple[Article, list[Block]]]) -> None:
    for article, post in converted:
        rest = shown(" ".join(block["text"] or " ".join(block["items"]) for block in post))
        for text in printed(article):
            before, found, rest = rest.partition(text)
            assert found, f"{article.note}: {text!r} is not in what follows {before[-50:]!r}"


def test_headings_are_headings_of_their_level(converted: list[tuple[Article, list[Block]]]) -> None:
    for article, post in converted:
        made = [shown(block["text"]) for block in post if block["type"] == "extended-heading"]
        assert made == [shown(each.heading.text) for each in article.sections if shown(each.heading.text)]
        assert all(block["tag"] in ("h2", "h3") for block in post if block["type"] == "extended-heading")


def test_lists_and_quotations_stay_what_they_are(converted: list[tuple[Article, list[Block]]]) -> None:
    for article, post in converted:
        items = [item for block in post if block["type"] == "list" for item in block["items"]]
        listed = ("list", "timeline", "facts")
        wanted = [each for kind in listed for each in kinds(article, kind)]  # one behind the other become one
        said = [sentence.text for each in wanted for sentence in each.sentences]
        assert len(items) == len(list(filter(str.strip, said)))
        quotes = [block for block in post if block["type"] == "extended-quote"]
        assert len(quotes) == len(kinds(article, "quote"))


def test_what_has_attributes_is_kept_as_it_is(converted: list[tuple[Article, list[Block]]]) -> None:
    for article, post in converted:
        (card,) = [block["html"] for block in post if block["type"] == "html"]
        assert "data-digital-source-type" in card
        assert ("data-reviewed-by" in card) == (article.review is not None)
