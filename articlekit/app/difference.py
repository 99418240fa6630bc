"""The difference between a file and what becomes of it, as a unified diff."""

import difflib
from collections.abc import Iterator, Sequence

__all__ = ["unified_diff"]

_CONTEXT = 3
"""Lines that are shown around a change."""


def unified_diff(before: str, after: str, name: str) -> str:
    """What changes, line by line; line ends are left as they are, and told where the last line has none.

    Where as many lines are there as before they are compared one by one, which takes no longer for a
    thousand changes than for one; else as `difflib` does it.

    Args:
        before: the text as it was.
        after: the text as it is to be.
        name: the name of the file.
    """
    old, new = _lines(before), _lines(after)
    if len(old) != len(new):
        lines: Iterator[str] = difflib.unified_diff(old, new, fromfile=name, tofile=name)
    else:
        lines = _same_length(old, new, name)
    ends = "\n\\ No newline at end of file\n"
    return "".join(line if line.endswith(("\n", "\r")) else line + ends for line in lines)


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _same_length(old: Sequence[str], new: Sequence[str], name: str) -> Iterator[str]:
    hunks = _hunks([index for index, line in enumerate(old) if line != new[index]], len(old))
    for number, (start, end) in enumerate(hunks):
        if not number:
            yield from (f"--- {name}\n", f"+++ {name}\n")
        place = f"{start + 1},{end - start}" if end - start != 1 else f"{start + 1}"
        yield f"@@ -{place} +{place} @@\n"
        yield from _hunk(old, new, range(start, end))


def _hunks(changed: Sequence[int], count: int) -> list[tuple[int, int]]:
    """The spans of lines that are shown: each change with what stands around it, joined where they meet."""
    result: list[tuple[int, int]] = []
    for index in changed:
        start, end = max(index - _CONTEXT, 0), min(index + _CONTEXT + 1, count)
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], end)
        else:
            result.append((start, end))
    return result


def _hunk(old: Sequence[str], new: Sequence[str], lines: range) -> Iterator[str]:
    """The lines of a span: neighbouring changes together, what is taken out before what is put in."""
    added: list[str] = []
    for index in lines:
        if old[index] == new[index]:
            yield from added
            added.clear()
            yield f" {old[index]}"
        else:
            yield f"-{old[index]}"
            added.append(f"+{new[index]}")
    yield from added
