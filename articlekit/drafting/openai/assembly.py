"""Assembly: from the flat list of sentences that a model handed in to an article."""

from articlekit.drafting.completion import Wording
from articlekit.drafting.drafter import Brief
from articlekit.drafting.openai.answers import FormError
from articlekit.drafting.openai.plan import Plan, Planned, is_translation
from articlekit.drafting.openai.setting import paragraphs_of
from articlekit.drafting.openai.wire import WireSentence
from articlekit.language.words import content, jaccard
from articlekit.model.article import Article, Paragraph, Section, Sentence
from articlekit.model.provenance import BY_NOTE

__all__ = ["Manuscript", "Pieces", "heading_of", "marked", "sort_out"]

_FEWEST, _SAME = 3, 0.85
"""Content words of a sentence that can be told to be said again, and how alike the two are then."""


class Manuscript:
    """An article while it is written, piece by piece, in the order of its parts."""

    def __init__(self, brief: Brief, plan: Plan) -> None:
        self._brief = brief
        self._plan = plan
        self.headline: Sentence | None = None
        self.lede: list[Paragraph] = []
        self.sections: list[Section] = []
        self.conclusion: list[Paragraph] = []
        self._strays: dict[str, Paragraph] = {}
        self._said: list[tuple[frozenset[str], frozenset[str]]] = []

    @property
    def strays(self) -> Wording:
        """What was said of a statement at the place of another one, if nothing else is said of it."""
        told = {
            source
            for paragraphs in (self.lede, *(each.paragraphs for each in self.sections), self.conclusion)
            for paragraph in paragraphs
            for sentence in paragraph.sentences
            for source in sentence.sources
        }
        return Wording(
            paragraphs={source: each for source, each in self._strays.items() if source not in told}
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been written yet."""
        return not (self.lede or self.sections or self.conclusion)

    def add(self, sentences: list[WireSentence]) -> None:
        """Put what a model wrote where it belongs: text before the first heading is lede."""
        for each in sentences:
            if each.stray:
                paragraph = Paragraph(sentences=(Sentence(text=each.text, sources=each.sources),))
                self._strays.setdefault(each.sources[0], paragraph)
        pieces = sort_out([each for each in sentences if not each.stray and self._is_new(each)])
        if pieces.headline is not None and self.headline is None:
            self.headline = heading_of(pieces.headline, pieces.lede or pieces.conclusion)
        opening = paragraphs_of(pieces.lede, self._brief)
        if self.sections:  # a further piece of the section before
            self._extend(opening)
        else:
            self.lede += opening
        for heading, body in pieces.sections:
            paragraphs = paragraphs_of(body, self._brief)
            self.sections.append(Section(heading=heading_of(heading, body), paragraphs=paragraphs))
        self.conclusion += paragraphs_of(pieces.conclusion, self._brief)

    def _is_new(self, sentence: WireSentence) -> bool:
        """Whether a sentence says more of its statements than one before it; titles need not."""
        words, sources = content(sentence.text, self._brief.language), frozenset(sentence.sources)
        if sentence.part in {"headline", "heading"} or not sources or len(words) < _FEWEST:
            return True
        for other, cited in self._said:
            if sources <= cited and (words <= other or _are_alike(words, other)):
                return False
        self._said.append((words, sources))
        return True

    def add_extractive(self, part: Planned) -> None:
        """Put in what the extractive drafter makes of a part, marked as its work."""
        if part.kind == "lede":
            self.lede += marked(self._plan.article.lede, part.sources)
        elif part.kind == "conclusion":
            self.conclusion += marked(self._plan.article.conclusion, part.sources)
        elif part.section is not None:
            paragraphs = marked(part.section.paragraphs, part.sources)
            heading = part.section.heading.model_copy(update={"by": BY_NOTE})
            if part.continued and self.sections:
                self._extend(paragraphs)
            else:
                section = Section(heading=heading, level=part.section.level, paragraphs=paragraphs)
                self.sections.append(section)

    def _extend(self, paragraphs: tuple[Paragraph, ...]) -> None:
        last = self.sections[-1]
        self.sections[-1] = last.model_copy(update={"paragraphs": last.paragraphs + paragraphs})

    def article(self) -> Article:
        """The article as it stands.

        Where there is no headline it is the extractive drafter's, marked so, if the language allows.

        Raises:
            FormError: there are no sentences, or no headline can be had.
        """
        brief = self._brief
        if self.is_empty:
            raise FormError("the model's answer is no article: try again, or another model")
        headline = self.headline
        if headline is None and not is_translation(brief):
            headline = self._plan.article.headline.model_copy(update={"by": BY_NOTE})
        if headline is None:
            raise FormError("the model's answer has no headline: try again, or another model")
        return Article(
            language=brief.language,
            headline=headline,
            lede=tuple(self.lede),
            sections=tuple(self.sections),
            conclusion=tuple(self.conclusion),
            missing=self._plan.missing,
            engine="openai",
            note=brief.note.id,
            meta=brief.note.meta,
        )


def _are_alike(words: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sentences have nearly the same words, and the same figures."""
    figures = {each for each in words ^ other if any(map(str.isdigit, each))}
    return not figures and jaccard(words, other) >= _SAME


class Pieces:
    """The sentences of an answer by where they stand."""

    def __init__(self) -> None:
        self.headline: WireSentence | None = None
        self.lede: list[WireSentence] = []
        self.sections: list[tuple[WireSentence, list[WireSentence]]] = []
        self.conclusion: list[WireSentence] = []


def sort_out(sentences: list[WireSentence]) -> Pieces:
    """The sentences of an answer by where they stand; a heading over nothing is left out."""
    pieces = Pieces()
    for sentence in sentences:
        if sentence.part == "headline":
            pieces.headline = pieces.headline or sentence
        elif sentence.part == "conclusion":
            pieces.conclusion.append(sentence)
        elif sentence.part == "heading":
            pieces.sections.append((sentence, []))
        elif sentence.part == "lede" or not pieces.sections:
            pieces.lede.append(sentence)
        else:
            pieces.sections[-1][1].append(sentence)
    pieces.sections = [(heading, body) for heading, body in pieces.sections if body]
    return pieces


def marked(paragraphs: tuple[Paragraph, ...], sources: tuple[str, ...]) -> tuple[Paragraph, ...]:
    """Those of the extractive drafter's paragraphs that come from certain statements, marked as its work."""
    wanted = set(sources)
    result = []
    for paragraph in paragraphs:
        kept = tuple(
            sentence.model_copy(update={"by": BY_NOTE})
            for sentence in paragraph.sentences
            if wanted & set(sentence.sources)
        )
        if kept:
            result.append(paragraph.model_copy(update={"sentences": kept}))
    return tuple(result)


def heading_of(heading: WireSentence, body: list[WireSentence]) -> Sentence:
    """A heading; one that names no statements sums up what stands under it."""
    sources = heading.sources or tuple(dict.fromkeys(source for each in body for source in each.sources))
    return Sentence(text=heading.text, sources=sources)
