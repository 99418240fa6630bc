"""Addresses of sites: which ones a password may be sent to."""

import ipaddress
from urllib.parse import SplitResult, urlsplit

from articlekit.errors import UsageError

__all__ = ["checked_address", "checked_redirect"]


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
