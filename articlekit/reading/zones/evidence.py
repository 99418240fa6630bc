"""Evidence: what of a statement tells whether it is news, as features that no language owns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articlekit.language.letters import fold
from articlekit.language.sentences import Span
from articlekit.model.note import AsideKind, Statement
from articlekit.reading.zones.desk import EMOTICON
from articlekit.reading.zones.document import address
from articlekit.reading.zones.survey import Survey, words_in

__all__ = [
    "SAID_SO",
    "Evidence",
    "Sign",
    "evidence",
    "formula",
    "sign_of",
    "with_signs_of_news",
]

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
    "first_person",
    "introductions",
    "about",
    "fillers",
    "cancellations",
    "announces",
    "open_tasks",
)
_WORDS = ("negations", "hedges", "people", "attribution")
_LABELS = ("reference_keys", "contact_keys", "embargo", "chatter", "handover_keys")
"""Lists that labels are looked for in."""
_ROLES = ("what", "impact", "cause", "response", "outlook")
"""Roles whose cues are a sign of news."""
_EMOJI = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]")
_QUOTE = re.compile(r"[«»„“”\"「」『』]")
_NUMBER = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_STOPS, _QUESTIONS = tuple(".。।"), tuple("?？؟")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The features of a statement, each with its strength from 0 to 1, and its list hits by key."""

    features: dict[str, float]
    hits: dict[str, str]
    """The words that an entry of each list was found in."""


def evidence(survey: Survey, statements: list[Statement]) -> Iterator[Evidence]:
    """What speaks for and against each statement of a note, in order, but for the signs of news."""
    log = sum(each.stamp is not None for each in statements) * 2 > len(statements)
    for index, statement in enumerate(statements):
        hits: dict[str, str] = {}
        features = dict.fromkeys(
            (*_shape(statement), *_marks(statement.text), *_place(statements, index, log=log)), 1.0
        )
        found = Evidence(features, hits)
        _find_listed(survey, statement, found)
        yield found


def with_signs_of_news(survey: Survey, statement: Statement, found: Evidence) -> Evidence:
    """The same with words that tell an event, a negation, a hedge, people or a speaker; all speak for news.

    They are looked for last, and only where they may decide: they take longer to find than all the rest.
    """
    locale, text, place = survey.locale, survey.folded, (statement.start, statement.end)
    event = any(locale.pattern("cues", role).search(text, *place) for role in _ROLES)
    words = [key for key in _WORDS if locale.pattern("words", key).search(text, *place)]
    signs = dict.fromkeys((*(("event",) if event else ()), *words), 1.0)
    return Evidence(found.features | signs, found.hits)


def _shape(statement: Statement) -> list[str]:
    """The features of what a statement is made of that it has."""
    text, words = statement.text, words_in(statement.text)
    found = [f"kind {statement.kind}"]
    if words <= 7:
        found.append("one to three words" if words <= 3 else "four to seven words")
    elif words > 15:
        found.append("more than 15 words")
    if not _NUMBER.search(text):
        found.append("no digit")
    if not _LETTER.search(text):
        found.append("no letter")
    elif text[:1].islower():
        found.append("small letter first")
    if words > 5 and _QUOTE.search(text):
        found.append("quotation")
    if address(text):
        found.append("address")
    if statement.label is not None:
        found.append("labelled")
    return found


def _marks(text: str) -> list[str]:
    """The features of the marks that a text has."""
    found: list[str] = []
    bare = text.rstrip()
    if bare.rstrip('"”»」』)）')[-1:] in _STOPS:
        found.append("full stop")
    if bare[-1:] in _QUESTIONS:
        found.append("question")
    if "!" in text or "！" in text:
        found.append("exclamation")
    if (not text.isascii() and _EMOJI.search(text)) or EMOTICON.search(text):
        found.append("emoji")
    if "http://" in text or "https://" in text or "www." in text:
        found.append("link")
    if "..." in text or "…" in text:
        found.append("ellipsis")
    if bare[-1:] in (":", "："):
        found.append("colon")
    if text.isupper():
        found.append("capitals")
    return found


def _place(statements: list[Statement], index: int, *, log: bool) -> list[str]:
    """The features of where a statement stands that it has."""
    own, total = statements[index], len(statements)
    found: list[str] = []
    if total > 2 and index in {0, total - 1}:
        found.append("last" if index else "first")
    elif total > 3 and index == total - 2:
        found.append("last but one")
    if own.stamp is not None:
        found += ("stamped", "said in a chat") if own.speaker is not None else ("stamped",)
    elif log and total - index <= 2:
        found.append("unstamped at the end of a log")
    return found


def _find_listed(survey: Survey, statement: Statement, found: Evidence) -> None:
    """Add the lists of which an entry stands in a statement or its label."""
    start, end = survey.words_of(statement), statement.end
    listed = survey.listed(start, end)
    for key in _LISTS if listed else ():
        hit = listed.get(key)
        if hit is None or _is_part_of_word(survey, hit) or (key == "chatter" and _leads(survey, listed, end)):
            continue
        found.hits[key] = survey.text[hit.start : hit.end]
        found.features[f"{key}: found"] = 1.0
        if hit.start - start <= 2:
            found.features[f"{key}: first"] = 1.0
        share = round(min(1.0, (hit.end - hit.start) / max(1, end - start)), 2)
        if share:
            found.features[f"{key}: share"] = share
    if statement.label:
        found.features.update(_label(survey, statement.label, found.hits))


def _leads(survey: Survey, listed: dict[str, Span], end: int) -> bool:
    """Whether what stands for small talk is but a word that people begin with: "well, a cook is hurt"."""
    talk, filler = listed["chatter"], listed.get("fillers", Span(-1, -1))
    one = filler.start == talk.start and words_in(survey.text[talk.start : talk.end]) == 1
    return one and words_in(survey.text[talk.end : end]) > _LEAST_TOLD


def _is_part_of_word(survey: Survey, hit: Span) -> bool:
    """Whether an entry of one character, such as "end" in Chinese, is but a part of a word."""
    around = survey.text[max(0, hit.start - 1) : hit.start], survey.text[hit.end : hit.end + 1]
    return hit.end - hit.start == 1 and any(map(str.isalpha, around))


def _label(survey: Survey, label: str, hits: dict[str, str]) -> dict[str, float]:
    folded = fold(label).strip(" .*_")
    found = {"known label": 1.0} if survey.locale.role_of_label(label) is not None else {}
    listed = survey.in_words(folded)
    for key in _LABELS:
        if key in listed:
            start, end = listed[key].spans[0]
            hits[key] = folded[start:end]
            found[f"label in {key}"] = 1.0
            if folded[start:end].strip(" .") == folded:
                found[f"label is of {key}"] = 1.0
    return found


Sign = tuple[AsideKind, str]
"""A kind of aside, and by what it is told."""
_SIGNS: tuple[tuple[str, AsideKind], ...] = (
    ("embargo", "embargo"),
    ("embargo_hints", "embargo"),
    ("contact_phrases", "contact"),
    ("template", "template"),
    ("release_marks", "document"),
    ("channel", "chatter"),
    ("boilerplate", "boilerplate"),
    ("signoffs", "sign-off"),
    ("pleasantries", "greeting"),
    ("greetings", "greeting"),
    ("chatter", "chatter"),
)
"""Lists whose entries are hard signs, with the kind of aside they tell, the surest first."""
_LIVELY = {"question", "exclamation", "emoji", "ellipsis", "said in a chat", "first_person: found"}
_FIRST = {"greetings", "pleasantries", "signoffs"}
"""Lists whose entries tell something at the beginning alone: "shut until tomorrow" takes leave of nobody."""
_LABEL_SIGNS: tuple[tuple[str, AsideKind], ...] = (
    ("reference_keys", "reference"),
    ("contact_keys", "contact"),
    ("embargo", "embargo"),
    ("chatter", "chatter"),
    ("handover_keys", "chatter"),
)
"""Lists whose entries are hard signs where one is the label of a statement."""
_MOST, SAID_SO, _LEAST_TOLD = 0.5, 0.3, 4
"""Share of a statement that a formula has which is all that it says, and of one that has talk in it, and
words that are more than talk."""
_NEARLY_ALL = 0.8
"""The same of an entry of a log, and of a statement with a word for an event."""


def formula(found: Evidence) -> Sign | None:
    """What a statement without news is made up of for the most part: an apology, an order, a footer."""
    news = {"decisions: found", "quotation", "people", "labelled"}
    if found.features.keys() & news or "no digit" not in found.features:
        return None
    share = _NEARLY_ALL if found.features.keys() & {"event", "stamped"} else _MOST
    most = (each for each in _SIGNS if found.features.get(f"{each[0]}: share", 0.0) >= share)
    return next(((kind, f'is but "{found.hits[key]}"') for key, kind in most), _offer(found))


def _offer(found: Evidence) -> Sign | None:
    """A short sentence that begins with whom to ask for what, such as "Pictures can be had from Ann"."""
    brief = found.features.keys() & {"one to three words", "four to seven words"}
    if not brief or not found.features.get("contact_phrases: first"):
        return None
    return "contact", f'begins with "{found.hits["contact_phrases"]}"'


def sign_of(found: Evidence) -> Sign | None:
    """The surest sign in a statement."""
    for key, kind in _SIGNS if found.hits else ():
        if key not in found.hits:
            continue
        if key in _FIRST and "labelled" in found.features:
            continue  # "Owner: Mrs Ames" greets nobody
        share = found.features.get(f"{key}: share", 0.0)
        if key == "template" and "labelled" in found.features and share < _MOST:
            continue  # "When: last Monday, hour to be filled in" says when
        common = key == "chatter" and _is_common(found, key)
        if not common and (key not in _FIRST or found.features.get(f"{key}: first")):
            return kind, f'has "{found.hits[key]}"'
    for key, kind in _LABEL_SIGNS:
        if found.features.get(f"label is of {key}"):
            return kind, f'is labelled "{found.hits[key]}"'
    if found.features.get("address"):
        return "contact", "has an address"
    if found.features.get("emoji"):
        return "chatter", "has an emoji"
    return None


def _is_common(found: Evidence, key: str) -> bool:
    """Whether what stands for small talk is one word inside a sentence that is else like news: "line 2"."""
    features = found.features
    inside = words_in(found.hits[key]) == 1 and not features.get(f"{key}: first")
    long = "more than 15 words" in features or "no digit" not in features
    return inside and long and features.get(f"{key}: share", 0.0) < SAID_SO and not _LIVELY & features.keys()
