"""What was published, in the editor: every block is valid, and saving changes nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from articlekit.rendering import RenderOptions, render
from tests.rendering.articles import ARTICLES
from tests.wordpress.editor import Editor, signed_in
from tests.wordpress.publishing import article_of, publish
from tests.wordpress.site import Site

pytestmark = pytest.mark.wordpress

_SAMPLE = "twitter-space.fr.txt"
_END = "<!-- wp:paragraph -->\n<p>The end.</p>\n<!-- /wp:paragraph -->"


@pytest.fixture(scope="module")
def page(site: Site, browser: Browser) -> Iterator[Page]:
    page = signed_in(browser, site, "editor")
    yield page
    page.context.close()


@pytest.mark.parametrize("name", ["fr", "ar", "ja", "hostile", _SAMPLE])
def test_a_published_article_is_the_editors_own(site: Site, page: Page, state: Path, name: str) -> None:
    article = article_of(name) if name == _SAMPLE else ARTICLES[name]
    number = publish(site, article, "--json", "--slug", f"editor {name}", state=state).posts[0]["id"]
    content = site.post(number)["post_content"]
    options = RenderOptions(surroundings="en-US")
    assert content == render(article, template="wordpress", options=options).strip("\n")
    editor = Editor(page, site, number)
    found = editor.state
    assert (found["invalid"], editor.warnings) == ([], 0)
    assert "core/freeform" not in found["kinds"]
    assert found["serialized"] == found["stored"] == content
    editor.append("The end.")
    editor.save()
    assert site.post(number)["post_content"] == f"{content}\n\n{_END}"


def test_an_article_that_was_sent_again_is_the_new_one_in_the_editor(
    site: Site, page: Page, state: Path
) -> None:
    old, new = ARTICLES["ja"], ARTICLES["ja"].model_copy(update={"lede": ARTICLES["zh"].lede})
    number = publish(site, old, "--json", "--slug", "twice", state=state).posts[0]["id"]
    assert publish(site, new, "--slug", "twice", state=state).status == 0
    editor = Editor(page, site, number)
    editor.canvas.get_by_text("全线列车停运约四十分钟").wait_for()
    assert editor.state["invalid"] == []
