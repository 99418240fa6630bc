"""The plugin in `samples/wordpress`, with the real API: from a note in the panel to a draft."""

import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from articlekit.model.article import approved as approve
from articlekit.rendering import render
from tests.fakes.versions import NOTE
from tests.rendering.articles import ARABIC, ENGLISH
from tests.wordpress.editor import Editor, signed_in
from tests.wordpress.publishing import article_of, note_of, publish
from tests.wordpress.site import Site

pytestmark = pytest.mark.wordpress

_JOBS = re.compile("articlekit.+jobs")
"""Addresses of jobs, with permalinks and without."""
_DONE = "The article is in the post."


@pytest.fixture(scope="module")
def page(plugged: Site, browser: Browser) -> Iterator[Page]:
    """Of somebody who may write, and neither publish pages nor change settings."""
    page = signed_in(browser, plugged, "author")
    yield page
    page.context.close()


def order(editor: Editor, note: str) -> None:
    """Type a note into the panel, and have the article written."""
    editor.open_panel()
    editor.page.get_by_label("Note", exact=True).fill(note)
    editor.page.get_by_role("button", name="Write the article").click()


@pytest.mark.parametrize("name", ["twitter-space.fr.txt", "hariq-mustawda.ar.txt", "jouki-haikan.ja.txt"])
def test_a_note_becomes_the_blocks_of_a_draft(plugged: Site, page: Page, name: str) -> None:
    article = article_of(name)
    editor = Editor(page, plugged)
    order(editor, note_of(name).text)
    page.get_by_text(_DONE).first.wait_for()
    for question in article.missing:
        expect(page.locator(".articlekit-questions")).to_contain_text(question.question)
    assert (editor.state["invalid"], editor.warnings) == ([], 0)
    editor.save()
    post = plugged.post(editor.state["id"])
    assert post["post_status"] == "draft"
    assert post["post_title"] == article.headline.text
    # WordPress filters what authors write, and puts a blank into the tag of the line.
    assert post["post_content"].replace('" />', '"/>') == render(article, template="wordpress").strip("\n")
    assert post["meta"]["articlekit_language"] == [article.language]


@pytest.mark.usefixtures("model_api")
def test_a_model_writes_in_several_languages_and_the_others_become_drafts(plugged: Site, page: Page) -> None:
    editor = Editor(page, plugged)
    editor.open_panel()
    page.get_by_label("Written by").select_option("openai")
    field = page.get_by_role("combobox", name="Languages")
    for tag in ("fr", "ar"):
        field.fill(tag)
        field.press("Enter")
    order(editor, NOTE)
    page.get_by_text("2 articles are written.").first.wait_for()
    assert editor.state["title"] == "Fuite de gaz à l’école Northfield"
    link = page.locator(".articlekit-drafts a")
    expect(link).to_have_attribute("lang", "ar")
    post = plugged.post(int(re.findall(r"post=(\d+)", link.get_attribute("href") or "")[0]))
    assert post["post_status"] == "draft"
    assert post["meta"]["articlekit_language"] == ["ar"]
    assert post["post_title"] == link.text_content()
    assert '<p dir="rtl">' in post["post_content"]


def test_what_is_in_the_post_stays(plugged: Site, page: Page) -> None:
    editor = Editor(page, plugged)
    editor.canvas.get_by_role("textbox", name="Add title").fill("My title")
    editor.append("My own paragraph.")
    order(
        editor,
        "Gas leak at Northfield school\nA gas leak was found at 9:10. All 240 pupils left the building.",
    )
    page.get_by_text(_DONE).first.wait_for()
    found = editor.state
    assert found["title"] == "My title"
    assert found["serialized"].startswith("<!-- wp:paragraph -->\n<p>My own paragraph.</p>")
    assert "All 240 pupils left the building." in found["serialized"]


def test_an_order_can_be_cancelled(plugged: Site, page: Page) -> None:
    editor = Editor(page, plugged)
    held: list[Route] = []
    page.route(_JOBS, lambda route: held.append(route) if is_question(route.request) else route.continue_())
    order(editor, "The bridge is closed.")
    with page.expect_request(lambda request: _JOBS.search(request.url) is not None):
        pass
    with page.expect_request(lambda request: _JOBS.search(request.url) and not is_question(request)):
        page.get_by_role("button", name="Cancel").click()
    page.get_by_role("button", name="Write the article").wait_for()
    for route in held:
        route.continue_()
    page.unroute_all(behavior="wait")
    page.wait_for_timeout(1_000)  # in which nothing happens
    assert editor.state["kinds"] == []


def is_question(request: Request) -> bool:
    """Whether it asks how a job is getting on; WordPress sends `DELETE` as a header of a `POST`."""
    return request.method == "GET"


def test_a_question_that_fails_is_put_again(plugged: Site, page: Page) -> None:
    editor = Editor(page, plugged)
    lost: list[Route] = []

    def lose_two(route: Route) -> None:
        if is_question(route.request) and len(lost) < 2:
            lost.append(route)
            route.abort()
        else:
            route.continue_()

    page.route(_JOBS, lose_two)
    order(editor, "The bridge is closed.")
    page.get_by_text(_DONE).first.wait_for()
    page.unroute_all(behavior="wait")
    assert len(lost) == 2


def test_what_the_api_says_of_a_note_is_told(plugged: Site, page: Page) -> None:
    editor = Editor(page, plugged)
    order(editor, "---\nembargo: tomorrow\n---\nThe bridge is closed.")
    page.locator(".articlekit-panel").get_by_text("is not an ISO 8601 date").wait_for()
    assert editor.state["kinds"] == []


def test_the_browser_never_has_the_token(plugged: Site, browser: Browser, api: tuple[str, str]) -> None:
    _, token = api
    page = signed_in(browser, plugged, "admin")
    for place in ("options-general.php?page=articlekit", "post-new.php", "options.php"):
        page.goto(f"{plugged.url}/wp-admin/{place}")
        if place != "options.php":  # WordPress's own list of all options
            assert token not in page.content()
    page.goto(f"{plugged.url}/wp-admin/options-general.php?page=articlekit")
    page.fill("#articlekit_address", "http://api.example")
    page.click("#submit")
    page.get_by_text("The token would be sent in the clear").wait_for()
    assert plugged.php("echo get_option('articlekit_address'), get_option('articlekit_token');") == "".join(
        api
    )
    page.context.close()


def asked(site: Site, path: str, user: str | None, body: dict[str, Any] | None = None) -> tuple[int, Any]:
    """Status and JSON of a route of the plugin."""
    request = urllib.request.Request(f"{site.url}/wp-json/articlekit/v1{path}")  # noqa: S310 - ours
    if body is not None:
        request.data = json.dumps(body).encode()
        request.add_header("Content-Type", "application/json")
    if user is not None:
        import base64

        login = base64.b64encode(f"{user}:{site.passwords[user]}".encode()).decode()
        request.add_header("Authorization", f"Basic {login}")
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:  # noqa: S310 - ours
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def test_only_who_may_write_is_served_and_only_with_their_own_jobs(plugged: Site) -> None:
    note = {"note": "The bridge is closed. Nobody was hurt."}
    assert asked(plugged, "/articles", None, note)[0] == 401
    assert asked(plugged, "/articles", "subscriber", note)[0] == 403
    assert asked(plugged, "/languages", None)[0] == 401
    status, job = asked(plugged, "/articles", "author", note)
    assert (status, job["status"]) == (200, "queued")
    assert asked(plugged, f"/jobs/{job['id']}", "contributor")[0] == 403
    assert asked(plugged, f"/jobs/{job['id']}", "author")[0] == 200


@pytest.mark.parametrize(
    ("body", "status", "message"),
    [
        ({"note": ""}, 400, "note"),
        ({"note": "x", "engine": "rm -rf"}, 400, "engine"),
        ({"note": "x", "languages": ["../.."]}, 400, "languages"),
        ({"note": "x", "engine": "openai"}, 403, "language model is switched off"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    plugged: Site, body: dict[str, Any], status: int, message: str
) -> None:
    found, answer = asked(plugged, "/articles", "author", body)
    assert found == status
    assert message in answer["message"]


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("articlekit_token", "wrong", "does not take the token"),
        ("articlekit_address", "http://127.0.0.1:1", "cannot be reached"),
        ("articlekit_address", "", "is not set"),
        ("articlekit_address", "{site}", "There is no articlekit at its address"),
    ],
)
def test_an_api_that_does_not_answer_is_told_in_the_panel(
    plugged: Site, page: Page, option: str, value: str, message: str
) -> None:
    before = plugged.php(f"echo get_option('{option}');")
    set_to = f"update_option('{option}', '{{}}');"
    editor = Editor(page, plugged)
    plugged.php(set_to.format(value.replace("{site}", plugged.url)))
    try:
        order(editor, "The bridge is closed.")
        page.locator(".articlekit-panel").get_by_text(message).wait_for()
    finally:
        plugged.php(set_to.format(before))
    assert page.get_by_label("Note", exact=True).input_value() == "The bridge is closed."


def test_the_page_says_its_language_and_how_it_was_made(plugged: Site, state: Path) -> None:
    approved = approve(ENGLISH, by='Ada "A" <Example>', at="2026-05-08")
    for article, wrapped in (
        (ARABIC, '<div lang="ar" dir="rtl" data-digital-source-type="http://cv.iptc.org/'),
        (approved, '<div data-digital-source-type="http://cv.iptc.org/'),
    ):
        slug = f"page {article.language}"
        done = publish(plugged, article, "--json", "--status", "publish", "--slug", slug, state=state)
        with urllib.request.urlopen(done.posts[0]["link"], timeout=120) as answer:  # noqa: S310 - ours
            page = answer.read().decode()
        assert wrapped in page
        assert "<span lang=" not in page
        title = re.findall(r"<h1[^>]*wp-block-post-title[^>]*>", page)
        assert ['lang="ar"' in tag and 'dir="rtl"' in tag for tag in title] == [article is ARABIC]
    assert 'data-reviewed-by="Ada &quot;A&quot; &lt;Example&gt;" data-reviewed-at="2026-05-08"' in page
    assert "Reviewed by Ada" in page


def test_an_article_is_found_again_from_any_machine(plugged: Site, tmp_path: Path) -> None:
    first = publish(plugged, ENGLISH, "--json", "--slug", "anywhere", state=tmp_path / "one").posts[0]
    plugged.php(f"wp_update_post(array('ID' => {first['id']}, 'post_name' => 'moved'));")
    again = publish(plugged, ENGLISH, "--json", "--slug", "anywhere", state=tmp_path / "two").posts[0]
    assert again == first | {"is_new": False}
    plugged.php(f"wp_update_post(array('ID' => {first['id']}, 'post_excerpt' => 'Mine'));")
    done = publish(plugged, ENGLISH, "--slug", "anywhere", state=tmp_path / "three")
    assert done.status == 2
    assert "was edited on the site after it was sent" in done.stderr
    with urllib.request.urlopen(f"{plugged.url}/wp-json/wp/v2/posts", timeout=120) as answer:  # noqa: S310
        assert "articlekit_key" not in answer.read().decode()
