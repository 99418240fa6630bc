"""Learn the weights by which a statement is told to be news or none, and show how well they do.

    python -m tests.quality.learn_zones GOLD.jsonl… [--write]

A gold note is a JSON object with `lang`, `text` and `not_news`, the parts of the text that an editor would
not print. Weights are those of a logistic regression with an L2 penalty, made whole numbers in hundredths;
they are the same for every language. What is shown is measured on languages left out of the training.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from articlekit.language.detect import detect
from articlekit.language.locale import load
from articlekit.reading.statements import split_note
from articlekit.reading.zones import Survey, survey
from articlekit.reading.zones.evidence import Evidence, evidence, with_signs_of_news
from tests.quality.fitting import Row, judging

_WEIGHTS = Path(__file__).parents[2] / "articlekit" / "reading" / "zones" / "weights.toml"
_PENALTY = 1.0
_FOLDS = 5
_PRIOR = {
    "embargo: found": 2.0,
    "contact_phrases: found": 2.0,
    "template: share": 3.0,
    "decisions: found": -1.0,
}
"""What weights are drawn to instead of zero: signs that are too rare in the gold for how sure they are."""
_NEWS = 3.0
"""How many lines too many a lost piece of news is worth."""


class Example(NamedTuple):
    """A statement of a gold note: its language, what is known of it, and whether it is no news."""

    language: str
    found: Evidence
    dirt: bool
    text: str
    left: bool
    """Whether it is one of those that the zones leave."""


def examples(paths: Iterable[Path]) -> list[Example]:
    """The statements of gold notes that the zones leave, with what an editor says of each."""
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [example for row in rows for example in _of(row)]


def _of(row: dict[str, str]) -> Iterable[Example]:
    """The statements that the zones leave, and those of the note as it was."""
    text = row["text"]
    language = detect(text).language
    for zones in (survey(text, language=language), Survey(text, load(language))):
        read = split_note(zones.blanked(), language=language, meta=zones.meta)
        zones.extend(read.text)
        dirty = bytearray(len(zones.text))
        for part in row["not_news"]:
            for match in re.finditer(re.escape(part), text):
                dirty[match.start() : match.end()] = b"\1" * len(part)
        for statement, found in zip(read.statements, evidence(zones, list(read.statements)), strict=True):
            share = dirty.count(1, statement.start, statement.end) / max(1, statement.end - statement.start)
            whole = with_signs_of_news(zones, statement, found)
            yield Example(row["lang"], whole, share > 0.5, statement.text, left=bool(zones.asides))


def learn(rows: Sequence[Example]) -> dict[str, int]:
    """Weights in hundredths, with the bias."""
    data = [Row(row.found.features, float(row.dirt), 1.0 if row.dirt else _NEWS) for row in rows]
    weights = judging(data, penalty=_PENALTY, drawn=_PRIOR)
    learned = {name: round(100 * weight) for name, weight in weights.items()}
    bias = learned.pop("bias")
    return {"bias": bias} | {name: weight for name, weight in learned.items() if abs(weight) >= 5}


def points_of(weights: dict[str, int], features: dict[str, float]) -> int:
    """The score of a statement under some weights."""
    return weights["bias"] + sum(round(weights.get(name, 0) * value) for name, value in features.items())


def left_out(rows: Sequence[Example]) -> list[tuple[Example, int]]:
    """Each statement with its score under weights that were learned from other languages."""
    languages = sorted({row.language for row in rows})
    scored: list[tuple[Example, int]] = []
    for fold in range(_FOLDS):
        out = set(languages[fold::_FOLDS])
        weights = learn([row for row in rows if row.language not in out])
        tested = [row for row in rows if row.language in out and row.left]
        scored += [(row, points_of(weights, row.found.features)) for row in tested]
    return scored


def main() -> None:
    """Parse the arguments, learn, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--listed", type=int, default=0, help="only languages with at least so many hits")
    options = parser.parse_args()
    rows = examples(options.gold)
    if options.listed:
        hits: dict[str, int] = defaultdict(int)
        for row in rows:
            hits[row.language] += len(row.found.hits)
        rows = [row for row in rows if hits[row.language] >= options.listed]
    scored = left_out(rows)
    for limit in (-200, -150, -100, -50, 0, 50, 100):
        found = [row for row, points in scored if points > limit]
        right = sum(row.dirt for row in found)
        all_dirt = sum(row.dirt for row, _ in scored)
        signed = [row for row in found if row.found.hits]
        print(
            f"above {limit:5}: {len(found):4} of {len(scored)}, precision {right / max(1, len(found)):.3f}, "
            f"recall {right / max(1, all_dirt):.3f}, with a sign "
            f"{sum(row.dirt for row in signed)}/{len(signed)}"
        )
    for row, points in sorted(scored, key=lambda each: -each[1]):
        if not row.dirt and points > 0:
            print("  news taken for none:", points, row.language, row.text[:90], row.found.hits)
    for row, points in sorted(scored, key=lambda each: each[1]):
        if row.dirt and points < -100:
            print("  missed:", points, row.language, row.text[:90], row.found.hits)
    if options.write:
        weights = learn(rows)
        lines = [
            "# How much each feature says for a statement's being no news, in hundredths of the log odds.",
            "# Made by tests/quality/learn_zones.py; not to be edited by hand.",
            "",
            "[weights]",
            *(f'"{name}" = {weight}' for name, weight in weights.items()),
        ]
        _WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
