"""How long it takes to hold an article of 500 words against its note.

    python tests/benchmark/grounding.py FOLDER [--assert]

FOLDER holds JSON Lines files with `id`, `lang` and `text`. Articles of 400 to 650 words are drafted from
these notes and held against them in this process, once note and language are loaded; what the rules
remember of the article is forgotten between runs. Processor time is told in milliseconds. With --assert
the exit status is 1 if the median of one article takes 30 ms or more.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from articlekit.checks import check_article
from articlekit.checks.grounding.passage import read
from articlekit.checks.rules import GROUNDING_RULES
from articlekit.model.article import Article, Paragraph, Sentence, sentences
from articlekit.model.house import House
from articlekit.model.note import Note
from tests.evaluation.perturbation import drafted

RULES = tuple(rule.id for rule in GROUNDING_RULES)
LIMIT = 30.0
"""Milliseconds."""
_RUNS = 9


def long_articles(folder: Path) -> Iterator[tuple[Note, Article]]:
    """Articles of about 500 words with their notes."""
    for note, article in drafted(folder):
        if 400 < sum(len(sentence.text.split()) for _, sentence in sentences(article)) < 650:
            yield note, article


def own_words(article: Article) -> Article:
    """The article with a blank behind every sentence, so that nothing known of the note's text serves."""
    own = tuple(Sentence(text=f"{one.text} ", sources=one.sources) for _, one in sentences(article))
    lede = (Paragraph(sentences=own),)
    return article.model_copy(update={"lede": lede, "sections": (), "conclusion": ()})


def measure(note: Note, article: Article) -> float:
    """The median of some runs in milliseconds."""
    times = []
    for number in range(_RUNS + 1):
        read.cache_clear()
        fresh = article.model_copy(update={"note": f"{note.id} {number}"})  # so that nothing is known of it
        started = time.process_time()
        check_article(fresh, house=House(), note=note, select=RULES)
        times.append(time.process_time() - started)
    return statistics.median(times[1:]) * 1000


def main() -> int:
    """Print a line for each article; 1 if one of them takes too long and that is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--assert", dest="strict", action="store_true")
    arguments = parser.parse_args()
    worst = 0.0
    for note, article in long_articles(arguments.folder):
        count = sum(len(sentence.text.split()) for _, sentence in sentences(article))
        taken = measure(note, own_words(article))
        worst = max(worst, taken)
        print(f"{note.language}: {count} words, {taken:.1f} ms ({note.id})")
    print(f"slowest: {worst:.1f} ms; limit: {LIMIT:.0f} ms")
    return int(arguments.strict and worst >= LIMIT)


if __name__ == "__main__":
    sys.exit(main())
