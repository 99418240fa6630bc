"""Learn the weights of the drafter from notes with the articles that editors made of them.

    python -m tests.quality.learn_drafting GOLD.jsonl… [--more NOTES.jsonl…] [--write] [--folds N]

Six small linear models, the same for every language: which statement is the news (`news`), which wording of
it is the headline (`headline`), what belongs into the lede (`lede`) and to the end (`end`), how much two
units belong together (`pair`), and which wording heads a section (`heading`). Signs that are sure are
held. What is shown is measured by the yardstick beside the notes, on articles in languages that were left out
of the training.
"""

import argparse
import importlib.util
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any

from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive import STEPS, article_of, begun
from articlekit.drafting.extractive.candidates import candidates
from articlekit.drafting.extractive.draft import Draft, Item, units
from articlekit.drafting.extractive.features import evidence, is_printable_as_news
from articlekit.drafting.extractive.grouping import Rest
from articlekit.drafting.extractive.heading_offers import offers
from articlekit.drafting.extractive.headline import headline, maker
from articlekit.drafting.extractive.lede import dateline_and_lede, lede_features
from articlekit.drafting.extractive.sections import rest_of
from articlekit.drafting.extractive.weights import Weights
from articlekit.reading import read_notes
from tests.quality.fitting import Row, judging, ranking, spread
from tests.quality.shared import shared

__all__ = ["FILE", "SIGNS", "as_toml", "learn", "read"]

FILE = Path(__file__).parents[2] / "articlekit" / "drafting" / "extractive" / "weights.toml"
_FOLDS = 6
_PENALTY = {"news": 3.0, "headline": 120.0, "lede": 30.0, "end": 20.0, "pair": 20.0, "heading": 20.0}
_RIGHT = 0.2
"""What a headline with the news is wanted for, besides for its likeness to one of the editor's."""
_PAIRS = 4.5
"""The root of the pairs of a common note, which count one each."""
_MISSED = 0.3
"""How much more a statement costs that the lede lacks than one too many."""
_LEAST = 3
"""Hundredths below which a weight is left out."""
_TELLING = """
    early first second label_what label_impact number decision cancelled people cue_what cue_impact
    central title"""
_BESIDE = """
    place last quotation demoted question correction labelled hedge cue_response cue_cause cue_outlook
    cue_background cue_reaction label_response label_cause label_outlook label_reaction label_background"""
SIGNS: Mapping[str, tuple[str, str]] = {
    "news": (f"{_TELLING} name", f"{_BESIDE} anaphora bare_date short place_label negation"),
    "headline": (
        """score h_score h_harm early label_what c_people c_number c_event c_cue_what c_cue_impact c_decision
        c_cancelled c_dead c_central c_title""",
        """c_hedge c_negation bare_date c_bare_date place_label anaphora c_cue_response c_pronoun under over
        c_tail
        made_name cue_cause label_cause""",
    ),
    "lede": (f"{_TELLING} told score near_told harm", _BESIDE),
    "end": ("rest rest_last place cue_outlook label_outlook", "cue_cause label_cause quotation"),
    "pair": ("alike rare next same_block same_label same_role", "apart share_apart"),
    "heading": (
        "covered people number name decision cue_what cue_impact cue_cause",
        "bare_date anaphora long short cue_reaction place",
    ),
}
"""Features whose weights are not below zero, and those whose are not above it."""


@dataclass(frozen=True)
class Gold:
    """A note with its editor's article, and the draft of it before the first step."""

    row: Mapping[str, Any]
    draft: Draft
    yardstick: ModuleType

    @cached_property
    def atoms(self) -> dict[str, str]:
        """The parts of the note that the article is from, each with the part that it comes in first."""
        article = self.row["article"]
        parts = [("lede", article["lede"])]
        parts += [(f"s{place}", each["sentences"]) for place, each in enumerate(article["sections"])]
        parts += [("end", article.get("conclusion", []))]
        found: dict[str, str] = {}
        for part, sentences in parts:
            for atom in (atom for sentence in sentences for atom in sentence["from"]):
                if len(self.yardstick.plain(atom)) > 3:
                    found.setdefault(atom, part)
        return found

    @cached_property
    def parts(self) -> list[Counter[str]]:
        """For each statement, how many letters of it the editor put into which part."""
        found = []
        atoms = {atom: self.grams(atom) for atom in self.atoms}
        for item in self.draft.items:
            own, counts = self.grams(_words(item)), Counter[str]()
            for atom, part in self.atoms.items():
                shared_grams = len(own & atoms[atom])
                if shared_grams >= 0.5 * min(len(own), len(atoms[atom])):
                    counts[part] += shared_grams
            found.append(counts)
        return found

    def part(self, item: Item) -> str | None:
        """The part that the editor put most of a statement into."""
        counts = self.parts[self.draft.items.index(item)]
        return counts.most_common(1)[0][0] if counts else None

    def grams(self, text: str) -> set[str]:
        """The overlapping groups of letters by which the yardstick compares."""
        found: set[str] = self.yardstick.grams(text)
        return found

    def headline(self, text: str, *, half: bool = False) -> float:
        """How like a text is to one of the editor's headlines, from 0 to 1, the place aside.

        Args:
            text: the text.
            half: whether what it says besides counts only half.
        """
        place = self.grams(self.row.get("place") or "")
        own, article = self.grams(text) - place, self.row["article"]
        wanted = [
            self.grams(each) - place for each in (article["headline"]["text"], *article["alternatives"])
        ]
        alike = max(2 * len(own & each) / max(1, len(own) + len(each)) for each in wanted)
        covers = max(len(own & each) / max(1, len(each)) for each in wanted)
        return (alike + covers) / 2 if half else alike


def _words(item: Item) -> str:
    return " ".join(filter(None, (item.statement.label, item.speaker, item.stamp, item.labelled)))


def read(paths: Iterable[Path]) -> list[Gold]:
    """The notes of some files, read."""
    path = shared() / "gold" / "score.py"
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    yardstick = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(yardstick)
    found = []
    for text in (line for path in paths for line in path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(text)
        note = read_notes(row["text"].encode(), name=f"{row['id']}.txt")[0]
        found.append(Gold(row, units(begun(Brief(note=note, language=note.language))), yardstick))
    return found


def learn(golds: Sequence[Gold], more: Sequence[Gold] = ()) -> dict[str, dict[str, int]]:
    """The weights of all models, in hundredths; each is learned on what those before it make of the notes.

    Args:
        golds: the notes.
        more: notes that only the wording of headlines is learned from as well: on languages left out that
            makes headlines better, and ledes and headings worse.
    """
    weights: dict[str, dict[str, int]] = {name: {} for name in _PENALTY}
    weights["news"] = _ranked("news", [list(_news(gold)) for gold in golds])
    pairs = [(gold, evidence(replace(gold.draft, weights=weights))) for gold in (*golds, *more)]
    weights["headline"] = _ranked("headline", [list(_headlines(gold, draft)) for gold, draft in pairs])
    pairs = [(gold, headline(draft)) for gold, draft in pairs[: len(golds)]]
    weights["lede"] = _judged("lede", [row for gold, draft in pairs for row in _lede(gold, draft)])
    left = [(gold, _left(draft)) for gold, draft in pairs]
    weights["end"] = _judged("end", [row for gold, rest in left for row in _end(gold, rest)])
    weights["pair"] = _judged("pair", [row for gold, rest in left for row in _pairs(gold, rest)])
    weights["heading"] = _ranked(
        "heading", [group for gold, draft in pairs for group in _headings(gold, draft)]
    )
    return weights


def _signs(model: str) -> dict[str, int]:
    rising, falling = SIGNS[model]
    return dict.fromkeys(rising.split(), 1) | dict.fromkeys(falling.split(), -1)


def _ranked(model: str, groups: Sequence[Sequence[Row]]) -> dict[str, int]:
    groups = [group for group in groups if any(row.wanted for row in group)]
    deviations = spread([row.features for group in groups for row in group])
    even = [[_even(row, deviations) for row in group] for group in groups]
    return _whole(ranking(even, penalty=_PENALTY[model], signs=_signs(model)), deviations)


def _judged(model: str, rows: Sequence[Row]) -> dict[str, int]:
    deviations = spread([row.features for row in rows])
    even = [_even(row, deviations) for row in rows]
    return _whole(judging(even, penalty=_PENALTY[model], signs=_signs(model)), deviations)


def _even(row: Row, deviations: Mapping[str, float]) -> Row:
    return row._replace(features={name: value / deviations[name] for name, value in row.features.items()})


def _whole(weights: Mapping[str, float], deviations: Mapping[str, float]) -> dict[str, int]:
    found = {name: round(100 * weight / deviations.get(name, 1.0)) for name, weight in weights.items()}
    return {name: weight for name, weight in found.items() if abs(weight) >= _LEAST}


def _news(gold: Gold) -> Iterator[Row]:
    """Each statement, with how much of a headline it says."""
    for item, features in zip(gold.draft.items, gold.draft.telling.features, strict=True):
        fit = is_printable_as_news(item)
        yield Row(features, gold.headline(item.labelled, half=True) ** 3 if fit else 0.0)


def _headlines(gold: Gold, draft: Draft) -> Iterator[Row]:
    """Each wording, with how like it is to one of the editor's headlines; 0 for one that misses the news."""
    for each in candidates(maker(draft)):
        right = gold.yardstick.headline_ok(gold.row, each.text)
        yield Row(each.features, _RIGHT + gold.headline(each.text) if right else 0.0)


def _lede(gold: Gold, draft: Draft) -> Iterator[Row]:
    for item, counts in zip(draft.items, gold.parts, strict=True):
        if is_printable_as_news(item):
            wanted = counts["lede"] / max(1, counts.total())
            yield Row(lede_features(draft, item), wanted, 1 + _MISSED * wanted)


def _left(draft: Draft) -> Rest:
    """What the lede leaves, as the sections find it."""
    draft = dateline_and_lede(draft)
    return Rest(draft, [unit for unit in rest_of(draft) if not unit[0].statement.demoted])


def _parts(gold: Gold, rest: Rest) -> list[str | None]:
    """The part that the editor put most of each unit into, the lede aside."""
    found: list[str | None] = []
    for unit in rest.units:
        counts = sum((gold.parts[gold.draft.items.index(item)] for item in unit), Counter[str]())
        del counts["lede"]
        found.append(counts.most_common(1)[0][0] if counts else None)
    return found


def _end(gold: Gold, rest: Rest) -> Iterator[Row]:
    for place, part in enumerate(_parts(gold, rest)):
        if part is not None:
            yield Row(rest.end_features(place), float(part == "end"))


def _pairs(gold: Gold, rest: Rest) -> Iterator[Row]:
    """Each pair of units; a long note counts less than by the number of its pairs."""
    known = [(place, part) for place, part in enumerate(_parts(gold, rest)) if part is not None]
    pairs = [*combinations(known, 2)]
    for (one, part), (other, beside) in pairs:
        yield Row(rest.pair_features(one, other), float(part == beside), _PAIRS / len(pairs) ** 0.5)


def _headings(gold: Gold, draft: Draft) -> Iterator[list[Row]]:
    """For each of the editor's sections, what might head it, with how like it is to the editor's heading."""
    for place, section in enumerate(gold.row["article"]["sections"]):
        items = [item for item in draft.items if gold.part(item) == f"s{place}"]
        wanted = gold.grams(section["heading"]["text"])
        rows = []
        for offer in offers(draft, items) if items else ():
            own = gold.grams(offer.text)
            alike = 2 * len(own & wanted) / max(1, len(own) + len(wanted))
            rows.append(Row(offer.features, alike**2 if alike > 0.15 and not offer.copies else 0.0))
        yield rows


def drafted(gold: Gold, weights: Weights) -> dict[str, Any]:
    """The article that some weights make of a note, as data."""
    draft = replace(begun(gold.draft.brief), weights=weights)
    for step in STEPS:
        draft = step(draft)
    return article_of(draft).model_dump(mode="json")


def figures(golds: Sequence[Gold], folds: int, more: Sequence[Gold] = ()) -> dict[str, float]:
    """The yardstick's figures on languages that were left out of the training, in percent."""
    languages = sorted({gold.row["lang"] for gold in golds})
    made: list[dict[str, Any]] = []
    for fold in range(folds):
        out = set(languages[fold::folds])
        kept, beside = ([gold for gold in each if gold.row["lang"] not in out] for each in (golds, more))
        weights = learn(kept, beside)
        for gold in (gold for gold in golds if gold.row["lang"] in out):
            result, _ = gold.yardstick.judge(gold.row, drafted(gold, weights))
            made.append(result)
    return measured(golds[0].yardstick, made)


def measured(yardstick: ModuleType, made: Sequence[dict[str, Any]]) -> dict[str, float]:
    """The yardstick's figures of some articles, in percent."""
    names = [*yardstick.COLUMNS, "asks", "score", "publish"]
    return {name: round(100 * value, 1) for name, value in zip(names, yardstick.line(made), strict=True)}


def as_toml(weights: Mapping[str, Mapping[str, int]], found: Mapping[str, float]) -> str:
    """The file of weights, with how well they do in its head."""
    lines = [
        "# How much each feature says for a choice of the drafter, in hundredths of the log odds.",
        "# Made by tests/quality/learn_drafting.py; not to be edited by hand.",
        "# On languages left out of the training, in percent:",
        "# " + ", ".join(f"{name} {value}" for name, value in found.items()),
        "# Signs that are held are in SIGNS of that script.",
    ]
    for model, table in weights.items():
        lines += ["", f"[{model}]"]
        ordered = sorted(table.items(), key=lambda pair: (pair[0] != "bias", -abs(pair[1]), pair[0]))
        lines += [f"{name} = {weight}" for name, weight in ordered]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Parse the arguments, learn, and print what was found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument(
        "--more", nargs="*", type=Path, default=(), help="notes that only headlines are learned from"
    )
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--folds", type=int, default=_FOLDS, help="0 for no figures of languages left out")
    options = parser.parse_args()
    golds, more = read(options.gold), read(options.more)
    weights = learn(golds, more)
    judge = golds[0].yardstick.judge
    print("trained on:", measured(golds[0].yardstick, [judge(g.row, drafted(g, weights))[0] for g in golds]))
    found = figures(golds, options.folds, more) if options.folds else {}
    print("left out:  ", found)
    if options.write:
        FILE.write_text(as_toml(weights, found), encoding="utf-8")


if __name__ == "__main__":
    main()
