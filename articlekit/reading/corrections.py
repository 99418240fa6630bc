"""Corrections: figures that a later line of a note takes back, as in "correction: 12, not 14"."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from articlekit.language.doc import Doc, Docs
from articlekit.language.facts import Fact
from articlekit.language.letters import fold
from articlekit.language.tags import primary
from articlekit.model.note import Statement
from articlekit.reading.zones.survey import words_in

__all__ = ["bends_noun", "counted", "only_denies", "respelt", "superseded"]

_NOUN = re.compile(r"[ \u00a0\u202f]?([^\W\d_]{2,})")
_SMALL = frozenset("123")
"""Figures that many things have."""
_LOOKED_BACK = 8
"""Statements before a correction among which the corrected one is."""
_LONGEST_CORRECTION = 14
"""Words of a correction that says nothing else."""
_BARE = 5
"""Words of a correction that has but the new figure and what it counts."""
_STEM = 2
"""Letters of a noun that its endings leave."""
_ROOT = 3
"""Letters that two forms of a noun have in common."""
_DIGITS = re.compile(r"\d(?:[\d., \u00a0\u202f]*\d)?")
_ARROW = re.compile(r"→|⇒|->|=>")
_LONGEST_DENIAL = 14
"""Words of a statement that says but which figure is wrong."""
_LIKE = 0.6
"""How much a word is like the one that spells it anew, from 0 to 1."""
_TIME = re.compile(r"(?<![\d.,])(?:[01]?\d|2[0-4])[.:h][0-5]\d(?=[):：）\]]|\s?[-–—]|$)")
"""The time of a correction, as in "Correction 11.05: 13 metres"."""


def superseded(statements: Sequence[Statement], docs: Docs) -> tuple[list[Statement], list[Statement]]:
    """The statements, those marked whose figure a later one corrects, and the corrections that are made.

    A correction says so, and counts the same thing with another figure, names the old figure beside the new
    one, or has a figure alone, which then stands for the last one before it. Where it says which is the old
    one, and nothing else, the statement has the new one, and the correction is done with.
    """
    read: list[Statement | None] = list(statements)
    made: list[Statement] = []
    for place, statement in enumerate(statements):
        if not any(map(str.isdigit, statement.text)):
            continue
        doc = docs(f"{statement.label}: {statement.text}" if statement.label else statement.text)
        said = doc.found("zones", "corrections")
        if not said:
            continue
        new, opens = counted(doc), said[0].start < 3
        before = range(place - 1, max(-1, place - 1 - _LOOKED_BACK), -1)
        earlier = [(index, docs(each.text)) for index in before if (each := read[index]) is not None]
        pair = _pair(doc) if opens else None
        right = (
            next(((n, text) for n, old in earlier if (text := _corrected(old, doc, pair))), None)
            if pair
            else None
        )
        if right is not None or (pair is not None and _is_made(pair, [old for _, old in earlier])):
            if right is not None:
                read[right[0]] = statements[right[0]].model_copy(update={"text": right[1]})
            read[place] = None
            made.append(statement)
            continue
        told = [(index, old) for index, each in earlier if (old := counted(each))]
        found = next((index for index, old in told if _names_old(new, old)), None)
        if found is None and opens:
            bare = words_in(doc.text) <= _BARE
            found = next((index for index, old in told if _counts_anew(new, old, bare=bare)), None)
        if found is not None:
            read[found] = statements[found].model_copy(update={"state": "superseded"})
    return [each for each in read if each is not None], made


def _pair(correction: Doc) -> tuple[Fact | None, Fact] | None:
    """The old figure of a correction and its new one; the old one is None where a figure stands alone.

    None where it is not plain which is which, or where it says something else as well.
    """
    if words_in(correction.text) > _LONGEST_CORRECTION:
        return None
    stamps = [match.span() for match in _TIME.finditer(correction.text)]
    given = [
        fact for fact in _figures(correction) if not any(start <= fact.start < end for start, end in stamps)
    ]
    denials = [hit.start for hit in correction.found("words", "negations")]
    if len(given) == 1 and not denials and words_in(correction.text) <= _BARE:
        return None, given[0]
    if len(given) != 2 or given[0].value == given[1].value:
        return None
    first, second = given
    if _ARROW.search(correction.text, first.end, second.start):
        return first, second
    if len(denials) != 1:
        return None
    between = first.end <= denials[0] < second.start
    old_first = correction.locale.verb_final if between else denials[0] < first.start
    return (first, second) if old_first else (second, first)


def _is_made(pair: tuple[Fact | None, Fact], earlier: Sequence[Doc]) -> bool:
    """Whether what stands above has the new figure of a correction, and no more the old one."""
    said, new = pair
    values = {fact.value for old in earlier for fact in _figures(old)}
    return said is not None and new.value in values and new.value not in _SMALL and said.value not in values


def _corrected(old: Doc, correction: Doc, pair: tuple[Fact | None, Fact]) -> str | None:
    """A text with the new figure in place of the old one; None where it does not have the old one once."""
    said, new = pair
    figures = [fact for fact in _figures(old) if _DIGITS.search(fact.text) or said is not None]
    wrong = [fact for fact in figures if said is None or fact.value == said.value]
    if len(wrong) != 1 or any(fact.value == new.value for fact in figures):
        return None
    if not _alike(old, wrong[0], correction, new, alone=said is None):
        return None
    start, end = (wrong[0].start + offset for offset in _written(wrong[0]))
    figure = new.text[slice(*_written(new))]
    figure = figure[:1].upper() + figure[1:] if wrong[0].text[:1].isupper() else figure
    then, now = _NOUN.match(old.folded, end), _NOUN.match(correction.folded, new.end)
    bent = bends_noun(wrong[0].value, new.value, old.language)
    if then and now and bent and then[1][:_ROOT] == now[1][:_ROOT]:
        figure += correction.text[slice(*now.span())]  # the noun goes with its figure: 14 домов, 41 дом
        end = then.end()
    return old.text[:start] + figure + old.text[end:]


def bends_noun(one: str, other: str, language: str) -> bool:
    """Whether a noun has another form behind one figure than behind another (source: CLDR)."""
    from babel import Locale

    if not (one.isdigit() and other.isdigit()):
        return False
    form = Locale.parse(primary(language)).plural_form
    return form(int(one)) != form(int(other))


def _figures(doc: Doc) -> list[Fact]:
    return [fact for fact in doc.values if fact.kind in {"number", "duration"}]


def _written(figure: Fact) -> tuple[int, int]:
    """Where the figure itself stands in the text of a fact, without its unit."""
    digits = _DIGITS.search(figure.text)
    return digits.span() if digits is not None else (0, len(figure.text))


def _alike(old: Doc, wrong: Fact, correction: Doc, new: Fact, *, alone: bool) -> bool:
    """Whether two figures count the same: a figure `alone` in its correction says what, or stands alone."""
    units = [fact.text[_written(fact)[1] :].strip() for fact in (wrong, new)]
    if all(units):
        return units[0] == units[1]
    behind = [_NOUN.match(doc.folded, fact.end) for doc, fact in ((old, wrong), (correction, new))]
    nouns = [match[1][:_STEM] for match in behind if match]
    return not alone or len(nouns) < 2 or nouns[0] == nouns[1]


def counted(doc: Doc) -> list[tuple[str, str]]:
    """The figures of a text, each with the beginning of the word behind it, which is what it counts."""
    found = _figures(doc)
    nouns = (_NOUN.match(doc.folded, fact.end) for fact in found)
    # An age, P58Y, is counted like any number.
    values = (fact.value.strip("PTYMWDHS") for fact in found)
    return [(value, noun[1][:4] if noun else "") for value, noun in zip(values, nouns, strict=True)]


def _names_old(new: list[tuple[str, str]], old: list[tuple[str, str]]) -> bool:
    """Whether figures have an old one beside the new one."""
    values = {value for value, _ in new}
    return len(values) > 1 and any(value in values and value not in _SMALL for value, _ in old)


def _counts_anew(new: list[tuple[str, str]], old: list[tuple[str, str]], *, bare: bool) -> bool:
    """Whether figures count the same things as others, or with nothing beside them are the last of them."""
    values, nouns = {value for value, _ in new}, {noun for _, noun in new if noun}
    if nouns & {noun for _, noun in old}:
        return not set(new) & set(old)
    return bare and not nouns and not values & {value for value, _ in old}


def only_denies(doc: Doc, before: Sequence[Doc]) -> bool:
    """Whether a statement says but which figure is wrong: "not 84, I misheard", "first they said 12".

    Args:
        doc: the statement.
        before: those that stand before it; one has another figure where the statement tells an earlier one.
    """
    figures = _figures(doc)
    if len(figures) != 1 or words_in(doc.text) > _LONGEST_DENIAL:
        return False
    told = doc.found("zones", "former_reports")
    if told and told[0].start < 3:
        return any(figure.value != figures[0].value for each in before for figure in _figures(each))
    lead = doc.folded[: figures[0].start].strip(" -–—(")
    denies = any(doc.folded[span.start : span.end] == lead for span in doc.found("words", "negations"))
    slips = (*told, *doc.found("zones", "editing_terms"))
    return denies and any(span.start > figures[0].start for span in slips)


def respelt(text: str, word: str) -> str | None:
    """A text with a word in place of the one that is most like it; None where none is."""
    words = list(re.finditer(r"\w+", text))
    like = [SequenceMatcher(None, fold(each[0]), fold(word)).ratio() for each in words]
    best = max(like, default=0.0)
    if not _LIKE <= best < 1:
        return None
    start, end = words[like.index(best)].span()
    return text[:start] + word + text[end:]
