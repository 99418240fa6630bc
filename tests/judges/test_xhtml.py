"""The Nu Html Checker on the XHTML inside NewsML-G2 and ninjs, which it reads as XML."""

import json
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from articlekit.model.article import Article
from articlekit.rendering import RenderOptions, render
from tests.judges.tools import npm_packages, program
from tests.rendering.articles import ARTICLES
from tests.rendering.full import MADE, full
from tests.rendering.samples import sample_articles

pytestmark = pytest.mark.judge

_TRACED = RenderOptions(made=MADE.made, trace=True)
_HTML = "{http://www.w3.org/1999/xhtml}html"


def payload(article: Article, options: RenderOptions) -> str:
    """The document inside a NewsML-G2 item."""
    item = etree.fromstring(render(article, template="newsml", options=options).encode())
    (document,) = item.iter(_HTML)
    document.tail = None
    etree.cleanup_namespaces(document)
    return etree.tostring(document, encoding="unicode")


def body(article: Article) -> str:
    """The document that is a body of a ninjs object."""
    bodies = json.loads(render(article, template="ninjs", options=MADE))["bodies"]
    (value,) = [each["value"] for each in bodies if each["contentType"] == "application/xhtml+xml"]
    return str(value)


def test_the_nu_html_checker_has_nothing_to_say(tmp_path: Path) -> None:
    for name, article in (*ARTICLES.items(), *sample_articles().items()):
        (tmp_path / f"{name}.newsml.xhtml").write_text(payload(full(article), _TRACED), encoding="utf-8")
        (tmp_path / f"{name}.ninjs.xhtml").write_text(body(article), encoding="utf-8")
    assert len(list(tmp_path.iterdir())) > 60
    java = program("java", "apt-get install default-jre-headless, or brew install openjdk")
    command = [java, "-jar", str(npm_packages()["vnu-jar"]), "--format", "json", "--stdout", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(done.stdout)["messages"]
    told = [
        f"{Path(str(each.get('url'))).name}:{each.get('lastLine')}: {each['message']}" for each in messages
    ]
    assert not told, "\n".join(told)
