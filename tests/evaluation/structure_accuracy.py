"""How often `structure` puts a heading exactly where its author had put it.

    python tests/evaluation/structure_accuracy.py CORPUS [--without-announcement]
    python tests/evaluation/structure_accuracy.py CORPUS --cross-validate
    python tests/evaluation/structure_accuracy.py CORPUS --baselines

CORPUS is a folder of JSON Lines files: an object a line with `lang`, `title`, `source` and
`blocks: [{heading, paragraphs}]`. Every document is flattened: title, paragraphs without headings,
an announcement, the list of headings. A heading without text of its own is left out, as a section
must not be empty. A placement is exact if the heading stands in front of the same character.

The weights of `structure` are fitted on a corpus such as this one: on the same documents the figures are
in-sample. With --cross-validate (it needs numpy and scipy) the weights are fitted anew for each of eight
parts without its documents; translations and sections of a document are in one part with it. --baselines
places headings in front of paragraphs by one signal each, in order and with the greatest sum of cosines,
and compares by language; the exit status is 1 if `structure` is behind one of them in any.
"""

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from articlekit.drafting.outline import WordSimilarity, restore
from articlekit.drafting.outline.similarity import cosines, terms
from articlekit.language.locale import load
from articlekit.language.outline_lines import key
from articlekit.language.words import ngrams
from articlekit.model.article import Article

_ANNOUNCEMENTS = {
    "ar": "العناوين كما يلي:",
    "de": "Die Überschriften lauten wie folgt:",
    "en": "The headings would be as follows:",
    "es": "Los encabezados serían los siguientes:",
    "fr": "Les en-têtes HTML seraient les suivants :",
    "ja": "見出しは次のとおりです：",
    "zh": "标题如下：",
}


class Document(NamedTuple):
    """A flattened article and where its headings stood."""

    identity: str
    language: str
    source: str
    text: str
    places: tuple[tuple[str, int], ...]
    """Each heading and the number of letters and digits in front of it."""


class Score(NamedTuple):
    """Headings placed exactly, and all headings."""

    exact: int
    headings: int

    def __str__(self) -> str:
        return f"{self.exact:5d} of {self.headings:5d}  {100 * self.exact / max(1, self.headings):5.1f} %"


def documents(corpus: Path, *, announced: bool) -> Iterator[Document]:
    """The documents of a corpus, flattened."""
    for path in sorted(corpus.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            document = flatten(json.loads(line), announced=announced)
            if document.places:
                yield document


def flatten(record: dict[str, Any], *, announced: bool) -> Document:
    """One document as a flat text."""
    paragraphs: list[str] = []
    places: list[tuple[str, int]] = []
    letters = 0
    for block in record["blocks"]:
        if block["heading"] and block["paragraphs"]:
            places.append((block["heading"].strip(), letters))
        paragraphs.extend(block["paragraphs"])
        letters += sum(map(_letters, block["paragraphs"]))
    language = record["lang"]
    announcement = [_announcement(language)] if announced else []
    text = "\n".join([record["title"], *paragraphs, *announcement, *(heading for heading, _ in places)])
    return Document(record["id"], language, record["source"], text, tuple(places))


def _announcement(language: str) -> str:
    words = load(language).outline
    made = " ".join((*words.get("heading_words", ())[:1], *words.get("announce_words", ())[:1])) + ":"
    return _ANNOUNCEMENTS.get(language, made)


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def score(document: Document) -> Score:
    """How many headings of a document come back to their place."""
    article = restore(document.text, language=document.language).article
    found = set(_found(article))
    exact = sum((key(heading), letters) in found for heading, letters in document.places)
    return Score(exact, len(document.places))


def _found(article: Article) -> Iterator[tuple[str, int]]:
    letters = sum(_letters(sentence.text) for part in article.lede for sentence in part.sentences)
    for section in article.sections:
        yield key(section.heading.text), letters
        letters += sum(_letters(sentence.text) for part in section.paragraphs for sentence in part.sentences)


def main(arguments: list[str]) -> int:
    """Print the accuracy for each language and source, and in all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--without-announcement", action="store_true")
    parser.add_argument("--baselines", action="store_true", help="what simple methods reach")
    parser.add_argument("--cross-validate", action="store_true", help="weights from other documents only")
    options = parser.parse_args(arguments)
    if options.baselines:
        return _baselines(options.corpus)
    if options.cross_validate:
        return _cross_validate(options)
    totals: defaultdict[str, Score] = defaultdict(lambda: Score(0, 0))
    seconds = longest = 0.0
    for document in documents(options.corpus, announced=not options.without_announcement):
        start = time.process_time()
        one = score(document)
        spent = time.process_time() - start
        seconds, longest = seconds + spent, max(longest, spent)
        for name in (document.language, document.source, "all"):
            totals[name] = Score(totals[name].exact + one.exact, totals[name].headings + one.headings)
    _print("In-sample", totals)
    print(f"{seconds:.1f} s in all, the slowest document {1000 * longest:.0f} ms")
    return 0 if totals else 2


def _baselines(corpus: Path) -> int:
    """Print what even spacing and dynamic programming over one kind of TF-IDF reach, beside `structure`."""
    methods: dict[str, Callable[[Document, Sequence[str]], list[list[float]]]] = {
        "even spacing": lambda document, texts: [
            [
                -abs((row + 1) * len(texts) / (len(document.places) + 1) - column)
                for column in range(len(texts))
            ]
            for row in range(len(document.places))
        ],
        "TF-IDF of stems": lambda document, texts: cosines(
            *([terms(one, document.language) for one in each] for each in (_names(document), texts))
        ),
        "TF-IDF of characters": lambda document, texts: cosines(
            *([Counter(ngrams(one)) for one in each] for each in (_names(document), texts))
        ),
    }
    found = list(documents(corpus, announced=False))
    ours = list(documents(corpus, announced=True))
    exact: dict[str, list[int]] = {"structure": [score(document, None).exact for document in ours]}
    for name, method in methods.items():
        exact[name] = [_placed_by(document, method) for document in found]
    behind = False
    for language in (*sorted({document.language for document in found}), "all"):
        of = [number for number, document in enumerate(found) if language in {document.language, "all"}]
        headings = sum(len(found[number].places) for number in of)
        scores = {name: Score(sum(its[number] for number in of), headings) for name, its in exact.items()}
        behind |= any(scores["structure"].exact < other.exact for other in scores.values())
        print(
            language,
            *(f"{name} {100 * its.exact / headings:.1f} %" for name, its in scores.items()),
            sep="   ",
        )
    return int(behind) if found else 2


def _names(document: Document) -> list[str]:
    return [heading for heading, _ in document.places]


def _placed_by(document: Document, method: Callable[[Document, Sequence[str]], list[list[float]]]) -> int:
    """How many headings stand in their place by the greatest sum of scores in ascending places."""
    texts = document.text.split("\n")[1 : -len(document.places)]
    scores = method(document, texts)
    starts = [sum(map(_letters, texts[:index])) for index in range(len(texts))]
    best: list[tuple[float, list[int]]] = [(0.0, [])] * (len(texts) + 1)
    for row in scores:
        following: list[tuple[float, list[int]]] = [(-1e9, [])]
        for index, score in enumerate(row):
            total, places = best[index]
            following.append(max(following[-1], (total + score, [*places, index]), key=lambda one: one[0]))
        best = following
    places = best[-1][1]
    wanted = [letters for _, letters in document.places]
    return sum(starts[place] == letters for place, letters in zip(places, wanted, strict=False))


def _cross_validate(options: argparse.Namespace) -> int:
    from structure_validation import cross_validate  # it needs numpy and scipy

    found = documents(options.corpus, announced=not options.without_announcement)
    totals: defaultdict[str, Score] = defaultdict(lambda: Score(0, 0))
    for document, exact in cross_validate(list(found), WordSimilarity):
        for name in (document.language, document.source, "all"):
            before = totals[name]
            totals[name] = Score(before.exact + exact, before.headings + len(document.places))
    _print("Cross-validated", totals)
    return 0 if totals else 2


def _print(title: str, totals: dict[str, Score]) -> None:
    print(title)
    for name in sorted(totals, key=lambda name: (name == "all", len(name) > 3, name)):
        print(f"{name:26} {totals[name]}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
