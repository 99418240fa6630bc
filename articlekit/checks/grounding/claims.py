"""Claims: every text of an article that its note has to carry, and whether it is copied from that.

What is copied says what the note says. It needs no look at its facts, names and clauses, only at what was
cut off around it: a denial, a whole, a doubt.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from articlekit.checks.grounding.evidence import Evidence
from articlekit.checks.grounding.matching import cue_pattern
from articlekit.checks.grounding.passage import Passage, read
from articlekit.language.facts import Fact
from articlekit.language.letters import heading_key
from articlekit.language.locale import fold, load
from articlekit.language.phrases import rewritten
from articlekit.language.tags import uses_spaces
from articlekit.model.article import Article, blocks, headings
from articlekit.model.house import House

__all__ = [
    "WHOLE",
    "Claim",
    "HouseWords",
    "Words",
    "claims",
    "copied_runs",
    "house_words",
    "is_copied",
    "is_made_of",
    "standing_labels",
]

WHOLE = "the whole note"
"""A source that stands for all statements of the note and its title; an id has no blanks."""


@dataclass(frozen=True)
class HouseWords:
    """The words of a house that no note has to carry."""

    headings: frozenset[str] = frozenset()
    """The keys of its required headings."""
    phrases: tuple[tuple[str, str], ...] = ()
    """Each phrase that it bans with what it writes instead."""


def house_words(house: House) -> HouseWords:
    """The words of a house."""
    names = (name for wanted in house.headings.wanted for name in wanted.names)
    return HouseWords(
        headings=frozenset(map(heading_key, names)),
        phrases=tuple((phrase, instead) for phrase, instead in house.phrases.items() if instead),
    )


@dataclass(frozen=True)
class Claim:
    """A sentence, a heading, or what stands beside one."""

    path: str
    passage: Passage
    sources: tuple[str, ...]
    prose: bool = True
    """Whether it is a sentence or heading with words of its own; a time stamp or a speaker is not."""
    spoken: bool = False
    """Whether all of it is set as a quotation."""
    heading: bool = False
    """Whether it is the headline or a heading."""
    cites: bool = True
    """Whether it has a place for its sources; a standfirst has none."""

    @property
    def quoted(self) -> tuple[str, ...]:
        """The words of each quotation; all of it where it is set as one."""
        facts = self.passage.quotations
        return tuple(each.value for each in facts) or ((self.passage.text,) if self.spoken else ())


def claims(article: Article, day: Callable[[], str | None], house: HouseWords) -> Iterator[Claim]:
    """What an article says, in reading order; the standing labels of the language say nothing.

    What was restored from a flat text cites the passages of that text, whatever note it is held
    against; all of it may use the whole note.

    Args:
        article: the article.
        day: finds the date of the note.
        house: whose required headings say nothing either.
    """
    restored = article.engine == "structure"
    for claim in _claims(article, day, house):
        yield replace(claim, sources=(WHOLE,)) if restored else claim


def _claims(article: Article, day: Callable[[], str | None], house: HouseWords) -> Iterator[Claim]:
    labels = standing_labels(article.language, house)
    for path, _, heading in headings(article):
        if path != "headline" and heading_key(heading.text) in house.headings:
            continue
        if heading.text.strip() and (heading.sources or fold(heading.text.strip()) not in labels):
            passage = read(heading.text, article.language, day)
            yield Claim(path, passage, heading.sources, heading=True)
    if article.standfirst:
        every = tuple(
            dict.fromkeys(each for _, one in blocks(article) for s in one.sentences for each in s.sources)
        )
        yield Claim("standfirst", read(article.standfirst, article.language, day), every)
    for path, paragraph in blocks(article):
        spoken = paragraph.kind == "quote"
        for number, sentence in enumerate(paragraph.sentences):
            place = f"{path}.sentences[{number}]"
            if sentence.text.strip():
                passage = read(sentence.text, article.language, day)
                yield Claim(place, passage, sentence.sources, spoken=spoken)
            if sentence.stamp:
                stamp = read(sentence.stamp, article.language, day)
                yield Claim(place, stamp, sentence.sources, prose=False)
        if paragraph.attribution and paragraph.sentences:
            speaker = read(paragraph.attribution, article.language, day)
            sources = tuple(each for one in paragraph.sentences for each in one.sources)
            yield Claim(f"{path}.sentences[0]", speaker, sources, prose=False)


@lru_cache(maxsize=64)
def standing_labels(language: str, house: HouseWords) -> frozenset[str]:
    """The headings that a language has for every article, folded; they say nothing of the note.

    They do so in other words of the house, too.
    """
    locale = load(language)
    labels = {*locale.labels.values()}
    labels |= {rewritten(label, dict(house.phrases), locale, whatever=True) for label in labels}
    return frozenset(map(fold, labels))


Words = tuple[str, ...]
"""Words of a text in order, folded."""
_OF_A_WHOLE = 2
"""Words before a number that make a whole of it: "160 of 210"."""
_AROUND, _AROUND_UNSPACED = 1, 2
"""Words, or characters where words are not spaced, that have to be the same on both sides."""
_JOINT = re.compile(r"[,;:](?=\s)|[:：،，、；؛]|\s[–—-]\s")
"""Marks at which a heading is put together: who or where, and what."""
_BESIDE = 3
"""Words from which a part of a heading says what its number is of."""
_MARKS = re.compile('["“”„«»「」『』]')


def copied_runs(passage: Passage, evidence: Evidence, *, heading: bool = False) -> list[Words] | None:
    """The runs of words that a text is cut out of its evidence; none where it is no copy.

    A text is a copy where all of its words stand in the evidence one after the other, or where it is whole
    statements or whole labels, of which nothing is cut off. A heading may be put together of several runs,
    and may leave out what stands in brackets.

    Args:
        passage: the text.
        evidence: what it cites.
        heading: whether it is a headline or heading.
    """
    if _is_run(passage.spelled, passage.language, evidence.plain):
        is_whole = passage.spelled in evidence.statements or passage.spelled in evidence.labels
        return [] if is_whole else [passage.spelled]
    if is_made_of(passage, evidence.statements) or is_made_of(passage, evidence.labels):
        return []
    return _pieces(passage, evidence) if heading and not _MARKS.search(passage.text) else None


def _is_run(words: Words, language: str, plain: str, *, opening: bool = False) -> bool:
    """Whether words stand in a text one after the other, and not behind a denial.

    A number behind "160 of" is not one of them.

    Args:
        words: the words.
        language: their language.
        plain: the words of the texts, a bar between one text and the next.
        opening: whether they have to be the first ones of a text.
    """
    if not words:
        return False
    run = f" {' '.join(words)} "
    denial, place = cue_pattern(language, "negation"), plain.find(run)
    is_number = words[0][:1].isdigit()
    while place >= 0:
        before = plain[:place].rpartition("|")[2].split()[-_OF_A_WHOLE:]
        is_whole = is_number and len(before) == _OF_A_WHOLE and before[0][:1].isdigit()
        if not before or (not opening and denial.fullmatch(before[-1]) is None and not is_whole):
            return True
        place = plain.find(run, place + 1)
    return False


def _pieces(passage: Passage, evidence: Evidence) -> list[Words] | None:
    """The runs that a heading is put together of at its marks, each as long as it can be.

    What follows the first one begins a line of the note, so that nothing is cut off that it is about.
    """
    cuts = [0, *(match.end() for match in _JOINT.finditer(passage.text)), len(passage.text)]
    parts = [part for start, end in pairwise(cuts) if (part := passage.spelled_in(start, end))]
    found: list[Words] = []
    while parts:
        for count in range(len(parts), 0, -1):
            run = tuple(word for part in parts[:count] for word in part)
            valued = len(run) < _BESIDE and any(word[:1].isdigit() for word in run)
            if not valued and _is_run(run, passage.language, evidence.unbracketed, opening=bool(found)):
                break
        else:
            return None
        found.append(run)
        del parts[:count]
    return found or None


def is_made_of(passage: Passage, parts: frozenset[Words]) -> bool:
    """Whether the words of a text are those of some parts, each of them whole; "and" may stand between."""
    words, place = passage.spelled, 0
    link = read(load(passage.tag).connectives.get("and", ""), passage.tag).spelled
    lengths = sorted({*map(len, parts)} - {0}, reverse=True)
    while place < len(words):
        if place and link and words[place : place + len(link)] == link:
            place += len(link)
        length = next((each for each in lengths if words[place : place + each] in parts), 0)
        if not length:
            return False
        place += length
    return bool(words)


def is_copied(fact: Fact, passage: Passage, evidence: Evidence) -> bool:
    """Whether a fact stands in the evidence, letter for letter, with the same words on both sides.

    What is copied says what the note says, even where a shorter text around it makes it look like a
    fact of another kind. At the edge of a text the other side has to bear twice as much.
    """
    if _is_run(passage.spelled, passage.language, evidence.plain):
        return True
    tokens = passage.tokens
    first = bisect_right(tokens, fact.start, key=lambda token: token.end)
    last = bisect_left(tokens, fact.end, key=lambda token: token.start)
    if first >= last:
        return False
    around = _AROUND if uses_spaces(passage.language) else _AROUND_UNSPACED
    before, after = min(around, first), min(around, len(tokens) - last)
    if not before and not after:
        return False
    before, after = min(first, 2 * around - after), min(len(tokens) - last, 2 * around - before)
    if before + after < 2 * around:
        return False
    words = " ".join(token.word for token in tokens[first - before : last + after])
    return f" {words} " in evidence.plain
