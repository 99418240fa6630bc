"""Strangers: sentences of a model that have nothing, or too much, in common with what they cite."""

from collections.abc import Iterator

from articlekit.app.additions import additions
from articlekit.app.attributions import Whereabouts, misattributed
from articlekit.drafting.drafter import Brief
from articlekit.language.tags import primary, uses_spaces
from articlekit.language.words import content, content_of, tokens
from articlekit.model.article import TITLE, Article, Sentence, headings, sentences
from articlekit.model.finding import Finding, Where
from articlekit.model.provenance import BY_NOTE

__all__ = ["strangers"]

_RULE = "unsupported-sentence"
_SAME = 0.8
"""Share of its words from which a sentence is the statement itself and no translation of it."""
_JUDGED, _LEAST_SHARE = 4, 0.5
"""Content words of a sentence of a model from which, and the share of them that, what it cites has to have.

The rule asks for less of an article by anybody; what keeps the sense keeps half of the words or more.
"""
_FEWEST = 4
"""Words of a sentence that can be told to be a copy: fewer may be all names and numbers."""


def strangers(article: Article, brief: Brief) -> Iterator[Finding]:
    """Findings of a model's sentences and headings that nothing links to the statements that they cite.

    A sentence of two or three words is too short to judge by how many of them a note has; that it
    has none of them is enough to distrust it. In another language than the note's that cannot be
    told; there a sentence is found that was copied and not translated, and one that was added.
    """
    if article.engine != "openai" or brief.house.severities.get(_RULE, "error") != "error":
        return
    is_translation = primary(article.language) != primary(brief.note.language)
    words = _words(brief, is_translation)
    where = Whereabouts(words)
    titles = ((path, heading) for path, _, heading in headings(article))
    for path, sentence in (*titles, *sentences(article)):
        if sentence.by == BY_NOTE:
            continue
        if is_translation and _is_copy(sentence, words):
            yield _finding("untranslated", path, sentence, "it is the note's own sentence: translate it")
        elif not is_translation and (
            why := _strangeness(sentence, words, article.language, is_told=".sentences[" in path)
        ):
            yield _finding(_RULE, path, sentence, f"{why} ({' '.join(sentence.sources) or 'nothing'})")
        elif not is_translation and (name := misattributed(sentence.text, where, article.language)):
            yield _finding(_RULE, path, sentence, f"no statement says this of {name}")
    if is_translation:
        for path, sentence, why in additions(article, brief):
            yield _finding(_RULE, path, sentence, why)


def _words(brief: Brief, is_translation: bool) -> dict[str, frozenset[str]]:
    """The words of every statement and of the title; their stems where the languages are one."""
    texts = {each.id: each.parts for each in brief.note.statements}
    texts[TITLE] = (brief.note.title or "",)
    if is_translation:
        return {source: frozenset(tokens(" ".join(parts))) for source, parts in texts.items()}
    return {source: content_of(parts, brief.language) for source, parts in texts.items()}


def _strangeness(
    sentence: Sentence, words: dict[str, frozenset[str]], language: str, *, is_told: bool
) -> str | None:
    """What a sentence says that its statements do not.

    Args:
        sentence: the sentence, or a heading.
        words: those of every statement and of the title.
        language: that of sentence and note.
        is_told: whether it is a sentence, which is to say more than the title has.
    """
    own = content(sentence.text, language)
    told = frozenset[str]().union(*(words.get(each, frozenset()) for each in sentence.sources))
    cited = told | words[TITLE]
    if own and not own & (told if is_told and len(own) >= _JUDGED else cited):
        return "none of its words stands in what it cites"
    if len(own) >= _JUDGED and uses_spaces(language) and len(own & cited) < _LEAST_SHARE * len(own):
        return "most of its words do not stand in what it cites"
    return None


def _is_copy(sentence: Sentence, words: dict[str, frozenset[str]]) -> bool:
    own = {word for word in tokens(sentence.text) if not word.isdecimal()}
    if len(own) < _FEWEST:
        return False
    return any(len(own & words.get(each, frozenset())) >= _SAME * len(own) for each in sentence.sources)


def _finding(rule: str, path: str, sentence: Sentence, message: str) -> Finding:
    where = Where(path=path, quote=sentence.text[:80])
    return Finding(rule=rule, severity="error", where=where, message=message)
