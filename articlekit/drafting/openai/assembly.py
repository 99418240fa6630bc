"""Assembly: from the flat list of sentences that a model handed in to an article."""

from dataclasses import replace
from itertools import groupby

from articlekit.drafting.completion import Wording
from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive.wording import capitalize, finish, is_sentence
from articlekit.drafting.openai.answers import FormError
from articlekit.drafting.openai.plan import Plan, Planned, is_translation
from articlekit.drafting.openai.wire import WireSentence
from articlekit.language.locale import load
from articlekit.model.article import Article, Paragraph, Section, Sentence
from articlekit.model.provenance import BY_NOTE

__all__ = ["Manuscript", "Pieces", "heading_of", "marked", "paragraphs_of", "sort_out"]

_SENTENCES_A_PARAGRAPH = 4
_LIST = 3
"""Items from which a list is one."""


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
        pieces = sort_out([each for each in sentences if not each.stray])
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


def paragraphs_of(sentences: list[WireSentence], brief: Brief) -> tuple[Paragraph, ...]:
    """Paragraphs of a few sentences; items become a list, or a timeline where the note has their times.

    Items that are too few for a list, or sentences each, are running text.
    """
    paragraphs: list[Paragraph] = []
    text: list[Sentence] = []
    for is_item, run in groupby(sentences, key=lambda each: each.part == "item"):
        members = [*run]
        listed = _listed(members, brief) if is_item else members
        if isinstance(listed, Paragraph):
            paragraphs += [*_running(text), listed]
            text = []
        else:
            text += [Sentence(text=each.text, sources=each.sources) for each in listed]
    return (*paragraphs, *_running(text))


def _running(sentences: list[Sentence]) -> list[Paragraph]:
    """Sentences in paragraphs, none of which has one sentence alone if that can be avoided."""
    count = -(-len(sentences) // _SENTENCES_A_PARAGRAPH)
    size = -(-len(sentences) // count) if count else 1
    starts = range(0, len(sentences), size)
    return [Paragraph(sentences=tuple(sentences[start : start + size])) for start in starts]


def _listed(items: list[WireSentence], brief: Brief) -> Paragraph | list[WireSentence]:
    """Items as a list or a timeline; as sentences of a text where that serves a reader better."""
    stamps = [_stamp(each, brief) for each in items]
    if len(items) > 1 and all(stamps):
        pairs = zip(items, stamps, strict=True)
        timed = (
            Sentence(text=_behind(each.text, stamp or ""), sources=each.sources, stamp=stamp)
            for each, stamp in pairs
        )
        return Paragraph(kind="timeline", sentences=tuple(timed))
    if len(items) >= _LIST and not all(is_sentence(each.text) for each in items):
        return Paragraph(
            kind="list", sentences=tuple(Sentence(text=each.text, sources=each.sources) for each in items)
        )
    locale = load(brief.language)
    return [replace(each, part="text", text=finish(capitalize(each.text), locale)) for each in items]


def _stamp(sentence: WireSentence, brief: Brief) -> str | None:
    """The time that the note puts before what an item cites; only where the item may keep its form."""
    if is_translation(brief):
        return None
    stamps = {each.stamp for each in brief.note.statements if each.id in sentence.sources and each.stamp}
    return stamps.pop() if len(stamps) == 1 else None


def _behind(text: str, stamp: str) -> str:
    """The text without the time at its beginning."""
    rest = text.removeprefix(stamp).lstrip(" \u00a0\u202f:：-–—,")
    return rest if text.startswith(stamp) and any(map(str.isalpha, rest)) else text
