"""The editor's desk: articles as JSON are read, approved, and handed on to be rendered."""

import json
from dataclasses import dataclass

from articlekit.app.article_source import with_changes
from articlekit.app.pages import articles_of
from articlekit.errors import InputError
from articlekit.model.approval import approved
from articlekit.model.article import Article
from articlekit.reading import decode

__all__ = ["Stack", "read_stack"]


@dataclass(frozen=True)
class Stack:
    """The articles of a file: one, or the list of its versions."""

    source: str
    """The JSON as it was written."""
    articles: tuple[Article, ...]
    is_list: bool

    def approved(self, *, by: str, at: str | None, language: str | None = None) -> "Stack":
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
        return Stack(self._written(after), after, self.is_list)

    def _written(self, after: tuple[Article, ...]) -> str:
        """The JSON with what has changed; the rest of it stays as it was written."""
        if not self.is_list:
            return with_changes(self.source, self.articles[0], after[0])
        sources = [json.dumps(each, ensure_ascii=False, indent=2) for each in json.loads(self.source)]
        pairs = zip(sources, self.articles, after, strict=True)
        return "[\n" + ",\n".join(with_changes(*pair) for pair in pairs) + "\n]\n"


def read_stack(data: bytes, *, name: str, max_bytes: int) -> Stack:
    """The articles of a file as `generate --json` writes it.

    Raises:
        InputError: it cannot be read, or holds something else.
    """
    text = decode(data, name=name, max_bytes=max_bytes)
    articles = articles_of(text, name)
    if not articles:
        raise InputError(f"{name}: not an article as JSON: give one from `generate --json`")
    return Stack(text, tuple(articles.values()), is_list="" not in articles)
