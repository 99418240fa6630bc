"""The pipeline: what becomes of a note, from its bytes to a text in a format.

    step    from        to         its table
    read    bytes       notes
    draft   note        article    STEPS without a model, PASSES over what a model answers
    check   article     findings   RULES
    write   article     text       WRITERS

Tables have the built-in rows; `articlekit.plugins` has what installed plug-ins bring besides.

Drafting checks what it drafts: an article with errors goes back to the drafter, and what is left of them is
repaired. A note is drafted in several languages side by side, and its versions are given one outline. The
doors (command line, HTTP, batch, Python) parse what they are asked, call the steps, and format what comes.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any

from articlekit.drafting.attempts import Outcome, write
from articlekit.drafting.drafter import Brief, Budget, Drafter, Judge, Price
from articlekit.drafting.verify import Verify
from articlekit.errors import ArticlekitError, EngineError
from articlekit.model.house import House
from articlekit.model.note import Note
from articlekit.reading import read_notes
from articlekit.rendering import render

if TYPE_CHECKING:
    from articlekit.checks import RULES, check_article, check_page
    from articlekit.drafting.extractive import STEPS
    from articlekit.drafting.openai.assembly import PASSES
    from articlekit.drafting.outline import restore_and_check as restore
    from articlekit.rendering import FORMATS as WRITERS

__all__ = [
    "PASSES",
    "RULES",
    "STEPS",
    "WRITERS",
    "Drafted",
    "Engine",
    "Outcome",
    "check_article",
    "check_page",
    "draft",
    "draft_all",
    "draft_versions",
    "read_notes",
    "render",
    "restore",
]

_HOMES = {
    "STEPS": ("articlekit.drafting.extractive", "STEPS"),
    "PASSES": ("articlekit.drafting.openai.assembly", "PASSES"),
    "RULES": ("articlekit.checks", "RULES"),
    "WRITERS": ("articlekit.rendering", "FORMATS"),
    "check_article": ("articlekit.checks", "check_article"),
    "check_page": ("articlekit.checks", "check_page"),
    "restore": ("articlekit.drafting.outline", "restore_and_check"),
}
"""The tables of the steps, each in the room of its rows, and what drafting does without; loaded on demand."""

_SIDE_BY_SIDE = 8
"""Versions of one note that are drafted at once; a server that does less makes the others wait."""

draft = write
"""Drafts one article in one language, checks it and repairs it."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    room, table = _HOMES[name]
    return getattr(import_module(room), table)


def _nothing() -> None:
    """There is nothing to close."""


@dataclass(frozen=True, kw_only=True)
class Engine:
    """A drafter, how often it may try, and what each article may cost."""

    drafter: Drafter
    attempts: int = 1
    max_tokens: int | None = None
    max_cost: float | None = None
    """US dollars."""
    price: Price | None = None
    model: str | None = None
    judge: Judge | None = None
    """Who says whether the note carries what is doubtful."""
    verify: Verify = "off"
    """Which sentences the judge is asked about."""
    fallback: bool = False
    """Whether an article is arranged from the note where a model gives none of its own."""
    close: Callable[[], None] = _nothing
    """Gives back what the engine holds, connections for one, once the last article is drafted."""

    def budget(self) -> Budget:
        """A new account for one article."""
        return Budget(max_tokens=self.max_tokens, max_cost=self.max_cost, price=self.price)


@dataclass(frozen=True, kw_only=True)
class Drafted:
    """What has come of notes in some languages."""

    outcomes: tuple[tuple[Outcome, Note], ...]
    """Every article with its note, those of one note in the order of the languages asked for."""
    failures: tuple[EngineError, ...] = ()
    """Why others could not be had."""

    def strict(self) -> "Drafted":
        """The same, where an article that is not fit to print has errors."""
        from articlekit.checks import strict

        outcomes = ((replace(each, findings=strict(each.findings)), note) for each, note in self.outcomes)
        return replace(self, outcomes=tuple(outcomes))


def draft_all(notes: Iterable[Note], languages: Sequence[str], engine: Engine, house: House) -> Drafted:
    """Have articles of some notes drafted, each in some languages.

    A language that fails does not keep the others from being drafted; after a note of which nothing
    could be had no further one is tried.

    Args:
        notes: the notes.
        languages: BCP 47 tags; the language of each note where there are none.
        engine: who drafts, and within which bounds each article.
        house: the contract of the outlet.

    Raises:
        EngineError: there is not a single article.
        ArticlekitError: an article cannot be drafted as it was asked for.
    """
    outcomes: list[tuple[Outcome, Note]] = []
    failures: list[EngineError] = []
    left = [*notes]
    while left:
        note = left.pop(0)
        drafted = _draft_note(note, languages or (note.language,), engine, house)
        outcomes += drafted.outcomes
        failures += drafted.failures
        if not drafted.outcomes:
            break
    if not outcomes and failures:
        raise failures[0]
    if left:
        failures.append(EngineError(f"{len(left)} more notes were not tried, from {left[0].id} on"))
    return Drafted(outcomes=tuple(outcomes), failures=tuple(failures))


def _draft_note(note: Note, languages: Sequence[str], engine: Engine, house: House) -> Drafted:
    briefs = [
        Brief(note=note, language=language, house=house, budget=engine.budget())
        for language in dict.fromkeys(languages)
    ]
    results = draft_versions(briefs, engine)
    wrong = next((each for each in results if not isinstance(each, Outcome | EngineError)), None)
    if isinstance(wrong, ArticlekitError):
        raise wrong
    return Drafted(
        outcomes=tuple((each, note) for each in results if isinstance(each, Outcome)),
        failures=tuple(
            _named(each, brief) if len(briefs) > 1 else each
            for brief, each in zip(briefs, results, strict=True)
            if isinstance(each, EngineError)
        ),
    )


def draft_versions(
    briefs: Sequence[Brief], engine: Engine, *, at_once: int = _SIDE_BY_SIDE
) -> list[Outcome | ArticlekitError]:
    """Have the versions of one article drafted, and brought to one outline.

    Every version is planned from the note in the same way. What differs between them all the same is
    put right where that takes no new words, and otherwise asked for once more; what is left are findings.

    Args:
        briefs: the versions: one note, each in a language of its own.
        engine: who drafts.
        at_once: how many are drafted side by side; with 1 it is done in the caller's thread.

    Returns:
        for each brief in order, what has come of it.

    Raises:
        Exception: whatever a drafter raises that is no `ArticlekitError`, once all have been tried.
    """
    results = _side_by_side(briefs, engine, attempts=engine.attempts, at_once=at_once)
    done = [
        (brief, result) for brief, result in zip(briefs, results, strict=True) if isinstance(result, Outcome)
    ]
    if len(done) < 2:
        return results
    from articlekit.drafting.versions import brought_together

    def again(orders: Sequence[Brief]) -> Iterable[Outcome | ArticlekitError]:
        return _side_by_side(orders, engine, attempts=1, at_once=at_once) if engine.attempts > 1 else ()

    together = iter(brought_together(done, again))
    return [next(together) if isinstance(result, Outcome) else result for result in results]


def _named(error: EngineError, brief: Brief) -> EngineError:
    """The error with the version that it is about, where its message does not say."""
    if repr(brief.language) in str(error):
        return error
    return EngineError(f"{brief.note.id} in {brief.language!r}: {error}")


def _side_by_side(
    briefs: Sequence[Brief], engine: Engine, *, attempts: int, at_once: int
) -> list[Outcome | ArticlekitError]:
    """What has come of each brief, in order. One that fails does not keep the others from being tried."""

    def drafted(brief: Brief) -> Outcome | Exception:
        try:
            return draft(
                brief,
                engine.drafter,
                attempts=attempts,
                judge=engine.judge,
                verify=engine.verify,
                fallback=engine.fallback,
            )
        except Exception as error:  # noqa: BLE001 - raised below, after the others have been tried
            return error

    results = [*_mapped(drafted, briefs, at_once)]
    known = [each for each in results if isinstance(each, Outcome | ArticlekitError)]
    strange = next((each for each in results if not isinstance(each, Outcome | ArticlekitError)), None)
    if strange is not None:
        raise strange
    return known


def _mapped(
    work: Callable[[Brief], Outcome | Exception], briefs: Sequence[Brief], at_once: int
) -> Iterator[Outcome | Exception]:
    if min(len(briefs), at_once) < 2:
        yield from map(work, briefs)
        return
    from concurrent.futures import ThreadPoolExecutor  # one version needs none

    pool = ThreadPoolExecutor(max_workers=min(len(briefs), at_once))
    try:
        yield from pool.map(work, briefs)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)  # whoever breaks off does not wait for the rest
