"""The status line: what is going on, on a terminal."""

import sys
import threading
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.status import Status

    from articlekit.drafting.openai.stream import Arrival

__all__ = ["StatusLine", "with_progress"]

_MANY = 20


def with_progress(names: Sequence[str]) -> Iterator[str]:
    """The names one by one, with a bar where somebody sees it and has to wait."""
    if len(names) < _MANY or not sys.stderr.isatty():
        yield from names
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    bar = Progress(
        *columns,
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=sys.stdout.isatty(),  # findings go past the bar, but to a file if it is one
    )
    with bar as progress:
        task = progress.add_task("", total=len(names))
        for name in names:
            progress.update(task, description=name.replace("[", "\\["))
            yield name
            progress.advance(task)


class StatusLine:
    """One line that says what is being done and how far it has come, and is gone when it is done.

    A terminal that cannot change a line gets one for each thing that is begun. Threads may share it:
    the line is about whichever spoke last.
    """

    def __init__(self) -> None:
        self._status: Status | None = None
        self._begun = ""
        self._lock = threading.Lock()

    def begin(self, what: str) -> None:
        """Say what is being done; nothing where it is all done."""
        with self._lock:
            self._begun = what
            self._show(what, is_new=True)

    def go_on(self, arrival: "Arrival") -> None:
        """Say how far it has come."""
        with self._lock:
            self._show(" · ".join(filter(None, (self._begun, str(arrival)))), is_new=False)

    def _show(self, text: str, *, is_new: bool) -> None:
        if not text:
            if self._status is not None:
                self._status.stop()
                self._status = None
            return
        if self._status is None:
            self._status = _status()
            self._status.start()
        if self._status.console.is_dumb_terminal:
            if is_new:
                click.echo(text, err=True)
            return
        from rich.text import Text

        self._status.update(Text(text, overflow="ellipsis", no_wrap=True))


def _status() -> "Status":
    from rich.console import Console
    from rich.status import Status

    return Status("", console=Console(stderr=True))
