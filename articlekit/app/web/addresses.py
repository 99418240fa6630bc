"""Addresses of callbacks: names are resolved once, and what is private is not gone to."""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

from articlekit.errors import ArticlekitError

__all__ = ["AddressError", "Target", "resolve", "target_of"]

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


def target_of(url: str) -> Target:
    """The target of an address.

    Raises:
        AddressError: it is no address that a callback can go to.
    """
    return Target(url)


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
            "it leads to a private address: give a public one, or have the operator allow them "
            "(--allow-private-callbacks)"
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
