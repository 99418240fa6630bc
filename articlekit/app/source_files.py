"""Files that are written back, articles as JSON and pages, with no byte changed but what has to be."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from articlekit.errors import InputError
from articlekit.model.article import SCHEMA, Article, approved
from articlekit.model.finding import Finding
from articlekit.reading import decode
from articlekit.reading.decoding import MARKS, declared_encoding

__all__ = ["article_of", "articles_of", "in_article", "read_article_file", "read_source", "with_changes"]


def with_changes(source: str, before: Article, after: Article) -> str:
    """The JSON text of an article with the values in it that have changed.

    Keys, their order, the indentation, line ends and escapes stay as they are.

    Args:
        source: a JSON object.
        before: the article that it describes.
        after: the article that it is to describe; it differs in values, not in how many there are.
    """
    old, new = before.model_dump(mode="json"), after.model_dump(mode="json")
    if old == new:
        return source
    table = _merged(json.loads(source), old, new)
    indent = re.search(r"\{\r?\n([ \t]+)", source)
    compact = re.match(r'\s*\{"[^"\\]*":\S', source) is not None
    text = json.dumps(
        table,
        ensure_ascii=source.isascii(),
        indent=indent[1] if indent else None,
        separators=(",", ":") if compact else None,
    )
    ends = "\r\n" if "\r\n" in source else "\n"
    lead, tail = source[: source.index("{")], source[source.rindex("}") + 1 :]
    return lead + text.replace("\n", ends) + tail


def _merged(written: Any, old: Any, new: Any) -> Any:
    """What is written, with what differs between old and new; what is not written stays so."""
    if old == new:
        return written
    if isinstance(new, dict) and isinstance(written, dict):
        return {
            **written,
            **{key: _merged(written.get(key), old[key], new[key]) for key in new if old[key] != new[key]},
        }
    if isinstance(new, list) and isinstance(written, list) and len(new) == len(old) == len(written):
        return [_merged(*each) for each in zip(written, old, new, strict=True)]
    return new


@dataclass(frozen=True)
class ArticleFile:
    """The articles of a file: one, or the list of its versions."""

    source: str
    """The JSON as it was written."""
    articles: tuple[Article, ...]
    is_list: bool

    def approved(self, *, by: str, at: str | None, language: str | None = None) -> "ArticleFile":
        """The articles with the record that somebody has approved them.

        Args:
            by: the name of who has read and approved them.
            at: ISO 8601 date or date-time of that.
            language: of the only version that was approved; all of them if none is given.

        Raises:
            InputError: there is no version in that language.
        """
        chosen = [language in (None, article.language) for article in self.articles]
        if not any(chosen):
            there = ", ".join(article.language for article in self.articles)
            raise InputError(f"no article in {language!r}: there are {there}")
        after = tuple(
            approved(article, by=by, at=at) if wanted else article
            for article, wanted in zip(self.articles, chosen, strict=True)
        )
        return ArticleFile(self._written(after), after, self.is_list)

    def _written(self, after: tuple[Article, ...]) -> str:
        """The JSON with what has changed; the rest of it stays as it was written."""
        if not self.is_list:
            return with_changes(self.source, self.articles[0], after[0])
        sources = [json.dumps(each, ensure_ascii=False, indent=2) for each in json.loads(self.source)]
        pairs = zip(sources, self.articles, after, strict=True)
        return "[\n" + ",\n".join(with_changes(*pair) for pair in pairs) + "\n]\n"


def read_article_file(data: bytes, *, name: str, max_bytes: int) -> ArticleFile:
    """The articles of a file as `generate --json` writes it.

    Raises:
        InputError: it cannot be read, or holds something else.
    """
    text = decode(data, name=name, max_bytes=max_bytes)
    articles = articles_of(text, name)
    if not articles:
        raise InputError(f"{name}: not an article as JSON: give one from `generate --json`")
    return ArticleFile(text, tuple(articles.values()), is_list="" not in articles)


_HALVES = re.compile(r"\\u[dD][89a-fA-F]")
"""What half of a surrogate pair is written as in JSON."""


_LIST = re.compile(r"\s*\[\s*\{")


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


_OTHERS = (
    "cp1252", "cp1251", "koi8-r", "iso8859-15", "iso8859-2", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256",
    "cp874", "koi8-u", "iso8859-7", "cp1257", "cp1258", "iso8859-5", "cp866", "mac_roman", "latin-1", "cp932",
    "euc_jp", "iso2022_jp_2", "gb18030", "big5hkscs", "cp949", "utf-16-le", "utf-16-be",
)  # fmt: skip
"""Encodings that are tried where a file shows and says nothing; the first that gives its text is taken."""


@dataclass(frozen=True, kw_only=True)
class PageSource:
    """The text of a file, its line ends included, and how it was encoded."""

    text: str
    encoding: str
    mark: bytes = b""
    """The byte order mark that the file begins with."""
    sure: bool = True
    """Whether the file shows or says what its encoding is: one of ASCII that says nothing does not."""

    def encode(self, text: str) -> bytes:
        """Another text in the encoding of the file.

        Characters that the encoding does not have become character references.
        """
        return self.mark + text.encode(self.encoding, errors="xmlcharrefreplace")


def read_source(data: bytes, *, name: str, max_bytes: int) -> PageSource:
    """The source of a page, whole.

    Args:
        data: the bytes of the file.
        name: how messages call the file.
        max_bytes: size from which a file is refused, in bytes.

    Raises:
        InputError: the file cannot be read, or could not be written back as it was.
    """
    wanted = decode(data, name=name, max_bytes=max_bytes)
    for mark, encoding, sure in _candidates(data):
        body = data[len(mark) :]
        try:
            text = body.decode(encoding)
            same = text.encode(encoding) == body
        except (LookupError, UnicodeError):
            continue
        if same and decode(text.encode(), name=name, max_bytes=max_bytes * 4) == wanted:
            return PageSource(text=text, encoding=encoding, mark=mark, sure=sure)
    raise InputError(f"{name}: it could not be written back as it was: save it as UTF-8 first")


def _candidates(data: bytes) -> Iterator[tuple[bytes, str, bool]]:
    """Byte order marks and encodings that a file may have, and whether it shows or says so."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            yield mark, encoding, True
    named = declared_encoding(data)
    if data.isascii() and named:
        yield b"", named, True
    yield b"", "utf-8", not data.isascii()
    if named:
        yield b"", named, True
    for encoding in _OTHERS:
        yield b"", encoding, False
