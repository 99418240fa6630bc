"""A progress bar for a person: on a terminal, for many files, on standard error."""

import sys
from collections.abc import Iterator, Sequence

__all__ = ["with_progress"]

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
