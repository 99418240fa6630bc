"""Versions: one note in several languages, written side by side and brought to the same outline."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from articlekit.app.engine import Engine
from articlekit.app.together import brought_together
from articlekit.app.write import Outcome, write
from articlekit.drafting.drafter import Brief
from articlekit.errors import ArticlekitError, EngineError
from articlekit.model.house import House
from articlekit.model.note import Note

__all__ = ["Written", "write_notes", "write_together", "write_versions"]

_SIDE_BY_SIDE = 8
"""Versions of one note that are written at once; a server that does less makes the others wait."""


@dataclass(frozen=True, kw_only=True)
class Written:
    """What has come of notes in some languages."""

    outcomes: tuple[tuple[Outcome, Note], ...]
    """Every article with its note, those of one note in the order of the languages asked for."""
    failures: tuple[EngineError, ...] = ()
    """Why others could not be had."""


def write_notes(notes: Iterable[Note], languages: Sequence[str], engine: Engine, house: House) -> Written:
    """Have articles of some notes written, each in some languages.

    A language that fails does not keep the others from being written; after a note of which nothing
    could be had no further one is tried.

    Args:
        notes: the notes.
        languages: BCP 47 tags; the language of each note where there are none.
        engine: who writes, and within which bounds each article.
        house: the contract of the outlet.

    Raises:
        EngineError: there is not a single article.
        ArticlekitError: an article cannot be written as it was asked for.
    """
    outcomes: list[tuple[Outcome, Note]] = []
    failures: list[EngineError] = []
    left = [*notes]
    while left:
        note = left.pop(0)
        written = write_versions(note, languages or (note.language,), engine, house)
        outcomes += written.outcomes
        failures += written.failures
        if not written.outcomes:
            break
    if not outcomes and failures:
        raise failures[0]
    if left:
        failures.append(EngineError(f"{len(left)} more notes were not tried, from {left[0].id} on"))
    return Written(outcomes=tuple(outcomes), failures=tuple(failures))


def write_versions(note: Note, languages: Sequence[str], engine: Engine, house: House) -> Written:
    """Have one note written in some languages, side by side, with the same sections in the same order.

    Raises:
        ArticlekitError: an article cannot be written as it was asked for.
    """
    briefs = [
        Brief(note=note, language=language, house=house, budget=engine.budget())
        for language in dict.fromkeys(languages)
    ]
    results = write_together(briefs, engine)
    wrong = next((each for each in results if not isinstance(each, Outcome | EngineError)), None)
    if isinstance(wrong, ArticlekitError):
        raise wrong
    return Written(
        outcomes=tuple((each, note) for each in results if isinstance(each, Outcome)),
        failures=tuple(
            _named(each, brief) if len(briefs) > 1 else each
            for brief, each in zip(briefs, results, strict=True)
            if isinstance(each, EngineError)
        ),
    )


def write_together(
    briefs: Sequence[Brief], engine: Engine, *, at_once: int = _SIDE_BY_SIDE
) -> list[Outcome | ArticlekitError]:
    """Have the versions of one article written, and brought to one outline.

    Every version is planned from the note in the same way. What differs between them all the same is
    mended where that takes no new words, and otherwise asked for once more; what is left are findings.

    Args:
        briefs: the versions: one note, each in a language of its own.
        engine: who writes.
        at_once: how many are written side by side; with 1 it is done in the caller's thread.

    Returns:
        for each brief in order, what has come of it.

    Raises:
        Exception: whatever a drafter raises that is no `ArticlekitError`, once all have been tried.
    """
    results = _side_by_side(briefs, engine, attempts=engine.attempts, at_once=at_once)
    done = [
        (brief, result) for brief, result in zip(briefs, results, strict=True) if isinstance(result, Outcome)
    ]

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

    def written(brief: Brief) -> Outcome | Exception:
        try:
            return write(
                brief,
                engine.drafter,
                attempts=attempts,
                judge=engine.judge,
                verify=engine.verify,
                fallback=engine.fallback,
            )
        except Exception as error:  # noqa: BLE001 - raised below, after the others have been tried
            return error

    result: list[Outcome | ArticlekitError] = []
    strange: Exception | None = None
    for each in _mapped(written, briefs, at_once):
        if isinstance(each, Outcome | ArticlekitError):
            result.append(each)
        else:
            strange = strange or each
    if strange is not None:
        raise strange
    return result


def _mapped(
    work: Callable[[Brief], Outcome | Exception], briefs: Sequence[Brief], at_once: int
) -> Iterator[Outcome | Exception]:
    if min(len(briefs), at_once) < 2:
        yield from map(work, briefs)
        return
    pool = ThreadPoolExecutor(max_workers=min(len(briefs), at_once))
    try:
        yield from pool.map(work, briefs)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)  # whoever breaks off does not wait for the rest
