"""Hedges: whether a number, a time or a duration is given as about, more than, or up to so much."""

import re

from articlekit.language.facts.vocabulary import base, vocabulary
from articlekit.language.letters import NOT_BEFORE_LETTER
from articlekit.language.loading import loaded
from articlekit.language.tags import uses_spaces

__all__ = ["hedged"]

_BEFORE, _AFTER = 32, 20
"""Characters that are looked at in front of a number and behind it."""


def hedged(folded: str, start: int, end: int, language: str) -> bool:
    """Whether a hedge stands next to the span of a fact.

    Args:
        folded: the text, folded.
        start: where the fact begins.
        end: where it ends.
        language: the BCP 47 tag of the text.
    """
    anywhere, before, after = _patterns(base(language))
    first = max(0, start - _BEFORE)
    if anywhere.search(folded, first, start) and before.search(folded, first, start):
        return True
    return after.match(folded, end, end + _AFTER) is not None


@loaded
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What is looked for first, as most numbers have no hedge near them; one in front; one behind."""
    words = vocabulary(language)
    before, after = words.choice("hedges", "before"), words.choice("hedges", "after")
    anywhere = re.compile(f"[~≈±≒〜]|{before}")
    particles = words.choice("numbers", "proclitics")
    if not uses_spaces(language) or language == "ko":
        first, second = (words.choice("times", f"{half}_half_before") for half in ("first", "second"))
        halves = f"{first}|{second}"
        return (
            anywhere,
            re.compile(rf"(?:{before}|[~≈≒〜])\s?(?:[$€£¥]|{halves})?$"),
            re.compile(rf"\s?(?:{words.choice('numbers', 'counters')})?\s?(?:{after})"),
        )
    # An article, a preposition or a clock word may stand between: "about the 20", "vers les 20 heures".
    link = r"(?:[^\W\d_]{1,3}\.?['’]?[ -]{0,2}|[^\W\d_]{1,4}\s(?:uhr|ore|las|les|the|die|den)\s)?"
    return (
        anywhere,
        re.compile(rf"(?:(?<!\w)(?:{particles})?(?:{before})\.?[\s-]{{0,2}}{link}|[~≈±]\s?)[$€£¥]?$"),
        re.compile(rf"[\s-]{{0,2}}(?:{after}){NOT_BEFORE_LETTER}|\+(?!\d)"),
    )
