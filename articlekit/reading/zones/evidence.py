"""Evidence: what of a statement tells whether it is news, as features that no language owns."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from articlekit.model.note import Statement
from articlekit.reading.zones.labelled import ADDRESS, TELEPHONE
from articlekit.reading.zones.survey import Survey, words_in

__all__ = ["Evidence", "evidence", "score", "with_signs_of_news"]

_LISTS = (
    "greetings",
    "pleasantries",
    "signoffs",
    "document_nouns",
    "reference_keys",
    "contact_keys",
    "contact_phrases",
    "embargo",
    "embargo_hints",
    "release_marks",
    "boilerplate",
    "chatter",
    "channel",
    "template",
    "status_tags",
    "caveats",
    "decisions",
)
_WORDS = ("negations", "hedges", "people", "attribution")
_LABELS = ("reference_keys", "contact_keys", "embargo", "chatter", "handover_keys")
"""Lists that labels are looked for in."""
_ROLES = ("what", "impact", "cause", "response", "outlook")
"""Roles whose cues are a sign of news."""
_EMOJI = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]")
_QUOTE = re.compile(r"[«»„“”\"「」『』]")
_LINKS = ("http://", "https://", "www.")
_NUMBER = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The features of a statement, each with its strength from 0 to 1, and its list hits by key."""

    features: dict[str, float]
    hits: dict[str, str]
    """The words that an entry of each list was found in."""


def evidence(survey: Survey, statements: list[Statement]) -> Iterator[Evidence]:
    """What speaks for and against each statement of a note, in order, but for the signs of news."""
    total = len(statements)
    for index, statement in enumerate(statements):
        hits: dict[str, str] = {}
        features = {
            **_shape(statement),
            **_place(statements, index, total),
            **_listed(survey, statement, hits),
        }
        yield Evidence({name: value for name, value in features.items() if value}, hits)


def with_signs_of_news(survey: Survey, statement: Statement, found: Evidence) -> Evidence:
    """The same with words that tell an event, a negation, a hedge, people or a speaker; all speak for news.

    They are looked for last, and only where they may decide: they take longer to find than all the rest.
    """
    locale, text, place = survey.locale, survey.folded, (statement.start, statement.end)
    event = any(locale.pattern("cues", role).search(text, *place) for role in _ROLES)
    words = [key for key in _WORDS if locale.pattern("words", key).search(text, *place)]
    signs = dict.fromkeys((*(("event",) if event else ()), *words), 1.0)
    return Evidence(found.features | signs, found.hits)


def _shape(statement: Statement) -> dict[str, float]:
    text = statement.text
    words = words_in(text)
    letters = _LETTER.search(text) is not None
    digits = _NUMBER.search(text) is not None
    return {
        "one to three words": float(words <= 3),
        "four to seven words": float(3 < words <= 7),
        "more than 15 words": float(words > 15),
        "no digit": float(not digits),
        "full stop": float(text.rstrip('"”»」』)）')[-1:] in tuple(".。।")),
        "question": float(text.rstrip()[-1:] in tuple("?？؟")),
        "exclamation": float("!" in text or "！" in text),
        "emoji": float(not text.isascii() and _EMOJI.search(text) is not None),
        "quotation": float(words > 5 and _QUOTE.search(text) is not None),
        "link": float(any(link in text for link in _LINKS)),
        "address": float((ADDRESS if "@" in text else TELEPHONE).search(text) is not None),
        "no letter": float(not letters),
        "small letter first": float(letters and text[:1].islower()),
        "ellipsis": float("..." in text or "…" in text),
        "labelled": float(statement.label is not None),
        f"kind {statement.kind}": 1.0,
    }


def _place(statements: list[Statement], index: int, total: int) -> dict[str, float]:
    own = statements[index]
    stamped = own.stamp is not None
    return {
        "first": float(index == 0 and total > 2),
        "last": float(index == total - 1 and total > 2),
        "last but one": float(index == total - 2 and total > 3),
        "unstamped at the end of a log": float(
            not stamped
            and total - index <= 2
            and sum(each.stamp is not None for each in statements) * 2 > total
        ),
        "stamped": float(stamped),
        "said in a chat": float(own.speaker is not None and stamped),
    }


def _listed(survey: Survey, statement: Statement, hits: dict[str, str]) -> dict[str, float]:
    start, end = statement.start, statement.end
    length = max(1, end - start)
    found: dict[str, float] = {}
    for key in _LISTS:
        hit = survey.within(key, start, end) if key in survey.hits else None
        if hit is None:
            continue
        hits[key] = survey.text[hit.start : hit.end]
        found[f"{key}: found"] = 1.0
        found[f"{key}: first"] = float(hit.start - start <= 2)
        found[f"{key}: share"] = round(min(1.0, (hit.end - hit.start) / length), 2)
    if statement.label:
        found.update(_label(survey, statement.label, hits))
    return found


def _label(survey: Survey, label: str, hits: dict[str, str]) -> dict[str, float]:
    from articlekit.language.letters import fold

    folded = fold(label).strip(" .*_")
    found = {"known label": float(survey.locale.role_of_label(label) is not None)}
    listed = survey.in_words(folded)
    for key in _LABELS:
        if key in listed:
            start, end = listed[key].spans[0]
            hits[key] = folded[start:end]
            found[f"label in {key}"] = 1.0
            found[f"label is of {key}"] = float(folded[start:end].strip(" .") == folded)
    return found


def score(features: dict[str, float]) -> int:
    """How much speaks for a statement's being no news: hundredths of the log odds; above 0, more than not.

    The weights are those of a logistic regression, made by `tests/quality/learn_zones.py`.
    """
    weights = _weights()
    return weights["bias"] + sum(round(weights.get(name, 0) * value) for name, value in features.items())


@cache
def _weights() -> dict[str, int]:
    path = files("articlekit.reading.zones") / "weights.toml"
    return dict(tomllib.loads(path.read_text(encoding="utf-8"))["weights"])
