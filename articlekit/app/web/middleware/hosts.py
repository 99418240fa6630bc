"""Names of the server: on a machine of one's own, without tokens, no page of the web may call it."""

from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from articlekit.app.web.failures import problem_response
from articlekit.app.web.problems import Refused

__all__ = ["HostCheck"]

_OWN = frozenset({"localhost", "127.0.0.1", "[::1]"})


class HostCheck:
    """Refuses, while there are no tokens, requests that were sent to another name than the machine's own.

    A page whose name is made to lead to 127.0.0.1 (DNS rebinding) has its own name in them, and one that
    calls another origin has its own in `Origin`.
    """

    def __init__(
        self, app: ASGIApp, *, is_open: Callable[[], bool], host: str, origins: tuple[str, ...]
    ) -> None:
        """Wrap an application.

        Args:
            app: the application.
            is_open: whether anybody who reaches the server may call it.
            host: the address that it listens at.
            origins: origins whose pages may call it.
        """
        self._app = app
        self._is_open = is_open
        self._names = _OWN | {host.lower()}
        self._origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 421 or 403, or hand the request on."""
        fault = self._fault(Headers(scope=scope)) if scope["type"] == "http" else None
        if fault is not None and self._is_open():
            await problem_response(fault, scope)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _fault(self, headers: Headers) -> Refused | None:
        if _name(headers.get("host", "")) not in self._names:
            detail = "without tokens only localhost is served: make a token with `articlekit token create`"
            return Refused(421, detail, field="Host")
        origin = headers.get("origin")
        if origin is None or origin in self._origins or _name(origin.partition("://")[2]) in self._names:
            return None
        detail = "this origin is not served: have the operator allow it with --cors"
        return Refused(403, detail, field="Origin")


def _name(host: str) -> str:
    """The name in the value of a `Host` field, without the port."""
    name = host.strip().lower()
    if name.startswith("["):
        return name.partition("]")[0] + "]"
    return name.partition(":")[0]
