"""Cutting: the shorter forms of a statement that are whole clauses, and as true as the statement.

Nothing is cut but what can go in every language: brackets, a date between commas, what an announcement is
wrapped in, what stands behind the end of a clause. A form that would lose a doubt, a denial or a source of
the statement is none.
"""

import re
from collections.abc import Iterator

from articlekit.drafting.extractive.clauses import (
    announced,
    clauses_of,
    is_free,
    is_outside,
    without_times,
)
from articlekit.drafting.extractive.endings import before_subordinate, before_time, runs_on
from articlekit.drafting.extractive.openings import POSTPOSITIONS, begins, is_opening
from articlekit.drafting.extractive.roles import is_event
from articlekit.drafting.extractive.wording import FILE_NUMBER, loses, stands, tidy, weakens
from articlekit.language.doc import Doc
from articlekit.language.letters import fold, protected_spans
from articlekit.language.locale import Locale
from articlekit.language.tags import uses_spaces
from articlekit.language.words import function_words

__all__ = ["Form", "Forms", "forms"]

Form = tuple[Doc, str]
"""A form, and how it was made: `whole`, `bracket`, `clause`, `opening`, `said`, `tail` or `number`."""
_Cut = tuple[int, int, str]
"""Where a form begins and ends in the text that it is made of, and how it was made."""

_BRACKET = re.compile(r"\s*(?:\([^()]{0,160}\)|（[^（）]{0,160}）|\[[^\[\]]{0,160}\])")
_NAME = re.compile(r"(\w+)\s?[:：]\s+(?=\w)")
_TAG = re.compile(r"\s*(?:\[[^\[\]\d]{1,16}\]|【[^【】\d]{1,12}】)\s*(?=\w)")
"""The name of a channel or of a kind of news before a message: "[newsroom]", "【速報】"."""
_LEAST_WORDS = 3
_COMMA = re.compile(r"(?<=\w)\s*(?:,(?!\d)|[،，、])\s*|(?<=[)）”»」%€£$])\s*(?:,|[،，、])\s*")
_COLON = re.compile(r"(?<=[\w)])(?!(?<=\d)\s?[:：]\s?\d)\s?[:：](?=\s)")  # "7 : 9" is a score
_QUOTED_NEXT = re.compile(r"\s*[:：]?\s*[«„“”\"「『‘]")
_NEAR = 40
"""Characters behind a cut in which a weakening word may still belong to what stands before it."""
_NEAR_SPEECH, _BESIDE = 70, 24
_ASIDE = 8  # words between commas
_CLAUSES, _CLAUSE = 30, 1_500  # of a statement, and characters of each: no headline is cut from more
_LISTED = 3
"""Words of a member of a list before its last one."""


class Forms:
    """The forms of the statements of a note, each cut once."""

    def __init__(self) -> None:
        self._known: dict[Doc, list[Form]] = {}

    def __call__(self, doc: Doc) -> list[Form]:
        """The forms of a statement; the whole statement comes first."""
        if doc not in self._known:
            self._known[doc] = list(forms(doc))
        return self._known[doc]


def forms(doc: Doc) -> Iterator[Form]:
    """The forms of a statement; the whole statement comes first.

    Args:
        doc: the statement.
    """
    doc = _unnamed(doc)
    text, locale = doc.text, doc.locale
    seen: set[str] = set()
    for start, end, made in _spans(doc):
        for form, how in _inner(text[start:end], made, locale):
            found = tidy(form)
            key = fold(found)
            ends = end == len(text) or how == "said"
            if key not in seen and stands(found, locale, whole=how == "whole", ends=ends):
                seen.add(key)
                place = text.find(found, start, end)
                yield doc.part(place, place + len(found)) if place >= 0 else doc.like(found), how
    untimed = without_times(doc)
    for shorter, how in forms(untimed) if untimed is not None else ():
        if fold(shorter.text) not in seen:
            yield shorter, "opening" if how == "whole" else how


def _unnamed(doc: Doc) -> Doc:
    """A statement without the number of its file, and without what it is called, as in "Report: …"."""
    number = FILE_NUMBER.match(doc.text) or _TAG.match(doc.text)
    start = number.end() if number else 0
    name = _NAME.match(doc.text, start)
    if name and any(name.span(1) == (span.start, span.end) for span in doc.found("zones", "document_nouns")):
        start = name.end()
    return doc.part(start, len(doc))


def _inner(text: str, made: str, locale: Locale) -> Iterator[tuple[str, str]]:
    """A span as it is, and without its brackets where they hold no doubt."""
    yield text, made
    without = text
    for match in reversed(list(_BRACKET.finditer(text))):
        if not weakens(fold(match[0]), locale):
            joint = (
                " " if uses_spaces(locale.tag) and without[match.end() : match.end() + 1].isalnum() else ""
            )
            without = without[: match.start()] + joint + without[match.end() :]
    if without != text:
        yield without, "bracket" if made == "whole" else made


def _spans(doc: Doc) -> Iterator[_Cut]:
    text = doc.text
    yield 0, len(text), "whole"
    protected = [*protected_spans(text), *((f.start, f.end) for f in doc.facts if f.kind != "name")]
    clauses = clauses_of(doc, protected)
    if len(clauses) > 1:
        for start, end in clauses:
            yield start, end, "clause"
    for start, end in (each for each in clauses[:_CLAUSES] if each[1] - each[0] <= _CLAUSE):
        yield from _shorter(doc, start, end, protected)


def _shorter(doc: Doc, start: int, end: int, protected: list[tuple[int, int]]) -> Iterator[_Cut]:
    """The forms of one clause."""
    text, locale = doc.text, doc.locale
    within = announced(doc, start, end)
    if within is not None:
        start, end = within
        yield start, end, "said"
    while text[start : start + 1] in (",", "،", " "):
        start += 1
    commas = [
        m
        for m in _COMMA.finditer(text, start, end)
        if is_free(m.start(), m.end(), protected) and is_outside(text[start:end], m.start() - start)
    ]
    yield from _endings(doc, start, end)
    if not uses_spaces(locale.tag):
        yield from _runs(doc, start, end, commas)
        return
    starts = [start, *begins(doc, start, end, [match.span() for match in commas])]
    yield from ((begin, end, "opening") for begin in starts[1:])
    yield from ((begin, stop, "tail") for begin in starts for stop in before_time(doc, begin, end))
    yield from ((begin, stop, "tail") for begin in starts for stop in before_subordinate(doc, begin, end))
    yield from _tails(doc, (starts, end), commas)
    for begin in starts:
        yield from _numbered(doc, begin, end, commas)


def _tails(doc: Doc, span: tuple[list[int], int], commas: list[re.Match[str]]) -> Iterator[_Cut]:
    """What stands before a comma that ends a clause or, where verbs end clauses, behind one."""
    (start, *_), end, text, locale = span[0], span[1], doc.text, doc.locale
    opens = bool(commas) and is_opening(text[start : commas[0].start()], locale, doc)
    for match in _COLON.finditer(text, start, end):
        kept = fold(text[start : match.start()]).split()
        announces = kept[-1:] and kept[-1] in function_words(locale.tag)  # "The versions concerned are:"
        front = doc.part(start, match.start())
        behind = doc.folded[match.end() : end].strip()  # "Dead: none" and "Dead: 0" tell of nobody
        bound = _QUOTED_NEXT.match(text, match.start()) or behind[:1] in "0-–" or weakens(behind, locale)
        if len(kept) > _LEAST_WORDS and not (announces or bound) and (is_event(front) or front.values):
            yield start, match.start(), "tail"
    if locale.verb_final:
        for match in commas:
            if not loses(doc, start, match.end()) and not _is_listed(text, match, end, locale):
                yield match.end(), end, "tail"
        return
    alone = len(commas) - opens == 1
    left = commas[opens:]
    ends = [_ends_clause(text, match, max(span[0]), end, locale, alone=alone) for match in left]
    for place, match in enumerate(left):
        aside = place + 1 < len(left) and ends[place + 1] and _is_aside(text, match, left[place + 1], locale)
        for begin in span[0] if ends[place] or aside else ():
            if begin < match.start():
                yield begin, match.start(), "tail"
                yield from ((begin, stop, "tail") for stop in before_time(doc, begin, match.start()))


def _is_aside(text: str, opening: re.Match[str], closing: re.Match[str], locale: Locale) -> bool:
    """Whether two commas enclose a few words that can be spared behind a clause."""
    kept, inside = text[: opening.start()].split(), text[opening.end() : closing.start()]
    return (
        len(kept) > 2 * _LEAST_WORDS and len(inside.split()) <= _ASIDE and not weakens(fold(inside), locale)
    )


def _endings(doc: Doc, start: int, end: int) -> Iterator[_Cut]:
    """What stands before an ending by which a language joins clauses, such as the Korean 으며."""
    folded, locale = doc.folded, doc.locale
    if not locale.verb_final:
        return
    for match in locale.pattern("words", "clause_openers").finditer(folded, start, end):
        glued = match.start() > start and folded[match.start() - 1].isalnum()
        joint = re.split(r"[、，,]", folded[match.start() : match.start() + _NEAR // 2])[0]
        if glued and not weakens(joint, locale, speech=False):
            yield start, match.start(), "tail"


def _runs(doc: Doc, start: int, end: int, commas: list[re.Match[str]]) -> Iterator[_Cut]:
    """Without spaces: runs of clauses between commas, which end with the whole or, in Chinese, anywhere."""
    text, locale = doc.text, doc.locale
    begins, stops = [start, *(m.end() for m in commas)], [*(m.start() for m in commas), end]
    for first, begin in enumerate(begins):
        if first and loses(doc, start, begin, timed=True):
            continue
        for last in range(len(stops) - 1, first - 1, -1):
            if begin == start and stops[last] == end:
                continue
            if locale.verb_final and last < len(stops) - 1 and not _closes(text, stops[last], locale):
                continue
            if last < len(stops) - 1 and weakens(
                fold(text[stops[last] : stops[last] + _NEAR // 2]), locale, speech=False
            ):
                continue
            yield begin, stops[last], "tail"


def _closes(text: str, place: int, locale: Locale) -> bool:
    """Whether a clause ends at a comma of Japanese: in a form that another clause may follow."""
    closer = locale.pattern("words", "clause_openers").search(fold(text[max(0, place - 6) : place + 1]))
    return closer is not None or text[place - 1 : place] in "しりいちびみきえせてねめれけげべ"


def _numbered(doc: Doc, start: int, end: int, commas: list[re.Match[str]]) -> Iterator[_Cut]:
    """From a counted noun to the end of its clause: a headline in every language, as it needs no verb."""
    text, locale = doc.text, doc.locale
    stops = [*(m.start() for m in commas if _ends_clause(text, m, start, end, locale, alone=False)), end]
    told = [span for key in ("decisions", "harms") for span in doc.found("zones", key)]
    for fact in doc.facts:
        if fact.kind != "number" or not start < fact.start < end or fact.unit:
            continue
        if loses(doc, start, fact.start) or text[fact.start - 1] not in " \u00a0«“„":
            continue
        before = text[start : fact.start].split()[-1]
        governs = fold(before) in function_words(locale.tag) and locale.tag not in POSTPOSITIONS
        if before[-1:] not in ",،、，;:" and (
            before[:1].isupper() or governs or not _counts_people(doc, fact.end)
        ):
            continue  # "details of 38,412 customers", "Station 7"
        if fact.value == "1" or any(span.end == fact.start - 1 for span in told):
            continue  # "evacuated 85 residents", "found one man"
        stop = next((each for each in stops if each > fact.end + 8), None)
        if stop is not None and not runs_on(text):
            yield fact.start, stop, "number"


def _ends_clause(
    text: str, comma: re.Match[str], start: int, end: int, locale: Locale, *, alone: bool
) -> bool:
    """Whether what stands before a comma may stand alone, and nothing behind it takes it back.

    That is so where a word behind it opens another clause, or it is the only comma between two halves, and
    what stands before has not opened one itself.
    """
    kept, rest = text[start : comma.start()], text[comma.end() : end]
    if len(kept.split()) < _LEAST_WORDS + 1 or _QUOTED_NEXT.match(text, comma.start()):
        return False
    if _COLON.search(kept):
        return False  # the first of what a colon announces
    folded, before = fold(rest), fold(kept)
    beside = len(kept.split()) > 2 * _LEAST_WORDS and locale.pattern("words", "adverbial_openers").match(
        folded
    )
    halves = alone and len(rest.split()) >= _LEAST_WORDS and len(kept.split()) > _LEAST_WORDS
    if not (halves or beside) and not locale.pattern("words", "clause_openers").match(folded):
        return False
    if any(
        locale.pattern("words", key).match(before)
        for key in ("adverbial_openers", "clause_openers", "lead_ins")
    ):
        return False
    if weakens(folded[:_NEAR], locale, speech=False) or weakens(folded[:_NEAR_SPEECH], locale):
        return False
    if any(match.end() == len(before) for match in locale.pattern("words", "attribution").finditer(before)):
        return False
    return before.split()[-1] not in function_words(locale.tag) and bool(
        beside or not _is_enumerated(text, comma, end)
    )


def _counts_people(doc: Doc, end: int) -> bool:
    """Whether a word for people stands just behind a number."""
    return any(end <= span.start <= end + _BESIDE for span in doc.found("words", "people"))


def _is_enumerated(text: str, comma: re.Match[str], end: int) -> bool:
    """Whether a comma stands between two words of a list: a few words, then "and" or another comma."""
    rest = text[comma.end() : end]
    following = _COMMA.search(rest)
    return bool(following and len(rest[: following.start()].split()) <= 2)


def _is_listed(text: str, comma: re.Match[str], end: int, locale: Locale) -> bool:
    """Whether a comma stands in a list, which a few words behind it end with an "and"."""
    following = [fold(word) for word in text[comma.end() : end].split()[: _LISTED + 1]]
    return any(locale.pattern("words", "conjunctions").fullmatch(word) for word in following[1:])
