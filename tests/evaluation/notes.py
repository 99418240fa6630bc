"""Run `generate` over a folder of real notes and say what comes out.

    python tests/evaluation/notes.py FOLDER [--articles DIR]

FOLDER holds JSON Lines files with `id`, `lang` and `text`. Each note goes through the whole chain:
read, draft, fix, check, render, and the page's own rules. The exit status is 1 if one of them fails or a
page has an error.
"""

import argparse
import json
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from articlekit.checks import check_page
from articlekit.drafting.attempts import write
from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive import ExtractiveDrafter
from articlekit.model.house import House
from articlekit.reading import read_notes
from articlekit.rendering import render


def notes(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Id, language and text of every note in a folder."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            yield entry["id"], entry["lang"], entry["text"]


def run(identity: str, text: str, articles: Path | None) -> tuple[str, list[str]]:
    """The language found for a note, and the findings about its article and page."""
    (note,) = read_notes(text.encode("utf-8"), name=identity)
    outcome = write(Brief(note=note, language=note.language), ExtractiveDrafter())
    page = render(outcome.article)
    found = [f"{each.severity} {each.rule}" for each in outcome.findings]
    found += [f"{each.severity} {each.rule}" for each in check_page(page, house=House())]
    if articles is not None:
        name = identity.replace("/", "-")
        (articles / f"{name}.md").write_text(render(outcome.article, template="markdown"), encoding="utf-8")
    return note.language, found


def main() -> int:
    """Print counts; 1 if there was a traceback or an error among the findings."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=Path, help="write the articles here, as Markdown")
    arguments = parser.parse_args()
    if arguments.articles:
        arguments.articles.mkdir(parents=True, exist_ok=True)
    counts: Counter[str] = Counter()
    failed, total, misread, started = 0, 0, 0, time.perf_counter()
    for identity, language, text in notes(arguments.folder):
        total += 1
        try:
            found_language, found = run(identity, text, arguments.articles)
        except Exception:  # noqa: BLE001 - it is what is looked for
            failed += 1
            print(identity, traceback.format_exc(), sep="\n")
            continue
        misread += found_language.split("-")[0] != language.split("-")[0].split("_")[0]
        counts.update(found)
        failed += any(each.startswith("error") for each in found)
        for each in found:
            if each.startswith("error"):
                print(identity, each)
    for name, count in counts.most_common():
        print(f"{count:5} {name}")
    seconds = time.perf_counter() - started
    print(f"{total} notes, {failed} with a failure, {misread} in another language, {seconds:.1f} s")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
