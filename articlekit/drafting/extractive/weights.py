"""Weights: linear models learned from notes with the articles that editors made of them.

They were learned by `tests/quality/learn_drafting.py`, which says how well in the head of the file. At run
time a score is a sum of whole numbers, so that a note gives the same article on every machine.
"""

import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources import files

from articlekit.language.caching import loaded

__all__ = ["Weights", "contributions", "in_words", "load_weights", "score"]

_UNIT = 1000
"""In how many parts a feature from 0 to 1 is counted."""


Weights = Mapping[str, Mapping[str, int]]
"""The weights of features, in hundredths, by model: `news`, `headline`, `lede`, `end`, `pair`, `heading`."""


@loaded
def load_weights() -> Weights:
    """The weights that were learned."""
    path = files("articlekit.drafting.extractive") / "weights.toml"
    table: dict[str, dict[str, int]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return table


def score(features: Mapping[str, float], weights: Mapping[str, int]) -> int:
    """The sum of the weighted features, in thousandths of a weight's unit."""
    points = weights.get("bias", 0) * _UNIT
    for name, value in features.items():
        weight = weights.get(name)
        if weight:
            points += weight * round(value * _UNIT)
    return points


def contributions(features: Mapping[str, float], weights: Mapping[str, int]) -> list[tuple[str, int]]:
    """What speaks for and against, the strongest first."""
    found = [
        (name, weights[name] * round(value * _UNIT)) for name, value in features.items() if name in weights
    ]
    return sorted(found, key=lambda each: (-abs(each[1]), each[0]))


_NAMES = {
    "early": "it stands early in the note",
    "first": "it comes first",
    "form_early": "it stands early in the form",
    "central": "most of the note is about it",
    "c_central": "most of the note is about it",
    "title": "it has words of the title",
    "c_title": "it has words of the title",
    "people": "people are counted in it",
    "c_people": "people are counted in it",
    "number": "it has a number",
    "c_number": "it has a number",
    "decision": "it tells a decision or an outcome",
    "c_decision": "it tells a decision or an outcome",
    "c_event": "it tells an event",
    "c_dead": "it tells of somebody who died",
    "cue_what": "it tells what happened",
    "c_cue_what": "it tells what happened",
    "cue_impact": "it tells a consequence",
    "c_cue_impact": "it tells a consequence",
    "label_what": "its label says that it is what happened",
    "label_harm": "its label says that it is a consequence",
    "event_day": "it names the day of what happened",
    "label_impact": "its label says that it is a consequence",
    "made_whole": "it is a whole statement",
    "made_event": "it joins the event of the title and a consequence",
    "made_who": "it says whom it is about",
    "made_title": "it is the title of the note",
    "covered": "most of its section is about it",
    "joined": "two statements together speak for the section",
    "made_number": "it begins with what is counted",
    "made_opening": "it begins behind what only says when",
    "made_said": "it is what was announced",
    "made_tail": "it is a whole clause of the statement",
    "made_clause": "it is a whole clause of the statement",
    "made_bracket": "it is the statement without its brackets",
    "made_segment": "it is a part of the title",
    "cue_outlook": "it tells what is to come",
    "label_outlook": "its label says that it is to come",
    "outlook": "it tells what is to come",
    "late": "it stands late in the note",
    "from_end": "it stands near the end of the note",
    "timed": "it says at what time",
    "near_told": "it stands near what the headline tells",
    "told": "the headline tells it",
    "cue_cause": "it tells a cause",
    "score": "its statement weighs most as news",
    "is_title": "it is from the title",
    "dated": "it says when",
    "name": "it has a name",
    "prose": "it is a sentence",
    "harm": "it says who came to harm",
}
_MOST = 3


def in_words(found: Sequence[tuple[str, int]]) -> str:
    """The strongest reasons for a choice, as a list of clauses."""
    told = [_NAMES[name] for name, value in found if value > 0 and name in _NAMES]
    return "; ".join(list(dict.fromkeys(told))[:_MOST]) or "nothing else fits better"
