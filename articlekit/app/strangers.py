"""Strangers: sentences of a model that have no word in common with what they cite."""

from collections.abc import Iterator

from articlekit.drafting.drafter import Brief
from articlekit.language.tags import primary
from articlekit.language.words import content
from articlekit.model.article import TITLE, Article, Sentence, headings, sentences
from articlekit.model.finding import Finding, Where

__all__ = ["strangers"]

_RULE = "unsupported-sentence"


def strangers(article: Article, brief: Brief) -> Iterator[Finding]:
    """Findings of sentences and headings that nothing links to the statements that they cite.

    A sentence of two or three words is too short to judge by how many of them a note has; that it
    has none of them is enough to distrust a model's. It can be told in the note's language only.
    """
    if primary(article.language) != primary(brief.note.language):
        return
    if article.engine != "openai" or brief.house.severities.get(_RULE, "error") != "error":
        return
    words = {
        each.id: content(f"{each.label or ''} {each.stamp or ''} {each.text}", article.language)
        for each in brief.note.statements
    }
    words[TITLE] = content(brief.note.title or "", article.language)
    titles = ((path, heading) for path, _, heading in headings(article))
    for path, sentence in (*titles, *sentences(article)):
        if sentence.by is None and _is_strange(sentence, words, article.language):
            message = f"none of its words stands in what it cites ({' '.join(sentence.sources) or 'nothing'})"
            where = Where(path=path, quote=sentence.text[:80])
            yield Finding(rule=_RULE, severity="error", where=where, message=message)


def _is_strange(sentence: Sentence, words: dict[str, frozenset[str]], language: str) -> bool:
    own = content(sentence.text, language)
    cited = frozenset().union(words[TITLE], *(words.get(each, frozenset()) for each in sentence.sources))
    return bool(own) and not own & cited
