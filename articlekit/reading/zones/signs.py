"""Signs: the words of a statement by which it is told to be no news, whatever else it says."""

from articlekit.model.note import AsideKind
from articlekit.reading.zones.evidence import Evidence
from articlekit.reading.zones.survey import words_in

__all__ = ["SAID_SO", "Sign", "formula", "sign_of"]

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
_LABELS: tuple[tuple[str, AsideKind], ...] = (
    ("reference_keys", "reference"),
    ("contact_keys", "contact"),
    ("embargo", "embargo"),
    ("chatter", "chatter"),
    ("handover_keys", "chatter"),
)
"""Lists whose entries are hard signs where one is the label of a statement."""
_MOST, SAID_SO = 0.5, 0.3
"""Share of a statement that a formula has which is all that it says, and of one that has talk in it."""
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
    for key, kind in _SIGNS:
        common = key == "chatter" and key in found.hits and _is_common(found, key)
        if key in found.hits and not common and (key not in _FIRST or found.features.get(f"{key}: first")):
            return kind, f'has "{found.hits[key]}"'
    for key, kind in _LABELS:
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
