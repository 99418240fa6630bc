"""Extras: what a command needs and a plain installation does not have."""

from importlib.util import find_spec

from articlekit.errors import UsageError

__all__ = ["needs_server"]

_SERVER = ("fastapi", "uvicorn", "huey", "limits", "pebble", "prometheus_client", "httpcore")


def needs_server() -> None:
    """See that the libraries of the server are there.

    Raises:
        UsageError: one is missing.
    """
    if any(find_spec(name) is None for name in _SERVER):
        raise UsageError("the server is not installed: pip install 'articlekit[server]'")
