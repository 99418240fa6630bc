"""Overclaims: nouns and causes that the note does not have, and its doubts and plans told as facts."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from articlekit.checks.grounding.claims import Words
from articlekit.checks.grounding.clauses import Clause, any_has, clauses
from articlekit.checks.grounding.evidence import Evidence
from articlekit.checks.grounding.matching import CueKind, cue_pattern
from articlekit.checks.grounding.meaning import Shift, doubt
from articlekit.checks.grounding.names import has_word
from articlekit.checks.grounding.passage import Passage
from articlekit.checks.grounding.told import Told
from articlekit.language.facts import calendar_words, noun_endings, nouns_have_capitals, participle_beginnings
from articlekit.language.facts.fact import Spans
from articlekit.language.words import function_words, stems

__all__ = ["Compounds", "compounds", "cut_from_doubt", "foreign_nouns", "told_as_done", "unfounded_cause"]

_OPEN: tuple[CueKind, ...] = ("doubt", "inquiry", "says")
_HEDGED: tuple[CueKind, ...] = (*_OPEN, "negation")
_UNITS = 3
"""Statements that a sentence may have its reason from."""
_OWN = 0.75
"""Share of a sentence from which a single statement carries all of it, its reason too."""
_DONE = 0.75
"""Share of a clause from which it tells an open task."""


def unfounded_cause(
    sentence: Sequence[Clause], units: Sequence[Passage], told: Told, near: Collection[int]
) -> str | None:
    """The word by which a sentence tells a cause that the note does not tell, or does not know.

    A statement tells one by a word of its own, or by a label that announces a cause, unless it says that
    nothing is known of it yet.

    Args:
        sentence: the clauses of the sentence.
        units: the statements of the note.
        told: their clauses.
        near: the units of the note that the sentence is held against.
    """
    cues = [(clause, span) for clause in sentence for span in clause.cues("cause")]
    cues = [(clause, span) for clause, span in cues if not _is_of_note(clause, span, told)]
    if not cues:
        return None
    near = sorted({*near, *(unit for clause in sentence for unit in told.candidates(clause)[:_UNITS])})
    explaining = [unit for unit in near if _explains(units[unit], told, unit)]
    open_ = [unit for unit in explaining if _is_open(unit, told)]
    hedged = any(clause.has(kind) for clause in sentence for kind in _HEDGED)
    if explaining and (hedged or len(open_) < len(explaining)):
        return None
    size = sum(map(told.size, sentence))
    for unit in near:
        values = [value for clause in told.units[unit] for value in clause.values]
        carried = sum(told.carried(clause, told.stems(unit), values) for clause in sentence)
        if carried >= _OWN * size and (unit not in open_ or hedged):
            return None
    clause, span = cues[0]
    return clause.passage.text[slice(*span)]


def _is_of_note(clause: Clause, span: tuple[int, int], told: Told) -> bool:
    """Whether what tells a cause is a word of the note in another form, such as "had expired"."""
    words = [word for word in clause.words if word.start < span[1] and span[0] < word.end]
    return bool(words) and all(map(told.has_word, words))


def _is_open(unit: int, told: Told) -> bool:
    """Whether a statement says that its cause is not known, or a guess."""
    named = [each for each in told.units[unit] if each.cues("cause")] or told.units[unit]
    return any(clause.has(kind) for clause in named for kind in ("doubt", "inquiry", "negation"))


def _explains(statement: Passage, told: Told, unit: int) -> bool:
    if told.unit_has(unit, "cause"):
        return True
    label, _, rest = statement.text.partition("\n")
    return bool(rest) and statement.locale.role_of_label(label) == "cause"


def cut_from_doubt(text: Passage, runs: Iterable[Words], statements: Collection[Passage]) -> Iterator[Shift]:
    """Where words of the note are copied without the doubt that stands in their own clause.

    A text that itself doubts something, looks into it, or gives it as the word of somebody leaves it open.

    Args:
        text: what they are copied to.
        runs: the words.
        statements: what has them.
    """
    if any(cue_pattern(text.language, kind).search(text.folded) for kind in _OPEN):
        return
    for run in runs:
        places = [place for each in statements for place in _places(run, each)]
        doubted = [next((each for each in place if each.cues("doubt")), None) for place in places]
        if doubted and doubted[0] is not None and all(doubted):
            yield doubt(doubted[0].text)


def _places(run: Words, statement: Passage) -> Iterator[list[Clause]]:
    """The clauses of a statement in each place where it has some words, or as many of them as it has."""
    while run and f" {' '.join(run)} " not in statement.plain:
        run = run[:-1]
    words, parts = f" {' '.join(run)} ", clauses(statement) if run else ()
    place = statement.plain.find(words) if run else -1
    while place >= 0:
        first = statement.plain.count(" ", 0, place)
        start, end = statement.tokens[first].start, statement.tokens[first + len(run) - 1].end
        yield [each for each in parts if each.start < end and start < each.end]
        place = statement.plain.find(words, place + 1)


def told_as_done(
    sentence: Sequence[Clause], told: Told, near: Collection[int], open_: Collection[int]
) -> Iterator[Shift]:
    """Where a task that the note leaves open is told, and not as one.

    Args:
        sentence: the clauses of the sentence.
        told: what the note tells.
        near: the units of the note that the sentence is held against.
        open_: the units that are open tasks.
    """
    if any(any_has(sentence, kind) for kind in ("plan", "will", "negation", "denial", "doubt")):
        return
    for clause in sentence:
        best = told.align(clause, near)
        if best and best[0].unit in open_ and best[0].share > _DONE:
            yield Shift("certainty", f"by the note this is still to be done: {best[0].clause.text!r}")


_SHORTEST = 4
"""Letters of a noun that is looked at, and of a word that another one is made with."""
_OPENING = ".:;!?…„“”»«\"'(–—-\n"
_LONGEST = 40
_REMEMBERED = 8


def foreign_nouns(passage: Passage, evidence: Evidence) -> list[str]:
    """The nouns of a text that the evidence has neither as such nor as a part of another word.

    The first word of a sentence may be anything, and facts are compared elsewhere. A noun is there as
    part of a word if one is the beginning or the end of the other (Stromausfall, Strom), or if what it
    is made from is in another word (Sperrung, gesperrt).
    """
    if not nouns_have_capitals(passage.language):
        return []
    passing = function_words(passage.language) | calendar_words(passage.language).keys()
    found = [
        token
        for token in passage.tokens
        if passage.text[token.start].isupper()
        and len(token.word) >= _SHORTEST
        and token.word not in passing
        and not _opens(passage.text, token.start)
        and not has_word(token.word, evidence, passage.language)
        and not _is_made_with(token.word, evidence, passage.language)
    ]
    if not found:
        return []
    taken = Spans((fact.start, fact.end) for fact in passage.facts if fact.kind != "quotation")
    free = (token for token in found if not taken.overlaps(token.start, token.end))
    return list(dict.fromkeys(passage.text[token.start : token.end] for token in free))


def _opens(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return not before or before[-1] in _OPENING


def _is_made_with(word: str, evidence: Evidence, language: str) -> bool:
    known = compounds(evidence)
    if any(known.has_part(form) for form in (word, *stems(word, language))) or known.has_part_of(word):
        return True
    return any(known.has_part(root) for root in _word_roots(word, language))


def _word_roots(word: str, language: str) -> Iterator[str]:
    """What a noun is made from: it without an ending that makes nouns, as it is and in a participle."""
    for ending in noun_endings(language):
        if word.endswith(ending):
            root = word.removesuffix(ending)
            yield root
            yield from (beginning + root for beginning in participle_beginnings(language))


@dataclass(frozen=True)
class Compounds:
    """What the words of some evidence begin and end with."""

    words: frozenset[str]
    """Words and stems, folded."""
    beginnings: frozenset[str]
    ends: frozenset[str]

    def has_part(self, part: str) -> bool:
        """Whether a word begins or ends with a part: Strom in Stromausfall."""
        return len(part) >= _SHORTEST and (part in self.beginnings or part in self.ends)

    def has_part_of(self, word: str) -> bool:
        """Whether a word is there that another one begins or ends with."""
        sizes = range(_SHORTEST, min(len(word), _LONGEST))
        return any(word[:size] in self.words or word[-size:] in self.words for size in sizes)


@lru_cache(maxsize=_REMEMBERED)
def compounds(evidence: Evidence) -> Compounds:
    """What the words of some evidence are made with; words of more than 40 letters are left out."""
    words = [each for each in evidence.words | evidence.stems if _SHORTEST <= len(each) <= _LONGEST]
    return Compounds(
        words=frozenset(words),
        beginnings=frozenset(each[:size] for each in words for size in range(_SHORTEST, len(each) + 1)),
        ends=frozenset(each[-size:] for each in words for size in range(_SHORTEST, len(each) + 1)),
    )
