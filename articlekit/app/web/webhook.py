"""Webhooks: a callback is signed and posted to an address that is looked up and judged, in time, once."""

import base64
import binascii
import hashlib
import hmac
import socket
import ssl
import time
import typing
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

import httpcore

from articlekit.errors import ArticlekitError, UsageError
from articlekit.settings import Secret

__all__ = ["AddressError", "Target", "post", "resolve", "signature", "signing_key"]

_PORTS = {"http": 80, "https": 443}
_CARRIERS = tuple(map(IPv6Network, ("::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96")))
"""Networks whose addresses have one of IPv4 in their last 32 bits."""
_LOCAL = tuple(
    map(
        ip_network,
        ("192.0.0.0/24", "64:ff9b:1::/48", "2001::/23", "3fff::/20", "5f00::/16", "fec0::/10"),
    )
)
"""Networks that the registries of IANA call local or special, and that not every Python knows of."""

Address = IPv4Address | IPv6Address


class AddressError(ArticlekitError):
    """An address that no callback is sent to."""


class Target:
    """Where a callback goes, as its address says it."""

    def __init__(self, url: str) -> None:
        """Take an address apart.

        Raises:
            AddressError: it is none, or has a name and password in it.
        """
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError as error:
            raise AddressError("it is no address: give one such as https://cms.example/hook") from error
        if parts.scheme not in _PORTS or not parts.hostname or not _is_printable(url):
            raise AddressError("it is no http or https address: give one such as https://cms.example/hook")
        if parts.username is not None or parts.password is not None:
            raise AddressError("it has a name or password in it: leave them out, callbacks are signed")
        if port == 0:
            raise AddressError("there is no port 0: give another, or none")
        self.scheme = parts.scheme
        self.host = parts.hostname
        self.port = port or _PORTS[parts.scheme]
        host = f"[{self.host}]" if ":" in self.host else self.host
        self.authority = host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"
        self.path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def resolve(target: Target, *, private: bool) -> str:
    """The IP address to connect to.

    Args:
        target: where a callback is to go.
        private: whether private addresses are allowed.

    Raises:
        AddressError: one of its addresses is private.
        OSError: it cannot be resolved.
    """
    found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    if not private and not all(_is_public(ip_address(each)) for each in addresses):
        raise AddressError(
            "it leads to a private address: give a public one, or ask the operator to allow them"
        )
    return addresses[0]


def _is_public(address: Address) -> bool:
    """Whether an address is one of the public internet, and carries none that is not."""
    if isinstance(address, IPv6Address):
        inner = address.sixtofour or (address.teredo or (None, None))[1]
        if any(address in network for network in _CARRIERS):
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return _is_public(inner)
    special = address.is_multicast or any(address in network for network in _LOCAL)
    return address.is_global and not special


def _is_printable(url: str) -> bool:
    return url.isascii() and url.isprintable() and " " not in url


_PREFIX = "whsec_"
_LENGTHS = range(24, 65)


def signing_key(secret: Secret) -> bytes:
    """The key of a secret.

    Raises:
        UsageError: it is no such secret.
    """
    try:
        key = base64.b64decode(secret.value.removeprefix(_PREFIX), validate=True)
    except binascii.Error:
        key = b""
    if not secret.value.startswith(_PREFIX) or len(key) not in _LENGTHS:
        raise UsageError(
            "ARTICLEKIT_WEBHOOK_SECRET: it is no secret of Standard Webhooks: "
            "set whsec_ and 24 to 64 random bytes in base64"
        )
    return key


def signature(key: bytes, *, message_id: str, timestamp: int, body: bytes) -> str:
    """The value of the header `webhook-signature`.

    The library `standardwebhooks` signs texts alone, and takes secrets of any length and a naive moment for
    one of UTC; it verifies in our tests what these two lines make of bytes.
    """
    signed = f"{message_id}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


_SECONDS = 15.0


class _Deadline(httpcore.NetworkStream):
    """A connection that is given up at a point of time, however slowly the other side talks."""

    def __init__(self, stream: httpcore.NetworkStream, end: float) -> None:
        self._stream = stream
        self._end = end

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._stream.read(max_bytes, timeout=self._left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, timeout=self._left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        return _Deadline(self._stream.start_tls(ssl_context, server_hostname, self._left()), self._end)

    def get_extra_info(self, info: str) -> typing.Any:
        return self._stream.get_extra_info(info)

    def _left(self) -> float:
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.TimeoutException("the callback takes too long")
        return left


class _Pinned(httpcore.NetworkBackend):
    """Connects to one IP address, whatever name is asked for: a name is not resolved a second time."""

    def __init__(self, address: str, end: float) -> None:
        self._address = address
        self._end = end
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,  # noqa: ARG002
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        return _Deadline(
            self._network.connect_tcp(self._address, port, timeout, local_address, socket_options), self._end
        )

    def connect_unix_socket(self, *_: typing.Any, **__: typing.Any) -> httpcore.NetworkStream:
        raise httpcore.UnsupportedProtocol("no callback goes to a socket of this machine")

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


def post(target: Target, address: str, *, body: bytes, headers: dict[str, str]) -> int:
    """Post a body, and follow no redirect.

    Args:
        target: where it goes.
        address: the IP address of the target.
        body: JSON.
        headers: header fields besides those of any request.

    Returns:
        the status of the answer, whose body is not read.

    Raises:
        OSError: nobody answers.
    """
    url = httpcore.URL(scheme=target.scheme, host=target.host, port=target.port, target=target.path)
    fields = [("Host", target.authority), ("Content-Length", str(len(body))), *headers.items()]
    end = time.monotonic() + _SECONDS
    with httpcore.ConnectionPool(
        ssl_context=ssl.create_default_context(), network_backend=_Pinned(address, end)
    ) as pool:
        try:
            timeouts = {"connect": _SECONDS, "read": _SECONDS, "write": _SECONDS}
            with pool.stream(
                "POST", url, headers=fields, content=body, extensions={"timeout": timeouts}
            ) as response:
                return response.status
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException) as error:
            raise OSError(f"{type(error).__name__}") from error
