"""Fidelity: whether a sentence is one other in other words.

What the rules ask of any sentence is less: a sentence of an article may leave out a number, or join
two statements. A model that gets one sentence at a time is to do nothing but reword it.
"""

from articlekit.language.facts import FactKind, facts
from articlekit.language.letters import fold
from articlekit.language.locale import load
from articlekit.language.words import content

__all__ = ["infidelity"]

_LEAST_KEPT = 0.5
"""Share of the words of a sentence that its rewording keeps."""
_LEAST_SHARED = 0.75
"""Share of the words of a rewording that stand in the sentence."""
_COMPARED: tuple[FactKind, ...] = ("number", "date", "time", "duration", "identifier")
_TURNS = ("negations", "hedges")


def infidelity(saying: str, original: str, language: str, *, is_line: bool = False) -> str | None:
    """What is wrong with a rewording; `None` where it is faithful.

    Args:
        saying: the rewording.
        original: the sentence that was to be reworded.
        language: the language of both.
        is_line: whether it is a headline, which may leave out what it likes.
    """
    own, words = content(saying, language), content(original, language)
    if len(own & words) < _LEAST_SHARED * max(len(own), 1):
        return "most of its words stand nowhere in what it was to say"
    if not is_line and len(own & words) < _LEAST_KEPT * len(words):
        return "it leaves out most of what it was to say"
    told, given = _values(saying, language), _values(original, language)
    if told - given if is_line else told != given:
        return "its numbers, dates and times are not those of the note"
    locale = load(language)
    for key in _TURNS:
        pattern = locale.pattern("words", key)
        if bool(pattern.search(fold(saying))) != bool(pattern.search(fold(original))):
            return "it denies or doubts what the note does not, or the reverse"
    return None


def _values(text: str, language: str) -> set[tuple[str, str, str]]:
    found = facts(text, language)
    return {(each.kind, each.value, each.unit) for each in found if each.kind in _COMPARED}
