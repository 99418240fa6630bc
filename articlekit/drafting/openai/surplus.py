"""Surplus: what a model adds behind a statement, a reason or a consequence of its own, is taken off.

"The cable was on no plan, which contributed to the failure" from a note that says the first half only
is the addition that small models make most; the first half need not be lost for it.
"""

import re

from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive.wording import finish
from articlekit.drafting.openai.plan import is_translation
from articlekit.language.facts import quotations
from articlekit.language.locale import load
from articlekit.language.tags import uses_spaces
from articlekit.language.words import content

__all__ = ["without_surplus"]

_COMMA = re.compile(r"[,،;] ")
_FEWEST = 2
"""Content words from which a clause says something of its own."""
_LEAST_LEFT = 0.4
"""Share of a sentence that has to be left of it."""


def without_surplus(text: str, sources: tuple[str, ...], brief: Brief) -> str:
    """A sentence without the clauses at its end that have no word of what it cites.

    Clauses with a quotation, or in a language without spaces, are left alone; so are translations.

    Args:
        text: the sentence.
        sources: the statements that it cites.
        brief: the order.
    """
    language = brief.language
    if is_translation(brief) or not uses_spaces(language) or not sources:
        return text
    cited = {each.id: each for each in brief.note.statements if each.id in sources}
    given = content(" ".join(f"{e.label or ''} {e.stamp or ''} {e.text}" for e in cited.values()), language)
    kept = text
    while (comma := _last_comma(kept)) is not None and comma >= _LEAST_LEFT * len(text):
        clause = kept[comma:]
        own = content(clause, language)
        if len(own) < _FEWEST or own & given or quotations(kept, language):
            break
        kept = kept[:comma]
    return text if kept == text else finish(kept, load(language))


def _last_comma(text: str) -> int | None:
    found = [match.start() for match in _COMMA.finditer(text)]
    return found[-1] if found else None
