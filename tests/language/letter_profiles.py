"""The letter profiles that langdetect ships, one file for each script in which they are looked up at once.

    python -m tests.language.letter_profiles

Its own files, one for each language, are slow to read, and 32 of them slow to look a sequence up in. The
profiles are those of langdetect 1.0.9 (Nakatani Shuyo, Apache License 2.0), from texts of Wikipedia.
"""

import json
from importlib.resources import files
from pathlib import Path

from articlekit.language.profiles import SCRIPTS

FOLDER = Path(__file__).resolve().parents[2] / "articlekit" / "language" / "letters_by_script"


def table(script: str) -> str:
    """The file of a script: for each sequence the places of languages in `SCRIPTS`, each with its count."""
    profiles = [
        json.loads((files("langdetect") / "profiles" / language).read_text(encoding="utf-8"))
        for language in SCRIPTS[script]
    ]
    counts: dict[str, list[str]] = {}
    for place, profile in enumerate(profiles):
        for sequence, count in profile["freq"].items():
            counts.setdefault(sequence, []).append(f"{place} {count}")
    totals = [list(each) for each in zip(*(profile["n_words"] for profile in profiles), strict=True)]
    found = {
        "source": "langdetect 1.0.9, Nakatani Shuyo, Apache License 2.0",
        "languages": SCRIPTS[script],
        "totals": totals,
        "counts": {sequence: " ".join(counts[sequence]) for sequence in sorted(counts)},
    }
    return json.dumps(found, ensure_ascii=False, indent=0) + "\n"


if __name__ == "__main__":
    for name in SCRIPTS:
        (FOLDER / f"{name}.json").write_text(table(name), encoding="utf-8")
