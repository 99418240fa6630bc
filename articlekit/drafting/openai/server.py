"""A server: where it is, and the exchange of a request for its answer, streamed where it does that."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from articlekit.drafting.openai.stream import Arrival, read_stream
from articlekit.drafting.openai.wire import Reply, Request
from articlekit.errors import EngineError, UsageError

if TYPE_CHECKING:
    from ssl import SSLContext

    from openai import OpenAI

__all__ = ["OPENAI_URL", "Exchange", "Server"]

OPENAI_URL = "https://api.openai.com/v1"


def _silent(_: object) -> None:
    """Nobody is watching."""


@dataclass(frozen=True, kw_only=True)
class Server:
    """An OpenAI-compatible server and a model that it serves."""

    model: str
    base_url: str = OPENAI_URL
    key: str | None = field(default=None, repr=False)
    """The API key; servers of one's own need none."""
    timeout: float = 300.0
    """Seconds to wait for the server to connect, and for the whole of its answer."""
    retries: int = 2
    """How often a request that failed by chance is sent again."""
    longest_wait: float = 60.0
    """Longest pause, in seconds, that a server may ask for before it is asked again."""
    temperature: float = 0.2
    answer_tokens: int = 4_000
    """Longest answer, in tokens."""
    context_tokens: int = 8_000
    """Tokens that a prompt and its answer may have together; longer notes are written in pieces."""
    progress: Callable[[str], None] = field(default=_silent, repr=False, compare=False)
    """Told in a few words what is being done."""
    arrived: Callable[[Arrival], None] = field(default=_silent, repr=False, compare=False)
    """Told how far an answer has come while it is being written."""

    @property
    def host(self) -> str:
        """Name and port of the server: its address without what may be secret."""
        return urlsplit(self.base_url).netloc.rpartition("@")[2]

    @property
    def is_plain(self) -> bool:
        """Whether it is asked without TLS."""
        return urlsplit(self.base_url).scheme == "http"

    @property
    def place(self) -> str:
        """The address without name, password and query, for messages and files."""
        parts = urlsplit(self.base_url)
        return f"{parts.scheme}://{self.host}{parts.path}"

    def __post_init__(self) -> None:
        """Refuse what no server can be reached with.

        Raises:
            UsageError: the address is none.
            EngineError: there is no key where one is needed, or it cannot be one.
        """
        _check_address(self.base_url)
        if self.key is not None and not (self.key.isascii() and self.key.isprintable() and self.key.strip()):
            raise EngineError("OPENAI_API_KEY is empty or has characters that no key has: set it again")
        if self.key is None and urlsplit(self.base_url).hostname == urlsplit(OPENAI_URL).hostname:
            raise EngineError(
                "no key for api.openai.com: set OPENAI_API_KEY, or name a server of your own with --base-url"
            )


def _check_address(address: str) -> None:
    is_plain = address.isprintable() and not any(map(str.isspace, address))
    try:
        parts = urlsplit(address)
        is_one = is_plain and parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        is_one = False
    if not is_one:
        raise UsageError(f"--base-url {address!r} is no address: give one such as http://localhost:8080/v1")


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
