"""Output: where artefacts are written, whole or not at all, and what they never replace."""

import hashlib
import json
import os
import re
import secrets
import stat
import sys
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from articlekit.errors import UsageError
from articlekit.language.locale import available, load
from articlekit.model.article import Article

__all__ = [
    "Records",
    "alternates",
    "check_overwriting",
    "file_names",
    "folded",
    "is_own",
    "now",
    "safe_stem",
    "with_key",
    "write_bytes",
    "write_file",
]


_LONGEST = 80
"""Characters of a name without its endings."""
_LONGEST_NAME = 160
"""Of the same in UTF-8: with key, language and endings the whole stays below the 255 of most systems."""
_ENDINGS = re.compile(
    r"(?:\.(?:txt|text|log|md|markdown|html?|xhtml|jsonl?|ndjson|csv|tsv))+\Z", re.IGNORECASE
)
_UNSAFE_ANYWHERE = re.compile(r"[^\w.-]+|\.(?=\.)")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|clock|conin|conout|(?:com|lpt)[0-9¹²³])\Z", re.IGNORECASE)
_OURS = frozenset({"report", "manifest", "feed"})
"""Names that the batch itself gives out."""


def safe_stem(text: str) -> str:
    """A text as the name of a file, without ending: letters, digits and hyphens of any script.

    Windows's names of devices, whatever stands behind their first dot, get a hyphen, as do those of the
    batch's own files.
    """
    text = unicodedata.normalize("NFC", _ENDINGS.sub("", text.strip()))
    stem = _UNSAFE_ANYWHERE.sub("-", text)[:_LONGEST]
    while len(stem.encode("utf-8", errors="replace")) > _LONGEST_NAME:
        stem = stem[:-1]
    first, dot, rest = (stem.strip(".-_") or "note").partition(".")
    mark = "-" if _RESERVED.match(first) or first.lower() in _OURS else ""
    return f"{first}{mark}{dot}{rest}"


def with_key(stem: str, key: str, length: int) -> str:
    """A name that hardly any other note has: with so many digits of the note's key behind it."""
    return f"{stem.rstrip('-')}-{key[:length]}"


def folded(stem: str) -> str:
    """What two names have in common that are one on some file system: case and accents' form."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", stem).casefold())


_UNSAFE = re.compile(r"[^\w.-]+")


def write_file(path: Path, text: str) -> None:
    """Write a text as UTF-8, so that nobody ever sees a half-written file; half a character becomes `?`.

    Raises:
        UsageError: the place cannot be written.
    """
    write_bytes(path, text.encode("utf-8", errors="replace"))


def write_bytes(path: Path, data: bytes) -> None:
    """Write bytes, so that nobody ever sees a half-written file; a file that is there keeps its mode.

    A pipe or device is written to, and not replaced.

    Raises:
        UsageError: the place cannot be written.
    """
    path = path.resolve() if path.is_symlink() else path  # what a link leads to is changed, not the link
    if path.exists() and not path.is_file() and not path.is_dir():
        _write_into(path, data)
        return
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(data)
        if path.exists():
            draft.chmod(path.stat().st_mode & 0o7777)
        draft.replace(path)
    except OSError as error:
        with suppress(OSError):  # as where a folder on the way is a file
            draft.unlink(missing_ok=True)
        raise _unwritten(path, error) from error
    except BaseException:  # Ctrl-C
        draft.unlink(missing_ok=True)
        raise


def _write_into(path: Path, data: bytes) -> None:
    try:
        with path.open("wb") as file:
            file.write(data)
    except OSError as error:
        raise _unwritten(path, error) from error


def _unwritten(path: Path, error: OSError) -> UsageError:
    return UsageError(f"{path}: cannot write: {error.strerror}: give another place with -o")


def file_names(articles: Iterable[Article], suffix: str, *, tagged: bool = False) -> list[str]:
    """A file name for every article, from its slug or its note's name; no two are the same.

    The language is part of the name where a note has articles in several, or where `tagged` says so.
    """
    taken: set[str] = set()
    result = []
    articles = list(articles)
    languages: dict[str, set[str]] = {}
    for article in articles:
        languages.setdefault(article.note, set()).add(article.language)
    for article in articles:
        stem = article.meta.slug or Path(article.note).name or "article"
        stem = _UNSAFE.sub("-", re.sub(r"\.(txt|md|html?|json|jsonl)(?=[#.]|$)", "", stem)).strip(".-_")
        stem = stem[:100] or "article"
        stem = f"{stem}.{article.language}" if tagged or len(languages[article.note]) > 1 else stem
        name, number = f"{stem}{suffix}", 2
        while name.lower() in taken or name.lower() in {"con", "nul", "aux"}:
            name, number = f"{stem}-{number}{suffix}", number + 1
        taken.add(name.lower())
        result.append(name)
    return result


def alternates(article: Article, named: Iterable[tuple[Article, str]]) -> tuple[tuple[str, str], ...]:
    """The versions of an article, itself among them: language and address, from one to the other.

    Args:
        article: the article.
        named: articles, those of other notes among them, and the names of their files in one folder.
    """
    return tuple((each.language, quote(name)) for each, name in named if each.note == article.note)


def now() -> str:
    """This moment as RFC 3339, to the second, in the time zone of the machine."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


_LARGEST_LOOKED_AT = 5_000_000
"""Of a file that is looked at; no article is longer."""
_MARKS = re.compile(
    rb'data-digital-source-type="|class="articlekit"|class="disclosure has-small-font-size"'
    rb'|<generator>articlekit|<meta name="generator" content="articlekit"'
    rb'|"status": "(?:done|failed|duplicate)", "key": "[0-9a-f]{64}"'
    rb'|"(?:digitalSourceType|digital_source_type)":\s?(?:\{\s*"uri":\s?)?"https?://(?:cv\.iptc|schema)\.org/'
)
"""What built-in formats have in them, whatever the house leaves out."""
_ARTICLE = frozenset({"language", "headline", "lede", "sections", "conclusion", "engine", "note"})
_PLACE = "written"
_STDIN = "-"


class Records:
    """Checksums of what was written and does not say itself where it comes from."""

    def __init__(self, state: Path | None) -> None:
        """Take the records of a state folder; without one nothing is remembered."""
        self._state = state

    def has(self, path: Path, data: bytes) -> bool:
        """Whether a file is as it was written last."""
        if self._state is None:
            return False
        try:
            return self._file(self._state, path).read_text("ascii") == _checksum(data)
        except (OSError, UnicodeDecodeError):
            return False

    def keep(self, path: Path, data: bytes) -> None:
        """Remember what was written, where that is needed and possible."""
        if self._state is None or _says_so(data):
            return
        try:
            write_file(self._file(self._state, path), _checksum(data))
        except UsageError:  # the article is there: it is too late to fail
            return

    def _file(self, state: Path, path: Path) -> Path:
        name = hashlib.sha256(os.path.realpath(path).encode("utf-8", "replace")).hexdigest()[:32]
        return state / _PLACE / name


def check_overwriting(
    path: Path, *, inputs: Iterable[str], overwrite: bool = False, records: Records | None = None
) -> None:
    """See that a file may be written.

    Args:
        path: where it is to be.
        inputs: the files that are read, which are never written; `-` is standard input.
        overwrite: whether a file may be replaced that somebody else wrote.
        records: what is remembered of the files that were written.

    Raises:
        UsageError: it is an input, or somebody else wrote it.
    """
    try:
        there = path.stat()
    except OSError:
        return  # there is nothing, or nothing can be written, which is said then
    if not stat.S_ISREG(there.st_mode):
        return
    if any(_is_same(there, name) for name in inputs):
        raise UsageError(f"{path}: it is the input, which is never overwritten: give another place with -o")
    if not overwrite and there.st_size and not is_own(path, records):
        remedy = "give another place with -o, or --overwrite"
        raise UsageError(f"{path}: it is there, and articlekit did not write it: {remedy}")


def is_own(path: Path, records: Records | None = None) -> bool:
    """Whether articlekit wrote a file; one that cannot be read is none of its own."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_LOOKED_AT)
    except OSError:
        return False
    return _says_so(data) or (records is not None and records.has(path, data))


def _says_so(data: bytes) -> bool:
    """Whether a text says that articlekit made it."""
    if _MARKS.search(data):
        return True
    text = data.decode("utf-8", errors="replace")
    if text.lstrip()[:1] in {"{", "["}:
        return _is_article(text)
    plain = text.replace("\\", "")
    return any(line in plain for tag in available() for line in _disclosures(tag))


def _disclosures(tag: str) -> list[str]:
    return [text for key, text in load(tag).page.items() if key.startswith("disclosure_")]


def _is_article(text: str) -> bool:
    try:
        table: Any = json.loads(text)
    except (ValueError, RecursionError):
        return False
    tables = table if isinstance(table, list) else [table]
    return bool(tables) and all(isinstance(each, dict) and each.keys() >= _ARTICLE for each in tables)


def _is_same(there: os.stat_result, name: str) -> bool:
    """Whether an input is this file, under whatever name."""
    try:
        own = os.fstat(sys.stdin.fileno()) if name == _STDIN else Path(name).stat()
    except (OSError, ValueError, AttributeError):  # a standard input that is none of the system's
        return False
    return os.path.samestat(there, own)


def _checksum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
