"""A server to ask, and how long to be patient with it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from articlekit.drafting.openai.unfolding import Arrival
from articlekit.errors import EngineError, UsageError

__all__ = ["OPENAI_URL", "Server"]

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
