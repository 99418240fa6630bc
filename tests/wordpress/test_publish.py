"""`articlekit publish wordpress` against a real WordPress."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from articlekit.model.article import Article, Sentence
from articlekit.rendering import RenderOptions, render
from tests.rendering.articles import ARABIC, ARTICLES, ENGLISH, FRENCH, HOSTILE, JAPANESE
from tests.wordpress.publishing import publish
from tests.wordpress.site import Site

pytestmark = pytest.mark.wordpress


def named(article: Article, slug: str, **meta: str) -> Article:
    """The article under a slug that no other test has."""
    return article.model_copy(update={"meta": article.meta.model_copy(update={"slug": slug, **meta})})


def test_an_article_becomes_a_draft_with_all_its_fields(site: Site, state: Path) -> None:
    article = named(ENGLISH, "checkout")
    terms = ("--category", "Incidents & outages", "--tag", "API", "--tag", "Größe <1>", "--tag", "API")
    done = publish(site, article, *terms, state=state)
    assert done.status == 0, done.stderr
    number = int(re.findall(r"\?p=(\d+)$", done.stdout.strip())[0])
    assert (
        f"sent as post {number} (draft): {site.url}/wp-admin/post.php?post={number}&action=edit"
        in done.stderr
    )
    post = site.post(number)
    assert post["post_status"] == "draft"
    assert post["post_name"] == "checkout"
    assert post["post_title"] == article.headline.text
    assert post["post_content"] == render(article, template="wordpress").strip("\n")
    assert post["post_excerpt"]
    assert post["categories"] == ["Incidents &amp; outages"]
    assert sorted(post["tags"]) == ["API", "Größe &lt;1&gt;"]


def test_terms_that_are_there_are_used_again(site: Site, state: Path) -> None:
    terms = ("--category", "Trams", "--tag", "Valmont")
    for slug, spelling in (("one", terms), ("two", tuple(each.lower() for each in terms))):
        assert publish(site, named(ENGLISH, f"terms-{slug}"), *spelling, state=state).status == 0
    names = site.php("echo json_encode(get_terms(array('hide_empty' => false, 'fields' => 'names')));")
    assert names.lower().count('"trams"') == names.lower().count('"valmont"') == 1


@pytest.mark.parametrize("user", ["editor", "author"])  # WordPress filters what authors write
@pytest.mark.parametrize("article", [FRENCH, ARABIC, JAPANESE], ids=["fr", "ar", "ja"])
def test_a_text_in_another_language_than_the_site_says_so(
    site: Site, state: Path, article: Article, user: str
) -> None:
    slug = f"foreign-{article.language}-{user}"
    done = publish(site, named(article, slug), "--json", state=state, user=user)
    content = site.post(done.posts[0]["id"])["post_content"].replace('" />', '"/>')
    assert content == render(
        article, template="wordpress", options=RenderOptions(surroundings="en-US")
    ).strip("\n")
    assert f'<span lang="{article.language}"' in content


def test_sent_again_it_replaces_its_post(site: Site, state: Path) -> None:
    article = named(ENGLISH, "again")
    first = publish(site, article, "--json", "--tag", "kept", state=state).posts[0]
    changed = article.model_copy(update={"headline": Sentence(text="Checkout API is back")})
    done = publish(site, changed, "--json", state=state)
    assert done.stderr.startswith(f"replaced post {first['id']} (draft)")
    assert done.posts[0] | {"is_new": True} == first
    post = site.post(first["id"])
    assert post["post_title"] == "Checkout API is back"
    assert post["tags"] == ["kept"]  # nothing was said of them


def test_versions_in_several_languages_are_posts_of_their_own(site: Site, state: Path) -> None:
    versions = [named(article, "versions") for article in (ENGLISH, FRENCH, ARABIC)]
    first = publish(site, versions, "--json", state=state).posts
    assert len({post["id"] for post in first}) == 3
    again = publish(site, versions, "--json", state=state).posts
    assert again == [post | {"is_new": False} for post in first]


def test_any_draft_is_replaced_if_that_is_asked(site: Site, state: Path) -> None:
    number = site.php("echo wp_insert_post(array('post_title' => 'By hand', 'post_author' => 1));")
    done = publish(site, named(ENGLISH, "by-hand"), "--json", "--update", number, state=state)
    assert str(done.posts[0]["id"]) == number
    assert site.post(int(number))["post_title"] == ENGLISH.headline.text


def test_what_an_editor_has_changed_is_not_undone(site: Site, state: Path) -> None:
    article = named(ENGLISH, "edited")
    number = publish(site, article, "--json", state=state).posts[0]["id"]
    site.php(f"wp_update_post(array('ID' => {number}, 'post_title' => 'Mine', 'post_name' => 'moved'));")
    done = publish(site, article, state=state)
    assert done.status == 2
    assert done.stdout == ""
    assert f"post {number} was edited on the site after it was sent: give --overwrite" in done.stderr
    assert site.post(number)["post_title"] == "Mine"
    assert publish(site, article, "--overwrite", state=state).status == 0
    post = site.post(number)
    assert (post["post_title"], post["post_name"]) == (article.headline.text, "moved")


def test_a_post_that_readers_see_is_only_changed_if_that_is_said(site: Site, state: Path) -> None:
    article = named(ENGLISH, "public")
    number = publish(site, article, "--json", state=state).posts[0]["id"]
    site.php(f"wp_publish_post({number});")
    done = publish(site, article, state=state)
    assert (done.status, done.stdout) == (2, "")
    assert "is not a draft any more (status publish): give --status publish" in done.stderr
    done = publish(site, article, "--status", "publish", state=state)
    assert (done.status, done.stdout) == (0, f"{site.url}/public/\n")


def test_a_strangers_post_is_never_replaced_unasked(site: Site, state: Path, tmp_path: Path) -> None:
    article = named(ENGLISH, "taken")
    number = publish(site, article, "--json", state=state).posts[0]["id"]
    elsewhere = tmp_path / "other machine"
    done = publish(site, article, state=elsewhere)
    assert done.status == 2
    assert (
        f"post {number} has the slug 'taken', and was not sent from here: give --update {number}"
        in done.stderr
    )
    assert publish(site, article, "--update", str(number), state=elsewhere).status == 0
    assert publish(site, article, state=elsewhere).status == 0  # which knows it now


def test_a_post_in_the_bin_is_left_there(site: Site, state: Path) -> None:
    article = named(ENGLISH, "binned")
    number = publish(site, article, "--json", state=state).posts[0]["id"]
    site.php(f"wp_trash_post({number});")
    again = publish(site, article, "--json", state=state).posts[0]
    assert again["id"] != number
    assert again["is_new"]


def test_an_embargo_is_kept(site: Site, state: Path) -> None:
    until = datetime.now(tz=UTC).replace(microsecond=0) + timedelta(days=2)
    article = named(ENGLISH, "embargo", embargo=until.isoformat())
    done = publish(site, article, "--status", "publish", state=state)
    assert (done.status, done.stdout) == (2, "")
    assert "the article is under embargo until" in done.stderr
    post = publish(site, article, "--status", "future", "--json", state=state).posts[0]
    assert post["status"] == "future"
    assert site.post(post["id"])["post_date_gmt"] == f"{until:%Y-%m-%d %H:%M:%S}"
    done = publish(site, named(ENGLISH, "none"), "--status", "future", state=state)
    assert done.status == 2
    assert "needs an embargo" in done.stderr


def test_a_hostile_note_stays_text_whoever_sends_it(site: Site, state: Path) -> None:
    for user in ("admin", "author"):  # an administrator's markup is not filtered by WordPress
        article = named(ARTICLES["hostile"], f"hostile-{user}")
        done = publish(site, article, "--json", "--tag", HOSTILE, state=state, user=user)
        assert done.status == 0, done.stderr
        post = site.post(done.posts[0]["id"])
        texts = post["post_title"] + post["post_content"] + post["post_excerpt"] + "".join(post["tags"])
        assert not re.search(r"<(?:script|b|i)\b", texts)
        shown = site.php(
            f"$GLOBALS['post'] = get_post({done.posts[0]['id']}); setup_postdata($GLOBALS['post']);"
            "echo get_the_title(), apply_filters('the_content', get_the_content());"
        )
        assert not re.search(r"<(?:script|b|i)\b", shown)


@pytest.mark.parametrize(
    ("user", "options", "message"),
    [
        ("subscriber", (), "'subscriber' may not write posts there: ask for the role of an author"),
        ("contributor", ("--status", "publish"), "no right to publish on the site: send it without"),
        ("author", ("--category", "Nothing"), "no category 'Nothing' on the site, and no right to make it"),
        ("author", ("--update", "1", "--status", "draft"), "'author' has no right to do this"),
        ("editor", ("--update", "4711"), "no post 4711 on the site: check --update"),
        ("editor", ("--tag", " "), "a name among the tags is empty"),
        ("editor", ("--slug", "日本"), "--slug '日本' has no letter from a to z"),
    ],
)
def test_what_may_not_be_done_is_said_in_a_line(
    site: Site, state: Path, user: str, options: tuple[str, ...], message: str
) -> None:
    count = site.php("echo array_sum((array) wp_count_posts());")
    done = publish(site, named(ENGLISH, f"refused-{user}"), *options, state=state, user=user)
    assert (done.status, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert message in done.stderr
    assert site.php("echo array_sum((array) wp_count_posts());") == count


def test_a_contributor_may_send_drafts(site: Site, state: Path) -> None:
    done = publish(site, named(ENGLISH, "contributed"), "--tag", "new one", state=state, user="contributor")
    assert done.status == 0, done.stderr


@pytest.mark.parametrize("user", ["editor", "nobody"])
def test_a_wrong_password_is_said_in_a_line(site: Site, state: Path, user: str) -> None:
    done = publish(site, ENGLISH, state=state, user=user, word="abcd EFGH")
    assert (done.status, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert f"it does not let {user!r} in with this password" in done.stderr
    assert "EFGH" not in done.stderr


def test_a_site_without_permalinks_and_with_a_deep_address_is_found(site: Site, state: Path) -> None:
    site.php("update_option('permalink_structure', '');")
    try:
        done = publish(site, named(ENGLISH, "plain"), "--url", f"{site.url}/wp-admin/", "--json", state=state)
    finally:
        site.php("update_option('permalink_structure', '/%postname%/');")
    assert done.status == 0, done.stderr
    assert site.post(done.posts[0]["id"])["post_name"] == "plain"
