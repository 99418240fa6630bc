"""A site: where its REST API is, what its posts have, and what the user may do there."""

import ipaddress
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

from articlekit.app.wordpress.connection import Answer, Connection
from articlekit.errors import PublishError, UsageError
from articlekit.rendering.escaping import one_line

__all__ = ["Site", "checked_address", "checked_redirect", "open_site"]

_PLACES = ("wp-json/", "?rest_route=/")
"""Where the REST API is, with permalinks and without."""
_MOST_REDIRECTS = 5
_LANGUAGE = re.compile(r"<html\b[^>]{0,400}?\blang\s*=\s*[\"']?([A-Za-z0-9-]{2,35})", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Site:
    """A WordPress that takes posts from a user."""

    connection: Connection
    home: str
    """Address of its front page."""
    root: str
    """Address of its REST API, which the routes are appended to."""
    admin: str
    """Address of its dashboard."""
    rights: frozenset[str]
    """What the user may do, by WordPress's names: `edit_posts`, `publish_posts` …"""
    fields: frozenset[str]
    """What a post has: `title`, `lang` …; of its meta `meta.` and the name."""

    @property
    def host(self) -> str:
        """Its name, for messages."""
        return urlsplit(self.home).netloc

    def address(self, route: str) -> str:
        """The address of a route, such as `wp/v2/posts`."""
        return self.root + route

    def language(self) -> str | None:
        """The language tag of the front page; `None` where it gives none."""
        found = _LANGUAGE.search(
            self.connection.get_unsigned(self.home).body[:20_000].decode("utf-8", "replace")
        )
        return found[1] if found else None


def open_site(url: str, connection: Connection, *, plain: bool = False) -> Site:
    """Find the REST API of a site, and see that the user may write posts there.

    Args:
        url: the address of the site, as a visitor has it.
        connection: with the user's password.
        plain: whether the password may go over the network in the clear.

    Raises:
        PublishError: there is no site, or it is in trouble.
        UsageError: it is no WordPress, or does not let the user in.
    """
    root, index = _index(checked_address(url, plain=plain), connection)
    user = connection.get(f"{root}wp/v2/users/me", context="edit")
    granted = {name for name, given in _table(user.table.get("capabilities")).items() if given}
    host = urlsplit(root).netloc
    if "edit_posts" not in granted:
        raise UsageError(
            f"{host}: {connection.login.user!r} may not write posts there: ask for the role of an author"
        )
    home = re.split(r"wp-json/|\?rest_route=", root)[0]
    return Site(
        connection=connection,
        home=home,
        root=root,
        admin=f"{one_line(str(index.table.get('url') or home)).rstrip('/')}/wp-admin/",
        rights=frozenset(granted),
        fields=_fields(connection.describe(f"{root}wp/v2/posts")),
    )


def _index(url: str, connection: Connection) -> tuple[str, Answer]:
    """The address of the REST API, and what it says of itself."""
    host = urlsplit(url).netloc
    seen = None
    for place in _PLACES:
        address, answer = _followed(urljoin(url, place), connection)
        if "wp/v2" in _namespaces(answer):
            return address, answer
        seen = seen or answer
        if answer.status >= 500:
            raise PublishError(f"{host}: the site is in trouble (status {answer.status}): try again later")
    if seen is not None and (seen.status in (401, 403) or "rest_" in str(seen.table.get("code"))):
        raise UsageError(
            f"{host}: its REST API is switched off: have a plug-in or the firewall let it through"
        )
    raise UsageError(f"{host}: no WordPress there, or its REST API is switched off: check --url")


def _namespaces(answer: Answer) -> list[str]:
    names = answer.table.get("namespaces")
    return names if isinstance(names, list) else []


def _followed(address: str, connection: Connection) -> tuple[str, Answer]:
    """What is at an address, or where it leads."""
    for _ in range(_MOST_REDIRECTS):
        answer = connection.get_unsigned(address)
        if answer.redirect is None:
            return address, answer
        address = checked_redirect(address, answer.redirect)
    raise UsageError(f"{urlsplit(address).netloc}: it redirects in a circle: check --url")


def _fields(answer: Answer) -> frozenset[str]:
    """The names of what a post has, from its schema."""
    properties = _table(_table(answer.table.get("schema")).get("properties"))
    meta = _table(_table(properties.get("meta")).get("properties"))
    return frozenset([*properties, *(f"meta.{name}" for name in meta)])


def _table(value: Any) -> dict[str, Any]:
    """A JSON object; PHP writes an empty one as a list."""
    return value if isinstance(value, dict) else {}


def checked_address(url: str, *, plain: bool = False) -> str:
    """The address of a site, with a slash at its end.

    Args:
        url: as the user gave it.
        plain: whether the password may go over the network in the clear.

    Raises:
        UsageError: it is no address of a site, or the password would be sent in the clear.
    """
    parts = _split(url)
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(f"{url[:100]!r} is no address of a site: give one such as https://news.example")
    if parts.username is not None or parts.password is not None:
        raise UsageError(f"{parts.hostname}: no user or password in the address: give --user")
    if parts.scheme == "http" and not plain and not _is_here(parts.hostname):
        raise UsageError(
            f"{parts.hostname}: over http the password would be sent in the clear: give its https:// "
            "address, or --plain-http in a network that you trust"
        )
    path = parts.path.removesuffix("/").removesuffix("/wp-json").removesuffix("/wp-admin").rstrip("/")
    return parts._replace(path=f"{path}/", query="", fragment="").geturl()


def checked_redirect(old: str, new: str) -> str:
    """The address that a site sends its visitors on to, where the password may follow.

    Raises:
        UsageError: it is another site, or one without TLS.
    """
    before, after = urlsplit(old), _split(new)
    if after is None or not after.hostname:
        raise UsageError(f"{before.hostname}: it redirects to no address: check --url")
    if before.scheme == "https" and after.scheme != "https":
        raise UsageError(f"{before.hostname}: it redirects from https to {after.scheme}, which is refused")
    if _bare(after.hostname) != _bare(before.hostname or "") or after.scheme not in ("http", "https"):
        raise UsageError(
            f"{before.hostname}: it redirects to {after.hostname}: if that is your site, give its address"
        )
    return new


def _split(url: str) -> SplitResult | None:
    if not url.isprintable() or " " in url:
        return None
    try:
        parts = urlsplit(url)
        _ = parts.port  # which is read as late as this
    except ValueError:
        return None
    return parts


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")


def _is_here(host: str) -> bool:
    """Whether it is this machine, where nobody listens between."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
