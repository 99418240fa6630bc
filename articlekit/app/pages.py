"""Pages and articles on disk: found, read, checked, outlined."""

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from articlekit.checks import check_article, check_page, read_page, strict
from articlekit.checks.markdown import as_html, is_markdown
from articlekit.errors import InputError
from articlekit.model.article import SCHEMA, Article, headings
from articlekit.model.finding import Finding
from articlekit.model.house import House
from articlekit.model.note import Note
from articlekit.reading import decode

__all__ = [
    "Selection",
    "article_of",
    "articles_of",
    "check",
    "expand",
    "in_article",
    "is_page",
    "only_note",
    "tree",
]

_HALVES = re.compile(r"\\u[dD][89a-fA-F]")
"""What half of a surrogate pair is written as in JSON."""
_LIST = re.compile(r"\s*\[\s*\{")
_SUFFIXES = (".html", ".htm", ".xhtml")
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


def expand(names: Collection[str]) -> Iterator[str]:
    """Names of files, with every folder replaced by the HTML files in it; hidden ones are left out.

    Raises:
        InputError: a folder has no HTML file.
    """
    for name in names:
        path = Path(name)
        if name == "-" or not path.is_dir():
            yield name
            continue
        pages = (file for file in path.rglob("*") if file.suffix.lower() in _SUFFIXES)
        pages = (file for file in pages if not _is_hidden(file.relative_to(path)))
        found = sorted(file for file in pages if file.is_file() or _leads_nowhere(file))
        if not found:
            raise InputError(f"{name}: no HTML file in this folder: name the folder that has them")
        yield from map(str, found)


def _leads_nowhere(path: Path) -> bool:
    """Whether a link leads to nothing, or round in a circle: it is told and not passed over."""
    return path.is_symlink() and not path.exists()


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def check(data: bytes, name: str, selection: Selection, *, max_bytes: int) -> tuple[Finding, ...]:
    """Check an HTML page or fragment, Markdown, or an article as JSON.

    Raises:
        InputError: it cannot be read, or is something else.
        UsageError: a rule that is selected or ignored does not exist.
    """
    text = decode(data, name=name, max_bytes=max_bytes)
    articles = articles_of(text, name)
    house, note, select, ignore = selection.house, selection.note, selection.select, selection.ignore
    if articles:
        return tuple(
            in_article(path, finding)
            for path, article in articles.items()
            for finding in check_article(article, house=house, note=note, select=select, ignore=ignore)
        )
    if is_page(text, name):
        return check_page(text, house=house, note=note, select=select, ignore=ignore)
    found = check_page(as_html(text), house=house, note=note, select=select, ignore=ignore)
    return tuple(_in_markdown(finding) for finding in found)


def is_page(text: str, name: str) -> bool:
    """Whether a text is HTML rather than Markdown.

    Raises:
        InputError: it is neither.
    """
    if is_markdown(text, name):
        return False
    if text.strip() and not _TAG.search(text) and not name.lower().endswith(_SUFFIXES):
        raise InputError(
            f"{name}: neither HTML nor Markdown nor an article as JSON: `render` or `structure` it first"
        )
    return True


def _in_markdown(finding: Finding) -> Finding:
    """A finding about the HTML of a Markdown file: it has the same lines, and other columns and offsets."""
    where = finding.where.model_copy(update={"column": 1})
    return finding.model_copy(update={"where": where, "fix": ()})


def only_note(data: bytes, name: str) -> Note:
    """The note of a file that holds one.

    Raises:
        InputError: it cannot be read, or holds more notes than one.
    """
    from articlekit.reading import read_notes  # which most do without

    notes = read_notes(data, name=name)
    if len(notes) > 1:
        raise InputError(f"{name}: {len(notes)} notes in one file: give the one behind the article")
    return notes[0]


def tree(data: bytes, name: str, *, max_bytes: int) -> list[tuple[int, str]]:
    """The headings of an HTML or Markdown file, or of an article as JSON: level and text, in order.

    Raises:
        InputError: it cannot be read.
    """
    text = decode(data, name=name, max_bytes=max_bytes)
    article = article_of(text, name)
    if article is not None:
        return [(level, heading.text) for _, level, heading in headings(article)]
    page = read_page(text if is_page(text, name) else as_html(text))
    return [(heading.level, heading.text) for heading in page.headings]


def articles_of(text: str, name: str) -> dict[str, Article]:
    """The articles of a JSON text by their path in it: `""` for one alone, `[0]`, `[1]` … in a list.

    Returns:
        nothing for a text that is neither a JSON object nor a list of them.

    Raises:
        InputError: the JSON is broken, or describes something else.
    """
    if not _LIST.match(text):
        article = article_of(text, name)
        return {} if article is None else {"": article}
    table = _loaded(text, name)
    return {f"[{number}]": _article(each, name) for number, each in enumerate(table)}


def in_article(path: str, finding: Finding) -> Finding:
    """A finding about an article as one about the list that has it at a path."""
    if not path:
        return finding
    where = finding.where.model_copy(update={"path": f"{path}.{finding.where.path or ''}".rstrip(".")})
    return finding.model_copy(update={"where": where})


def article_of(text: str, name: str) -> Article | None:
    """The article that a JSON text describes; `None` for a text that is no JSON object.

    Raises:
        InputError: the JSON is broken, or describes something else.
    """
    if not text.lstrip().startswith("{"):
        return None
    return _article(_loaded(text, name), name)


def _loaded(text: str, name: str) -> Any:
    try:
        table = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        place = f"{name}:{error.lineno}:{error.colno}" if isinstance(error, json.JSONDecodeError) else name
        raise InputError(f"{place}: not valid JSON: give an article from `generate --json`") from error
    if _HALVES.search(text):
        _refuse_halves(table, name)
    return table


def _refuse_halves(table: Any, name: str) -> None:
    """See that no text has half of a surrogate pair, which no file can be written with.

    Raises:
        InputError: one has.
    """
    try:
        json.dumps(table, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError as error:
        half = f"\\u{ord(error.object[error.start]):04x}"
        around = " ".join(error.object[max(0, error.start - 20) : error.start].split())
        raise InputError(
            f"{name}: half of a character ({half}) behind {around!r}: put the whole character there"
        ) from error


def _article(table: Any, name: str) -> Article:
    version = table.get("schema_version") if isinstance(table, dict) else None
    if isinstance(version, int) and version > SCHEMA:
        raise InputError(f"{name}: an article of a newer articlekit (schema {version}): use that to read it")
    try:
        return Article.model_validate(table)
    except ValueError as error:
        raise InputError(f"{name}: not an article as JSON: give one from `generate --json`") from error
