"""What becomes of an excellent model's article, and of a dishonest one's.

    python -m tests.quality.faithful [GOLD.jsonl…] [--by lang|genre] [--worst N] [--third]

For each note the program is asked for an article by a stand-in model (`editor.py`), twice: first it answers
with the editor's own article, every sentence of which is faithful; then with the same article in which
sentences have been replaced by false ones. Two notes at a time.

  body, headline, headings   faithful text that reaches the reader as the model wrote it (100 is right)
  flagged                    faithful sentences that have an error or a warning against them (0 is right)
  stopped                    false sentences that do not reach the reader, or that an error or a warning
                             points at (100 is right)
  requests                   requests an article
  broken                     notes without an article

It measures what the script of that name beside the gold measures; this one is kept up with the form of the
model's request.
"""

import argparse
import copy
import json
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.quality.command import check, generate, model_at
from tests.quality.editor import Editor, Row, plain
from tests.quality.shared import gold_files

__all__ = ["COLUMNS", "figures", "measure", "read", "run", "sentences_of", "third", "with_falsehoods"]

COLUMNS = ("body", "headline", "headings", "flagged", "stopped", "requests", "broken")
_STOPS = ".。।"
_TOLD = ("text", "label", "value", "attribution", "speaker")
_UNTOLD = ("sources", "meta", "asides")


@dataclass
class Seen:
    """What was counted of a note."""

    row: Row
    counts: Counter[str] = field(default_factory=Counter)
    kinds: Counter[tuple[str, bool]] = field(default_factory=Counter)
    """False sentences, by kind and by whether they were stopped."""
    faults: list[str] = field(default_factory=list)
    """A line each."""


@dataclass(frozen=True)
class _Made:
    """An article as its readers see it, and what is found against it."""

    headline: str
    headings: tuple[str, ...]
    body: str
    flagged: frozenset[str]
    requests: int

    def prints(self, sentence: str) -> bool:
        return plain(sentence).strip(_STOPS) in self.body

    def flags(self, sentence: str) -> bool:
        text = plain(sentence).strip(_STOPS)
        return any(text in each or each.strip(_STOPS) == text for each in self.flagged if each)


def read(files: Sequence[Path]) -> list[Row]:
    """The notes of files of gold, in their order."""
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def third(rows: Sequence[Row]) -> list[Row]:
    """The third that is measured every time: each third note, which leaves few languages out."""
    return list(rows[::3])


def measure(row: Row) -> Seen:
    """Have a note's article written by the faithful model and by the dishonest one."""
    seen = Seen(row)
    try:
        _faithful(seen, _made(row, row["article"]))
    except RuntimeError as error:
        seen.counts["broken"] += 1
        seen.faults.append(f"{row['id']}: {error}")
        return seen
    try:
        _dishonest(seen, _made(row, with_falsehoods(row)))
    except RuntimeError as error:
        seen.faults.append(f"{row['id']} (false): {error}")
    return seen


def _made(row: Row, article: Row) -> _Made:
    with tempfile.TemporaryDirectory() as name, Editor(article) as model:
        folder = Path(name)
        made = generate(row["text"], *model_at(model.url), "--lang", row["lang"], folder=folder).articles[0]
        paths = _paths(check(folder))
    paragraphs = [*made["lede"], *(each for part in made["sections"] for each in part["paragraphs"])]
    body = " ".join(" ".join(_strings(each)) for each in (*paragraphs, *made["conclusion"]))
    return _Made(
        headline=made["headline"]["text"],
        headings=tuple(part["heading"]["text"] for part in made["sections"]),
        body=plain(body),
        flagged=frozenset(plain(_at(made, path)) for path in paths),
        requests=len(model.requests),
    )


def _faithful(seen: Seen, made: _Made) -> None:
    gold, counts, name = seen.row["article"], seen.counts, seen.row["id"]
    counts["n"] += 1
    counts["requests"] += made.requests
    headline = gold["headline"]["text"]
    counts["headlines"] += 1
    if plain(headline) == plain(made.headline):
        counts["headlines kept"] += 1
    else:
        seen.faults.append(f"{name} headline: {headline!r} became {made.headline!r}")
    for section in gold["sections"]:
        heading = section["heading"]["text"]
        counts["headings"] += 1
        if any(plain(heading) == plain(each) for each in made.headings):
            counts["headings kept"] += 1
        else:
            seen.faults.append(f"{name} heading lost: {heading!r}")
    for sentence in sentences_of(gold):
        text = sentence["text"]
        counts["sentences"] += 1
        if not made.prints(text):
            seen.faults.append(f"{name} sentence lost: {text!r}")
            continue
        counts["sentences kept"] += 1
        if made.flags(text):
            counts["sentences flagged"] += 1
            seen.faults.append(f"{name} sentence flagged: {text!r}")


def _dishonest(seen: Seen, made: _Made) -> None:
    for each in seen.row["false"]:
        text = each["text"]
        stopped = not made.prints(text) or made.flags(text)
        seen.counts["false"] += 1
        seen.counts["false stopped"] += stopped
        seen.kinds[each["kind"], stopped] += 1
        if not stopped:
            reason = f"({each['kind']}): {text!r}: {each['wrong']}"
            seen.faults.append(f"{seen.row['id']} false let through {reason}")


def sentences_of(gold: Row) -> list[Row]:
    sections = [each for section in gold["sections"] for each in section["sentences"]]
    return [*gold["lede"], *sections, *gold.get("conclusion", [])]


def with_falsehoods(row: Row) -> Row:
    """The dishonest model's article: false sentences stand where the editor tells the same passages."""
    bad: Row = copy.deepcopy(row["article"])
    parts = [bad["lede"], *(section["sentences"] for section in bad["sections"])]
    places = [(part, number) for part in parts for number in range(len(part))]
    free = list(range(len(places)))
    for false in row["false"]:
        passages = set(false["from"])

        def shared(place: int, passages: set[str] = passages) -> int:
            part, number = places[place]
            return len(passages & set(part[number]["from"]))

        best = max(free, key=shared, default=None)
        told = {"text": false["text"], "from": false["from"]}
        if best is None or not shared(best):
            bad["lede"].append(told)
        else:
            free.remove(best)
            part, number = places[best]
            part[number] = told
    return bad


def _strings(node: Any) -> Iterator[str]:
    """All texts of a paragraph, whatever its kind, in reading order."""
    if isinstance(node, dict):
        for key, value in node.items():
            if isinstance(value, str) and key in _TOLD:
                yield value
            elif isinstance(value, (dict, list)) and key not in _UNTOLD:
                yield from _strings(value)
    elif isinstance(node, list):
        for each in node:
            yield from _strings(each)


def _paths(found: Any) -> Iterator[str]:
    """The places of errors and warnings, however deep they lie in the JSON of findings."""
    if isinstance(found, dict):
        if found.get("severity") in ("error", "warning") and "rule" in found:
            yield (found.get("where") or found).get("path") or ""
        found = list(found.values())
    if isinstance(found, list):
        for each in found:
            yield from _paths(each)


def _at(article: Row, path: str) -> str:
    """The sentence that a path such as sections[0].paragraphs[1].sentences[0] names; empty for none."""
    node: Any = article
    try:
        for name, index in re.findall(r"(\w+)|\[(\d+)\]", path):
            node = node[int(index)] if index else node[name]
            if isinstance(node, dict) and "text" in node:
                return str(node["text"])
    except (KeyError, IndexError, TypeError):
        pass
    return ""


def figures(every: Sequence[Seen]) -> dict[str, float]:
    """The columns for notes together: percentages, but for requests and broken."""
    counts = sum((each.counts for each in every), Counter[str]())

    def share(part: str, whole: str) -> float:
        return 100 * counts[part] / counts[whole] if counts[whole] else 100.0

    values = (
        share("sentences kept", "sentences"),
        share("headlines kept", "headlines"),
        share("headings kept", "headings"),
        share("sentences flagged", "sentences") if counts["sentences"] else 0.0,
        share("false stopped", "false"),
        counts["requests"] / max(1, counts["n"]),
        float(counts["broken"]),
    )
    return dict(zip(COLUMNS, values, strict=True))


def run(rows: Sequence[Row], processes: int = 2) -> list[Seen]:
    """Measure notes, so many at a time; the order is that of the notes."""
    with ProcessPoolExecutor(processes) as pool:
        return list(pool.map(measure, rows))


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.quality.faithful",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("gold", nargs="*", type=Path, help="files of gold (default: all)")
    parser.add_argument("--by", choices=("lang", "genre"), default="lang")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="print the first N faults")
    parser.add_argument("--third", action="store_true", help="only the third that the board measures")
    options = parser.parse_args()
    rows = read(options.gold or gold_files())
    every = run(third(rows) if options.third else rows)
    table: dict[str, list[Seen]] = defaultdict(list)
    for seen in every:
        table[seen.row[options.by]].append(seen)
    print(f"{options.by:10}   n", *(f"{column:>8}" for column in COLUMNS))
    for key, group in (*sorted(table.items()), ("all", every)):
        print(f"{key:10} {len(group):3}", *(f"{value:8.1f}" for value in figures(group).values()))
    kinds = sum((each.kinds for each in every), Counter[tuple[str, bool]]())
    names = sorted({kind for kind, _ in kinds})
    told = (f"{kind} {kinds[kind, True]}/{kinds[kind, True] + kinds[kind, False]}" for kind in names)
    print("stopped by kind:", ", ".join(told))
    print(*[fault for seen in every for fault in seen.faults][: options.worst], sep="\n")


if __name__ == "__main__":
    main()
