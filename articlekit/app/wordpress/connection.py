"""The connection to a site: requests and answers in JSON, and what it means if none come."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import articlekit
from articlekit.errors import ArticlekitError, PublishError, UsageError
from articlekit.rendering.escaping import one_line
from articlekit.settings import Secret

if TYPE_CHECKING:
    from httpx2 import Client

__all__ = ["Answer", "Connection", "Login", "number_of"]

_MOST_BYTES = 8_000_000
"""What is read of an answer: the index of a site with many plug-ins has some hundred thousand."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})

Parameters = Mapping[str, str | int]


@dataclass(frozen=True, kw_only=True)
class Login:
    """Who sends the posts."""

    user: str
    password: Secret
    """An application password, as WordPress makes it in the user's profile."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a site has answered."""

    status: int
    address: str
    body: bytes
    redirect: str | None = None
    """The address that it sends on to."""
    values: Any = None
    """The JSON of its body; `None` where it is none."""

    @property
    def table(self) -> dict[str, Any]:
        """The JSON object; empty where it is none."""
        return self.values if isinstance(self.values, dict) else {}

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The objects of the JSON list; empty where it is none."""
        rows = self.values if isinstance(self.values, list) else []
        return [row for row in rows if isinstance(row, dict)]


class Connection:
    """Sends requests to one site; close it when all are done."""

    def __init__(self, login: Login, *, timeout: float) -> None:
        """Open nothing yet.

        Args:
            login: who sends.
            timeout: seconds to wait for an answer.
        """
        self.login = login
        self._timeout = timeout
        self._opened: Client | None = None

    def get_unsigned(self, address: str) -> Answer:
        """Fetch an address as any visitor does: without the password, and following nothing.

        Raises:
            PublishError: there is no answer.
        """
        return self._send("GET", address)

    def get(self, address: str, **parameters: str | int) -> Answer:
        """Fetch with the password.

        Raises:
            PublishError: there is no answer, or the site is in trouble.
            UsageError: the site refuses.
        """
        return self._signed("GET", address, parameters=parameters)

    def describe(self, address: str) -> Answer:
        """What can be sent to an address: its description, by `OPTIONS`. It raises as `get` does."""
        return self._signed("OPTIONS", address)

    def post(self, address: str, values: Mapping[str, Any], *, taken: str | None = None) -> Answer:
        """Send JSON with the password. It raises as `get` does.

        Args:
            address: where to.
            values: what is sent.
            taken: the code of a refusal that is an answer as well.
        """
        return self._signed("POST", address, taken=taken, values=values)

    def close(self) -> None:
        """Close the connections."""
        if self._opened is not None:
            self._opened.close()

    def _signed(self, method: str, address: str, *, taken: str | None = None, **given: Any) -> Answer:
        answer = self._send(method, address, signed=True, **given)
        if taken and answer.table.get("code") == taken:
            return answer
        if answer.status in _REDIRECTS or answer.status >= 400 or answer.values is None:
            raise refused(answer.status, answer.table, host=_host(address), user=self.login.user)
        return answer

    def _send(
        self,
        method: str,
        address: str,
        *,
        signed: bool = False,
        parameters: Parameters | None = None,
        values: Mapping[str, Any] | None = None,
    ) -> Answer:
        from httpx2 import URL, BasicAuth, HTTPError, InvalidURL, TimeoutException

        login = BasicAuth(self.login.user, self.login.password.value) if signed else None
        try:
            url = URL(address).copy_merge_params(parameters or {})
            request = self._client.build_request(method, url, json=values)
            response = self._client.send(request, stream=True, auth=login)
            body = b"".join(_bounded(response.iter_bytes()))
            response.close()
            onward = response.headers.get("Location") if response.status_code in _REDIRECTS else None
            redirect = str(url.join(onward)) if onward else None
        except TimeoutException as error:
            if type(error).__name__ in ("ConnectTimeout", "PoolTimeout"):
                raise unreachable(error, host=_host(address)) from error
            raise answered_late(_host(address), self._timeout, wrote=values is not None) from error
        except (HTTPError, InvalidURL, ValueError) as error:
            raise unreachable(error, host=_host(address)) from error
        return Answer(
            status=response.status_code, address=address, body=body, redirect=redirect, values=_json(body)
        )

    @property
    def _client(self) -> "Client":
        """The HTTP client, whose import takes its time."""
        if self._opened is None:
            from httpx2 import Client

            agent = {"User-Agent": f"articlekit/{articlekit.__version__}", "Accept": "application/json"}
            self._opened = Client(timeout=self._timeout, headers=agent)
        return self._opened


def number_of(row: Mapping[str, Any], host: str) -> int:
    """The number of a post or a term.

    Raises:
        UsageError: the site has answered with something else.
    """
    number = row.get("id")
    if not isinstance(number, int):
        raise UsageError(f"{host}: it answers with no post and no term: check --url")
    return number


def _bounded(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces of a body, as far as anybody needs to read."""
    count = 0
    for piece in pieces:
        count += len(piece)
        if count > _MOST_BYTES:
            raise ValueError("its answer has no end")
        yield piece


def _json(body: bytes) -> Any:
    """The JSON of a body, which some plug-ins put blanks or a byte order mark in front of."""
    start = min((place for place in (body.find(b"{"), body.find(b"[")) if place >= 0), default=-1)
    if start < 0 or body[:start].lstrip(b"\xef\xbb\xbf \r\n\t"):
        return None
    try:
        return json.loads(body[start:])
    except (ValueError, RecursionError):
        return None


def _host(address: str) -> str:
    return urlsplit(address).netloc


_QUOTED = 160
"""Characters of a site's own words that are passed on."""
_WRONG_PASSWORD = frozenset(
    {"incorrect_password", "invalid_username", "invalid_email", "invalid_application_password"}
)


def unreachable(error: Exception, *, host: str) -> PublishError:
    """There is no connection to a site: what the HTTP client has raised says why."""
    words = one_line(str(error))[:_QUOTED]
    if "CERTIFICATE" in words.upper() or "SSL" in words.upper() or "TLS" in words.upper():
        return PublishError(f"{host}: no secure connection ({words}): have its certificate fixed")
    if type(error).__name__ in ("ConnectError", "ConnectTimeout", "InvalidURL", "UnsupportedProtocol"):
        return PublishError(f"{host}: no site answers there: check --url and the network")
    return PublishError(f"{host}: the connection broke off ({words or type(error).__name__}): try again")


def answered_late(host: str, seconds: float, *, wrote: bool) -> PublishError:
    """A site has not answered in so many seconds; what it was sent, if anything, it may have saved."""
    remedy = "it may have saved the post: look there before you try again" if wrote else "try again"
    return PublishError(f"{host}: no answer within {seconds:g} s: {remedy}, or give it longer with --timeout")


def refused(status: int, table: Mapping[str, Any], *, host: str, user: str) -> ArticlekitError:
    """A site has answered, and not with what a user has asked for: WordPress tells `code` and `message`."""
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
