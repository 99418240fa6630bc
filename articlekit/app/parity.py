"""Parity of files: which of them are versions of one article, and what differs between these."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from articlekit.app.checking import FileReport
from articlekit.app.pages import Selection, articles_of, in_article
from articlekit.checks import Version, check_version, version_of_page
from articlekit.errors import UsageError
from articlekit.language.tags import is_valid, normalize, primary
from articlekit.model.finding import Finding
from articlekit.reading import decode

__all__ = ["Versions"]

_TOO_FEW = "--parity compares versions of one article: give all of them, or the folder that has them"


@dataclass(frozen=True)
class _Filed:
    """A version and where it comes from."""

    version: Version
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


def _is_original(version: Version, selection: Selection) -> bool:
    note = selection.note
    return note is not None and primary(version.article.language) == primary(note.language)
