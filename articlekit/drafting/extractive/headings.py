"""Headings that tell: a clause of the section's key statement, or the note's own label."""

from collections.abc import Iterator

from articlekit.drafting.extractive.clauses import compress
from articlekit.drafting.extractive.item import Item
from articlekit.drafting.extractive.parts import Part
from articlekit.drafting.extractive.wording import bare, capitalize, is_sentence
from articlekit.language.facts import names, numbers
from articlekit.language.locale import Locale, fold
from articlekit.model.article import TITLE, Sentence

__all__ = ["heading_of", "headline_of"]

_LOOKED_AT = 10
_GOOD_ENOUGH = 0.5
_OWN_LABEL = {"background"}
"""Roles whose statements make poor news: their label says more than a clause of theirs."""


def headline_of(title: str | None, items: list[Item], locale: Locale, limit: int) -> Sentence:
    """The note's own title, or the most telling clause of the first items."""
    if title:
        return Sentence(text=_titled(title, locale, limit), sources=(TITLE,))
    best = max(_scored(Part("what", None, items), locale, limit), default=None)
    if best is not None:
        return Sentence(text=best[1], sources=best[2])
    first = next((item for item in items if any(map(str.isalnum, item.text))), items[0])
    return Sentence(text=bare(first.statement.text) or first.statement.text, sources=first.sources)


def _titled(title: str, locale: Locale, limit: int) -> str:
    text = " ".join(title.split())
    if len(text) <= limit:
        return bare(text) if not text.endswith("…") else text
    shorter = max(compress(text, locale, limit=limit), key=lambda form: form[1], default=None)
    return shorter[0] if shorter else bare(text)


def heading_of(part: Part, locale: Locale, limit: int, taken: frozenset[str]) -> Sentence | None:
    """A heading for a part that is not among those taken, or `None` if nothing serves.

    Args:
        part: what the heading stands over.
        locale: conventions and labels of the language.
        limit: longest heading in characters.
        taken: headings that the article has already, folded.
    """
    label = _label_heading(part, locale, limit, taken)
    fragments = part.label and not any(is_sentence(item.statement.text) for item in part.items)
    if label and (part.role in _OWN_LABEL or fragments):
        return label
    fresh = (form for form in _scored(part, locale, limit) if fold(form[1]) not in taken)
    best = max(fresh, default=None)
    if best is not None and best[0] >= _GOOD_ENOUGH:
        return Sentence(text=best[1], sources=best[2])
    if label:
        return label
    role = locale.labels.get(part.role)
    if role and fold(role) not in taken:
        return Sentence(text=role, sources=())
    return Sentence(text=best[1], sources=best[2]) if best else None


def _label_heading(part: Part, locale: Locale, limit: int, taken: frozenset[str]) -> Sentence | None:
    if not part.label:
        return None
    text = capitalize(bare(part.label))
    empty = fold(text) == fold(locale.labels.get("details", ""))
    if not text or len(text) > limit or empty or fold(text) in taken:
        return None
    sources = tuple(dict.fromkeys(source for item in part.items for source in item.sources))
    return Sentence(text=text, sources=sources)


def _scored(part: Part, locale: Locale, limit: int) -> Iterator[tuple[float, str, tuple[str, ...]]]:
    for place, item in enumerate(part.items[:_LOOKED_AT]):
        text = item.statement.text if not item.statement.text.isupper() else item.text
        base = -0.05 * place
        if item.sure and item.role == part.role:
            base += 0.15
        if names(text, locale.tag):
            base += 0.05
        if numbers(text):
            base += 0.05
        if text.rstrip()[-1:] in "?？؟":
            base -= 0.5
        for form, worth in compress(_said(item, text), locale, limit=limit):
            repeats = fold(form) == fold(bare(item.text))
            alone = 0.45 if repeats and len(part.items) == 1 else 0.2 if repeats else 0.0
            yield base + worth - alone - _unhandy(form, limit), form, item.sources


def _said(item: Item, text: str) -> str:
    """A quotation keeps its marks in a heading, so that nobody takes it for the outlet's words."""
    return text if not item.speaker else text.strip()


def _unhandy(form: str, limit: int) -> float:
    """What a heading loses by being near the limit or very short."""
    share = len(form) / limit
    return max(0.0, share - 0.75) * 0.5 + max(0.0, 0.25 - share) * 0.6
