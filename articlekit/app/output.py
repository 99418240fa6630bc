"""Output: where artefacts are written, whole or not at all."""

import re
import secrets
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from articlekit.errors import UsageError
from articlekit.model.article import Article

__all__ = ["file_names", "write_bytes", "write_file"]

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
