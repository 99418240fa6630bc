"""The forecast: what a run would do and cost, with nothing sent and nothing written."""

from collections.abc import Callable
from contextlib import closing, nullcontext, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from math import ceil
from typing import Any

from articlekit.app.batch import Job, admission, check_folder
from articlekit.app.batch.duplicates import Edition, Order
from articlekit.app.batch.folder import OutputFolder
from articlekit.app.batch.job_config import JobConfig
from articlekit.app.batch.ledger import Ledger
from articlekit.app.batch.work import read_order
from articlekit.app.engine import EngineOptions, engine
from articlekit.drafting.drafter import AnswerError, Brief, Budget, Price
from articlekit.drafting.openai.client import Client, Request
from articlekit.drafting.openai.server import Server
from articlekit.drafting.openai.wire import Reply, tokens_of
from articlekit.errors import ArticlekitError, InputError
from articlekit.settings import Settings

__all__ = ["Estimator", "estimator", "forecast"]

_FAULTS = 20
"""Notes that cannot be read which are named."""
_MEASURED = 30
"""Articles whose prompts are really made; what the others will take is told from those."""
_ANSWER_EACH, _ANSWER_AT_LEAST = 1.6, 150
"""Tokens of an answer for each of its note, whose statements it all tells in the form of JSON."""
_NOWHERE = "http://localhost/v1"
_SURE = 1.5
"""By how much what an article may cost is above what the estimate says."""


@dataclass(frozen=True, kw_only=True)
class Expected:
    """Tokens that articles are expected to take if the first attempt succeeds."""

    prompt: int = 0
    completion: int = 0
    most_prompt: int = 0
    """Tokens that the prompts cannot be more than: so many have to be there before they are sent."""

    def __add__(self, other: "Expected") -> "Expected":
        return Expected(
            prompt=self.prompt + other.prompt,
            completion=self.completion + other.completion,
            most_prompt=self.most_prompt + other.most_prompt,
        )


class _Measuring(Client):
    """Sends nothing: it only looks how large each request is."""

    def __init__(self, measured: list[Request], server: Server, **options: Any) -> None:
        super().__init__(server, **options)
        self._measured = measured

    def ask(self, request: Request, budget: Budget) -> Reply:  # noqa: ARG002
        self._measured.append(request)
        raise AnswerError("nothing is sent")


@dataclass(kw_only=True)
class Estimator:
    """Estimates order by order. The first notes are measured, with their prompts as they would be sent."""

    config: JobConfig
    measure: Callable[[Brief], tuple[int, int]]
    """Tokens of the prompts for a brief as they would be sent, and what they cannot be more than."""
    context: int
    """Tokens that a prompt and its answer may have together."""
    attempts: int
    price: Price | None = None
    _seen: list[tuple[int, int]] = field(default_factory=list)
    """Tokens of notes and of their prompts."""
    _widest: float = 4.0
    """How many times what they are thought to be prompts may be at most."""

    def expected(self, order: Order) -> Expected:
        """What an order will take, all its editions together."""
        return sum((self._expected(order, each) for each in order.editions), Expected())

    def most(self, order: Order) -> float:
        """US dollars that an order may cost, all attempts at all its editions together."""
        each = [self._most(self._expected(order, edition)) for edition in order.editions]
        return max(each) * len(each)

    def _most(self, expected: Expected) -> float:
        """What the first attempt needs to be begun at all, and what the others are thought to cost."""
        if self.price is None:
            return 0.0
        first = self.price.of(expected.most_prompt, int(expected.completion * _SURE))
        others = self.price.of(expected.prompt, expected.completion) * (self.attempts - 1)
        return first + others * _SURE

    def _expected(self, order: Order, edition: Edition) -> Expected:
        note = tokens_of(order.data.decode("utf-8", errors="replace"))
        measured = self._measured(order, edition) if len(self._seen) < _MEASURED else None
        if measured is not None:
            self._seen.append((note, measured[0]))
            self._widest = max(self._widest, measured[1] / max(measured[0], 1))
        pieces = max(1, ceil(2 * note / self.context))
        prompt = measured[0] if measured is not None and pieces == 1 else self._told(note, pieces)
        return Expected(
            prompt=prompt,
            completion=max(_ANSWER_AT_LEAST * pieces, int(note * _ANSWER_EACH)),
            most_prompt=ceil(prompt * self._widest),
        )

    def _measured(self, order: Order, edition: Edition) -> tuple[int, int] | None:
        try:
            note = read_order(order, self.config)
            language = edition.language or note.language
            return self.measure(Brief(note=note, language=language, house=self.config.house))
        except ArticlekitError:
            return None

    def _told(self, note: int, pieces: int) -> int:
        """What the prompts of a note have, told from those that were measured (least squares)."""
        from statistics import StatisticsError, fmean, linear_regression  # which only a model needs

        if len(self._seen) < 2:
            return note + sum(prompt for _, prompt in self._seen) + 1_000
        notes, prompts = zip(*self._seen, strict=True)
        try:
            slope = max(0.0, linear_regression(notes, prompts).slope)
        except StatisticsError:  # all notes are of one length
            slope = 1.0
        return int(max(0.0, fmean(prompts) - slope * fmean(notes)) * pieces + slope * note)


def estimator(
    config: JobConfig, wanted: EngineOptions, settings: Settings, *, share: float = 1.0
) -> Estimator:
    """The estimator for an engine's options. Nothing is sent, so that no key is needed.

    Args:
        config: what is to be made of every note.
        wanted: the engine.
        settings: the settings.
        share: the part of the usual price that is paid.
    """
    asked: list[Request] = []
    options = replace(wanted, client=partial(_Measuring, asked), base_url=_NOWHERE, max_cost=None)
    chosen = engine(options, settings)

    def measure(brief: Brief) -> tuple[int, int]:
        asked.clear()
        with suppress(AnswerError):
            chosen.drafter.draft(brief)
        return sum(each.tokens for each in asked), sum(each.tokens_at_most for each in asked)

    price = chosen.price and Price(
        prompt=chosen.price.prompt * share, completion=chosen.price.completion * share
    )
    return Estimator(
        config=config, measure=measure, context=wanted.context, attempts=wanted.attempts, price=price
    )


@dataclass(kw_only=True)
class Forecast:
    """Counts of notes, or of notes and languages; and tokens, where a model would write."""

    new: int = 0
    unchanged: int = 0
    failed_before: int = 0
    """Those that would not be tried again."""
    duplicates: int = 0
    unreadable: int = 0
    faults: list[str] = field(default_factory=list)
    """Why the first of those that are not readable are not, with their places."""
    expected: Expected | None = None
    cost: float | None = None
    """US dollars; `None` where nobody knows the price."""
    attempts: int = 1

    @property
    def notes(self) -> int:
        """All notes."""
        return self.new + self.unchanged + self.failed_before + self.duplicates + self.unreadable

    def lines(self) -> list[str]:
        """The forecast for people."""
        parts = [f"{self.new} to be written"]
        parts += [f"{self.unchanged} unchanged"] if self.unchanged else []
        parts += [f"{self.duplicates} duplicate{'s' * (self.duplicates != 1)}"] if self.duplicates else []
        parts += [f"{self.failed_before} failed before"] if self.failed_before else []
        parts += [f"{self.unreadable} not readable"] if self.unreadable else []
        lines = [f"{self.notes} note{'s' * (self.notes != 1)}: {', '.join(parts)}"]
        lines += self.faults
        more = self.unreadable - len(self.faults)
        lines += [f"{more} more would fail"] if more else []
        if self.expected is not None:
            tokens = f"about {self.expected.prompt:,} + {self.expected.completion:,} tokens"
            cost = "price unknown: set ARTICLEKIT_PRICES" if self.cost is None else f"${self.cost:.2f}"
            again = f", with {self.attempts} attempts at each up to {self.attempts} times that"
            lines.append(f"{tokens}, {cost}{again if self.attempts > 1 else ''}")
        return lines


def forecast(job: Job, estimator: Estimator | None) -> Forecast:
    """Look at all notes, and at the ledger if there is one.

    Args:
        job: what would be done.
        estimator: tells tokens, where a model would write.

    Raises:
        InputError: there is nothing in the input.
        UsageError: an article would replace a note, or a file that articlekit did not write.
    """
    check_folder(job)
    folder = OutputFolder(job.output)
    result = Forecast(expected=Expected() if estimator else None)
    result.attempts = estimator.attempts if estimator else 1
    with closing(Ledger(folder.ledger)) if folder.ledger.is_file() else nullcontext() as ledger:
        for admitted in admission(job, folder, ledger).admit(job.intake.items()):
            if admitted.order is not None:
                result.new += len(admitted.order.editions)
                if estimator is not None and result.expected is not None:
                    result.expected += estimator.expected(admitted.order)
            if admitted.fault is not None:
                result.unreadable += 1
                if len(result.faults) < _FAULTS:
                    result.faults.append(f"{admitted.fault.place}: would fail: {admitted.fault.reason}")
            result.duplicates += admitted.duplicate is not None
            if admitted.known is not None:
                result.failed_before += admitted.known.status == "failed"
                result.unchanged += admitted.known.status != "failed"
    if not result.notes and not job.retry_failed:
        raise InputError("no note in the input: name files with notes, or folders that have them")
    if estimator is not None and result.expected is not None and estimator.price is not None:
        result.cost = estimator.price.of(result.expected.prompt, result.expected.completion)
    return result
