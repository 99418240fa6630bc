"""Candidates: everything in a note that might be its headline, made of its own words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from articlekit.drafting.extractive.clauses import without_inside
from articlekit.drafting.extractive.cutting import Form
from articlekit.drafting.extractive.draft import Draft, Item, limit_of
from articlekit.drafting.extractive.endings import beginnings, behind_subject, event_and_harm
from articlekit.drafting.extractive.features import (
    CURRENCY,
    has_people,
    is_bare_date,
    is_printable_as_news,
    tells_harm,
)
from articlekit.drafting.extractive.items import is_of_another, topic_of
from articlekit.drafting.extractive.roles import Segment, is_event, tells_of_dead
from articlekit.drafting.extractive.wording import BARE_NUMBER, bare, capitalize, decapitalize
from articlekit.language.doc import Doc
from articlekit.language.letters import fold
from articlekit.language.locale import Locale
from articlekit.language.sentences import split
from articlekit.model.article import TITLE

__all__ = ["Candidate", "candidates"]

_ITEMS = 8  # statements that are looked at: those that score best as news
_NAME = 3  # words of a sum of money
_SAME = 0.5  # share of a title's words from which what stands behind its colon says it again
_LATER = ("number", "opening")  # forms that begin later than their statement
_HARMS, _FORMS, _CUTS, _EVENTS = 12, 6, 2, 2
_SUBJECT = 12  # characters in which a pronoun is the subject, or the object before the verb
_WEAKEST = -6.0  # weight as news, behind the first statement, below which all are alike


@dataclass(frozen=True, kw_only=True, eq=False)
class Candidate:
    """A text that might be the headline."""

    doc: Doc
    text: str
    sources: tuple[str, ...]
    made: str
    """How: `title`, `whole`, a way of cutting, `who` before an event, or `event` of a title and a result."""
    features: dict[str, float]
    items: tuple[Item, ...] = ()


class Maker:
    """What candidates of one note are made with."""

    def __init__(self, draft: Draft, scores: Sequence[float], limit: int) -> None:
        self.telling = draft.telling
        self.locale = draft.locale
        self.scores = scores
        self.segments = draft.segments
        self.docs = draft.docs
        self.forms = draft.forms
        self.limit = limit
        self.longest = max(limit * 5 // 4, limit_of(draft, "headline"))
        self.most = max(scores, default=0.0)

    def made(
        self, doc: Doc, how: str, items: Sequence[tuple[Item, int]], *, title: bool = False, base: str = ""
    ) -> Candidate:
        """A candidate with its features; those of its statements are those of the first."""
        text = capitalize(doc.text, self.locale)
        share = len(text) / self.limit
        source = items[0][0] if items else None
        own = {
            f"made_{how}": 1.0,
            f"base_{base}": float(bool(base)),
            "over": max(0.0, share - 1.0),
            "under": max(0.0, 0.4 - share),
            "share": min(share, 1.2),
            **self._content(doc),
            "c_tail": float(
                source is not None and not source.doc.text.startswith(text[:12].lstrip()) and how != "who"
            ),
            **self._statements(items, how),
        }
        sources = ((TITLE,) if title or how == "who" else ()) + tuple(
            dict.fromkeys(source for item, _ in items for source in item.sources)
        )
        return Candidate(
            doc=doc,
            text=text,
            sources=sources,
            made=how,
            features={name: value for name, value in own.items() if value},
            items=tuple(item for item, _ in items),
        )

    def _statements(self, items: Sequence[tuple[Item, int]], how: str) -> dict[str, float]:
        """What the statements of a candidate are as news, the first and the one beside it."""
        if not items:
            return {}
        behind = [max(_WEAKEST, self.scores[place] - self.most) for _, place in items]
        found = dict(self.telling.features[items[0][1]])
        if how != "event":
            found["score"] = behind[0]
        if how == "event":
            found["h_score"] = behind[-1]
            found["h_harm"] = float(tells_harm(items[-1][0]))
        return found

    def _content(self, doc: Doc) -> dict[str, float]:
        """What the words of a candidate tell."""
        kinds = {fact.kind for fact in doc.values}
        return {
            "c_bare_date": float(is_bare_date(doc)),
            "c_central": self.telling.centrality(doc.content),
            "c_title": self.telling.title_share(doc.content),
            "c_people": float(has_people(doc)),
            "c_number": float("number" in kinds),
            "c_event": float(is_event(doc)),
            "c_cue_impact": float(doc.has("cues", "impact")),
            "c_cue_what": float(doc.has("cues", "what")),
            "c_cue_response": float(doc.has("cues", "response")),
            "c_decision": float(doc.has("zones", "decisions")),
            "c_pronoun": float(any(span.start <= _SUBJECT for span in doc.found("words", "anaphora"))),
            "c_dead": float(tells_of_dead(doc)),
            "c_cancelled": float(doc.has("zones", "cancellations")),
            "c_timed": float("time" in kinds),
            "c_dated": float("date" in kinds),
            "c_hedge": float(doc.has("words", "hedges")),
            "c_negation": float(doc.has("words", "negations")),
        }


def candidates(maker: Maker) -> Iterator[Candidate]:
    """All candidates of a note."""
    events = [segment for segment in maker.segments if segment.is_event]
    names = [segment for segment in maker.segments if segment.is_name]
    topic = topic_of(maker.telling.items, maker.locale) if not maker.segments else None
    bases = list(_of_items(maker))
    if topic is not None:
        bases = [_named(base, topic, maker) for base in bases if base.items and base.items[0] is not topic]
    yield from _of_title(maker)
    yield from bases
    longest = maker.limit * 5 // 4
    joint = maker.locale.connectives["label"]
    unnamed = [
        base for base in bases if base.made != "label" and all(fact.kind != "name" for fact in base.doc.facts)
    ]
    for base, segment in product(unnamed, names[:2]):
        name = segment.doc.text
        if fold(name) not in fold(base.text) and len(name) + len(joint) + len(base.text) <= longest:
            yield maker.made(
                maker.docs.joined(f"{name}{joint}{base.text}", (segment.doc, base.doc)),
                "who",
                [(base.items[0], maker.telling.places[base.items[0]])],
                base=base.made,
            )
    yield from _pairs(maker, events, bases, longest)


def _named(base: Candidate, topic: Item, maker: Maker) -> Candidate:
    """A candidate behind the name that the note is about."""
    text = f"{bare(topic.doc.text)}{maker.locale.connectives['label']}{base.text}"
    doc = maker.docs.joined(text, (topic.doc, base.doc))
    return replace(base, doc=doc, text=text, sources=(*topic.sources, *base.sources))


def _as_said(text: str, item: Item, locale: Locale) -> str:
    """A form as it stands behind a colon: with a small letter where the note has one."""
    return small if (small := decapitalize(text, locale)) in item.doc.text else text


def _of_title(maker: Maker) -> Iterator[Candidate]:
    joint = maker.locale.connectives["label"]
    if not maker.segments:
        return
    parts = [segment.doc for segment in maker.segments]
    whole = maker.docs.joined(joint.join(part.text for part in parts), parts)
    yield maker.made(whole, "title", [], title=True)
    for segment in maker.segments if len(maker.segments) > 1 else ():
        yield maker.made(segment.doc, "segment" if segment.is_event else "name", [], title=True)


def _of_items(maker: Maker) -> Iterator[Candidate]:
    order = sorted(range(len(maker.scores)), key=lambda place: (-maker.scores[place], place))
    taken = 0
    for place in order:
        item = maker.telling.items[place]
        if taken == _ITEMS:
            return
        if not is_printable_as_news(item) or is_of_another(item, place):
            continue
        taken += 1
        for form, how in _forms_within(item.doc, maker):
            if not (item.is_field and BARE_NUMBER.match(form.text)):  # only its label says what it counts
                yield maker.made(form, how, [(item, place)])
            says_what = item.by_label and item.role == "what"  # "What happened: …" says nothing more
            if item.is_field and how in {"whole", "bracket", "clause"} and not says_what:
                yield maker.made(_labelled(item, form, maker), "label", [(item, place)])
        if _counts_harmed(item, maker) and (number := BARE_NUMBER.match(item.doc.text)):
            short = item.doc.part(0, len(bare(number[0].rstrip(" (+"))))  # "Dead: 2 (driver, …)"
            yield maker.made(_labelled(item, short, maker), "label", [(item, place)])


def _labelled(item: Item, form: Doc, maker: Maker) -> Doc:
    """A form behind the label of its field."""
    label = (item.statement.label or "").rstrip(" :：")
    return maker.docs.joined(
        f"{label}{maker.locale.connectives['label']}{form.text}", (maker.docs(label), form)
    )


def _counts_harmed(item: Item, maker: Maker) -> bool:
    """Whether a field has but the number of those who came to harm, and it is not none."""
    digit = next((character for character in item.doc.text if character.isdigit()), "0")
    harm = tells_harm(item) or tells_of_dead(maker.docs(item.statement.label or ""))
    return item.is_field and harm and int(digit) > 0 and BARE_NUMBER.match(item.doc.text) is not None


def _forms_within(doc: Doc, maker: Maker) -> list[Form]:
    """The forms of a statement of one sentence that are short enough, and beginnings where none is."""
    every = maker.forms(doc)
    every = [form for form in every if len(split(form[0].text, doc.language)) < 2] or every
    fit = [form for form in every if len(form[0]) <= maker.longest][:_FORMS]
    if any(is_event(form) for form, _ in fit):  # what came before the number is then the news
        fit = [(form, how) for form, how in fit if how not in _LATER or is_event(form)]
    whole = every[0][0] if every else doc
    if len(whole) > maker.limit:
        fit += [(maker.docs(text), "cut") for text in event_and_harm(whole) if len(text) <= maker.limit]
    if any(len(form) <= maker.limit and how != "number" for form, how in fit):
        return fit
    for inner in filter(None, (without_inside(whole), behind_subject(whole))):
        shorter = maker.forms(inner)
        fit += [form for form in shorter if len(form[0]) <= maker.limit][:_FORMS]
        every = [*every, *shorter]
        if fit:
            return fit
    # A form that begins behind the day leaves more room for what happened.
    later = [form for form, how in every if how == "opening"]
    cut = (text for form in [*later, *(form for form, _ in every)] for text in beginnings(form, maker.limit))
    return [*fit, *((maker.docs(text), "cut") for text in list(dict.fromkeys(cut))[:_CUTS])]


def _harms(bases: Sequence[Candidate], maker: Maker) -> list[Candidate]:
    """The first candidates that tell whom or how many it concerns, or what was decided."""
    telling = ("c_people", "c_cue_impact", "c_decision")
    found = [
        base
        for base in bases
        if any(map(base.features.get, telling))
        or ((tells_harm(base.items[0]) or "c_number" in base.features) and not _is_sum(base))
    ]
    named = [base for base in bases if base.made == "label" and _counts_harmed(base.items[0], maker)]
    found = [base for base in found if base.made != "label" and not base.items[0].says_none] + named
    beside = {"label_cause", "label_response", "place_label", "bare_date"}
    return [base for base in found if not beside & base.features.keys()][:_HARMS]


def _counted(harm: Candidate, maker: Maker) -> str:
    """What the value of a field counts, if the value does not say it: "injured" before "two guards"."""
    item = harm.items[0]
    if not (item.is_field and tells_harm(item)) or "c_cue_impact" in harm.features:
        return ""
    name = (item.statement.label or "").rstrip(" :：")
    return name if maker.locale.tag == "de" or name[1:2].isupper() else decapitalize(name, maker.locale)


def _is_sum(base: Candidate) -> bool:
    """Whether a candidate is the value of a field that is but an amount of money."""
    item = base.items[0]
    money = any(CURRENCY.fullmatch(fact.unit) for fact in item.doc.facts)
    return item.is_field and money and len(item.doc.content) <= _NAME


def _pairs(
    maker: Maker, events: Sequence[Segment], bases: Sequence[Candidate], longest: int
) -> Iterator[Candidate]:
    """What happened, and what came of it."""
    harms, joints = _harms(bases, maker), maker.locale.connectives
    told: list[tuple[Doc, Item | None]] = [(segment.doc, None) for segment in events]
    told += [(base.doc, base.items[0]) for base in bases if _is_event_field(base)][:_EVENTS]
    for (event, item), harm in product(told, harms):
        said, name = _as_said(harm.text, harm.items[0], maker.locale), _counted(harm, maker)
        text = f"{event.text}{joints['list']}{name}{joints['label']}{said}"
        if harm.made == "label":
            named = harm.text if maker.locale.tag == "de" else decapitalize(harm.text, maker.locale)
            text = f"{event.text}{joints['list']}{named}"
        elif not name or len(text) > maker.limit:
            text, name = f"{event.text}{joints['label']}{said}", ""
        again = len(event.content & harm.doc.content) >= _SAME * len(event.content)
        if len(text) > longest or again or fold(harm.text) in fold(event.text) or harm.items[0] is item:
            continue
        places = [(each, maker.telling.places[each]) for each in (item, harm.items[0]) if each is not None]
        doc = maker.docs.joined(text, (event, *([maker.docs(name)] if name else ()), harm.doc))
        yield maker.made(doc, "event", places, title=item is None, base=harm.made)


def _is_event_field(base: Candidate) -> bool:
    """Whether a candidate is the value of a form's field for what happened, which tells it in a few words."""
    tells = base.items[0].is_field and base.items[0].by_label and base.items[0].role == "what"
    return tells and base.made in {"whole", "bracket", "tail"} and "c_timed" not in base.features
