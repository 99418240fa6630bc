"""ninjs and NewsML-G2 against the schemas of the IPTC, with the articles of all samples.

The schemas are not part of the project: they come from the folder named by ARTICLEKIT_SHARED, or from one
called `shared` beside the checkout.
"""

import json
import os
import re
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator, FormatChecker
from lxml import etree
from referencing import Registry, Resource

from articlekit.model.article import Article
from articlekit.model.house import House, HousePage
from articlekit.rendering import RenderOptions, render
from tests.rendering.any_article import ANY_ARTICLE
from tests.rendering.articles import ARTICLES
from tests.rendering.full import full
from tests.rendering.samples import sample_articles

pytestmark = pytest.mark.shared

_GEOJSON = "https://geojson.org/schema/GeoJSON.json"
"""What the schema of ninjs refers to; no article of ours has such a place."""
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")
_OPTIONS = (
    RenderOptions(made="2026-01-01T12:00:00+00:00"),
    RenderOptions(
        house=House(page=HousePage(site_name="The “Valmont” & Courier", base_url="https://example.org/")),
        made="2026-01-01T12:00:00Z",
        alternates=(("fr", "x.fr.html"), ("ar", "x.ar.html")),
        trace=True,
    ),
)
_FORMATS = FormatChecker(())


@_FORMATS.checks("uri")
def _is_uri(value: object) -> bool:
    return not isinstance(value, str) or _URI.fullmatch(value) is not None


@_FORMATS.checks("date-time", raises=ValueError)
def _is_moment(value: object) -> bool:
    """RFC 3339: ISO 8601 with seconds and an offset."""
    if not isinstance(value, str):
        return True
    moment = datetime.fromisoformat(value)
    return moment.tzinfo is not None and re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", value) is not None


def _schema(name: str) -> Path:
    beside = Path(__file__).resolve().parents[3] / "shared"
    file = Path(os.environ.get("ARTICLEKIT_SHARED") or beside) / "schemas" / name
    if not file.is_file():
        pytest.fail(
            f"{file} is not there: get it from https://iptc.org/std/ (ninjs 3.1; NewsML-G2 2.35 with its "
            "xml.xsd), or name the folder that has it in ARTICLEKIT_SHARED",
            pytrace=False,
        )
    return file


@lru_cache(maxsize=1)
def _ninjs() -> Draft202012Validator:
    schema = json.loads(_schema("ninjs-schema_3.1.json").read_text(encoding="utf-8"))
    anything = Resource.from_contents({"$schema": schema["$schema"]})
    registry = Registry().with_resource(_GEOJSON, anything)
    return Draft202012Validator(schema, registry=registry, format_checker=_FORMATS)


@lru_cache(maxsize=1)
def _newsml() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(_schema("NewsML-G2_2.35-spec-All-Power.xsd"))))


def _articles() -> Iterator[tuple[str, Article]]:
    for name, article in (*ARTICLES.items(), *sample_articles().items()):
        yield name, article
        yield f"{name}, with everything", full(article)


@pytest.mark.parametrize("options", _OPTIONS, ids=("without a house", "with a house"))
def test_ninjs_is_valid(options: RenderOptions) -> None:
    wrong = []
    for name, article in _articles():
        values = json.loads(render(article, template="ninjs", options=options))
        wrong += [f"{name}: {error.json_path}: {error.message}" for error in _ninjs().iter_errors(values)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("options", _OPTIONS, ids=("without a house", "with a house"))
def test_newsml_is_valid(options: RenderOptions) -> None:
    wrong = []
    for name, article in _articles():
        item = etree.fromstring(render(article, template="newsml", options=options).encode())
        if not _newsml().validate(item):
            wrong += [f"{name}: {error.line}: {error.message}" for error in _newsml().error_log]
    assert not wrong, "\n".join(wrong)


@settings(max_examples=150)
@given(ANY_ARTICLE)
def test_any_article_is_valid(article: Article) -> None:
    values = json.loads(render(article, template="ninjs", options=_OPTIONS[1]))
    assert not [error.message for error in _ninjs().iter_errors(values)]
    item = etree.fromstring(render(article, template="newsml", options=_OPTIONS[1]).encode())
    assert _newsml().validate(item), _newsml().error_log


def test_the_schemas_find_faults() -> None:
    """That they are at work: what is wrong is not passed."""
    article = ARTICLES["fr"]
    values = json.loads(render(article, template="ninjs"))
    faults = {"uri": "no uri", "pubStatus": "draft", "embargoedUntil": "2026-03-04T18:00", "x": 1}
    for key, value in faults.items():
        assert list(_ninjs().iter_errors({**values, key: value})), key
    text = render(article, template="newsml", options=_OPTIONS[0])
    for old, new in (("stat:withheld", "withheld"), ("<itemClass", "<itemKlass"), ("T12:00:00", " noon ")):
        assert old in text
        assert not _newsml().validate(etree.fromstring(text.replace(old, new, 1).encode())), old
