"""What a judge adds, who is right nine times of ten: a model's article, faithful and false.

    python -m tests.quality.judged [GOLD.jsonl…] [--third]

The stand-in model that writes the article judges it as well (`editor.py`). What it finds is in the outcome
of the draft, not in a later check.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from pathlib import Path

from articlekit import Brief, read_notes, write
from articlekit.app.engine import EngineOptions, engine
from articlekit.drafting.verify import VERIFY, Verify
from articlekit.errors import EngineError
from articlekit.model.article import sentences
from articlekit.settings import Settings
from tests.quality.editor import Editor, Row, plain
from tests.quality.faithful import read, sentences_of, third, with_falsehoods
from tests.quality.shared import gold_files

__all__ = ["measure"]

_STOPS = ".。।"


def measure(row: Row, verify: Verify) -> Counter[str]:
    """What becomes of the sentences of a note: `body` and `stopped`, and of how many."""
    counts: Counter[str] = Counter()
    faithful = [each["text"] for each in sentences_of(row["article"])]
    false = [each["text"] for each in row["false"]]
    printed, flagged = _written(row, row["article"], verify)
    counts["body of"] = len(faithful)
    counts["body"] = sum(_key(text) in printed for text in faithful)
    counts["flagged"] = sum(_key(text) in flagged for text in faithful)
    counts["stopped of"] = len(false)
    printed, flagged = _written(row, with_falsehoods(row), verify)
    counts["stopped"] = sum(_key(text) not in printed or _key(text) in flagged for text in false)
    return counts


def _key(text: str) -> str:
    return plain(text).strip(_STOPS)


def _written(row: Row, article: Row, verify: Verify) -> tuple[set[str], set[str]]:
    """The sentences that an article has in the end, and those with an error or a warning against them."""
    note = read_notes(row["text"].encode(), name=f"{row['id']}.txt", language=row["lang"])[0]
    with Editor(article, (each["text"] for each in row["false"])) as model:
        options = EngineOptions(name="openai", model="editor", base_url=model.url, cache=False, verify=verify)
        with closing(engine(options, Settings())) as chosen:
            brief = Brief(note=note, language=note.language, budget=chosen.budget())
            try:
                outcome = write(
                    brief, chosen.drafter, attempts=chosen.attempts, judge=chosen.judge, verify=verify
                )
            except EngineError:
                return set(), set()  # nothing is printed
    nodes = dict(sentences(outcome.article))
    paths = {each.where.path for each in outcome.findings if each.severity != "info"}
    return (
        {_key(each.text) for each in nodes.values()},
        {_key(each.text) for path, each in nodes.items() if path in paths},
    )


def _figures(rows: Sequence[Row], verify: Verify) -> str:
    with ProcessPoolExecutor(2) as pool:
        counts = sum(pool.map(measure, rows, [verify] * len(rows)), Counter[str]())
    body, flagged = (100 * counts[name] / counts["body of"] for name in ("body", "flagged"))
    stopped = 100 * counts["stopped"] / counts["stopped of"]
    return f"{verify:10} body {body:5.1f} flagged {flagged:5.1f} stopped {stopped:5.1f}"


def main() -> None:
    """Parse the arguments, measure, and print a line for each way to verify."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="*", type=Path, help="files of gold (default: all)")
    parser.add_argument("--third", action="store_true", help="only the third that the board measures")
    options = parser.parse_args()
    rows = read(options.gold or gold_files())
    rows = third(rows) if options.third else rows
    for verify in VERIFY:
        print(_figures(rows, verify), flush=True)


if __name__ == "__main__":
    main()
