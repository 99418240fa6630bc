"""Checking and fixing many files: one report each, and what changes as a diff."""

import difflib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from articlekit.app.article_file import with_changes
from articlekit.app.page_source import PageSource, read_source
from articlekit.app.pages import Selection, article_of, articles_of, check, in_article, is_page
from articlekit.checks import check_article, check_page, fix_article, fix_page
from articlekit.errors import InputError, UsageError
from articlekit.language.tags import is_valid, normalize, primary
from articlekit.model.article import Article
from articlekit.model.finding import Finding
from articlekit.reading import decode

if TYPE_CHECKING:
    from articlekit.checks import Version

__all__ = ["FileReport", "Versions", "check_file", "check_files", "fix_file", "unified_diff"]

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


@dataclass(frozen=True, kw_only=True)
class Fixed:
    """A file before and after its fixes."""

    before: str
    after: str
    data: bytes
    """The file after its fixes, in its own encoding and with its own line ends."""

    @property
    def is_changed(self) -> bool:
        """Whether there was anything to fix."""
        return self.after != self.before

    def diff(self, name: str) -> str:
        """What changes, as a unified diff; line ends are left as they are."""
        return unified_diff(self.before, self.after, name)


@dataclass(frozen=True, kw_only=True)
class FileReport:
    """What is to be said of one file."""

    name: str
    findings: tuple[Finding, ...] = ()
    """What was found or, where the file was fixed, what is left."""
    error: str | None = None
    """Why the file could not be read."""
    fixed: Fixed | None = None


def check_file(data: bytes, name: str, selection: Selection, *, max_bytes: int) -> FileReport:
    """Check one file.

    Raises:
        InputError: it cannot be read.
        UsageError: a rule that is selected or ignored does not exist.
    """
    findings = check(data, name, selection, max_bytes=max_bytes)
    return FileReport(name=name, findings=selection.weighed(findings))


def fix_file(data: bytes, name: str, selection: Selection, *, max_bytes: int) -> FileReport:
    """Fix one HTML file or article as JSON, and check what has become of it; Markdown is checked only.

    Raises:
        InputError: it cannot be read, or could not be written back unchanged.
        UsageError: a rule that is selected or ignored does not exist.
    """
    source = read_source(data, name=name, max_bytes=max_bytes)
    article = article_of(source.text, name)
    if article is None and not is_page(source.text, name):
        return check_file(data, name, selection, max_bytes=max_bytes)  # there are no fixes for Markdown
    if article is None:
        after, findings = _fixed_page(source, selection)
    else:
        after, findings = _fixed_article(source.text, article, selection)
    fixed = Fixed(before=source.text, after=after, data=source.encode(after))
    return FileReport(name=name, findings=selection.weighed(findings), fixed=fixed)


def _fixed_page(source: PageSource, selection: Selection) -> tuple[str, tuple[Finding, ...]]:
    house, select, ignore = selection.house, selection.select, selection.ignore
    after = fix_page(source.text, house=house, select=select, ignore=ignore, references=not source.sure)
    return after, check_page(after, house=house, note=selection.note, select=select, ignore=ignore)


def _fixed_article(source: str, article: Article, selection: Selection) -> tuple[str, tuple[Finding, ...]]:
    house, note, select, ignore = selection.house, selection.note, selection.select, selection.ignore
    fixed = fix_article(article, house=house, note=note, select=select, ignore=ignore)
    findings = check_article(fixed, house=house, note=note, select=select, ignore=ignore)
    return with_changes(source, article, fixed), findings


def check_files(names: Iterable[str], look: Callable[[str], FileReport]) -> Iterator[FileReport]:
    """A report for each file; one that cannot be read does not keep the others from theirs.

    Args:
        names: the files.
        look: reads and checks one of them.
    """
    for name in names:
        try:
            yield look(name)
        except InputError as error:
            yield FileReport(name=name, error=" ".join(str(error).split()))


_TOO_FEW = "--parity compares versions of one article: give all of them, or the folder that has them"


@dataclass(frozen=True)
class _Filed:
    """A version and where it comes from."""

    version: "Version"
    file: str
    path: str
    """Its place in a list of articles; empty where the file is one article."""


@dataclass
class Versions:
    """The files of a run while they come in, to be compared at its end."""

    max_bytes: int
    one_article: bool
    """Whether the files were named one by one: then they are of one article if nothing says otherwise."""
    _groups: dict[str, list[_Filed]] = field(default_factory=dict)

    def add(self, data: bytes, name: str) -> None:
        """Take in a file: a page, an article as JSON, or a list of such articles.

        Raises:
            InputError: it cannot be read.
        """
        from articlekit.checks import Version, version_of_page  # which most do without

        text = decode(data, name=name, max_bytes=self.max_bytes)
        articles = articles_of(text, name)
        filed = [_Filed(Version(name + path, one), name, path) for path, one in articles.items()]
        for each in filed or [_Filed(version_of_page(text, name), name, "")]:
            self._groups.setdefault(_article(each), []).append(each)

    def compared(self, reports: Iterable[FileReport], selection: Selection) -> Iterator[FileReport]:
        """The reports of the files, with what differs between versions added.

        Every version is held against the first one of its article: that in the language of the note,
        where a note is given, or else the first that was named.

        Raises:
            UsageError: no file has another one to be compared with.
        """
        reports = list(reports)
        groups = self._together()
        if all(len(group) < 2 for group in groups) and not any(each.error for each in reports):
            raise UsageError(_TOO_FEW)
        added: dict[str, tuple[Finding, ...]] = {}
        for group in groups:
            first, *others = sorted(group, key=lambda one: not _is_original(one.version, selection))
            for one in others:
                added[one.file] = added.get(one.file, ()) + _differences(one, first, selection)
        return (replace(each, findings=each.findings + added.get(each.name, ())) for each in reports)

    def _together(self) -> list[list[_Filed]]:
        """The versions by their article."""
        groups = [*self._groups.values()]
        if self.one_article and all(len(group) == 1 for group in groups):
            return [[one for group in groups for one in group]]
        return groups


def _differences(one: _Filed, first: _Filed, selection: Selection) -> tuple[Finding, ...]:
    from articlekit.checks import check_version

    house, select, ignore = selection.house, selection.select, selection.ignore
    found = check_version(one.version, (first.version,), house=house, select=select, ignore=ignore)
    return tuple(in_article(one.path, finding) for finding in found)


def _article(filed: _Filed) -> str:
    """What the versions of one article have in common: the note, or the name without its language."""
    article, path = filed.version.article, Path(filed.file)
    if article.note:
        return f"note {article.note}"
    stem, _, tag = path.stem.rpartition(".")
    if is_valid(tag) and normalize(tag) == normalize(article.language):
        return f"file {path.with_name(stem)}" if stem else f"folder {path.parent}"
    return f"alone {path}"


def _is_original(version: "Version", selection: Selection) -> bool:
    note = selection.note
    return note is not None and primary(version.article.language) == primary(note.language)
