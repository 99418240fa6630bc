"""Webhooks: a callback is signed and posted to an address that was judged, within a limit of time, once."""

import base64
import binascii
import hashlib
import hmac
import ssl
import time
import typing
from collections.abc import Iterable

import httpcore

from articlekit.app.web.addresses import Target
from articlekit.errors import UsageError
from articlekit.settings import Secret

__all__ = ["post", "signature", "signing_key"]

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
    """The value of the header `webhook-signature`."""
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
