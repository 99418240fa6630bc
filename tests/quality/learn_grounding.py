"""Learn how much each small sign says for a false sentence (articlekit/checks/grounding/doubt.toml).

    python -m tests.quality.learn_grounding GOLD.jsonl… [--write]

Each note of the gold is held against the editor's own sentences, which are faithful, and against the false
ones, in the article of a model that answers with them. A sentence that another rule finds fault with counts
less: it is found without this. The figures are those of languages that were left out of the training.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from articlekit import Article, Brief, Finding, House, Note, read_notes
from articlekit.checks.grounding import ground
from articlekit.checks.grounding.doubt import features
from articlekit.drafting.attempts import checked
from articlekit.drafting.openai.answer import accept, objects
from articlekit.drafting.openai.assembly import assembled
from tests.quality import fitting
from tests.quality.editor import Row, nested, plain
from tests.quality.faithful import read, sentences_of, with_falsehoods

__all__ = ["Example", "as_toml", "draft_of", "examples", "learn"]

FILE = Path(str(files("articlekit.checks.grounding") / "doubt.toml"))
_OWN = "recombined"
"""The rule that these weights are for."""
_FOUND = 0.3
"""What a sentence counts that another rule finds fault with."""
_PENALTY = 60.0
_RAREST = 0.08
"""Standard deviation of a sign from which it is seen often enough to count like any other."""
_LEAST = 3
"""Hundredths below which a weight says nothing."""
_FOLDS = 7
_FALSE_ALARMS = (10, 20, 30, 40)


class Example(NamedTuple):
    """A sentence."""

    language: str
    false: bool
    found: bool
    """Whether another rule finds fault with it."""
    signs: Mapping[str, float]


def examples(row: Row) -> list[Example]:
    """The sentences of a line of the gold."""
    return [*_examples(row, false=False), *_examples(row, false=True)]


def draft_of(row: Row, told: Row) -> tuple[Note, Article, tuple[Finding, ...]]:
    """An article of the gold as a draft of its note, and what the rules find in it."""
    note = read_notes(row["text"].encode(), name=f"{row['id']}.txt", language=row["lang"])[0]
    brief = Brief(note=note, language=note.language)
    shown = [("title", note.title)] if note.title else []
    shown += [(each.id, " ".join(" ".join(each.parts).split())) for each in note.statements]
    answer = objects(json.dumps(nested(told, shown), ensure_ascii=False))
    return note, *checked(assembled(accept(answer, note), brief, ()), brief)


def _examples(row: Row, *, false: bool) -> Iterator[Example]:
    told = with_falsehoods(row) if false else row["article"]
    note, article, findings = draft_of(row, told)
    found = {each.where.path for each in findings if each.severity != "info" and each.rule != _OWN}
    texts = row["false"] if false else sentences_of(told)
    wanted = {plain(each["text"]).strip(".。।") for each in texts}
    grounding = ground(article, note, House())
    for claim in grounding.claims:
        if plain(claim.passage.text).strip(".。।") in wanted and grounding.doubt(claim) is not None:
            signs = features(grounding.held(claim))
            yield Example(row["lang"], false, claim.path in found, signs)


def learn(every: Sequence[Example]) -> dict[str, int]:
    """The weights in hundredths, `bias` among them."""
    spread = fitting.spread([each.signs for each in every])
    deviations = {name: max(_RAREST, deviation) for name, deviation in spread.items()}
    rows = [
        fitting.Row(
            {name: value / deviations[name] for name, value in each.signs.items()},
            float(each.false),
            _FOUND if each.found else 1.0,
        )
        for each in every
    ]
    weights = fitting.judging(rows, penalty=_PENALTY)
    whole = {name: round(100 * weight / deviations.get(name, 1.0)) for name, weight in weights.items()}
    return {name: weight for name, weight in whole.items() if abs(weight) >= _LEAST}


def _score(weights: Mapping[str, int], example: Example) -> float:
    return weights["bias"] + sum(weights.get(name, 0) * sign for name, sign in example.signs.items())


def left_out(every: Sequence[Example]) -> list[tuple[float, Example]]:
    """Each example with its score by the weights that languages other than its own give."""
    languages = sorted({each.language for each in every})
    scored = []
    for fold in range(_FOLDS):
        out = set(languages[fold::_FOLDS])
        weights = learn([each for each in every if each.language not in out])
        scored += [(_score(weights, each), each) for each in every if each.language in out]
    return scored


def _told(scored: Sequence[tuple[float, Example]]) -> str:
    """How many false sentences that nothing else finds are found at so many false alarms."""
    faithful = sorted((score for score, each in scored if not each.false and not each.found), reverse=True)
    false = [score for score, each in scored if each.false and not each.found]
    parts = []
    for alarms in _FALSE_ALARMS:
        least = faithful[alarms]
        parts.append(f"{sum(score > least for score in false)} at {alarms} ({least:+.0f})")
    return (
        f"{len(false)} false and {len(faithful)} faithful sentences that no other rule finds: "
        + ", ".join(parts)
    )


def as_toml(weights: Mapping[str, int], told: str, script: str) -> str:
    """The file of weights that a script has learned."""
    ordered = sorted(weights.items(), key=lambda pair: (pair[0] != "bias", -abs(pair[1]), pair[0]))
    lines = [
        "# How much each sign says for a false sentence, in hundredths of the log odds.",
        f"# Made by tests/quality/{script}.py; not to be edited by hand.",
        "# False sentences found at so many false alarms, on languages left out of the training:",
        f"# {told}",
        *(f"{name} = {weight}" for name, weight in ordered),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Learn, and print what was found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with ProcessPoolExecutor(2) as pool:
        every = [one for found in pool.map(examples, read(options.gold)) for one in found]
    weights = learn(every)
    print("trained on:", _told([(_score(weights, each), each) for each in every]))
    told = _told(left_out(every))
    print("left out:  ", told)
    if options.write:
        FILE.write_text(as_toml(weights, told, "learn_grounding"), encoding="utf-8")


if __name__ == "__main__":
    main()
