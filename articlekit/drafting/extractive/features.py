"""Features: what speaks for and against a statement as news, in figures that no language owns."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from articlekit.drafting.extractive.draft import Draft, Item
from articlekit.drafting.extractive.weights import score
from articlekit.drafting.extractive.wording import words
from articlekit.language.caching import remembered
from articlekit.language.doc import Doc
from articlekit.language.letters import fold
from articlekit.language.locale import Locale
from articlekit.language.tags import uses_spaces
from articlekit.language.words import content

__all__ = [
    "CURRENCY",
    "Features",
    "Telling",
    "begins_with_course",
    "evidence",
    "has_people",
    "is_bare_date",
    "is_name",
    "is_place",
    "is_printable_as_news",
    "is_prose",
    "recalls",
    "routine",
    "tells_harm",
]

Features = Mapping[str, float]
"""Figures by name, commonly from 0 to 1."""
_CUES = ("what", "impact", "cause", "response", "reaction", "outlook", "background")
_FIGURES = 3
"""Numbers of a statement that sums up."""
_NAMED = 0.4
_ALARM = 12
"""Characters in which a word for an alarm begins, as in "112'ye çağrı"."""
_SUBJECT = 2
"""Words of a subject that is but an article and a noun."""
_EVENT_FIRST = 3
"""Characters before an event that is what a sentence is about."""
_UNFIT = frozenset({"superseded", "withdrawn", "open"})
_DAY = re.compile(r"(?:\d{4}|-)-(\d\d-\d\d)")
CURRENCY = re.compile(r"[A-Z]{3}")


class Telling:
    """The statements of a note as a whole: what most of them are about, and what each tells of it."""

    def __init__(self, items: Sequence[Item], locale: Locale, title: str | None) -> None:
        self.items = items
        self.locale = locale
        self.title = content(title, locale.tag) if title else frozenset[str]()
        self._entries = [place for place, item in enumerate(items) if item.stamp]
        self._share_of_fields = sum(item.is_field for item in items) / max(1, len(items))
        self.shares = {
            "fields": self._share_of_fields,
            "entries": len(self._entries) / max(1, len(items)),
            "size": min(20, len(items)) / 20,
        }
        """What kind of note it is: the shares of fields and of entries of a log, and how long it is."""

    @cached_property
    def places(self) -> dict[Item, int]:
        """Where each statement stands among them."""
        return {item: place for place, item in enumerate(self.items)}

    @cached_property
    def _shared(self) -> dict[str, int]:
        """In how many more statements a word stands, at most three, where it stands in more than one."""
        found = Counter([word for item in self.items for word in item.doc.content])
        return {word: min(count - 1, 3) for word, count in found.items() if count > 1}

    @cached_property
    def _event_day(self) -> str | None:
        """Month and day of the note or, where it has none, the first that it names."""
        on = next((item.doc.on for item in self.items if item.doc.on), None)
        return on[5:10] if on else next((day for item in self.items for day in _days(item.doc)), None)

    @cached_property
    def features(self) -> list[dict[str, float]]:
        """The features of every statement, in order."""
        return [self._of(place, item) for place, item in enumerate(self.items)]

    def of_lede(self, place: int) -> dict[str, float]:
        """The features of a statement that count for a lede, besides those that count everywhere."""
        item = self.items[place]
        kinds = [fact.kind for fact in item.doc.facts]
        return {
            **self.shares,
            "event_day": float(self._event_day in _days(item.doc)),
            "label_harm": float(tells_harm(item)),
            "people_field": float(item.is_field and has_people(item.doc)),
            "last_stamp": float(bool(item.stamp) and place == self._entries[-1]),
            "figures": float(kinds.count("number") >= _FIGURES),
            "lasts": float("duration" in kinds),
            "prose_place": place / max(1, len(self.items) - 1) if is_prose(item) else 0.0,
            "money": float(any(CURRENCY.fullmatch(fact.unit) for fact in item.doc.facts)),
        }

    def centrality(self, words_of: frozenset[str]) -> float:
        """How much of what is said stands in other statements too, from 0 to 1."""
        if not words_of:
            return 0.0
        shared = sum([self._shared[word] for word in words_of if word in self._shared])
        return min(1.0, shared / (len(words_of) + 2))

    def title_share(self, words_of: frozenset[str]) -> float:
        """The share of the title's words that are among those given."""
        return len(words_of & self.title) / len(self.title) if self.title else 0.0

    def _of(self, place: int, item: Item) -> dict[str, float]:
        doc, size = item.doc, len(self.items)
        length = words(doc.text, self.locale)
        found: dict[str, float] = {
            "early": 1 / (1 + place),
            "place": place / max(1, size - 1),
            "first": place == 0,
            "second": place == 1,
            "last": place == size - 1 and size > 2,
            "central": self.centrality(doc.content),
            "title": self.title_share(doc.content),
            "short": length <= 3,
            "length": min(1.0, math.log1p(length) / 4),
            "long": length > 30,
            **_fact_features(doc),
            "people": has_people(doc),
            "quotation": bool(item.speaker) or any(fact.kind == "quotation" for fact in doc.facts),
            "hedge": doc.has("words", "hedges"),
            "negation": doc.has("words", "negations"),
            "decision": doc.has("zones", "decisions"),
            "cancelled": doc.has("zones", "cancellations"),
            "correction": doc.has("zones", "corrections"),
            "anaphora": item.bound,
            "question": doc.text.rstrip()[-1:] in "?？؟",
            "stamp": bool(item.stamp),
            "first_stamp": bool(item.stamp) and place == self._entries[0],
            "field": item.is_field,
            "prose": item.statement.kind == "sentence" and not item.statement.label,
            "listed": item.statement.kind == "bullet",
            "labelled": bool(item.statement.label) and not item.by_label and not item.speaker,
            "place_label": is_place(item),
            "form_early": self._share_of_fields / (1 + place),
            "demoted": item.statement.demoted,
        }
        for role in _CUES:
            found[f"cue_{role}"] = doc.has("cues", role)
            found[f"label_{role}"] = item.by_label and item.role == role
        return {name: float(value) for name, value in found.items() if value}


def is_prose(item: Item) -> bool:
    """Whether an item is a sentence of a text, and neither a field nor an entry."""
    return item.statement.kind == "sentence" and not item.statement.label and not item.stamp


def _fact_features(doc: Doc) -> dict[str, float]:
    """What values a text has."""
    kinds = [fact.kind for fact in doc.facts]
    return {
        "number": min(2, kinds.count("number")) / 2,
        "name": min(2, kinds.count("name")) / 2,
        "dated": "date" in kinds,
        "timed": "time" in kinds,
        "bare_date": is_bare_date(doc),
    }


def _days(doc: Doc) -> list[str]:
    """Month and day of each date of a text that has both."""
    found = (_DAY.fullmatch(fact.value) for fact in doc.facts if fact.kind == "date")
    return [match[1] for match in found if match]


def tells_harm(item: Item) -> bool:
    """Whether the label of an item has a word for what came of it, such as "Persons injured"."""
    label = item.statement.label
    return bool(label) and not item.speaker and _names_harm(label or "", item.doc.language)


@remembered
def _names_harm(label: str, language: str) -> bool:
    return Doc(label, language).has("cues", "impact")


def has_people(doc: Doc) -> bool:
    """Whether people are counted, or said to be none."""
    return doc.counts_people


def recalls(doc: Doc) -> bool:
    """Whether a text only says when or where what was told happened: "The accident happened at 6.52"."""
    locale, spans = doc.locale, doc.found("words", "happens")
    if not spans or has_people(doc):
        return False
    before = doc.folded[: spans[0].start].split()
    if uses_spaces(locale.tag) and not locale.verb_final:
        new = {fold(word) for word in locale.words.get("indefinites", ())}
        return len(before) <= _SUBJECT and not new.intersection(before) and not any(map(str.isdigit, before))
    event = next(iter(doc.found("cues", "what")), None)
    closed = not doc.folded[spans[-1].end :].strip(" .。।")
    return event is not None and event.start <= _EVENT_FIRST and (closed or event.end == spans[-1].start)


def is_bare_date(doc: Doc) -> bool:
    """Whether a text says little but when."""
    when = [fact.end - fact.start for fact in doc.values if fact.kind in {"date", "time"}]
    return bool(when) and sum(when) > 0.55 * len(doc.text)


def begins_with_course(doc: Doc) -> bool:
    """Whether an entry begins with how it became known or who came: "Caller reports smoke", "Engine 7"."""
    alarm = any(span.start <= _ALARM for span in doc.found("zones", "alarms"))
    return alarm or any(span.start == 0 for span in doc.found("cues", "response"))


def is_name(doc: Doc) -> bool:
    """Whether a text is hardly more than the name of somebody."""
    named = sum(fact.end - fact.start for fact in doc.facts if fact.kind == "name")
    return named > _NAMED * len(doc.text) and not any(fact.kind == "number" for fact in doc.facts)


def is_place(item: Item) -> bool:
    """Whether a label of the note says that an item is a place."""
    label = item.doc.locale.meta_labels.get("place", ())
    own = (item.statement.label or "").casefold().strip(" :：")
    return bool(own) and own in label


def evidence(draft: Draft) -> Draft:
    """Weigh every statement as news, and find the best for each slot."""
    weights = draft.weights["news"]
    news = tuple(score(features, weights) for features in draft.telling.features)
    order = sorted(range(len(news)), key=lambda place: (-news[place], place))
    fit = [draft.items[place] for place in order if is_printable_as_news(draft.items[place])]
    harmed = (item for item in fit if has_people(item.doc) and item.role in {"what", "impact", "timeline"})
    found = {
        "what": next((item for item in fit if not _is_datum(item)), None),
        "harm": next(harmed, None),
        "when": next((item for item in draft.items if _is_date(item, draft)), None),
        "where": next((item for item in draft.items if is_place(item)), None),
    }
    return replace(draft, news=news, slots={name: item for name, item in found.items() if item is not None})


def is_printable_as_news(item: Item) -> bool:
    """Whether an item may be told in headline, lede and headings."""
    fit = item.statement.kind != "row" and item.statement.state not in _UNFIT
    return fit and not item.statement.demoted and not item.speaker


def _is_datum(item: Item) -> bool:
    return is_bare_date(item.doc) or is_place(item)


def _is_date(item: Item, draft: Draft) -> bool:
    """Whether an item is the day of what happened, under a label that says so or near the beginning."""
    if not is_bare_date(item.doc) or item.stamp or item.bound:
        return False
    if draft.places[item] <= 2:
        return True
    label = fold(item.statement.label or "").strip(" :：")
    return label in {fold(name) for name in draft.locale.meta_labels.get("date", ())}


def routine(draft: Draft) -> frozenset[Item]:
    """The entries of a shift's log before the first that tells of harm, but for what announces it.

    Such a log begins with who took over and what is done every day, of which nothing more is said.
    """
    entries = [item for item in draft.items if item.stamp and not item.speaker]
    first = next((place for place, item in enumerate(entries) if _is_harm(item.doc)), 0)
    if not first or not _is_of_shift(draft):
        return frozenset()
    cues, recurs = ("what", "impact"), draft.telling.centrality
    quiet = (item for item in entries[:first] if not recurs(item.doc.content))
    return frozenset(item for item in quiet if not any(item.doc.has("cues", cue) for cue in cues))


def _is_of_shift(draft: Draft) -> bool:
    """Whether what a note begins with names a shift, or its change."""
    note, begin = draft.brief.note, draft.items[min(2, len(draft.items)) - 1].statement.start
    texts = [note.title or "", *(each.text for each in note.asides if each.start <= begin)]
    docs = [*map(draft.docs, filter(None, texts)), *(item.doc for item in draft.items[:2])]
    return any(doc.has("zones", "shifts") for doc in docs)


def _is_harm(doc: Doc) -> bool:
    """Whether a text tells of harm, and not that there was none."""
    return doc.has("zones", "harms") and not doc.has("words", "negations")
