"""Headings that tell: a clause of the section's key statement, or the note's own label."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from articlekit.drafting.extractive.banned import is_banned
from articlekit.drafting.extractive.clauses import compress, shortened
from articlekit.drafting.extractive.item import Item
from articlekit.drafting.extractive.lede import has_inline_label, is_topic
from articlekit.drafting.extractive.parts import Part
from articlekit.drafting.extractive.wording import bare, capitalize
from articlekit.language.facts import dates, has_names, identifiers, numbers
from articlekit.language.locale import Locale, fold
from articlekit.language.tags import uses_spaces
from articlekit.model.article import TITLE, Sentence

__all__ = ["heading_of", "headline_of", "last_resort"]

_LOOKED_AT = 10
_GOOD_ENOUGH = 0.5
_NEXT = 3
"""Items that the headline may come from where the first one cannot be shortened to a clause."""
_NEWS = {"what", "impact", "timeline"}
_BARE_DENIAL = 3
"""Words of a value that only denies or doubts, such as "not yet known"."""
_CODE = re.compile(r"::|#\w|\w_\w|\w\(\)|^\d+[.)]\s")
_COLON = re.compile(r"[:：](?!\d)")
_INNER_STOP = re.compile(r"[.!?。！？]\s*[»”“\"」』’]")
Phrases = Mapping[str, str]
"""What the house does not print, each with what it writes instead, or nothing."""
_NONE: Final[Phrases] = {}
_BANNED = 1.5
"""What a heading loses by a phrase that the house does not print: more than any other fault."""
_OWN_LABEL = {"background"}
"""Roles whose statements make poor news: their label says more than a clause of theirs."""


def headline_of(
    title: str | None, items: list[Item], locale: Locale, limit: int, *, phrases: Phrases = _NONE
) -> Sentence:
    """The note's own title, or the most telling clause of the first items.

    Args:
        title: the title of the note.
        items: what the headline may come from, the best first.
        locale: conventions of the language.
        limit: longest headline in characters, which a whole title may exceed.
        phrases: what the house does not print; a headline without is taken where there is one.
    """
    own = _titled(title, locale, limit, phrases) if title and bare(title) else None
    if own and not is_banned(own, phrases, locale):
        return Sentence(text=own, sources=(TITLE,))
    made = _made(items, locale, limit, phrases)
    if own and is_banned(made.text, phrases, locale):
        return Sentence(text=own, sources=(TITLE,))
    return made


def _made(items: list[Item], locale: Locale, limit: int, phrases: Phrases) -> Sentence:
    """A headline for a note that has no title."""
    topic = items[0] if len(items) > 1 and is_topic(items[0], locale) else None
    telling = items[1:] if topic else items
    news = [item for item in telling[1:_NEXT] if item.role in _NEWS and item.sure]
    first = next((item for item in telling if any(map(str.isalpha, item.text))), telling[0])
    headline = _telling_clause(telling[:1], locale, limit, phrases)
    if headline is None and len(bare(_text(first))) > _longest(limit):
        headline = _telling_clause(news, locale, limit, phrases)
    if headline is None:
        text = shortened(_text(first), locale, limit=_longest(limit))
        headline = Sentence(text=text or _text(first), sources=first.sources)
    return _with_topic(topic, headline, locale, limit) if topic else headline


def _telling_clause(items: list[Item], locale: Locale, limit: int, phrases: Phrases) -> Sentence | None:
    best = max(_scored(Part("what", None, items), locale, limit, phrases), default=None)
    return Sentence(text=best[1], sources=best[2]) if best else None


def _with_topic(topic: Item, headline: Sentence, locale: Locale, limit: int) -> Sentence:
    """The headline behind the bare name that the note begins with, unless it has it already."""
    name = bare(topic.text)
    text = f"{name}{locale.connectives['label']}{headline.text}"
    if fold(name) in fold(headline.text) or len(text) > limit:
        return headline
    return Sentence(text=text, sources=topic.sources + headline.sources)


def _longest(limit: int) -> int:
    """Characters up to which a title or first sentence is kept whole: better long than mutilated."""
    return limit * 7 // 5


def _titled(title: str, locale: Locale, limit: int, phrases: Phrases) -> str:
    text = " ".join(title.split())
    banned = is_banned(text, phrases, locale)
    if len(text) <= _longest(limit) and not banned:
        ordinal = locale.ordinal_point and text[-2:-1].isdigit()
        return text if text.endswith("…") or ordinal else bare(text)
    forms = [form for form in compress(text, locale, limit=limit) if not is_banned(form[0], phrases, locale)]
    shorter = max(forms, key=lambda form: form[1], default=None)
    if shorter is None and banned:
        return _titled(title, locale, limit, _NONE)
    return shorter[0] if shorter else shortened(text, locale, limit=limit)


def heading_of(
    part: Part, locale: Locale, limit: int, taken: frozenset[str], *, phrases: Phrases = _NONE
) -> Sentence | None:
    """A heading for a part that is not among those taken, or `None` if nothing serves.

    Args:
        part: what the heading stands over.
        locale: conventions and labels of the language.
        limit: longest heading in characters.
        taken: headings that the article has already, folded.
        phrases: what the house does not print; a heading without is taken where there is one.
    """
    label = _label_heading(part, locale, limit, taken)
    if label and is_banned(label.text, phrases, locale):
        label = None
    role = _role_heading(part, locale, taken)
    rows = sum(item.statement.kind == "row" for item in part.items)
    details = Sentence(text=locale.labels.get("details", ""))
    if rows * 2 > len(part.items) and not label and details.text and fold(details.text) not in taken:
        return details
    if role and part.role in _OWN_LABEL and all(item.label for item in part.items) and not part.label:
        return role
    if label and part.role in _OWN_LABEL:
        return label
    fresh = (form for form in _scored(part, locale, limit, phrases) if fold(form[1]) not in taken)
    best = max(fresh, default=None)
    if best is not None and best[0] >= _GOOD_ENOUGH:
        return Sentence(text=best[1], sources=best[2])
    if label:
        return label
    if role:
        return role
    return Sentence(text=best[1], sources=best[2]) if best else None


def last_resort(part: Part, locale: Locale, limit: int, taken: frozenset[str]) -> Sentence:
    """A heading for a part that has to have one: a label of the language, or a sentence cut short."""
    for role in (*dict.fromkeys(item.role for item in part.items), "details"):
        text = locale.labels.get(role, "")
        if text and fold(text) not in taken:
            return Sentence(text=text)
    first = part.items[0]
    return Sentence(text=shortened(_text(first), locale, limit=limit), sources=first.sources)


def _role_heading(part: Part, locale: Locale, taken: frozenset[str]) -> Sentence | None:
    text = locale.labels.get(part.role)
    return Sentence(text=text) if text and fold(text) not in taken else None


def _label_heading(part: Part, locale: Locale, limit: int, taken: frozenset[str]) -> Sentence | None:
    if not part.label:
        return None
    text = capitalize(bare(part.label))
    empty = fold(text) == fold(locale.labels.get("details", ""))
    if not text or len(text) > limit or empty or fold(text) in taken:
        return None
    sources = tuple(dict.fromkeys(source for item in part.items for source in item.sources))
    return Sentence(text=text, sources=sources)


def _scored(
    part: Part, locale: Locale, limit: int, phrases: Phrases
) -> Iterator[tuple[float, str, tuple[str, ...]]]:
    for place, item in enumerate(part.items[:_LOOKED_AT]):
        text = _text(item)
        folded = fold(text)
        base = -(0.15 if part.role == "timeline" else 0.05) * place
        if item.sure and item.role == part.role:
            base += 0.15
        if has_names(text, locale.tag):
            base += 0.05
        if numbers(text):
            base += 0.05
        if text.rstrip()[-1:] in "?？؟:：" or has_inline_label(item) or _is_detail(item, locale):
            base -= 0.6
        if locale.pattern("words", "pointers").search(folded):
            base -= 0.6
        if part.role != "reaction" and locale.pattern("cues", "reaction").search(folded):
            base -= 0.35  # "We apologize …" tells nothing of what is done next
        for form, worth in compress(text, locale, limit=limit):
            loss = _repetition(form, item, part) + _unhandy(form, limit) + _technical(form, item)
            loss += _BANNED if phrases and is_banned(form, phrases, locale) else 0.0
            yield base + worth - loss, form, item.sources


def _is_detail(item: Item, locale: Locale) -> bool:
    """Whether a statement says little without its label, or too much: "Reproach: they were late"."""
    short = len(item.statement.text.split()) <= _BARE_DENIAL and uses_spaces(locale.tag)
    if item.labelled != item.text and short and item.role in {"what", "background"}:
        return True
    text = fold(item.statement.text)
    if any(fact.end - fact.start > 0.5 * len(text) for fact in dates(text, locale.tag)):
        return True
    doubt = any(locale.pattern("words", key).search(text) for key in ("negations", "hedges"))
    stop = _INNER_STOP.search(item.statement.text)  # a quotation of whole sentences
    return bool(stop and item.speaker) or (
        doubt and len(text.split()) <= _BARE_DENIAL and uses_spaces(locale.tag)
    )


def _repetition(form: str, item: Item, part: Part) -> float:
    """What a heading loses by saying just what stands under it; a label of the note is better then."""
    if _letters(form) != _letters(item.text):
        return 0.0
    if len(part.items) > 1:
        return 0.2
    named = item.labelled != item.text
    told_twice = item.speaker or (part.label and not (part.role == "cause" and named))
    return 0.8 if told_twice else 0.45


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))


def _technical(form: str, item: Item) -> float:
    """What a heading loses by colons, versions, code, numbering and other identifiers."""
    own = item.labelled != item.text and fold(form).startswith(fold(item.statement.label or ""))
    colons = len(_COLON.findall(form)) - own
    return 0.6 if colons > 0 or len(identifiers(form)) > 1 or _CODE.search(form) else 0.0


def _text(item: Item) -> str:
    """The statement; without a label that it shares, and in small letters where it had capitals."""
    if item.labelled != item.text and item.role != "cause":
        return bare(item.labelled)
    return item.text if item.statement.text.isupper() else item.statement.text


def _unhandy(form: str, limit: int) -> float:
    """What a heading loses by being near the limit or very short."""
    share = len(form) / limit
    return max(0.0, share - 0.6) * 0.6 + max(0.0, 0.25 - share) * 0.6
