"""Exchanged words: a word of the note in the place where the note has another one.

"The customer was cut on the hand" is made of words of the note, where it was the clerk. A short sentence is
laid beside the statement that carries all the rest of it, word by word (the longest common subsequence).
Where the two have some words that differ between the same neighbours, and the note has the sentence's words
elsewhere, these have been put in the place of others. Words that the note uses side by side may name one
thing.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from articlekit.checks.grounding.clauses import Clause, Word
from articlekit.checks.grounding.cues import CueKind
from articlekit.checks.grounding.matching import alike, dice
from articlekit.checks.grounding.told import Told
from articlekit.language.tags import uses_spaces

__all__ = ["exchanged", "is_turned"]

_LONGEST = 9
"""Content words of a sentence that is looked at; a longer one tells more than one statement."""
_MOST_WORDS = 60
_HERE, _THERE = 3, 3
"""Content words that differ, at most: of the sentence, and of the note."""
_SAME = 0.7
_KNOWN = 0.8
_ALIKE = 0.4
"""Share of common pairs of letters from which two words may be of one root."""
_CARRIED, _REST = 0.45, 0.7
"""Shares of the clause, and of the sentence without the word, that the statement carries."""
_FEWEST = 2
_BESIDE = 2
"""Content words between two that name one thing, one behind the other."""
_SHORTEST = 4
"""Letters of a word that is no abbreviation."""
_TOUCHING = 1
_OPENING = 2
"""Content words with which a sentence may name its matter, by a word of the title."""
_MODAL: tuple[CueKind, ...] = ("hearsay", "says", "doubt", "plan", "will", "done", "negation")
"""What says how something is told, and not what."""

_FIXED_ORDER = frozenset({"en", "es", "fr", "id", "it", "pt", "ro", "vi"})
"""Languages in which the place of a noun tells whether it does something or suffers it; elsewhere cases
do."""
_FEWEST_TURNED = 3
"""Content words of a clause that can be turned round."""


def exchanged(
    sentence: Sequence[Clause], told: Told, near: Collection[int], title: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """The words of a sentence that stand in the place of others, each with the clause that has the others.

    Args:
        sentence: the clauses of the sentence.
        told: what the note tells.
        near: the units of the note that the sentence is held against.
        title: the stems of the title, whose words fit every statement.
    """
    words = [word for clause in sentence for word in clause.words]
    if not sentence or len(words) > _LONGEST or not uses_spaces(sentence[0].passage.language):
        return
    runs = [clause.words for clause in sentence]
    runs += [tuple(words)] if len(runs) > 1 else []
    text = sentence[0].passage.text
    for unit in near:
        theirs = [clause.words for clause in told.units[unit] if clause.start >= clause.passage.said]
        theirs += [tuple(word for run in theirs for word in run)] if len(theirs) > 1 else []
        for run in runs:
            for other in theirs:
                for here, there in _gaps(run, other[:_MOST_WORDS], told):
                    ours = [each for each in here if _is_elsewhere(each, other, told)]
                    lost = [each for each in there if _is_lost(each, words)]
                    if not ours or not lost or _is_modal(ours[0], sentence):
                        continue
                    if ours[0] in words[:_OPENING] and any(told.sure(each.stem, title) for each in ours):
                        continue
                    rest = [each for each in words if each not in ours]
                    if _share(rest, told.stems(unit), told) < _REST or _is_one_thing(ours, lost, told):
                        continue
                    home = next(each for each in told.units[unit] if lost[0] in each.words)
                    if not _is_modal(lost[0], [home]):
                        yield text[ours[0].start : ours[-1].end], home.text
                        return


def _gaps(
    run: Sequence[Word], other: Sequence[Word], told: Told
) -> Iterator[tuple[Sequence[Word], Sequence[Word]]]:
    """What stands between the words that two texts have in common, where both have something there."""
    common = _common(run, other, told)
    carried = sum(told.weight(run[place].stem) for place, _ in common)
    if len(common) < _FEWEST or carried < _CARRIED * sum(told.weight(each.stem) for each in run):
        return
    for (one, two), (end, end_two) in pairwise([(-1, -1), *common, (len(run), len(other))]):
        here, there = run[one + 1 : end], other[two + 1 : end_two]
        if 0 < len(here) <= _HERE and 0 < len(there) <= _THERE:
            yield here, there


def _common(run: Sequence[Word], other: Sequence[Word], told: Told) -> list[tuple[int, int]]:
    """The longest common subsequence of two texts, by the places of its words in both."""
    same = [[told.matches(one.stem).get(two.stem, 0.0) >= _SAME for two in other] for one in run]
    longest = [[0] * (len(other) + 1) for _ in range(len(run) + 1)]
    for i in reversed(range(len(run))):
        for j in reversed(range(len(other))):
            both = longest[i + 1][j + 1] + 1 if same[i][j] else 0
            longest[i][j] = max(both, longest[i + 1][j], longest[i][j + 1])
    i = j = 0
    found = []
    while i < len(run) and j < len(other):
        if same[i][j]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif longest[i + 1][j] >= longest[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def _is_elsewhere(word: Word, other: Sequence[Word], told: Told) -> bool:
    """Whether the note has a word, and not in this statement."""
    forms = told.matches(word.stem)
    return max(forms.values(), default=0.0) >= _KNOWN and not any(each.stem in forms for each in other)


def _is_lost(word: Word, words: Sequence[Word]) -> bool:
    """Whether a sentence does not have a word of the note, nor one of its root."""
    return word.end - word.start >= _SHORTEST and not any(
        alike(word.stem, each.stem) or dice(word.stem, each.stem) >= _ALIKE for each in words
    )


def _is_modal(word: Word, clauses: Sequence[Clause]) -> bool:
    return any(
        start <= word.end + _TOUCHING and word.start < end + _TOUCHING
        for clause in clauses
        for kind in _MODAL
        for start, end in clause.cues(kind)
    )


def _share(words: Sequence[Word], stems: frozenset[str], told: Told) -> float:
    size = sum(told.weight(each.stem) for each in words)
    return sum(told.weight(each.stem) * told.sure(each.stem, stems) for each in words) / size if size else 0.0


def _is_one_thing(ours: Sequence[Word], lost: Sequence[Word], told: Told) -> bool:
    """Whether the note has the two side by side somewhere, so that they may name one thing."""
    every = range(len(told.units))
    places = [place for each in ours for place in told.occurrences(each.stem, every)]
    others = {(id(place[1]), place[2]) for each in lost for place in told.occurrences(each.stem, every)}
    return any(
        (id(clause), number + step) in others
        for _, clause, number in places
        for step in range(-_BESIDE, _BESIDE + 1)
    )


def is_turned(clause: Clause, other: Clause) -> bool:
    """Whether a clause has the very words of another one, changed over on both sides of one of them.

    "A barge rammed a ferry" is not "A ferry rammed a barge". Who says the same in the passive needs other
    words, and an adverbial that is put in front goes to one side alone.
    """
    here, there = (dict.fromkeys(word.stem for word in each.words) for each in (clause, other))
    if (
        clause.passage.language not in _FIXED_ORDER
        or len(here) < _FEWEST_TURNED
        or not _all_words(clause) <= _all_words(other)
    ):
        return False
    order = [stem for stem in there if stem in here]
    places = {stem: place for place, stem in enumerate(here)}
    for number, pivot in enumerate(order):
        went = any(places[stem] > places[pivot] for stem in order[:number])
        came = any(places[stem] < places[pivot] for stem in order[number + 1 :])
        if went and came:
            return True
    return False


def _all_words(clause: Clause) -> set[str]:
    tokens = clause.passage.tokens
    return {token.word for token in tokens if clause.start <= token.start < clause.end}
