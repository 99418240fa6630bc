"""Deferring: a client that only notes down what it would ask, and a drafter that lives with that."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from articlekit.app.batch.openai_batch.request_store import Desk
from articlekit.app.batch.order import DeferredError
from articlekit.drafting.budget import Budget
from articlekit.drafting.drafter import AnswerError, Brief, Drafter
from articlekit.drafting.openai.client import Client, Request, charge
from articlekit.drafting.openai.reply import NoTextError, Reply, read_reply
from articlekit.drafting.openai.server import Server
from articlekit.model.article import Article

__all__ = ["Counter", "DeferringClient", "DeferringDrafter"]


@dataclass(kw_only=True)
class Counter:
    """What the client and the drafter of a run have in common."""

    desk: Desk | None = None
    server: Server | None = None
    missing: bool = False
    """Whether an answer was missing for the article that is being drafted."""
    goes_on: bool = False
    """Whether the drafter can go on without it, and ask for more in the same round."""


class DeferringClient(Client):
    """Answers what has been answered; everything else it puts down to be sent."""

    def __init__(self, counter: Counter, server: Server, **options: Any) -> None:
        super().__init__(server, **options)
        self._counter = counter
        counter.server = server

    def ask(self, request: Request, budget: Budget) -> Reply:
        """The answer to a request, if it is there.

        Raises:
            DeferredError: it is not, and the article cannot be drafted without it.
            AnswerError: it is not, but other parts can be drafted; or it has no text; or the budget is spent.
        """
        server, desk = self.server, self._counter.desk
        if desk is None:
            raise DeferredError
        budget.model, budget.server = server.model, server.host
        limit, _ = self._limit(request, budget)
        asked = {"messages": request.messages, "schema": request.schema, "limit": limit}
        text = json.dumps(asked, ensure_ascii=False, sort_keys=True)
        place = f"{server.base_url} {server.model} {server.temperature}"
        name = hashlib.sha256(f"{place}\0{text}".encode("utf-8", errors="replace")).hexdigest()
        budget.asked[name] += 1
        key = f"{name}-{budget.asked[name]}"
        found = desk.find(key)
        if found is None:
            desk.want(key, text)
            self._counter.missing = True
            raise AnswerError("not answered yet") if self._counter.goes_on else DeferredError
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
        """The desk has kept it already."""

    def doubt(self) -> None:
        """Nothing is known of the form before the provider has said something."""


@dataclass(frozen=True)
class DeferringDrafter:
    """A drafter whose article counts only if no answer was missing.

    Where parts are written again, all of them are asked for in one round.
    """

    drafter: Drafter
    counter: Counter

    def draft(self, brief: Brief) -> Article:
        """Draft an article from the answers that are there.

        Raises:
            DeferredError: there are too few of them.
        """
        self.counter.missing = False
        self.counter.goes_on = brief.previous is not None and bool(brief.findings)
        try:
            article = self.drafter.draft(brief)
        except AnswerError:
            if self.counter.missing:
                raise DeferredError from None
            raise
        if self.counter.missing:
            raise DeferredError
        return article
