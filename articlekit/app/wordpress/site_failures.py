"""Failures: what went wrong with a request to a site, and what to do about it."""

from collections.abc import Mapping
from html import unescape
from typing import Any

from articlekit.errors import ArticlekitError, PublishError, UsageError
from articlekit.rendering.escaping import one_line

__all__ = ["answered_late", "refused", "unreachable"]

_QUOTED = 160
"""Characters of a site's own words that are passed on."""
_WRONG_PASSWORD = frozenset(
    {"incorrect_password", "invalid_username", "invalid_email", "invalid_application_password"}
)


def unreachable(error: Exception, *, host: str) -> PublishError:
    """There is no connection to a site.

    Args:
        error: what the HTTP client has raised.
        host: the name of the site.
    """
    words = one_line(str(error))[:_QUOTED]
    if "CERTIFICATE" in words.upper() or "SSL" in words.upper() or "TLS" in words.upper():
        return PublishError(f"{host}: no secure connection ({words}): have its certificate fixed")
    if type(error).__name__ in ("ConnectError", "ConnectTimeout", "InvalidURL", "UnsupportedProtocol"):
        return PublishError(f"{host}: no site answers there: check --url and the network")
    return PublishError(f"{host}: the connection broke off ({words or type(error).__name__}): try again")


def answered_late(host: str, seconds: float, *, wrote: bool) -> PublishError:
    """A site has not answered in time.

    Args:
        host: the name of the site.
        seconds: how long it had.
        wrote: whether it was sent something, which it may have saved.
    """
    remedy = "it may have saved the post: look there before you try again" if wrote else "try again"
    return PublishError(f"{host}: no answer within {seconds:g} s: {remedy}, or give it longer with --timeout")


def refused(status: int, table: Mapping[str, Any], *, host: str, user: str) -> ArticlekitError:
    """A site has answered, and not with what it was asked for.

    Args:
        status: the HTTP status.
        table: the error as WordPress tells it, with `code` and `message`.
        host: the name of the site.
        user: who asked.
    """
    code, message = str(table.get("code", "")), _said(table)
    said = f" ({message})" if message else ""
    if status == 401:
        # Which of the two it is WordPress often does not tell.
        doubt = "" if code in _WRONG_PASSWORD else ", or have the web server pass the Authorization header on"
        return UsageError(
            f"{host}: it does not let {user!r} in with this password: check --user, and give an application "
            f"password from that user's profile in ARTICLEKIT_WORDPRESS_PASSWORD{doubt}{said}"
        )
    if status == 403:
        return UsageError(f"{host}: {user!r} has no right to do this: ask for the role of an author{said}")
    if status < 400 or status == 405:
        return UsageError(f"{host}: its REST API answers with status {status} and no JSON: check --url")
    if status == 429 or status >= 500:
        return PublishError(f"{host}: the site is in trouble (status {status}): try again later{said}")
    return UsageError(f"{host}: it refuses (status {status}): {message or 'look into its log'}")


def _said(table: Mapping[str, Any]) -> str:
    """The words of the site, in one line and without what they begin with."""
    message = one_line(unescape(str(table.get("message") or "")))
    return message.removeprefix("Error: ")[:_QUOTED].rstrip(".")
