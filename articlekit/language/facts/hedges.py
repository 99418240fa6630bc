"""What stands beside a number: a hedge (about, more than), or a word that joins it to another number."""

import re
import tomllib
from importlib.resources import files

from articlekit.language.caching import loaded
from articlekit.language.facts.vocabulary import base, vocabulary
from articlekit.language.letters import NOT_BEFORE_LETTER, fold
from articlekit.language.tags import uses_spaces

__all__ = ["hedged", "is_contrast", "is_range", "range_words", "share_words"]

_BEFORE, _AFTER = 32, 20
"""Characters that are looked at in front of a number and behind it."""
_APART = frozenset(("", *'0123456789,;:()[]{}<>/|=_"“”«»'))
"""What no hedge stands in front of."""
_LONGEST = 24
"""Characters between two numbers that belong together."""


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
    if (
        folded[first:start].rstrip()[-1:] not in _APART
        and anywhere.search(folded, first, start)
        and before.search(folded, first, start)
    ):
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


def is_range(folded: str, start: int, end: int) -> bool:
    """Whether what stands between two numbers makes a range of them, or an alternative."""
    return end - start <= _LONGEST and bool(_joins()[0].fullmatch(folded, start, end))


def is_contrast(folded: str, start: int, end: int) -> bool:
    """Whether what stands between "one" and a number sets them against one another: one of the two."""
    return end - start <= _LONGEST and bool(_joins()[1].fullmatch(folded, start, end))


def range_words() -> str:
    """The words that make a range or an alternative of two numbers, as the alternatives of a pattern."""
    return _words()["range"]


def share_words() -> str:
    """The words between a fraction in figures and what it is a part of, as the alternatives of a pattern."""
    return _words()["share"]


@loaded
def _words() -> dict[str, str]:
    path = files("articlekit.language.facts") / "joins.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        name: "|".join(re.escape(fold(entry)) for entry in sorted(entries, key=len, reverse=True))
        for name, entries in table.items()
    }


@loaded
def _joins() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = _words()
    return (
        re.compile(rf"\s?[-–—~〜～]\s?|から|至|到|부터\s?|에서\s?|\s(?:{words['range']})\s"),
        re.compile(rf"\s(?:{words['contrast']})\s"),
    )
