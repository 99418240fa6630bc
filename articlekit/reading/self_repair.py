"""Self-repair: what somebody takes back in the same breath, as in "14 houses, no wait, 12".

The terms are those of conversation analysis (Schegloff, Jefferson and Sacks 1977): a reparandum is what was
wrong, an editing term such as "no wait" takes it back, and the repair behind it stands in its place.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from articlekit.language.doc import Doc, Docs
from articlekit.language.facts import Fact
from articlekit.language.letters import fold
from articlekit.language.sentences import Span
from articlekit.language.words import function_words
from articlekit.model.note import Statement
from articlekit.reading.corrections import bends_noun, only_denies, respelt
from articlekit.reading.zones.desk import clauses_of
from articlekit.reading.zones.hits import Hits
from articlekit.reading.zones.survey import Survey, words_in

__all__ = ["REPAIRS", "repaired"]

_MARKS = " ,;:.!?…–—-()*\"'،؛؟。、，：；！？"
_BEHIND = frozenset(",;:.!?…–—-(*\n،؛؟。、，：；！？（")
"""Marks behind which a clause begins."""
_NOUN = re.compile(r"[ \u00a0\u202f]?([^\W\d_]{2,})")
_DIGITS = re.compile(r"\d(?:[\d.,: \u00a0\u202f]*\d)?")
_BRACKET = re.compile(r"\s*[(（][^()（）]*[)）]")
_STARRED = re.compile(r"\*\s?(?P<word>[^\s*]+(?: [^\s*]+){0,2})\*?|(?P<other>[^\s*]+(?: [^\s*]+){0,2})\*")
"""A message of a chat that mends a word of the one before it, as "*Lyle" does."""
REPAIRS = frozenset({"editing_terms", "former_reports"})
"""Lists of which one has an entry in what takes something back, but for a word behind an asterisk."""
_COUNTED = frozenset({"number", "duration", "time"})
_LEAD, _LOOKED_BACK, _BRIEF, _STEM = 4, 4, 4, 3
"""Words before the new figure of a repair, statements in which the reparandum is looked for, words of what a
repair says once more, and letters that two forms of a noun have in common."""


class _Mended(NamedTuple):
    """A text with the repair in place of the reparandum, and what the repair says besides, with its marks."""

    text: str
    rest: str


def repaired(statements: Sequence[Statement], survey: Survey) -> list[Statement]:
    """The statements with their repairs made; what is said by nothing else is set aside."""
    docs, made = Docs(survey.locale.tag), list[Statement]()
    for statement in _whole(statements, survey):
        signs = REPAIRS & survey.listed(statement.start, statement.end).keys()
        if signs and only_denies(docs(statement.text), [docs(each.text) for each in made[-_LOOKED_BACK:]]):
            survey.take("withdrawn", survey.with_label(statement), statement.end, "what it is not")
            continue
        place = _editing_term(survey, statement)
        if place is None:
            made.append(statement)
            continue
        before = statement.text[: place.start].rstrip(_MARKS.replace(")", ""))
        repair = docs(statement.text[place.end :].lstrip(_MARKS))
        if words_in(before):
            mended = _mend(docs(before), repair, survey)
            made.append(statement if mended is None else _with(statement, mended, len(before), survey))
            continue
        _mend_earlier(made, statement, repair, survey)
    return made


def _whole(statements: Sequence[Statement], survey: Survey) -> Iterator[Statement]:
    """The statements, one that ends behind an editing term joined with the next: "no - she rang, | 7"."""
    held: Statement | None = None
    for statement in statements:
        if held is not None and (held.block, held.speaker) != (statement.block, statement.speaker):
            yield held
            held = None
        if held is not None:
            text = f"{held.text} {statement.text}"
            statement = held.model_copy(update={"text": text, "end": statement.end})
            held = None
        if _breaks_off(statement, survey):
            held = statement
        else:
            yield statement
    yield from () if held is None else (held,)


def _breaks_off(statement: Statement, survey: Survey) -> bool:
    """Whether a statement has nothing but an editing term, or ends in a comma behind one."""
    listed = "editing_terms" in survey.listed(statement.start, statement.end)
    text, hits = statement.text, survey.in_words(fold(statement.text)) if listed else {}
    if statement.label is not None or "editing_terms" not in hits:
        return False
    first, last = hits["editing_terms"].spans[0], hits["editing_terms"].spans[-1]
    if first.start <= 1 and not words_in(text[_behind_terms(hits, text, first.end) :]):
        return words_in(text) <= _LEAD and fold(text).strip(_MARKS) not in _denials(survey)
    behind = text[last.end :]
    comma = text.rstrip()[-1:] in ",،，、" and _begins_clause(survey, text, last.start)
    return comma and words_in(behind) <= _LEAD and not any(map(str.isdigit, behind))


def _with(statement: Statement, mended: _Mended, size: int, survey: Survey) -> Statement:
    """A statement with what it takes back itself; where nothing is behind that, it ends before the repair."""
    if mended.rest:
        gap = "" if mended.rest[0] in _BEHIND or mended.rest[0].isspace() else ", "
        return statement.model_copy(update={"text": mended.text + gap + mended.rest})
    end = survey.text.rfind(statement.text[size:], statement.start, statement.end)
    if end > 0:
        survey.take("withdrawn", end, statement.end, "correction made before it")
    return statement.model_copy(update={"text": mended.text, "end": max(end, 0) or statement.end})


def _mend_earlier(made: list[Statement], statement: Statement, repair: Doc, survey: Survey) -> None:
    """Make a repair that is a statement of its own in the nearest one of the same speaker that it fits."""
    last: Statement | None = None
    for at in range(len(made) - 1, max(-1, len(made) - 1 - _LOOKED_BACK), -1):
        if not (made[at].speaker or "").startswith(statement.speaker or ""):
            continue
        last = last or made[at]
        bare = (made[at].block, made[at].stamp) == (last.block, last.stamp)
        old = repair.like(made[at].text)
        mended = _mend(old, repair, survey, bare=bare) or _starred(old.text, statement)
        if mended is None:
            continue
        made[at] = made[at].model_copy(update={"text": mended.text})
        rest = mended.rest.strip(" ,;:–—-،、，")
        if words_in(rest):
            made.append(statement.model_copy(update={"text": rest}))
        else:
            survey.take("withdrawn", survey.with_label(statement), statement.end, "correction made above")
        return
    made.append(statement)


def _starred(old: str, statement: Statement) -> _Mended | None:
    match = _STARRED.fullmatch(statement.text)
    text = respelt(old, (match["word"] or match["other"]).rstrip(".")) if match else None
    return _Mended(text, "") if text else None


def _editing_term(survey: Survey, statement: Statement) -> Span | None:
    """Where the first editing term stands that begins a clause and has words behind it."""
    text = statement.text
    if statement.speaker is not None and _STARRED.fullmatch(text):
        return Span(0, 1 if text[0] == "*" else 0)
    listed = survey.listed(statement.start, statement.end)
    hits = survey.in_words(fold(text)) if "editing_terms" in listed else {}
    for hit in hits["editing_terms"].spans if "editing_terms" in hits else ():
        if not _begins_clause(survey, text, hit.start):
            continue
        end = _behind_terms(hits, text, hit.end)
        bare = end == hit.end and fold(text[hit.start : hit.end]) in _denials(survey)
        if bare and text[end : end + 2].strip()[:1] not in _BEHIND:
            continue  # "no 14 bus": it denies, and takes nothing back
        if words_in(text[end:]):
            return Span(hit.start, end)
    return None


def _begins_clause(survey: Survey, text: str, start: int) -> bool:
    before = text[:start].rstrip(' "“„«')
    filler = survey.in_words(fold(before)).get("fillers") if words_in(before) == 1 else None
    return not words_in(before) or before[-1] in _BEHIND or filler is not None


def _behind_terms(hits: dict[str, Hits], text: str, end: int) -> int:
    """Where editing terms and fillers end that stand behind one another, as in "no, sorry, wait"."""
    while True:
        begin = end + len(text[end:]) - len(text[end:].lstrip(_MARKS))
        spans = (hits[key].at(begin, len(text)) for key in ("editing_terms", "fillers") if key in hits)
        found = next((span for span in spans if span is not None), None)
        if found is None:
            return end
        end = found.end


def _negations(survey: Survey) -> frozenset[str]:
    return frozenset(map(fold, survey.locale.words.get("negations", ())))


def _denials(survey: Survey) -> frozenset[str]:
    return _negations(survey) | frozenset(map(fold, survey.locale.zones.get("fillers", ())))


def _mend(old: Doc, repair: Doc, survey: Survey, *, bare: bool = True) -> _Mended | None:
    """A text with the figure of a repair in place of its own; None where it is not plain which that is.

    A figure with nothing beside it that it counts fits where it may be `bare`.
    """
    given = _figures(old)
    stale, fresh = _stale_and_fresh(repair, {fact.value for fact in given}, survey)
    if not fresh:
        return None
    new = fresh[0]
    if not (_leads(repair, new, survey) and (bare or stale or _noun(repair, new) is not None)):
        return None
    given = [fact for fact in given if fact.kind == new.kind]
    alone, named = _noun(repair, new) is None, [fact for fact in given if fact.value in stale]
    alike = [fact for fact in given if alone or _nouns(old, fact, repair, new)]
    if not alone:
        named = [fact for fact in named if fact in alike or _noun(old, fact) is None]
    wrong = next(iter(named or alike[::-1]), None)
    return None if wrong is None else _with_repair(old, wrong, repair, new, survey)


def _stale_and_fresh(repair: Doc, values: Collection[str], survey: Survey) -> tuple[set[str], list[Fact]]:
    """The values that a repair denies or that were told before, and its new figures; a time comes last."""
    stale: set[str] = set()
    told = _figures(repair)
    for fact in told if len(told) > 1 else ():
        before = fold(repair.text[: fact.start]).split()[-1:]
        behind = _NOUN.match(repair.folded, fact.end)
        denied = before[0] if before and not survey.locale.verb_final else behind[1] if behind else ""
        if fact.value in values or denied in _negations(survey):
            stale.add(fact.value)
    fresh = [fact for fact in told if fact.value not in stale and fact.value not in values]
    return stale, sorted(fresh, key=lambda fact: fact.kind == "time")


def _leads(repair: Doc, new: Fact, survey: Survey) -> bool:
    """Whether what stands before the new figure of a repair says nothing of its own."""
    lead = repair.text[: new.start].rstrip()
    words = [word.strip(_MARKS) for word in fold(lead).split()]
    small = function_words(repair.language) | _denials(survey)
    if not words_in(lead) or all(word in small or not word.isalpha() for word in words):
        return True
    if words_in(lead) > _LEAD or not survey.locale.typography.word_space:
        return words_in(lead) <= 1
    pronoun = len(words) <= 2 and words[0] in function_words(repair.language)
    timed = any(fact.kind == "time" for fact in repair.values if fact.end <= new.start)
    return lead[-1] in ",:،-–—" or timed or (pronoun and repair.like(lead).has("words", "attribution"))


def _figures(doc: Doc) -> list[Fact]:
    return [fact for fact in doc.values if fact.kind in _COUNTED]


def _noun(doc: Doc, fact: Fact) -> re.Match[str] | None:
    """The word behind a figure, if it is what the figure counts."""
    noun = _NOUN.match(doc.folded, fact.end)
    return noun if noun is not None and noun[1] not in function_words(doc.language) else None


def _nouns(old: Doc, wrong: Fact, repair: Doc, new: Fact) -> tuple[re.Match[str], re.Match[str]] | None:
    """The words behind two figures, where they are forms of the same noun."""
    one, other = _NOUN.match(old.folded, wrong.end), _NOUN.match(repair.folded, new.end)
    return (one, other) if one and other and one[1][:_STEM] == other[1][:_STEM] else None


def _with_repair(old: Doc, wrong: Fact, repair: Doc, new: Fact, survey: Survey) -> _Mended:
    digits, anew = _DIGITS.search(wrong.text), _DIGITS.search(new.text)
    start, end, stop = wrong.start, wrong.end, new.end
    written = new.text
    if digits and anew and anew.end() == len(new.text):  # "2 tonnes, no, 3": the unit stays
        start, end = wrong.start + digits.start(), wrong.start + digits.end()
    elif wrong.text[:1].isupper():
        written = written[:1].upper() + written[1:]
    nouns = _nouns(old, wrong, repair, new)
    classed = _classifier(old.text[end:], repair.text[stop:])
    if classed is not None and not survey.locale.typography.word_space:
        written += repair.text[stop : stop + classed.end]
        end, stop = end + classed.start, stop + classed.end
    elif nouns is not None:
        stop = nouns[1].end()
        if bends_noun(wrong.value, new.value, old.language):
            written, end = written + repair.text[new.end : stop], nouns[0].end()  # "1 house, no, 2 houses"
    rest = _rest(repair, stop, {fact.value for fact in _figures(old)}, survey)
    if set(fold(rest).strip(_MARKS).split()) <= {word.strip(_MARKS) for word in old.folded.split()}:
        rest = ""  # "14 people hurt", "no, 12 people hurt"
    behind = old.text[end:]
    if words_in(rest) and (aside := _BRACKET.match(behind)):
        behind = behind[aside.end() :]  # it said of the old figure what the repair says of the new one
    return _Mended(old.text[:start] + written + behind, rest)


def _classifier(old: str, new: str) -> Span | None:
    """Where the word that counts ends behind each of two figures, where no blanks are: 60来人, 47人."""
    for size in (0, 1, 2):
        if new[size : size + 1].isalpha() and new[size] in old[:3]:
            return Span(old.index(new[size]) + 1, size + 1)
    return None


def _rest(repair: Doc, start: int, values: set[str], survey: Survey) -> str:
    """What a repair says behind its figure, without what it says of the old one or of the mistake."""
    behind = repair.text[start:]
    parts: list[str] = []
    for clause in clauses_of(behind):
        words = behind[clause.start : clause.end]
        hits = survey.in_words(fold(words))
        begin = len(words) - len(words.lstrip(_MARKS))
        slip = _behind_terms(hits, words, begin)
        if slip > begin and begin + clause.start > 0:
            words = words[slip:] if words_in(words[slip:]) >= _BRIEF - 1 else ""
        told = "former_reports" in hits and hits["former_reports"].at(begin, len(words))
        figures = {fact.value for fact in _figures(repair.like(words))}
        again = bool(figures) and figures <= values and words_in(words) <= 2 * _BRIEF
        if not (told or again):
            parts.append(words)
    return "".join(parts).rstrip(" ,;") if any(map(words_in, parts)) else ""
