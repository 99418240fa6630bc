"""An article as JSON in a file: fixed in place, approved, handed on to be rendered."""

import json
import re
from dataclasses import dataclass
from typing import Any

from articlekit.app.pages import articles_of
from articlekit.errors import InputError
from articlekit.model.approval import approved
from articlekit.model.article import Article
from articlekit.reading import decode

__all__ = ["ArticleFile", "read_article_file", "with_changes"]


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
