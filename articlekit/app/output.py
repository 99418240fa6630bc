"""Output: where artefacts are written, whole or not at all, their names, and the moment they are made."""

import re
import secrets
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from articlekit.errors import UsageError
from articlekit.model.article import Article

__all__ = ["alternates", "file_names", "folded", "now", "safe_stem", "with_key", "write_bytes", "write_file"]

_LONGEST = 80
"""Characters of a name without its endings."""
_MOST_BYTES = 160
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
    while len(stem.encode("utf-8", errors="replace")) > _MOST_BYTES:
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
