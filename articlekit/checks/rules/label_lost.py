"""The label that gives a statement its meaning is told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from articlekit.checks.rule import Context, Found, Rule
from articlekit.checks.rules.text_parts import tells_event
from articlekit.language.doc import Doc
from articlekit.language.letters import fold
from articlekit.language.locale import Locale
from articlekit.language.tags import primary
from articlekit.language.words import stems
from articlekit.model.article import Article, Paragraph, Section, Sentence, blocks
from articlekit.model.house import House
from articlekit.model.note import Note, Statement

__all__ = ["RULE"]

_WEAKENING = ("hedges", "negations")
_TELLS_NOTHING = frozenset({"what", "timeline", "background", "reaction"})
_END = re.compile(r"[.;(]\s*|[。；（]|$")
_ENDS = 20
"""Ends of clauses at which a value may end."""
_BEFORE = 8
"""Sentences before one in its paragraph in which its label may stand."""
_CLAUSE = 4
"""Words from which the value of a label that says its role is a clause of its own."""


def check(article: Article, context: Context) -> Iterator[Found]:
    """A statement should not lose the label that it means something by.

    ## What it does
    Finds a value of the note that is printed as it stands, where its label is nowhere in the sentence, before
    it in its paragraph, in the heading above it or in the headline. A label such as "Event" may go, and so
    may one whose value tells what happened by itself; one with a reservation, such as "Possible cause", may
    not. Without a note the rule is silent.

    ## Why
    "100 % until 27 August" was a refund in the note and may be anything in the article. What was only the
    possible cause has become a fact.

    ## How to fix
    Put the label into the sentence, or print label and value.
    """
    note = context.note
    if note is None or primary(note.language) != primary(article.language):
        return
    printed = _printed(article)
    told: set[str] = set()
    for statement in note.statements:
        label = (statement.label or "").strip(" :：")
        if not label or label in told or statement.speaker or _may_go(label, context.locale):
            continue
        lost = _lost(label, statement, printed.get(statement.id, []), note)
        if lost is not None and _matters(label, statement, context.locale):
            told.add(label)
            message = f"the note has this under {label!r}: print the label too"
            yield Found(path=lost.path, message=message, quote=lost.text)


@dataclass(frozen=True)
class _Place:
    """A sentence, and where it stands."""

    path: str
    text: str
    above: tuple[str, ...]
    paragraph: Paragraph
    number: int

    @property
    def around(self) -> str:
        """The sentence with its label, what stands before it and what is above it."""
        last = self.paragraph.sentences[max(0, self.number - _BEFORE) : self.number + 1]
        said = (part for each in last for part in (each.label or "", each.text))
        return " ".join((*self.above, self.paragraph.attribution or "", *said))


def _printed(article: Article) -> dict[str, list[_Place]]:
    """By statement: the sentences that come from it."""
    found: dict[str, list[_Place]] = {}
    for path, paragraph in blocks(article):
        above = (article.headline.text, _above(path, article))
        for number, sentence in enumerate(paragraph.sentences):
            place = _Place(f"{path}.sentences[{number}]", sentence.text, above, paragraph, number)
            for source in sentence.sources:
                found.setdefault(source, []).append(place)
    return found


def _above(path: str, article: Article) -> str:
    """The heading over a paragraph."""
    if not path.startswith("sections["):
        return ""
    return article.sections[int(path[len("sections[") : path.index("]")])].heading.text


def _may_go(label: str, locale: Locale) -> bool:
    """Whether a label says only what its value says by itself."""
    return locale.role_of_label(label) in _TELLS_NOTHING or fold(label) in locale.meta_names


def _matters(label: str, statement: Statement, locale: Locale) -> bool:
    """Whether a value means something else, or nothing, without its label."""
    doc = Doc(statement.text, locale.tag)
    if any(locale.pattern("words", key).search(fold(label)) for key in _WEAKENING):
        return not any(doc.has("words", key) for key in _WEAKENING)
    if tells_event(doc):
        return False
    return locale.role_of_label(label) in {None, "cause"} or len(doc.tokens) < _CLAUSE


def _lost(label: str, statement: Statement, places: list[_Place], note: Note) -> _Place | None:
    """Where a value stands bare; none where a sentence says more than that, or the label is told."""
    if not places or any(label in (each.paragraph.sentences[each.number].label or "") for each in places):
        return None
    value = _letters(statement.text)
    if not value or not all(_is_bare(each.text, value) for each in places):
        return None
    own = {word for word in stems(label, note.language) if len(word) > 1}
    for each in places:
        around = each.around
        if _letters(label) in _letters(around) or not own.isdisjoint(stems(around, note.language)):
            return None
    return places[0]


def _is_bare(text: str, value: str) -> bool:
    """Whether a sentence is a value, up to its end, a bracket behind it or another value."""
    return any(_letters(text[: mark.start()]) == value for mark in islice(_END.finditer(text), _ENDS))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))


def _note(language: str, *fields: tuple[str, str]) -> Note:
    """A note of labelled values for the examples, `s1` a sentence about the burst main."""
    text = "\n".join(f"{label}: {value}" for label, value in fields)
    statements = tuple(
        Statement(id=f"s{number}", label=label, text=value, start=at, end=at + len(value), kind="field")
        for number, (label, value) in enumerate(fields, start=1)
        for at in [text.index(f"{label}: {value}") + len(label) + 2]
    )
    return Note(id="harbour", text=text, language=language, statements=statements)


_NOTE = _note(
    "en",
    ("Event", "a water main burst in Harbour Street on Monday"),
    ("Refund", "100 % of the price until 27 August"),
    ("Possible cause", "a short circuit in the pump house"),
    ("Affected", "Mill Lane"),
)


def _article(text: str, source: str, *, label: str | None = None, heading: str = "For customers") -> Article:
    opening = Sentence(text="A water main burst in Harbour Street on Monday.", sources=("s1",))
    value = Sentence(text=text, label=label, sources=(source,))
    return Article(
        language="en",
        headline=Sentence(text="Water main bursts in Harbour Street", sources=("s1",)),
        lede=(Paragraph(sentences=(opening,)),),
        sections=(
            Section(
                heading=Sentence(text=heading, sources=(source,)),
                paragraphs=(Paragraph(kind="facts" if label else "text", sentences=(value,)),),
            ),
        ),
    )


RULE = Rule[Article](
    id="label-lost",
    severity="warning",
    scope="article",
    check=check,
    note=_NOTE,
    house=House(
        severities={"changed-certainty": None, "unsupported-time": None, "unsupported-sentence": None}
    ),
    bad=(
        _article("100 % of the price until 27 August.", "s2"),
        _article("A short circuit in the pump house.", "s3", heading="At the pump house"),
        _article("Mill Lane.", "s4", heading="In the town"),
    ),
    good=(
        _article("100 % of the price until 27 August", "s2", label="Refund"),
        _article("Refund: 100 % of the price until 27 August.", "s2"),
        _article("100 % of the price until 27 August.", "s2", heading="Refunds for customers"),
        _article("A short circuit in the pump house.", "s3", heading="Possible cause"),
        _article("Mill Lane is without water until noon.", "s4"),
    ),
)
