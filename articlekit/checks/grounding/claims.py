"""Claims: every text of an article that its note has to carry."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from articlekit.checks.grounding.passage import Passage, read
from articlekit.language.letters import heading_key
from articlekit.language.locale import fold, load
from articlekit.language.phrases import rewritten
from articlekit.model.article import Article, blocks, headings
from articlekit.model.house import House

__all__ = ["WHOLE", "Claim", "HouseWords", "claims", "house_words", "standing_labels"]

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
