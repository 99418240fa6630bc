"""The client: asks a server, by and by for as little as it is able to do, and counts what it costs."""

import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from articlekit.drafting.drafter import AnswerError, Budget, Tokens
from articlekit.drafting.openai.cache import Ability, Cache
from articlekit.drafting.openai.failures import RequestError, look_at
from articlekit.drafting.openai.server import Exchange, Server
from articlekit.drafting.openai.stream import Unfolding
from articlekit.drafting.openai.wire import NoTextError, Reply, Request, Usage

__all__ = ["Client", "Request", "charge"]

_SHORTEST_ANSWER = 64
"""Tokens below which an answer is not worth its prompt."""
_FIRST_PAUSE = 0.5
"""Seconds before the first retry; each further one waits twice as long."""

_BYTES_A_TOKEN = 3
_ABILITIES: dict[tuple[Path | None, str], Ability] = {}
"""What is known of each server and model, for the process and the file that the answers are kept in."""


class Client:
    """Asks one model of one server. It may be shared by threads; close it when all are done."""

    def __init__(
        self, server: Server, *, cache: Cache | None = None, pause: Callable[[float], None] = time.sleep
    ) -> None:
        self.server = server
        self._cache = cache
        self._pause = pause
        self._exchange = Exchange(server)

    def ask(self, request: Request, budget: Budget) -> Reply:
        """Put a request, step by step down the ladder of what servers are able to do.

        Raises:
            AnswerError: there is an answer, but no text in it, or the budget is spent.
            EngineError: the server cannot be reached or refuses.
        """
        budget.model, budget.server = self.server.model, self.server.host
        key = self._key(request, budget)
        stored = self._cache.find(key) if self._cache else None
        if stored is not None:
            budget.cached += 1
            return stored
        ability = self.ability
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
            return replace(reply, key=None if reply.is_cut else key)

    def keep(self, reply: Reply) -> None:
        """Store an answer that was of use, so that the same request is not paid for again."""
        if self._cache is not None and reply.key is not None:
            self._cache.keep(reply.key, reply)

    def close(self) -> None:
        """Close the connections to the server; the next request opens new ones."""
        self._exchange.close()

    def doubt(self) -> None:
        """Ask for less from now on: the form in which the server was asked gave nothing of use."""
        ability = self.ability
        _ABILITIES[self._known_as] = ability.lower() or ability

    def expect_parts(self) -> None:
        """Ask for no whole article from now on, in later processes neither: the model is good for parts."""
        self._remember(replace(self.ability, whole=False))

    @property
    def _place(self) -> str:
        return f"{self.server.place} {self.server.model}"

    @property
    def _known_as(self) -> tuple[Path | None, str]:
        return (self._cache.path if self._cache else None, self._place)

    @property
    def ability(self) -> Ability:
        """What is known of the server and its model so far."""
        known = _ABILITIES.get(self._known_as)
        if known is None and self._cache is not None:
            known = self._cache.ability(self._place)
        return known or Ability()

    def _remember(self, ability: Ability) -> None:
        if _ABILITIES.get(self._known_as) != ability:
            _ABILITIES[self._known_as] = ability
            if self._cache is not None:
                self._cache.remember(self._place, ability)

    def _key(self, request: Request, budget: Budget) -> str:
        """What an answer is stored under: all that it depends on, and how often it has been asked for."""
        server = self.server
        place = (server.base_url, server.model, server.temperature, server.answer_tokens)
        text = json.dumps([*place, request.system, request.prompt, request.schema])
        name = hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()
        budget.asked[name] += 1
        return f"{name}-{budget.asked[name]}"

    def _patiently(self, request: Request, ability: Ability, budget: Budget) -> Reply:
        """The reply, after as many retries as a failure by chance is worth."""
        begun, tries = time.monotonic(), 0
        while True:
            try:
                return self._once(request, ability, budget)
            except RequestError as failure:
                steps_down = failure.is_refusal and ability.without(failure.complaint) is not None
                late = time.monotonic() - begun > self.server.timeout
                if not failure.by_chance or steps_down or late or tries >= self.server.retries:
                    raise
                wait = failure.wait if failure.wait is not None else _FIRST_PAUSE * 2**tries
                self.server.progress(f"{failure.error}: next try in {wait:g} s")
                self._pause(wait)
                tries += 1

    def _once(self, request: Request, ability: Ability, budget: Budget) -> Reply:
        limit, wanted = self._limit(request, budget)
        parameters = ability.parameters(request.schema, limit=limit, temperature=self.server.temperature)
        unfolding = Unfolding(sections=request.sections, told=self.server.arrived)
        budget.requests += 1
        started = time.monotonic()
        try:
            reply = self._exchange.send(request, parameters, limit=limit, arrived=unfolding.add)
        except NoTextError as error:
            charge(error.usage, error.size, request, budget, limit=limit)
            raise
        except Exception as error:
            failure = look_at(error, self.server)
            if failure.lost:
                # as if it had come, and been as long as it could be
                prompt = Tokens(None, request.tokens, request.tokens_at_most)
                budget.settle(prompt, Tokens(None, limit, limit), limit=limit)
            raise failure from error
        finally:
            budget.seconds += time.monotonic() - started
        charge(reply.usage, reply.size, request, budget, limit=limit, is_cut=reply.is_cut)
        return replace(reply, is_cut=reply.is_cut or (reply.truncated and limit < wanted))

    def _limit(self, request: Request, budget: Budget) -> tuple[int, int]:
        """Most tokens that the answer may have, and how many it would have if the budget were large.

        The budget holds whatever the server counts, as long as it keeps to what it is allowed.

        Raises:
            AnswerError: the budget is spent, or the server does not keep to it.
        """
        if budget.overrun is not None:
            raise AnswerError(budget.overrun)
        space = max(self.server.context_tokens - request.tokens, _SHORTEST_ANSWER)
        most = self.server.answer_tokens
        wanted = min(request.answer_tokens or most, most, space)
        prompt = request.tokens_at_most
        limit = budget.room(prompt, wanted)
        if limit < _SHORTEST_ANSWER:
            raise AnswerError(
                f"the budget is spent ({budget.tokens:,} tokens used, the next prompt may have {prompt:,}): "
                "raise --max-tokens or --max-cost"
            )
        return limit, wanted


def charge(
    usage: Usage, size: int, request: Request, budget: Budget, *, limit: int, is_cut: bool = False
) -> None:
    """Charge an answer.

    Args:
        usage: what the server counts.
        size: bytes of the answer.
        request: what was asked.
        budget: the account.
        limit: tokens that the answer was allowed.
        is_cut: whether it went on beyond them and was cut short.
    """
    prompt = Tokens(usage.prompt, request.tokens, request.tokens_at_most)
    estimate = size // _BYTES_A_TOKEN + 1
    answer = Tokens(usage.completion, estimate if is_cut else min(estimate, limit), min(size, limit))
    budget.settle(prompt, answer, limit=limit, is_cut=is_cut)
