"""Webhooks: a callback is signed and posted to an address that is looked up and judged, in time, once."""

import base64
import binascii
import hashlib
import hmac
import logging
import socket
import ssl
import time
import typing
from collections.abc import Iterable
from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

import httpcore

from articlekit.app.web.answers import Refused
from articlekit.app.web.job_store import Job, Jobs, job_json
from articlekit.errors import ArticlekitError, UsageError
from articlekit.settings import Secret

if typing.TYPE_CHECKING:
    from articlekit.app.web.service import Metrics

__all__ = ["AddressError", "Callbacks", "Target", "post", "resolve", "signature", "signing_key"]

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
        is_printable = url.isascii() and url.isprintable() and " " not in url
        if parts.scheme not in _PORTS or not parts.hostname or not is_printable:
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


_LOG = logging.getLogger(__name__)
_GONE = 410
_POINTER = "/callback"


class Callbacks:
    """Posts callbacks."""

    def __init__(self, jobs: Jobs, *, secret: Secret | None, private: bool, metrics: "Metrics") -> None:
        """Be ready to post.

        Raises:
            UsageError: the secret is none.
        """
        self._jobs = jobs
        self._key = signing_key(secret) if secret else None
        self._private = private
        self._metrics = metrics

    def check(self, url: str) -> None:
        """See that a callback can go to an address, as far as that is known.

        Raises:
            Refused: it cannot.
        """
        if self._key is None:
            detail = "this server sends no callbacks: its operator has to set ARTICLEKIT_WEBHOOK_SECRET"
            raise Refused(422, detail, pointer=_POINTER)
        try:
            resolve(Target(url), private=self._private)
        except AddressError as error:
            raise Refused(422, str(error), pointer=_POINTER) from error
        except (OSError, UnicodeError):
            return  # it may be there when the job has ended

    def post(self, job: Job, attempt: int) -> bool:
        """Post the callback of a job for the so-manieth time; whether nothing more is to be done."""
        body = b'{"type":"job.%s","timestamp":"%s","data":%s}' % (
            job.status.encode(),
            datetime.now(UTC).isoformat(timespec="seconds").encode(),
            job_json(job, self._jobs.reply_of(job.id)),
        )
        try:
            status = self._sent(job, body)
        except AddressError:
            status = _GONE  # it is not allowed any more
        except (OSError, UnicodeError):
            status = 0
        done = 200 <= status < 300
        self._metrics.callbacks.labels("delivered" if done else "failed").inc()
        if not done:
            _LOG.warning("callback of job %s, attempt %d: status %d", job.id, attempt + 1, status)
        return done or status == _GONE

    def _sent(self, job: Job, body: bytes) -> int:
        if self._key is None or job.callback is None:
            return _GONE
        target = Target(job.callback)
        address = resolve(target, private=self._private)
        now, message_id = int(time.time()), f"msg_{job.id}"
        headers = {
            "Content-Type": "application/json",
            "User-Agent": "articlekit",
            "webhook-id": message_id,
            "webhook-timestamp": str(now),
            "webhook-signature": signature(self._key, message_id=message_id, timestamp=now, body=body),
        }
        return post(target, address, body=body, headers=headers)
