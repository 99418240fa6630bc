"""What a change does to many articles.

    python -m tests.quality.goldens compare BASE [--first N] [--part PART]
    python -m tests.quality.goldens make COMMIT

Goldens are the articles, as JSON, of all notes that are at hand (the gold, the notes beside it, the samples)
without a model, and of some of the gold with a stand-in model. They are made with the code of a commit, once,
into .cache/goldens/<commit>; `compare` makes those of the files as they are too, and tells what differs.

The stand-in's answers are recorded in .cache/goldens/answers, by note and request: the editor's article, and
a false one. With --server URL --model NAME a real server is asked for answers that are not recorded yet.
"""

import argparse
import difflib
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.quality.shared import CACHE, ROOT

__all__ = ["PARTS", "differences", "parts_of"]

_GOLDENS = CACHE / "goldens"
_PACKAGE = ("articlekit", "templates")
PARTS = ("headline", "lede", "headings", "body", "missing", "findings", "other")
"""What of an article is compared."""


def _commit(name: str) -> str:
    command = ["git", "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{name} is no commit of this repository: name a branch, a tag or a hash")
    return done.stdout.strip()


def _code_of(commit: str, folder: Path) -> None:
    """Lay the package as it was at a commit into a folder."""
    archive = subprocess.run(
        ["git", "archive", commit, *_PACKAGE], cwd=ROOT, capture_output=True, check=True
    ).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(folder, filter="data")


def _code_as_it_is(folder: Path) -> None:
    for name in _PACKAGE:
        (folder / name).symlink_to(ROOT / name, target_is_directory=True)


def _make(out: Path, commit: str | None, options: argparse.Namespace) -> Path:
    """The file of goldens of a commit, made where it is missing; of the files as they are, made anew."""
    file = out / "articles.jsonl"
    if commit and file.is_file():
        return file
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if commit:
            _code_of(commit, folder)
        else:
            _code_as_it_is(folder)
        made = folder / "made.jsonl"
        # -P and the path: the package comes from the folder, and these scripts from the checkout as it is.
        environment = {
            key: value for key, value in os.environ.items() if not key.startswith(("ARTICLEKIT_", "OPENAI_"))
        }
        for key in ("ARTICLEKIT_SHARED", "OPENAI_API_KEY"):
            environment |= {key: os.environ[key]} if key in os.environ else {}
        environment["PYTHONPATH"] = os.pathsep.join((name, str(ROOT)))
        command = [sys.executable, "-P", "-m", "tests.quality.golden_articles", str(made)]
        server = ("--server", options.server, "--model", options.model) if options.server else ()
        done = subprocess.run([*command, *server], cwd=name, env=environment, check=False)
        if done.returncode:
            raise SystemExit(f"the articles of {commit or 'the files as they are'} could not be made")
        shutil.move(made, file)
    return file


def _read(file: Path) -> dict[str, Any]:
    lines = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return {line["id"]: line["made"] for line in lines}


def parts_of(made: Any) -> dict[str, list[str]]:
    """What is compared of an article, as lines; all is in `other` where there is none."""
    if "article" not in made:
        return {"other": [json.dumps(made, ensure_ascii=False)]}
    article = dict(made["article"])
    sections = article.pop("sections")
    parts = {
        "headline": _lines(article.pop("headline")),
        "lede": _lines([article.pop("dateline", None), article.pop("lede")]),
        "headings": [line for section in sections for line in _lines(section["heading"])],
        "body": _lines([[each["paragraphs"] for each in sections], article.pop("conclusion")]),
        "missing": _lines(article.pop("missing", [])),
        "findings": _lines(made.get("findings", [])),
    }
    rest = ((key, _filled(article[key])) for key in sorted(article))
    other = [f"{key}: {json.dumps(each, ensure_ascii=False, sort_keys=True)}" for key, each in rest if each]
    return {**parts, "other": other}


def _filled(node: Any) -> Any:
    """A value without fields that hold nothing: one that is new and empty is no difference."""
    if not isinstance(node, dict):
        return node
    every = ((key, _filled(each)) for key, each in node.items())
    return {key: each for key, each in every if each not in (None, "", [], {})}


def _lines(node: Any) -> list[str]:
    """A line for each innermost object of a part, with its text first."""
    if isinstance(node, list):
        return [line for each in node for line in _lines(each)]
    if not isinstance(node, dict):
        return [] if node is None else [str(node)]
    nested = {key: each for key, each in node.items() if isinstance(each, list) and _has_objects(each)}
    rest = {key: each for key, each in node.items() if key not in nested and each not in (None, [], "")}
    text = str(rest.pop("text", ""))
    own = " ".join((text, *([json.dumps(rest, ensure_ascii=False, sort_keys=True)] if rest else [])))
    return [own.strip(), *(line for each in nested.values() for line in _lines(each))]


def _has_objects(values: list[Any]) -> bool:
    return any(isinstance(each, dict) for each in values)


def differences(base: dict[str, Any], now: dict[str, Any]) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """The notes whose articles differ, each with the lines of a diff by part."""
    for name in [*now, *(name for name in base if name not in now)]:
        before, after = (parts_of(made.get(name, {})) for made in (base, now))
        changed = {
            part: _diff(before.get(part, []), after.get(part, []))
            for part in PARTS
            if before.get(part, []) != after.get(part, [])
        }
        if changed:
            yield name, changed


def _diff(before: list[str], after: list[str]) -> list[str]:
    """Lines that went and came; what stayed is left out."""
    return [line for line in difflib.ndiff(before, after) if line[0] in "+-"]


def _compare(options: argparse.Namespace) -> None:
    base = _read(_make(_GOLDENS / _commit(options.commit), _commit(options.commit), options))
    now = _read(_make(_GOLDENS / "now", None, options))
    found = list(differences(base, now))
    counts = Counter(part for _, changed in found for part in changed)
    shown = [(name, changed) for name, changed in found if not options.part or options.part in changed]
    for name, changed in shown[: options.first]:
        print(f"\n{name}")
        for part, lines in changed.items():
            if options.part in (None, part):
                print(f"  {part}", *(f"    {line}" for line in lines), sep="\n")
    left = len(shown) - options.first
    if left > 0:
        print(f"\n… and {left} more (--first N)")
    print(f"\n{len(found)} of {len(now)} articles differ from {options.commit}")
    print("by part: " + ", ".join(f"{part} {counts[part]}" for part in PARTS))


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.quality.goldens",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", choices=("make", "compare"))
    parser.add_argument("commit", help="a branch, a tag or a hash")
    parser.add_argument("--first", type=int, default=5, metavar="N", help="differences to print (default: 5)")
    parser.add_argument("--part", choices=PARTS, help="print the differences of this part only")
    parser.add_argument("--server", metavar="URL", help="a real server, for answers that are not recorded")
    parser.add_argument("--model", default="", metavar="NAME", help="the model on that server")
    options = parser.parse_args()
    if options.what == "make":
        commit = _commit(options.commit)
        print(_make(_GOLDENS / commit, commit, options))
    else:
        _compare(options)


if __name__ == "__main__":
    main()
