"""Make articlekit/language/facts/numerals.toml: number words, from num2words and CLDR by number-parser.

    pip install num2words==0.5.14 number-parser==0.3.2
    python tests/evaluation/number_words.py articlekit/language/facts/numerals.toml

num2words writes a number as words; this reads its tables the other way round. number-parser carries the
spelled-out forms of CLDR, inflected ones among them, for languages that num2words lacks (Greek, Hindi).
What both lack stands in articlekit/language/locales, written by hand.
"""

import importlib
import sys
from pathlib import Path

from num2words import num2words  # type: ignore[import-not-found]

LANGUAGES = [
    "ar",
    "cs",
    "da",
    "de",
    "el",
    "en",
    "es",
    "fa",
    "fi",
    "fr",
    "he",
    "hi",
    "hu",
    "id",
    "it",
    "nl",
    "no",
    "pl",
    "pt",
    "ro",
    "ru",
    "sv",
    "tr",
    "uk",
    "vi",
]
CLDR = {"no": "nb"}
NUMBERS = [*range(100), *range(100, 1000, 100)]
ORDINALS = (
    "de",
    "en",
    "es",
    "fr",
    "hu",
    "it",
    "nl",
    "pl",
    "pt",
    "ro",
    "sv",
    "tr",
    "fi",
    "da",
    "no",
    "id",
    "ru",
    "uk",
)
"""Languages whose ordinals num2words writes right, in the form of the dictionary."""


def cardinals(language: str) -> dict[str, int]:
    """Number words and phrases of a language to their values."""
    found: dict[str, int] = {}
    for number in NUMBERS:
        try:
            found.setdefault(num2words(number, lang=language).lower().replace("-", " "), number)
        except NotImplementedError:
            break
    info = importlib.import_module(f"number_parser.data.{CLDR.get(language, language)}").info
    for table in ("UNIT_NUMBERS", "DIRECT_NUMBERS", "TENS", "HUNDREDS"):
        for word, number in info[table].items():
            # Its tables read the Polish "dwudziestu" (of twenty) as 2.
            if not (table == "UNIT_NUMBERS" and language == "pl" and "dzie" in word and number < 9):
                found.setdefault(word.lower().replace("-", " "), number)
    if language == "pl":
        found.pop("dziewięćdziesiąt", None)
        found.pop("dziewięćdziesięciu", None)
        found["dziewięćdziesiąt"] = found["dziewięćdziesięciu"] = 90
    return found


def ordinals(language: str) -> dict[str, int]:
    """Ordinal words from the third on: the first and the second mean too much else."""
    if language not in ORDINALS:
        return {}
    return {
        num2words(number, lang=language, to="ordinal").lower().replace("-", " "): number
        for number in range(3, 32)
    }


def table(name: str, words: dict[str, int]) -> str:
    """A table of the data file: the words for each number."""
    forms: dict[int, list[str]] = {}
    for word, number in words.items():
        forms.setdefault(number, []).append(word)
    lines = [f'{number} = "{"; ".join(forms[number])}"' for number in sorted(forms)]
    return "\n".join((f"[{name}]", *lines, ""))


def main() -> None:
    parts = [
        "# Made by tests/evaluation/number_words.py from num2words 0.5.14 and number-parser 0.3.2 (CLDR).\n"
    ]
    for language in LANGUAGES:
        parts.append(table(f"{language}.cardinals", cardinals(language)))
        if found := ordinals(language):
            parts.append(table(f"{language}.ordinals", found))
    Path(sys.argv[1]).write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
