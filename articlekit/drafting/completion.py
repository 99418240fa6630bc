"""Completion: what an article leaves out of its note is put where the extractive drafter has it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from articlekit.drafting.sheet import Place, Sheet, unstamped
from articlekit.model.article import Article, Paragraph, Sentence, blocks
from articlekit.model.note import Note
from articlekit.model.provenance import BY_NOTE

__all__ = ["Wording", "completed", "own_sentences", "own_words"]


@dataclass(frozen=True, kw_only=True)
class Wording:
    """The words for what is put in."""

    paragraphs: Mapping[str, Paragraph]
    """What is to be said for a statement, by its id."""
    headings: Mapping[str, Sentence] = field(default_factory=dict)
    """The heading for a section that has to be added, by the id of each statement in it."""


@dataclass(frozen=True)
class _Part:
    """A part of the extractive drafter's article: lede, section or conclusion."""

    kind: str
    level: int
    heading: Sentence | None
    entries: tuple[tuple[Paragraph, Sentence], ...]

    @property
    def sources(self) -> list[str]:
        return [source for _, sentence in self.entries for source in sentence.sources]


def own_words(own: Article, left: Iterable[str]) -> Wording:
    """The wording that the extractive drafter has for statements, marked as the note's own.

    Args:
        own: its article.
        left: ids of the statements; of some that it has made one sentence of, all have to be among them.
    """
    wanted = {*left}
    said: dict[str, Paragraph] = {}
    titles: dict[str, Sentence] = {}
    for part in _parts(own):
        for paragraph, sentence in part.entries:
            if sentence.sources and wanted.issuperset(sentence.sources):
                signed = sentence.model_copy(update={"by": BY_NOTE})
                said[sentence.sources[0]] = paragraph.model_copy(update={"sentences": (signed,)})
        if part.heading is not None:
            titles |= dict.fromkeys(part.sources, part.heading.model_copy(update={"by": BY_NOTE}))
    return Wording(paragraphs=said, headings=titles)


def own_sentences(own: Article | None, note: Note) -> dict[str, Sentence]:
    """The statements of a note, by their ids, as the extractive drafter words them, marked as the note's.

    Each is able to stand in any paragraph.

    Args:
        own: its article; without one, and for quotations, they are the statements as they stand.
        note: the note.
    """
    found = {
        each.id: Sentence(text=" ".join(each.text.split()), sources=(each.id,), by=BY_NOTE)
        for each in note.statements
    }
    worded: dict[str, Sentence] = {}
    for _, paragraph in blocks(own) if own else ():
        for sentence in paragraph.sentences if paragraph.kind != "quote" else ():
            plain = unstamped(sentence, note.language).model_copy(update={"by": BY_NOTE})
            for source in sentence.sources:
                worded.setdefault(source, plain)
    return found | {source: each for source, each in worded.items() if source in found}


def completed(article: Article, own: Article, wording: Wording) -> Article:
    """The article with what it lacks beside what stands beside it in the extractive drafter's article.

    A section that is missing as a whole is added in its place, if there is a heading for it; what it
    says goes to the end of the section before it otherwise.

    Args:
        article: the article.
        own: the extractive drafter's article of the same note, in the note's language.
        wording: what is to be said for each statement that the article lacks.
    """
    if not wording.paragraphs:
        return article
    sheet = Sheet(article)
    before: list[str] = []
    for part in _parts(own):
        for number, (_, sentence) in enumerate(part.entries):
            for source in sentence.sources:
                new = wording.paragraphs.get(source)
                if new is None:
                    continue
                place = _beside(sheet, part, number)
                if place is not None:
                    sheet.put(new, place[0], before=place[1])
                else:
                    _put_alone(sheet, part, new, wording.headings.get(source), before)
        before += part.sources
    return sheet.article()


def _beside(sheet: Sheet, part: _Part, number: int) -> tuple[Place, bool] | None:
    """The sentence that the one with a number goes beside, and whether it goes before it."""
    sources = [sentence.sources for _, sentence in part.entries]
    for each in reversed(sources[: number + 1]):  # what the same statement says already comes first
        place = sheet.find(each, last=True)
        if place is not None and (place.body or part.kind == "lede"):
            return place, False
    for each in sources[number + 1 :]:
        place = sheet.find(each, last=False)
        if place is not None and (place.body or part.kind == "lede"):
            return place, True
    return None


def _put_alone(
    sheet: Sheet, part: _Part, new: Paragraph, heading: Sentence | None, before: list[str]
) -> None:
    """Put in what nothing of its part stands beside."""
    if part.kind == "lede":
        sheet.append(new, 0)
        return
    if part.kind == "conclusion":
        sheet.append(new, sheet.conclusion)
        return
    found = (sheet.find((source,), last=True) for source in reversed(before))
    after = next((place.body for place in found if place is not None), 0)
    after = min(after, sheet.conclusion - 1)
    if heading is None:
        sheet.append(new, after)
    else:
        sheet.add_section(heading, part.level, new, after=after)


def _parts(own: Article) -> Iterator[_Part]:
    yield _Part("lede", 1, None, _entries(own.lede))
    for section in own.sections:
        yield _Part("section", section.level, section.heading, _entries(section.paragraphs))
    yield _Part("conclusion", 1, None, _entries(own.conclusion))


def _entries(paragraphs: tuple[Paragraph, ...]) -> tuple[tuple[Paragraph, Sentence], ...]:
    return tuple((paragraph, sentence) for paragraph in paragraphs for sentence in paragraph.sentences)
