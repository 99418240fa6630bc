"""`articlekit publish`."""

import json
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from articlekit.app.cli.options import Command, group, read_bytes
from articlekit.app.house_file import house_for
from articlekit.app.source_files import articles_of
from articlekit.app.wordpress import (
    STATUSES,
    Connection,
    Login,
    Order,
    Published,
    open_site,
    publish,
)
from articlekit.errors import InputError, UsageError
from articlekit.model.article import Article, standing_review
from articlekit.plugins import hookimpl, publishers
from articlekit.settings import Settings

__all__ = ["command"]

_MAX_BYTES = 50_000_000
_site = group("Site")
_post = group("Post")
_output = group("Output")
_EPILOG = """\
\b
Examples:
  export ARTICLEKIT_WORDPRESS_PASSWORD='abcd EFGH ijkl MNOP qrst UVWX'
  articlekit generate note.txt --json | articlekit publish wordpress - --url https://news.example --user ann
  articlekit publish wordpress article.json --url https://news.example --user ann \\
      --category Incidents --tag tramway --tag Valmont
  articlekit publish wordpress article.json --url https://news.example --user ann --status future
"""


class _Publishers(click.Group):
    """The commands of all plug-ins, those that are built in among them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return [str(each.name) for each in publishers()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        return next((each for each in publishers() if each.name == cmd_name), None)


@click.group(
    "publish",
    cls=_Publishers,
    epilog="\b\nExample:\n"
    "  articlekit publish wordpress article.json --url https://news.example --user ann\n",
)
def command() -> None:
    """Send an article to a content management system, as a draft."""


@click.command("wordpress", cls=Command, epilog=_EPILOG)
@click.argument("article", metavar="ARTICLE.json|-")
@_site("--url", required=True, metavar="URL", help="Address of the site, such as https://news.example.")
@_site(
    "--user", required=True, metavar="NAME", help="User of the site that the application password belongs to."
)
@_site(
    "--timeout",
    type=click.FloatRange(0.1, 600),
    default=30.0,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait for each answer of the site.",
)
@_site("--plain-http", is_flag=True, help="Send the password unencrypted, in a network that you trust.")
@_post(
    "--status",
    type=click.Choice(STATUSES),
    help="Status of the post; a draft if not given. A future post appears when its embargo ends.",
)
@_post("--slug", metavar="SLUG", help="Slug of the post; the article's own if not given.")
@_post(
    "--category",
    "categories",
    multiple=True,
    metavar="NAME",
    help="Category of the post; it is made if the user may do that.",
)
@_post(
    "--tag", "tags", multiple=True, metavar="NAME", help="Tag of the post; it is made where it is missing."
)
@_post("--update", type=click.IntRange(1), metavar="ID", help="Replace this post, whoever wrote it.")
@_post("--overwrite", is_flag=True, help="Replace a post even if somebody has edited it on the site.")
@_post(
    "-t",
    "--template",
    default="wordpress",
    show_default=True,
    metavar="NAME|FILE",
    help="Template of the content.",
)
@_post("--house", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="House file.")
@_output("--json", "as_json", is_flag=True, help="Print the posts as a JSON list, not their links.")
def wordpress_command(
    article: str, *, url: str, user: str, timeout: float, plain_http: bool, as_json: bool, **wanted: Any
) -> None:
    """Send an article to a WordPress, as a draft.

    ARTICLE.json is what `generate --json` writes; - is standard input. A list of articles becomes as
    many posts.

    An article that was sent before replaces its post, unless somebody has edited the post on the site.
    A post that is no draft any more changes only if --status says so.

    The password is an application password of the user (Users, Profile, Application Passwords). It
    comes from ARTICLEKIT_WORDPRESS_PASSWORD.
    """
    settings = Settings.from_environment()
    if settings.wordpress_password is None:
        raise UsageError(
            "no password: give an application password of the user in ARTICLEKIT_WORDPRESS_PASSWORD"
        )
    order = Order(house=house_for(article, wanted.pop("house") or settings.house), **wanted)
    articles = _articles(article)
    login = Login(user=user, password=settings.wordpress_password)
    posts = []
    with closing(Connection(login, timeout=timeout)) as connection:
        site = open_site(url, connection, plain=plain_http)
        for each in articles:
            post = publish(each, site, order, state=settings.state, templates=settings.templates)
            _report(post, is_approved=standing_review(each) is not None)
            posts.append(asdict(post))
            if not as_json:
                click.echo(post.link)
    if as_json:
        click.echo(json.dumps(posts, ensure_ascii=False, indent=2))


@hookimpl
def articlekit_publishers() -> tuple[click.Command, ...]:
    """The built-in publishers."""
    return (wordpress_command,)


def _articles(name: str) -> list[Article]:
    data = read_bytes(name, max_bytes=_MAX_BYTES)
    try:
        # As it is: line separators that a note would be read without belong to the strings of JSON.
        articles = [*articles_of(data.decode("utf-8-sig"), name).values()] if data.strip() else []
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: it is not UTF-8: give JSON from `articlekit generate --json`") from error
    if not articles:
        raise InputError(f"{name}: no article: give JSON from `articlekit generate --json`")
    return articles


def _report(post: Published, *, is_approved: bool) -> None:
    done = "sent as" if post.is_new else "replaced"
    click.echo(f"{done} post {post.id} ({post.status}): {post.edit}", err=True)
    if post.status in ("publish", "future") and not is_approved:
        click.echo("articlekit: nobody has approved the text as it is: see `articlekit approve`", err=True)
    if not post.is_remembered:
        click.echo(
            "articlekit: what was sent cannot be remembered here: name a folder in ARTICLEKIT_STATE, "
            f"or give --update {post.id} the next time",
            err=True,
        )
