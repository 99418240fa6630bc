"""The provider: files and batches of an OpenAI-compatible server."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from articlekit.drafting.openai.failures import look_at
from articlekit.drafting.openai.server import Server

if TYPE_CHECKING:
    from openai import OpenAI

__all__ = ["Line", "Progress", "Provider"]

_ENDED = frozenset({"completed", "expired", "cancelled", "failed"})
_RETRIES = 8
_MARK = "articlekit"
_LISTED = 100
"""Batches of the account that are looked through for one of which only the digest is known."""


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far a batch is."""

    status: str
    done: int = 0
    total: int = 0
    files: tuple[str, ...] = ()
    """Files with answers and with failures."""
    complaint: str = ""
    """Why the provider does not work on it."""

    @property
    def has_ended(self) -> bool:
        """Whether nothing more will come of it."""
        return self.status in _ENDED


@dataclass(frozen=True, kw_only=True)
class Line:
    """What came back for one request."""

    key: str
    body: str | None = None
    status: int | None = None
    complaint: str = ""
    code: str = ""


class Provider:
    """Uploads, asks and collects. Failures by chance are tried again by the openai package itself."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._openai: OpenAI | None = None

    def send(self, path: Path, digest: str) -> str:
        """Upload a file of requests and begin a batch of it: what the provider calls that.

        Raises:
            EngineError: it cannot be reached or refuses.
        """

        def sending(openai: "OpenAI") -> str:
            uploaded = openai.files.create(file=path, purpose="batch")
            begun = openai.batches.create(
                input_file_id=uploaded.id,
                endpoint="/v1/chat/completions",
                completion_window="24h",
                metadata={_MARK: digest},
            )
            return begun.id

        return str(self._told(sending))

    def find(self, digest: str) -> str | None:
        """The batch of which only the digest is known, if it was sent.

        Raises:
            EngineError: the provider cannot be reached or refuses.
        """

        def finding(openai: "OpenAI") -> str | None:
            listed = openai.batches.list(limit=_LISTED).data
            return next((each.id for each in listed if (each.metadata or {}).get(_MARK) == digest), None)

        found: str | None = self._told(finding)
        return found

    def progress(self, identity: str) -> Progress:
        """How far a batch is.

        Raises:
            EngineError: the provider cannot be reached or refuses.
        """
        batch = self._told(lambda openai: openai.batches.retrieve(identity))
        counts, errors = batch.request_counts, batch.errors
        words = [each.message for each in (errors.data or []) if each.message] if errors else []
        return Progress(
            status=batch.status,
            done=counts.completed + counts.failed if counts else 0,
            total=counts.total if counts else 0,
            files=tuple(filter(None, (batch.output_file_id, batch.error_file_id))),
            complaint=" ".join(" ".join(words).split())[:300],
        )

    def lines(self, file: str) -> Iterator[Line]:
        """What a file of answers or failures holds; lines that are none are passed over.

        Raises:
            EngineError: the provider cannot be reached or refuses.
        """
        for text in self._told(lambda openai: openai.files.content(file)).iter_lines():
            line = _line(text)
            if line is not None:
                yield line

    def close(self) -> None:
        """Close the connections."""
        if self._openai is not None:
            self._openai.close()

    def _told(self, ask: Any) -> Any:
        """Ask the provider something; its failures in our words."""
        from openai import OpenAI, OpenAIError

        if self._openai is None:
            server = self._server
            self._openai = OpenAI(
                api_key=server.key or "none",
                base_url=server.base_url,
                timeout=server.timeout,
                max_retries=_RETRIES,
            )
        try:
            return ask(self._openai)
        except OpenAIError as error:
            raise look_at(error, self._server).error from error


def _line(text: str) -> Line | None:
    try:
        table = json.loads(text)
        key = table["custom_id"]
    except (ValueError, TypeError, KeyError):
        return None
    response, error = table.get("response") or {}, table.get("error") or {}
    body = response.get("body") if isinstance(response, dict) else None
    status = response.get("status_code") if isinstance(response, dict) else None
    if status == 200 and isinstance(body, dict):
        return Line(key=str(key), body=json.dumps(body, ensure_ascii=False), status=200)
    said = (body.get("error") if isinstance(body, dict) else None) or error
    words = str(said.get("message") or "") if isinstance(said, dict) else str(said)
    code = str(error.get("code") or "") if isinstance(error, dict) else ""
    return Line(key=str(key), status=status, complaint=" ".join(words.split())[:300], code=code)
