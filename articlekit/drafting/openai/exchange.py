"""An exchange: one request over the wire and its answer, streamed where the server does that."""

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, Any

from articlekit.drafting.openai.reply import Reply
from articlekit.drafting.openai.request import Request
from articlekit.drafting.openai.server import Server
from articlekit.drafting.openai.stream import read_stream

if TYPE_CHECKING:
    from ssl import SSLContext

    from openai import OpenAI

__all__ = ["Exchange"]


class Exchange:
    """The connections to a server; they may be shared by threads."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._openai: OpenAI | None = None
        self._lock = Lock()

    def send(
        self, request: Request, parameters: dict[str, Any], *, limit: int, arrived: Callable[[str], None]
    ) -> Reply:
        """Send a request and read the answer.

        Args:
            request: what is asked.
            parameters: how the server is to answer.
            limit: most tokens that the answer may have.
            arrived: told every piece of a streamed answer.

        Raises:
            NoTextError: there is an answer, but no text in it.
            StreamError: a stream did not come to its end.
            Exception: what the openai package or its transport raises, where there is no answer.
        """
        completions = self._connected().chat.completions.with_streaming_response
        # As an extra: the client would try each message against every kind that there is.
        extra = {"messages": request.messages, **parameters.get("extra_body", {})}
        asked = {**parameters, "model": self._server.model, "messages": (), "extra_body": extra}
        with completions.create(**asked) as response:
            chunks = response.iter_bytes()
            return read_stream(chunks, limit=limit, patience=self._server.timeout, arrived=arrived)

    def close(self) -> None:
        """Close the connections; the next request opens new ones."""
        if self._openai is not None:
            self._openai.close()
            self._openai = None

    def _connected(self) -> "OpenAI":
        """The openai package's client, whose import takes a third of a second."""
        with self._lock:
            if self._openai is None:
                from openai import DefaultHttpxClient, OpenAI

                plain = self._server.is_plain
                self._openai = OpenAI(
                    api_key=self._server.key or "none",
                    base_url=self._server.base_url,
                    timeout=self._server.timeout,
                    max_retries=0,
                    http_client=DefaultHttpxClient(verify=_trusting_nobody()) if plain else None,
                )
            return self._openai


def _trusting_nobody() -> "SSLContext":
    """For a server without TLS, which may lead on to another one: no certificate is believed.

    To read those that usually are takes longer than to write a page.
    """
    from ssl import PROTOCOL_TLS_CLIENT, SSLContext

    return SSLContext(PROTOCOL_TLS_CLIENT)
