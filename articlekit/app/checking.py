"""Checking and mending many files: one report each, whatever is wrong with one of them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from articlekit.app.article_source import with_changes
from articlekit.app.difference import unified_diff
from articlekit.app.page_source import PageSource, read_source
from articlekit.app.pages import Selection, article_of, check
from articlekit.checks import check_article, check_page, fix_article, fix_page
from articlekit.errors import InputError
from articlekit.model.article import Article
from articlekit.model.finding import Finding

__all__ = ["FileReport", "Mended", "check_file", "check_files", "mend_file"]


@dataclass(frozen=True, kw_only=True)
class Mended:
    """A file before and after its fixes."""

    before: str
    after: str
    data: bytes
    """The file after its fixes, in its own encoding and with its own line ends."""

    @property
    def is_changed(self) -> bool:
        """Whether there was anything to mend."""
        return self.after != self.before

    def diff(self, name: str) -> str:
        """What changes, as a unified diff; line ends are left as they are."""
        return unified_diff(self.before, self.after, name)


@dataclass(frozen=True, kw_only=True)
class FileReport:
    """What is to be said of one file."""

    name: str
    findings: tuple[Finding, ...] = ()
    """What was found or, where the file was mended, what is left."""
    error: str | None = None
    """Why the file could not be read."""
    mended: Mended | None = None


def check_file(data: bytes, name: str, selection: Selection, *, max_bytes: int) -> FileReport:
    """Check one file.

    Raises:
        InputError: it cannot be read.
        UsageError: a rule that is selected or ignored does not exist.
    """
    return FileReport(name=name, findings=check(data, name, selection, max_bytes=max_bytes))


def mend_file(data: bytes, name: str, selection: Selection, *, max_bytes: int) -> FileReport:
    """Mend one HTML file or article as JSON, and check what has become of it.

    Raises:
        InputError: it cannot be read, or could not be written back unchanged.
        UsageError: a rule that is selected or ignored does not exist.
    """
    source = read_source(data, name=name, max_bytes=max_bytes)
    article = article_of(source.text, name)
    if article is None:
        after, findings = _mended_page(source, selection)
    else:
        after, findings = _mended_article(source.text, article, selection)
    mended = Mended(before=source.text, after=after, data=source.encode(after))
    return FileReport(name=name, findings=findings, mended=mended)


def _mended_page(source: PageSource, selection: Selection) -> tuple[str, tuple[Finding, ...]]:
    house, select, ignore = selection.house, selection.select, selection.ignore
    after = fix_page(source.text, house=house, select=select, ignore=ignore, references=not source.sure)
    return after, check_page(after, house=house, note=selection.note, select=select, ignore=ignore)


def _mended_article(source: str, article: Article, selection: Selection) -> tuple[str, tuple[Finding, ...]]:
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
