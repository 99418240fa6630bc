"""Omissions: sentences of a model that leave out figures and quotations of what they cite."""

from collections.abc import Iterator

from articlekit.drafting.drafter import Brief
from articlekit.language.facts import Fact, FactKind, facts
from articlekit.language.tags import primary
from articlekit.language.words import tokens
from articlekit.model.article import Article, Sentence, sentences
from articlekit.model.finding import Finding, Where
from articlekit.model.note import Statement
from articlekit.model.provenance import BY_NOTE

__all__ = ["omissions"]

_TOLD: tuple[FactKind, ...] = ("number", "identifier", "date", "time", "duration", "quotation")


def omissions(article: Article, brief: Brief) -> Iterator[Finding]:
    """Findings of a model's sentences that tell a statement without a fact which then stands nowhere.

    A sentence need not say all that it cites, if another one does. Only articles in the note's language
    are looked at: there the note's own words can take the place of what says too little.

    Args:
        article: the article.
        brief: the order.
    """
    note, language = brief.note, article.language
    if article.engine != "openai" or primary(language) != primary(note.language):
        return
    told = list(sentences(article))
    texts = [f"{each.stamp} {each.text}" if each.stamp else each.text for _, each in told]
    said = {(fact.kind, fact.value) for text in texts for fact in facts(text, language)}
    words = _plain(" ".join(texts))
    for statement in note.statements:
        citing = [(path, each) for path, each in told if statement.id in each.sources]
        if not citing or any(each.by == BY_NOTE for _, each in citing):
            continue
        lost = [
            each
            for each in facts(statement.text, language)
            if each.kind in _TOLD and (each.kind, each.value) not in said and _plain(each.text) not in words
        ]
        if lost:
            yield from _findings(citing, statement, lost)


def _plain(text: str) -> str:
    """The words of a text in a row, whatever stands between and around them."""
    return f" {' '.join(tokens(text))} "


def _findings(
    citing: list[tuple[str, Sentence]], statement: Statement, lost: list[Fact]
) -> Iterator[Finding]:
    words = ", ".join(f"{each.text!r}" for each in lost[:3])
    message = f"{words} of {statement.id} is told nowhere: say it here"
    for path, sentence in citing:
        where = Where(path=path, quote=sentence.text[:80])
        yield Finding(rule="told-in-part", severity="error", where=where, message=message)
