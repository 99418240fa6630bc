"""Ownership: no output replaces an input, nor a file that articlekit did not write.

What articlekit wrote it knows again by what stands in it: how the text was made is said in the markup of
pages, fragments and blocks, in ninjs, NewsML-G2 and JSON, and in the disclosure at the end of Markdown. Of
what says nothing of the kind, as a template of one's own may make, a checksum is kept in the state folder.
"""

import hashlib
import json
import os
import re
import stat
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from articlekit.app.output import write_file
from articlekit.errors import UsageError
from articlekit.language.locale import available, load

__all__ = ["Records", "check_overwriting", "is_own"]

_MOST_BYTES = 5_000_000
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
            data = file.read(_MOST_BYTES)
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
