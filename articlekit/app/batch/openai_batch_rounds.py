"""A provider's batches: requests are put off, sent as a file, and answered in a day for half the price."""

import hashlib
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from articlekit.app.batch.folder import OutputFolder
from articlekit.app.batch.openai_batch_provider import Line, Provider
from articlekit.app.batch.openai_batch_store import RequestStore, Sent
from articlekit.app.batch.order import DeferredError, Order
from articlekit.drafting.drafter import AnswerError, Brief, Budget, Drafter
from articlekit.drafting.openai.cache import Ability
from articlekit.drafting.openai.client import Client, Request, charge
from articlekit.drafting.openai.messages import NoTextError, Reply
from articlekit.drafting.openai.server import Server
from articlekit.drafting.openai.stream import read_reply
from articlekit.errors import EngineError
from articlekit.model.article import Article

__all__ = ["DeferringClient", "DeferringDrafter", "RoundState", "Rounds"]


@dataclass(kw_only=True)
class RoundState:
    """What the client and the drafter of a run share."""

    store: RequestStore | None = None
    server: Server | None = None
    missing: bool = False
    """Whether an answer was missing for the article that is being drafted."""
    goes_on: bool = False
    """Whether the drafter can go on without it, and ask for more in the same round."""


class DeferringClient(Client):
    """Answers what has been answered; everything else it puts down to be sent."""

    def __init__(self, state: RoundState, server: Server, **options: Any) -> None:
        super().__init__(server, **options)
        self._state = state
        state.server = server

    def ask(self, request: Request, budget: Budget) -> Reply:
        """The answer to a request, if it is there.

        Raises:
            DeferredError: it is not, and the article cannot be drafted without it.
            AnswerError: it is not, but other parts can be drafted; or it has no text; or the budget is spent.
        """
        server, store = self.server, self._state.store
        if store is None:
            raise DeferredError
        budget.model, budget.server = server.model, server.host
        limit, _ = self._limit(request, budget)
        asked = {"messages": request.messages, "schema": request.schema, "limit": limit}
        text = json.dumps(asked, ensure_ascii=False, sort_keys=True)
        place = f"{server.base_url} {server.model} {server.temperature}"
        name = hashlib.sha256(f"{place}\0{text}".encode("utf-8", errors="replace")).hexdigest()
        budget.asked[name] += 1
        key = f"{name}-{budget.asked[name]}"
        found = store.find(key)
        if found is None:
            store.want(key, text)
            self._state.missing = True
            raise AnswerError("not answered yet") if self._state.goes_on else DeferredError
        if found.answer is None:
            raise AnswerError(found.fault or "no answer")
        budget.requests += 1
        try:
            reply = read_reply(found.answer)
        except NoTextError as error:
            charge(error.usage, error.size, request, budget, limit=limit)
            raise
        charge(reply.usage, reply.size, request, budget, limit=limit)
        return reply

    def keep(self, reply: Reply) -> None:
        """The store has kept it already."""

    def doubt(self) -> None:
        """Nothing is known of the form before the provider has said something."""


@dataclass(frozen=True)
class DeferringDrafter:
    """A drafter whose article counts only if no answer was missing.

    Where parts are written again, all of them are asked for in one round.
    """

    drafter: Drafter
    state: RoundState

    def draft(self, brief: Brief) -> Article:
        """Draft an article from the answers that are there.

        Raises:
            DeferredError: there are too few of them.
        """
        self.state.missing = False
        self.state.goes_on = brief.previous is not None and bool(brief.findings)
        try:
            article = self.drafter.draft(brief)
        except AnswerError:
            if self.state.missing:
                raise DeferredError from None
            raise
        if self.state.missing:
            raise DeferredError
        return article


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
