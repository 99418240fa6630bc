"""A provider's batches: requests are sent as a file, and answered in a day for half the price."""

import hashlib
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from articlekit.app.batch.duplicates import Order
from articlekit.app.batch.folder import OutputFolder
from articlekit.app.batch.openai_batch_store import RequestStore, RoundState, Sent
from articlekit.drafting.openai.cache import Ability
from articlekit.drafting.openai.failures import look_at
from articlekit.drafting.openai.server import Server
from articlekit.errors import EngineError

if TYPE_CHECKING:
    from openai import OpenAI

__all__ = ["Rounds"]

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
    """Uploads, asks and collects; an `EngineError` where the provider cannot be reached, or refuses.

    Failures by chance are tried again by the openai package itself.
    """

    def __init__(self, server: Server) -> None:
        self._server = server
        self._openai: OpenAI | None = None

    def send(self, path: Path, digest: str) -> str:
        """Upload a file of requests and begin a batch of it: what the provider calls that."""

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
        """The batch of which only the digest is known, if it was sent."""
        listed = self._told(lambda openai: openai.batches.list(limit=_LISTED).data)
        return next((each.id for each in listed if (each.metadata or {}).get(_MARK) == digest), None)

    def progress(self, identity: str) -> Progress:
        """How far a batch is."""
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
        """What a file of answers or failures holds; lines that are none are passed over."""
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


_MOST_REQUESTS = 10_000
_MOST_BYTES = 50_000_000
"""Of one batch: below the 50,000 and 200 MB that OpenAI allows, so that no process grows large."""
_REFUSED = (400, 422)
_AGAIN = (408, 409, 429, 500, 502, 503, 504)


@dataclass(kw_only=True)
class Rounds:
    """The rounds of one run."""

    state: RoundState
    poll: float = 60.0
    """Seconds between two looks at a batch."""
    _store: RequestStore = field(init=False)
    _tell: Callable[[str], None] = field(init=False)
    _folder: OutputFolder = field(init=False)
    _provider: Provider = field(init=False)

    def begin(self, folder: OutputFolder, tell: Callable[[str], None]) -> None:
        """Take the store of a folder.

        Args:
            folder: where the articles go.
            tell: is told what is sent and how far it is.

        Raises:
            OutputError: it cannot be read or written.
        """
        self._folder, self._tell = folder, tell
        self._store = self.state.store = RequestStore(folder.inside / "requests.sqlite")
        self._provider = Provider(self._server)

    def end(self) -> None:
        """Leave the store."""
        self.state.store = None
        self._store.close()
        self._provider.close()

    def put_off(self, order: Order) -> None:
        """Keep an order for the next round."""
        self._store.put_off(order)

    def next(self) -> Iterator[Order] | None:
        """Send what is to be sent, wait for all answers, and give back the orders that waited for them.

        Returns:
            the orders, `None` where none has been put off.

        Raises:
            EngineError: the provider cannot be reached, refuses a batch, or has had it cancelled.
        """
        self._find_again()
        while self._send():
            pass
        sent = self._store.open_batches()
        for each in sent:
            self._collect(each)
        return self._store.orders() if sent else None

    @property
    def _server(self) -> Server:
        if self.state.server is None:
            raise EngineError("no server: name one with --base-url")
        return self.state.server

    @property
    def _place(self) -> str:
        return f"{self._server.base_url} {self._server.model}"

    def _find_again(self) -> None:
        """Batches that an earlier run was about to send when it died: were they sent?"""
        for each in self._store.open_batches():
            if each.id is None:
                identity = self._provider.find(each.digest)
                if identity is None:
                    self._store.end(each.digest)  # its requests will be sent with the others
                else:
                    self._store.sent(each.digest, identity)

    def _send(self) -> bool:
        """Send one batch of what is waiting; whether there was anything."""
        ability = self._store.ability(self._place)
        part, digest = self._folder.part(), hashlib.sha256()
        keys: list[str] = []
        with self._folder.writing(), part.open("wb") as file:
            for key, text in self._store.waiting():
                line = json.dumps(self._line(key, json.loads(text), ability), ensure_ascii=False) + "\n"
                data = line.encode("utf-8", errors="replace")
                if keys and (len(keys) >= _MOST_REQUESTS or file.tell() + len(data) > _MOST_BYTES):
                    break
                file.write(data)
                digest.update(data)
                keys.append(key)
        if keys:
            named = part.with_name(f"{digest.hexdigest()[:16]}.jsonl")
            part.replace(named)
            self._begin(named, digest.hexdigest(), keys)
            named.unlink()
        else:
            part.unlink()
        return bool(keys)

    def _begin(self, path: Path, digest: str, keys: list[str]) -> None:
        self._store.begin(digest, keys)
        identity = self._provider.send(path, digest)
        self._store.sent(digest, identity)
        self._tell(f"{len(keys)} requests sent as {identity}")

    def _line(self, key: str, asked: dict[str, Any], ability: Ability) -> dict[str, Any]:
        limit, schema = asked["limit"], asked["schema"]
        parameters = ability.parameters(schema, limit=limit, temperature=self._server.temperature)
        more = parameters.pop("extra_body", {})  # what the openai package would put beside the others
        body = {"model": self._server.model, "messages": asked["messages"], **parameters, **more}
        return {"custom_id": key, "method": "POST", "url": "/v1/chat/completions", "body": body}

    def _collect(self, sent: Sent) -> None:
        """Wait until a batch has ended and put down all that came of it."""
        if sent.id is None:
            return
        told = ""
        while not (progress := self._provider.progress(sent.id)).has_ended:
            now = f"{sent.id}: {progress.status}, {progress.done} of {progress.total}"
            if now != told:
                self._tell(now)
            told = now
            time.sleep(self.poll)
        ability = self._store.ability(self._place)
        for file in progress.files:
            for line in self._provider.lines(file):
                self._take(line, ability)
        left = self._store.end(sent.digest)
        self._tell(f"{sent.id}: {progress.status}" + (f", {left} to be sent again" if left else ""))
        if progress.status == "failed":
            said = progress.complaint or "it does not say why"
            raise EngineError(f"the provider refuses {sent.id}: {said}: fix that and run it again")
        if progress.status == "cancelled":
            raise EngineError(f"{sent.id} was cancelled: run it again to send what is left of it")

    def _take(self, line: Line, ability: Ability) -> None:
        """Put down one answer or failure, of a batch that was sent with this ability."""
        if line.body is not None:
            self._store.answer(line.key, line.body)
            return
        less = ability.without(line.complaint) if line.status in _REFUSED else None
        if less is not None:  # it will be sent again, and less asked of the server
            self._store.remember(self._place, less)
        elif line.code != "batch_expired" and line.status not in _AGAIN:
            self._store.fail(line.key, f"the provider refuses the request: {line.complaint or line.code}")
