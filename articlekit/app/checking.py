"""Checking and fixing many files: one report each, and what changes as a diff."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from articlekit.app.source_files import (
    article_of,
    articles_of,
    in_article,
    read_source,
    with_changes,
)
from articlekit.checks import check_article, check_page, fix_article, fix_page, strict
from articlekit.checks.markdown import as_html, is_markdown
from articlekit.errors import InputError, UsageError
from articlekit.language.tags import is_valid, normalize, primary
from articlekit.model.article import Article
from articlekit.model.finding import Finding
from articlekit.model.house import House
from articlekit.model.note import Note
from articlekit.reading import decode

if TYPE_CHECKING:
    from articlekit.checks import Version

__all__ = ["SUFFIXES", "FileReport", "Selection", "Versions", "check_file", "fix_file", "is_page"]

SUFFIXES = (".html", ".htm", ".xhtml")
"""What HTML files end in."""
_TAG = re.compile(r"<(?:[A-Za-z][^<>]{0,2000}>|!)")


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Which rules are to run."""

    house: House
    note: Note | None = None
    """The note that every file is held against."""
    select: Collection[str] = ()
    ignore: Collection[str] = ()
    strict: bool = False
    """Whether an article that is not fit to print has errors."""

    def weighed(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Findings with the severities that are wanted."""
        return strict(findings) if self.strict else findings

    def in_article(self, article: Article) -> tuple[Finding, ...]:
        """What is found in an article."""
        return check_article(
            article, house=self.house, note=self.note, select=self.select, ignore=self.ignore
        )

    def in_page(self, html: str) -> tuple[Finding, ...]:
        """What is found in a page or fragment."""
        return check_page(html, house=self.house, note=self.note, select=self.select, ignore=self.ignore)


def check(data: bytes, name: str, selection: Selection, *, max_bytes: int) -> tuple[Finding, ...]:
    """Check an HTML page or fragment, Markdown, or an article as JSON.

    Raises:
        InputError: it cannot be read, or is something else.
        UsageError: a rule that is selected or ignored does not exist.
    """
    text = decode(data, name=name, max_bytes=max_bytes)
    articles = articles_of(text, name)
    if articles:
        return tuple(
            in_article(path, finding)
            for path, article in articles.items()
            for finding in selection.in_article(article)
        )
    if is_page(text, name):
        return selection.in_page(text)
    return tuple(_in_markdown(finding) for finding in selection.in_page(as_html(text)))


def is_page(text: str, name: str) -> bool:
    """Whether a text is HTML rather than Markdown.

    Raises:
        InputError: it is neither.
    """
    if is_markdown(text, name):
        return False
    if text.strip() and not _TAG.search(text) and not name.lower().endswith(SUFFIXES):
        raise InputError(
            f"{name}: neither HTML nor Markdown nor an article as JSON: `render` or `structure` it first"
        )
    return True


def _in_markdown(finding: Finding) -> Finding:
    """A finding about the HTML of a Markdown file: it has the same lines, and other columns and offsets."""
    where = finding.where.model_copy(update={"column": 1})
    return finding.model_copy(update={"where": where, "fix": ()})


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
    house, select, ignore = selection.house, selection.select, selection.ignore
    if article is None:
        after = fix_page(source.text, house=house, select=select, ignore=ignore, references=not source.sure)
        findings = selection.in_page(after)
    else:
        fixed = fix_article(article, house=house, note=selection.note, select=select, ignore=ignore)
        after, findings = with_changes(source.text, article, fixed), selection.in_article(fixed)
    change = Fixed(before=source.text, after=after, data=source.encode(after))
    return FileReport(name=name, findings=selection.weighed(findings), fixed=change)


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
