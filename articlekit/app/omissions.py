"""Omissions: sentences of a model that leave out a part of what they cite."""

from collections.abc import Iterator
from functools import cached_property

from articlekit.drafting.drafter import Brief
from articlekit.language.facts import Fact, FactKind, facts
from articlekit.language.locale import fold, load
from articlekit.language.tags import primary
from articlekit.language.words import content, content_of, tokens
from articlekit.model.article import Article, Sentence, blocks, sentences
from articlekit.model.finding import Finding, Where
from articlekit.model.note import Statement
from articlekit.model.provenance import BY_NOTE

__all__ = ["omissions"]

_TOLD: tuple[FactKind, ...] = ("number", "identifier", "date", "time", "duration", "quotation")
_SHOWN = 4
_FEWEST, _MOST_LOST = 3, 0.34
"""Content words of a statement, and the share of them, that may not be lost."""


def omissions(article: Article, brief: Brief) -> Iterator[Finding]:
    """Findings of a model's sentences that tell a statement without a part which then stands nowhere.

    That is a figure, a quotation, a name, more than a third of its words, or that it denies or doubts at
    all. A sentence need not say all that it cites, if another one does. Only articles in the note's
    language are looked at: there the note's own words can take the place of what says too little.

    Args:
        article: the article.
        brief: the order.
    """
    if article.engine != "openai" or primary(article.language) != primary(brief.note.language):
        return
    told = list(sentences(article))
    body = _Body(article)
    for statement in brief.note.statements:
        citing = [(path, each) for path, each in told if statement.id in each.sources]
        if not citing or any(each.by == BY_NOTE for _, each in citing):
            continue
        lost = body.lacks(statement) or [
            *_turns_lost(statement, [each for _, each in citing], brief.language)
        ]
        if lost:
            message = f"{', '.join(map(repr, lost[:_SHOWN]))} of {statement.id} is told nowhere: say it here"
            yield from (_finding(path, sentence, message) for path, sentence in citing)


def _turns_lost(statement: Statement, citing: list[Sentence], language: str) -> Iterator[str]:
    """The words by which a statement denies or doubts, where nothing that cites it does so in any words."""
    for key in ("negations", "hedges"):
        pattern = load(language).pattern("words", key)
        found = pattern.search(fold(statement.text))
        if found and not any(pattern.search(fold(each.text)) for each in citing):
            yield statement.text[found.start() : found.end()]


class _Body:
    """What the sentences of an article say together; what stands in headings alone is not told."""

    def __init__(self, article: Article) -> None:
        self._language = article.language
        told = [each for _, each in sentences(article)]
        texts = [*(each.text for each in told), *(each.stamp for each in told if each.stamp)]
        speakers = [paragraph.attribution or "" for _, paragraph in blocks(article)]
        self._texts = texts
        self._all = (*texts, *speakers)
        self._words = content_of(self._all, self._language)

    @cached_property
    def _facts(self) -> frozenset[tuple[str, str]]:
        return frozenset(
            (fact.kind, fact.value) for text in self._texts for fact in facts(text, self._language)
        )

    @cached_property
    def _plain(self) -> str:
        return _plain(" ".join(self._all))

    def lacks(self, statement: Statement) -> list[str]:
        """What of a statement is told nowhere."""
        texts = filter(None, (statement.stamp, statement.text))
        found = (fact for text in texts for fact in facts(text, self._language))
        lost = [each.text for each in found if not self._has(each)]
        words = content(statement.text, self._language)
        rest = words - self._words
        if not lost and len(rest) >= _FEWEST and len(rest) > _MOST_LOST * len(words):
            lost = [word for word in tokens(statement.text) if content(word, self._language) & rest]
        return lost

    def _has(self, fact: Fact) -> bool:
        words = content(fact.text, self._language) if fact.kind == "name" else frozenset()
        if words:  # a name that is a letter or a function word, such as line A, is looked for as it stands
            return bool(words & self._words)
        return (
            fact.kind not in {*_TOLD, "name"}
            or (fact.kind, fact.value) in self._facts
            or _plain(fact.text) in self._plain
        )


def _plain(text: str) -> str:
    """The words of a text in a row, whatever stands between and around them."""
    return f" {' '.join(tokens(text))} "


def _finding(path: str, sentence: Sentence, message: str) -> Finding:
    where = Where(path=path, quote=sentence.text[:80])
    return Finding(rule="told-in-part", severity="error", where=where, message=message)
