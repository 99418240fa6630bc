"""The client: asks a server, by and by for as little as it is able to do, and counts what it costs."""

import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from articlekit.drafting.budget import Budget
from articlekit.drafting.drafter import AnswerError
from articlekit.drafting.openai.ability import Ability
from articlekit.drafting.openai.cache import Cache
from articlekit.drafting.openai.failures import RequestError, look_at
from articlekit.drafting.openai.reply import Reply, read_reply, tokens_of
from articlekit.drafting.openai.server import Server

if TYPE_CHECKING:
    from openai import OpenAI

__all__ = ["Client", "Request"]

_SHORTEST_ANSWER = 64
"""Tokens below which an answer is not worth its prompt."""
_FIRST_PAUSE = 0.5
"""Seconds before the first retry; each further one waits twice as long."""

_ABILITIES: dict[str, Ability] = {}
"""What is known of each server and model, for the process."""


@dataclass(frozen=True, kw_only=True)
class Request:
    """What to ask: who the model is to be, what it is to write, and in which form."""

    system: str
    prompt: str
    schema: dict[str, Any]

    @property
    def tokens(self) -> int:
        """An estimate of the tokens of the prompt."""
        return tokens_of(self.system) + tokens_of(self.prompt)


class Client:
    """Asks one model of one server. It may be shared by threads; close it when all are done."""

    def __init__(
        self, server: Server, *, cache: Cache | None = None, pause: Callable[[float], None] = time.sleep
    ) -> None:
        self.server = server
        self._cache = cache
        self._pause = pause
        self._openai: OpenAI | None = None

    def ask(self, request: Request, budget: Budget) -> Reply:
        """Put a request, step by step down the ladder of what servers are able to do.

        Raises:
            AnswerError: there is an answer, but no text in it, or the budget is spent.
            EngineError: the server cannot be reached or refuses.
        """
        key = self._key(request, budget)
        stored = self._cache.find(key) if self._cache else None
        if stored is not None:
            budget.cached += 1
            return stored
        ability = self._ability()
        while True:
            try:
                reply = self._patiently(request, ability, budget)
            except RequestError as failure:
                less = ability.without(failure.complaint) if failure.is_refusal else None
                if less is None:
                    raise failure.error from failure
                ability = less
                continue
            self._remember(ability)
            return replace(reply, key=key)

    def keep(self, reply: Reply) -> None:
        """Store an answer that was of use, so that the same request is not paid for again."""
        if self._cache is not None and reply.key is not None:
            self._cache.keep(reply.key, reply)

    def close(self) -> None:
        """Close the connections to the server; the next request opens new ones."""
        if self._openai is not None:
            self._openai.close()
            self._openai = None

    def doubt(self) -> None:
        """Ask for less from now on: the form in which the server was asked gave nothing of use."""
        ability = self._ability()
        _ABILITIES[self._place] = ability.lower() or ability

    @property
    def _place(self) -> str:
        return f"{self.server.base_url} {self.server.model}"

    def _ability(self) -> Ability:
        known = _ABILITIES.get(self._place)
        if known is None and self._cache is not None:
            known = self._cache.ability(self._place)
        return known or Ability()

    def _remember(self, ability: Ability) -> None:
        if _ABILITIES.get(self._place) != ability:
            _ABILITIES[self._place] = ability
            if self._cache is not None:
                self._cache.remember(self._place, ability)

    def _key(self, request: Request, budget: Budget) -> str:
        """What an answer is stored under: all that it depends on, and how often it has been asked for."""
        server = self.server
        values = [self._place, server.temperature, server.answer_tokens, request.system, request.prompt]
        text = json.dumps([*values, request.schema])
        name = hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()
        budget.asked[name] += 1
        return f"{name}-{budget.asked[name]}"

    def _patiently(self, request: Request, ability: Ability, budget: Budget) -> Reply:
        """The reply, after as many retries as a failure by chance is worth."""
        for tries in range(self.server.retries + 1):
            try:
                return self._once(request, ability, budget)
            except RequestError as failure:
                steps_down = failure.is_refusal and ability.without(failure.complaint) is not None
                if not failure.by_chance or steps_down or tries == self.server.retries:
                    raise
                wait = failure.wait if failure.wait is not None else _FIRST_PAUSE * 2**tries
                self.server.progress(f"{failure.error}: next try in {wait:g} s")
                self._pause(wait)
        raise AssertionError("unreachable")

    def _once(self, request: Request, ability: Ability, budget: Budget) -> Reply:
        space = max(self.server.context_tokens - request.tokens, _SHORTEST_ANSWER)
        limit = budget.room(request.tokens, min(self.server.answer_tokens, space))
        if limit < _SHORTEST_ANSWER:
            raise AnswerError(
                f"the budget is spent ({budget.tokens} tokens): raise --max-tokens or --max-cost"
            )
        parameters = ability.parameters(request.schema, limit=limit, temperature=self.server.temperature)
        budget.requests += 1
        connected = self._connected()
        started = time.monotonic()
        try:
            raw = connected.chat.completions.with_raw_response.create(
                model=self.server.model,
                messages=[
                    {"role": "system", "content": request.system},
                    {"role": "user", "content": request.prompt},
                ],
                **parameters,
            )
            body = raw.text
        except Exception as error:
            failure = _failure(error, self.server)
            if failure.lost:
                budget.charge(request.tokens, limit)
            raise failure from error
        finally:
            budget.seconds += time.monotonic() - started
        return _counted(body, request, budget, limit)

    def _connected(self) -> "OpenAI":
        """The openai package's client, whose import takes a third of a second."""
        if self._openai is None:
            from openai import OpenAI

            self._openai = OpenAI(
                api_key=self.server.key or "none",
                base_url=self.server.base_url,
                timeout=self.server.timeout,
                max_retries=0,
            )
        return self._openai


def _failure(error: Exception, server: Server) -> RequestError:
    """What failed; an error that is no failure of the request goes on as it is."""
    from openai import OpenAIError

    if isinstance(error, OpenAIError):
        return look_at(error, server)
    raise error


def _counted(body: str, request: Request, budget: Budget, limit: int) -> Reply:
    """The reply, its tokens charged; they are estimated where the server does not count them."""
    try:
        reply = read_reply(body)
    except AnswerError:
        budget.charge(request.tokens, min(tokens_of(body), limit))
        raise
    prompt = request.tokens if reply.prompt_tokens is None else reply.prompt_tokens
    answer = tokens_of(reply.text) if reply.completion_tokens is None else reply.completion_tokens
    budget.charge(prompt, answer)
    return reply
