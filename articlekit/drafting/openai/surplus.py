"""Surplus: what a model adds behind a statement, a reason or a consequence of its own, is taken off.

"The cable was on no plan, which contributed to the failure" from a note that says the first half only
is the addition that small models make most; the first half need not be lost for it.
"""

import re

from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive.wording import finish
from articlekit.drafting.openai.plan import is_translation
from articlekit.drafting.openai.vocabulary import foreign_words, vocabulary
from articlekit.language.facts import quotations
from articlekit.language.letters import fold
from articlekit.language.locale import load
from articlekit.language.tags import primary, uses_spaces
from articlekit.language.words import content, content_of, function_words, tokens

__all__ = ["without_surplus"]

_COMMA = re.compile(r"[,،;] ")
_FEWEST = 2
"""Content words from which a clause says something of its own."""
_FOREIGN = 0.5
"""Share of the words of a clause that the note has in no form, from which it is the model's own."""
_BLANKS = " \u00a0\u202f,،;"
_TAIL = 3
"""Words of a model's own at the end of a sentence that are an addition to it."""
_WORD = re.compile(r"[\w’'-]+")
_LEAST_LEFT = 0.4
"""Share of a sentence that has to be left of it."""


def without_surplus(text: str, sources: tuple[str, ...], brief: Brief) -> str:
    """A sentence without the clauses at its end that have nothing of what it cites, or little of the note.

    Clauses with a quotation, or in a language without spaces, are left alone; so are translations.

    Args:
        text: the sentence.
        sources: the statements that it cites.
        brief: the order.
    """
    language = brief.language
    if is_translation(brief) or not uses_spaces(language) or not sources:
        return text
    kept = text
    for start in _starts(text, language):
        if start < _LEAST_LEFT * len(text) or quotations(kept, language):
            break
        clause = kept[start:]
        own = content(clause, language)
        if len(own) < _FEWEST:
            continue
        if own & _given(sources, brief):
            foreign = foreign_words(clause, brief)
            if len(foreign) < _FEWEST or len(foreign) < _FOREIGN * len(own):
                break
        kept = kept[:start].rstrip(_BLANKS)
    kept = _without_tail(kept, brief)
    return text if kept == text else finish(kept, load(language))


def _given(sources: tuple[str, ...], brief: Brief) -> frozenset[str]:
    """The content words of statements, of their labels and of their stamps."""
    cited = (each for each in brief.note.statements if each.id in sources)
    return content_of((part for each in cited for part in each.parts), brief.language)


def _starts(text: str, language: str) -> list[int]:
    """Where clauses may begin, the last one first: at commas, and at words that open a clause."""
    locale = load(language)
    joint = fold(locale.connectives["and"]).strip()
    openers = locale.pattern("words", "clause_openers").finditer(fold(text))
    found = {match.start() for match in openers if match[0].strip() != joint}
    return sorted(
        {start for start in found | {each.start() for each in _COMMA.finditer(text)} if start}, reverse=True
    )


def _without_tail(text: str, brief: Brief) -> str:
    """A sentence without what follows its last word of the note, where that are some words."""
    noted = vocabulary(brief)
    passing = function_words(primary(brief.language))
    run, end = 0, len(text)
    for match in reversed([*_WORD.finditer(text)]):
        word = fold(match[0])
        if noted.lacks(word) and word in tokens(text):
            run += 1
        elif word not in passing:
            end = match.end()
            break
    is_surplus = run >= _TAIL and end >= _LEAST_LEFT * len(text) and not quotations(text, brief.language)
    return text[:end] if is_surplus else text
