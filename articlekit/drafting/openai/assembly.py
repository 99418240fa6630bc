"""Assembly: from the flat list of sentences that a model handed in to an article."""

from articlekit.drafting.drafter import Brief, UnusableAnswer
from articlekit.drafting.openai.plan import Plan, is_translation
from articlekit.drafting.openai.wire import WireSentence
from articlekit.model.article import Article, Paragraph, Section, Sentence

__all__ = ["Pieces", "assemble", "paragraphs_of", "sort_out"]

_SENTENCES_A_PARAGRAPH = 3


class Pieces:
    """The sentences of an article by where they stand."""

    def __init__(self) -> None:
        self.headline: WireSentence | None = None
        self.lede: list[WireSentence] = []
        self.sections: list[tuple[WireSentence, list[WireSentence]]] = []
        self.conclusion: list[WireSentence] = []


def sort_out(sentences: list[WireSentence]) -> Pieces:
    """Put each sentence where it belongs: text before the first heading is lede."""
    pieces = Pieces()
    for sentence in sentences:
        if sentence.part == "headline" and pieces.headline is None:
            pieces.headline = sentence
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


def assemble(pieces: Pieces, brief: Brief, plan: Plan) -> Article:
    """The article of these pieces.

    Where there is no headline it is the extractive drafter's, marked so, if the language allows.

    Raises:
        UnusableAnswer: there are no sentences, or no headline can be had.
    """
    if not (pieces.lede or pieces.sections or pieces.conclusion):
        raise UnusableAnswer("the model's answer has no sentences of an article: try again, or another model")
    if pieces.headline is not None:
        headline = _heading(pieces.headline, pieces.lede or pieces.conclusion)
    elif not is_translation(brief):
        headline = plan.article.headline.model_copy(update={"by": "extractive"})
    else:
        raise UnusableAnswer("the model's answer has no headline: try again, or another model")
    sections = tuple(
        Section(heading=_heading(heading, body), paragraphs=paragraphs_of(body, brief))
        for heading, body in pieces.sections
    )
    return Article(
        language=brief.language,
        headline=headline,
        lede=paragraphs_of(pieces.lede, brief),
        sections=sections,
        conclusion=paragraphs_of(pieces.conclusion, brief),
        missing=plan.missing,
        engine="openai",
        note=brief.note.id,
        meta=brief.note.meta,
    )


def _heading(heading: WireSentence, body: list[WireSentence]) -> Sentence:
    """A heading; one that names no statements sums up what stands under it."""
    sources = heading.sources or tuple(dict.fromkeys(source for each in body for source in each.sources))
    return Sentence(text=heading.text, sources=sources)


def paragraphs_of(sentences: list[WireSentence], brief: Brief) -> tuple[Paragraph, ...]:
    """Paragraphs of a few sentences; items become a list, or a timeline where the note has their times."""
    paragraphs: list[Paragraph] = []
    run: list[WireSentence] = []
    for sentence in sentences:
        is_item = sentence.part == "item"
        full = not is_item and len(run) >= _SENTENCES_A_PARAGRAPH
        if run and (full or (run[0].part == "item") != is_item):
            paragraphs.append(_paragraph(run, brief))
            run = []
        run.append(sentence)
    if run:
        paragraphs.append(_paragraph(run, brief))
    return tuple(paragraphs)


def _paragraph(run: list[WireSentence], brief: Brief) -> Paragraph:
    if run[0].part != "item":
        return Paragraph(sentences=tuple(Sentence(text=each.text, sources=each.sources) for each in run))
    if len(run) == 1:
        return Paragraph(sentences=(Sentence(text=run[0].text, sources=run[0].sources),))
    stamps = [_stamp(each, brief) for each in run]
    if all(stamps):
        items = tuple(
            Sentence(text=_behind(each.text, stamp or ""), sources=each.sources, stamp=stamp)
            for each, stamp in zip(run, stamps, strict=True)
        )
        return Paragraph(kind="timeline", sentences=items)
    items = tuple(Sentence(text=each.text, sources=each.sources) for each in run)
    return Paragraph(kind="list", sentences=items)


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
