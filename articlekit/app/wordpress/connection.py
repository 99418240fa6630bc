"""The connection to a site: its address, requests and answers in JSON, and what it means if none come."""

import ipaddress
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, urlsplit

import articlekit
from articlekit.app.wordpress.site_failures import answered_late, refused, unreachable
from articlekit.errors import UsageError
from articlekit.settings import Secret

if TYPE_CHECKING:
    from httpx2 import Client

__all__ = ["Answer", "Connection", "Login", "checked_address", "checked_redirect", "number_of"]


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
