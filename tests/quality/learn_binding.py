"""Learn what speaks for another value of a note (articlekit/checks/grounding/binding.toml).

    python -m tests.quality.learn_binding GOLD.jsonl… [--write]

The values of the editors' sentences are where they belong; of each false sentence in which a number, unit,
date or time was changed, those are wrong that none of the editor's sentences about the same passages has.
Each value is learned from by the value of the note that is likeliest to be meant in its place. The figures
are those of languages that were left out of the training.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from articlekit import House
from articlekit.checks.grounding import Claim, Grounding, ground
from articlekit.checks.grounding.binding import rivals
from articlekit.checks.grounding.bound_value import BoundValue
from articlekit.checks.grounding.clauses import clauses
from articlekit.checks.grounding.passage import read as read_passage
from articlekit.checks.grounding.values import Value
from tests.quality import fitting
from tests.quality.editor import Row, plain
from tests.quality.faithful import read, sentences_of, with_falsehoods
from tests.quality.learn_grounding import as_toml, draft_of

__all__ = ["Sentence", "learn", "sentences"]

FILE = Path(str(files("articlekit.checks.grounding") / "binding.toml"))
_KINDS = frozenset({"number", "unit", "date", "time"})
_PENALTY = 30.0
_RAREST = 0.08
"""Standard deviation of a sign from which it is seen often enough to count like any other."""
_LEAST = 3
"""Hundredths below which a weight says nothing."""
_ROUNDS = 2
_FOLDS = 7
_FALSE_ALARMS = (5, 10, 15, 20)
_START = {"bias": -260, "fit": 270, "gain": 190, "ratio": 120}
_STOPS = ".。।"

Signs = Mapping[str, float]


class Sentence(NamedTuple):
    """A sentence with the values that can be held against others."""

    language: str
    false: bool
    values: tuple[tuple[bool, tuple[Signs, ...]], ...]
    """Whether each is wrong, and what speaks for each other value of the note."""


def sentences(row: Row) -> list[Sentence]:
    """The sentences of a line of the gold."""
    return [*_sentences(row, false=False), *_sentences(row, false=True)]


def _sentences(row: Row, *, false: bool) -> Iterator[Sentence]:
    note, article, _ = draft_of(row, with_falsehoods(row) if false else row["article"])
    grounding = ground(article, note, House())
    wrong = {plain(each["text"]).strip(_STOPS): each for each in row["false"] if each["kind"] in _KINDS}
    for claim in grounding.claims:
        told = wrong.get(plain(claim.passage.text).strip(_STOPS))
        if claim.prose and not claim.heading and bool(told) == false and not grounding.is_copied(claim):
            right = list(_right(row, told["from"], grounding)) if told else []
            values = tuple(_values(grounding, claim, right))
            if any(is_wrong for is_wrong, _ in values):
                values = tuple(each for each in values if each[0])
            if values:
                yield Sentence(row["lang"], false, values)


def _right(row: Row, passages: Sequence[str], grounding: Grounding) -> Iterator[Value]:
    """The values of the editor's sentences about some passages of the note."""
    for each in sentences_of(row["article"]):
        if not set(passages).isdisjoint(each["from"]):
            passage = read_passage(each["text"], grounding.article.language, grounding.index.day)
            yield from (value for clause in clauses(passage) for value in clause.values)


def _values(
    grounding: Grounding, claim: Claim, right: Sequence[Value]
) -> Iterator[tuple[bool, tuple[Signs, ...]]]:
    parts, cited, told = grounding.clauses(claim), grounding.units(claim), grounding.index.told
    places = [BoundValue(parts, clause, value, told) for clause in parts for value in clause.values]
    for place, others in rivals(places, told.near(parts, cited)):
        signs = tuple(filter(None, (place.signs(each, cited) for each in others)))
        if signs and not grounding.is_unknown(claim, place.value.fact):
            yield bool(right) and not any(place.value.same(each) for each in right), signs


def _score(weights: Mapping[str, int], signs: Signs) -> float:
    return weights["bias"] + sum(weights.get(name, 0) * sign for name, sign in signs.items())


def _highest(weights: Mapping[str, int], sentence: Sentence) -> float:
    return max(_score(weights, signs) for _, every in sentence.values for signs in every)


def learn(every: Sequence[Sentence]) -> dict[str, int]:
    """The weights in hundredths, `bias` among them."""
    weights: dict[str, int] = _START
    for _ in range(_ROUNDS):
        chosen = [
            (max(signs, key=lambda each: _score(weights, each)), sentence.false)
            for sentence in every
            for _, signs in sentence.values
        ]
        spread = fitting.spread([signs for signs, _ in chosen])
        deviations = {name: max(_RAREST, deviation) for name, deviation in spread.items()}
        rows = [
            fitting.Row({name: sign / deviations[name] for name, sign in signs.items()}, float(false))
            for signs, false in chosen
        ]
        fitted = fitting.judging(rows, penalty=_PENALTY)
        weights = {name: round(100 * value / deviations.get(name, 1.0)) for name, value in fitted.items()}
    return {name: weight for name, weight in weights.items() if abs(weight) >= _LEAST}


def left_out(every: Sequence[Sentence]) -> list[tuple[float, Sentence]]:
    """Each sentence with its highest score by the weights that languages other than its own give."""
    languages = sorted({each.language for each in every})
    scored = []
    for fold in range(_FOLDS):
        out = set(languages[fold::_FOLDS])
        weights = learn([each for each in every if each.language not in out])
        scored += [(_highest(weights, each), each) for each in every if each.language in out]
    return scored


def _told(scored: Sequence[tuple[float, Sentence]]) -> str:
    """How many false sentences are found at so many false alarms."""
    faithful = sorted((score for score, each in scored if not each.false), reverse=True)
    false = [score for score, each in scored if each.false]
    parts = []
    for alarms in _FALSE_ALARMS:
        least = faithful[alarms]
        parts.append(f"{sum(score > least for score in false)} at {alarms} ({least:+.0f})")
    return f"{len(false)} false and {len(faithful)} faithful sentences with values: " + ", ".join(parts)


def main() -> None:
    """Learn, and print what was found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with ProcessPoolExecutor(2) as pool:
        every = [one for found in pool.map(sentences, read(options.gold)) for one in found]
    weights = learn(every)
    print("trained on:", _told([(_highest(weights, each), each) for each in every]))
    told = _told(left_out(every))
    print("left out:  ", told)
    if options.write:
        FILE.write_text(as_toml(weights, told, "learn_binding"), encoding="utf-8")


if __name__ == "__main__":
    main()
