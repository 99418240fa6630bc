"""What goes wrong with a site, in one line each; a real WordPress is in `tests/wordpress`."""

import json
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from articlekit.app.cli import main
from tests.fakes.site_server import INDEX, FakeSite, Reply, page, wordpress
from tests.rendering.articles import ENGLISH

_ERROR = {"code": "incorrect_password", "message": "<b>No</b>\nway."}


def publish(url: str, *options: str, **environment: str) -> Result:
    given = {"ARTICLEKIT_WORDPRESS_PASSWORD": "abcd EFGH", "ARTICLEKIT_STATE": None, "HOME": None}
    command = ["publish", "wordpress", "-", "--url", url, "--user", "ann", "--timeout", "5", *options]
    env = {"XDG_STATE_HOME": None, "ARTICLEKIT_HOUSE": None, **given, **environment}
    return CliRunner().invoke(main, command, input=ENGLISH.model_dump_json(), env=env)


def assert_refused(result: Result, status: int, message: str) -> None:
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (status, "", 1), result.output
    assert result.stderr.startswith("articlekit: ")
    assert message in result.stderr
    assert "EFGH" not in result.stderr


def test_it_does_not_begin_without_a_password() -> None:
    result = publish("https://news.example", ARTICLEKIT_WORDPRESS_PASSWORD="")
    assert_refused(result, 2, "give an application password of the user in ARTICLEKIT_WORDPRESS_PASSWORD")


@pytest.mark.parametrize(
    ("replies", "status", "message"),
    [
        ({}, 2, "no WordPress there"),
        ({"GET /wp-json/": page("<html>A shop</html>")}, 2, "no WordPress there"),
        ({"GET /wp-json/": page({"name": "an API of another kind"})}, 2, "no WordPress there"),
        ({"GET /wp-json/": page("[" * 100_000)}, 2, "no WordPress there"),
        ({"GET /wp-json/": page({"code": "rest_disabled"}, 403)}, 2, "its REST API is switched off"),
        ({"GET /wp-json/": page("", 503)}, 3, "the site is in trouble (status 503): try again later"),
        ({"GET /wp-json/": page("", 301, headers={"Location": "/wp-json/"})}, 2, "redirects in a circle"),
        ({"GET /wp-json/": page("", 301, headers={"Location": "http://x:y/"})}, 3, "no site answers there"),
        ({"GET /wp-json/": page("\ufeff\n" + json.dumps(INDEX))}, 2, "it refuses (status 404)"),
        (
            {"GET /wp-json/": page("", 301, headers={"Location": "https://other.example/"})},
            2,
            "it redirects to other.example: if that is your site, give its address",
        ),
        (wordpress(me=page(_ERROR, 401)), 2, "it does not let 'ann' in with this password"),
        (wordpress(me=page("", 401)), 2, "have the web server pass the Authorization header on"),
        (wordpress(me=page({"capabilities": {"read": True}})), 2, "may not write posts there"),
        (wordpress(me=page({"capabilities": []})), 2, "may not write posts there"),
        (wordpress(me=page("<html>", 200)), 2, "answers with status 200 and no JSON"),
        (wordpress(me=page("", 302, headers={"Location": "http://evil.example/"})), 2, "status 302"),
        (wordpress(post=page({"code": "rest_cannot_create", "message": "Sorry"}, 403)), 2, "(Sorry)"),
        (wordpress(post=page({"code": "db_insert_error"}, 500)), 3, "the site is in trouble (status 500)"),
        (wordpress(post=page({}, 413)), 2, "it refuses (status 413): look into its log"),
        (wordpress(post=page([1, 2], 201)), 2, "it answers with no post"),
        (wordpress(post=page({"id": "seven"}, 201)), 2, "it answers with no post"),
        (wordpress(posts=page([{"id": None}])), 2, "it answers with no post"),
    ],
)
def test_a_site_that_refuses_is_told_in_a_line(replies: dict[str, Reply], status: int, message: str) -> None:
    with FakeSite(replies) as site:
        assert_refused(publish(site.url), status, message)


def test_the_words_of_a_site_are_passed_on_in_a_line() -> None:
    with FakeSite(wordpress(me=page(_ERROR, 401))) as site:
        assert publish(site.url).stderr.endswith("(<b>No</b> way)\n")


@pytest.mark.parametrize(
    ("slow", "message"), [("posts", "no answer within 0.3 s: try again"), ("post", "saved")]
)
def test_a_site_that_does_not_answer_in_time_is_told(slow: str, message: str) -> None:
    with FakeSite(wordpress(**{slow: page({}, delay=0.9)})) as site:
        assert_refused(publish(site.url, "--timeout", "0.3"), 3, message)


def test_where_no_site_is_that_is_told() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{closed.getsockname()[1]}"
        assert_refused(publish(f"http://{place}"), 3, f"{place}: no site answers there")


def test_a_site_without_tls_where_it_should_be_is_told() -> None:
    with FakeSite(wordpress()) as site:
        result = publish(site.url.replace("http://", "https://"))
    assert_refused(result, 3, "no secure connection")


def test_an_answer_without_end_is_not_read() -> None:
    with FakeSite({"GET /wp-json/": Reply(body=b" " * 9_000_000)}) as site:
        assert_refused(publish(site.url), 3, "the connection broke off (its answer has no end)")


def test_the_password_is_for_the_site_alone_and_only_where_it_is_needed() -> None:
    with FakeSite(wordpress()) as site:
        result = publish(site.url)
    assert (result.exit_code, result.stdout) == (0, "x\n"), result.output
    signed = {asked.partition("?")[0]: "Authorization" in headers for asked, headers in site.requests}
    assert signed.pop("GET /") is signed.pop("GET /wp-json/") is False
    assert all(signed.values())


def test_what_cannot_be_remembered_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for state in (None, str(tmp_path / "file")):
        with FakeSite(wordpress()) as site:
            result = publish(site.url, ARTICLEKIT_STATE=state)
        assert result.exit_code == 0
        assert "give --update 7 the next time" in result.stderr


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"", "-: no article"),
        (b"<html>", "-: no article"),
        (b"[]", "-: no article"),
        (b"{", "-:1:2: not valid JSON"),
        (b'{"language": "\xff"}', "-: it is not UTF-8"),
    ],
)
def test_what_is_no_article_is_refused_before_anybody_is_asked(text: bytes, message: str) -> None:
    command = ["publish", "wordpress", "-", "--url", "https://news.example", "--user", "ann"]
    result = CliRunner().invoke(main, command, input=text, env={"ARTICLEKIT_WORDPRESS_PASSWORD": "x"})
    assert_refused(result, 2, message)
